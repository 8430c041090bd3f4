"""Tries a real desktop, which takes minutes: `make desk`.

A notification service (dunst), a tray (trayer) and a window manager under Xvfb, and two windows
started together again and again. What each needs is named where it is missing.
"""

import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from spendby.domain.expiry import on_day
from spendby.domain.notice import Choice, Notice, Outcome, Press
from spendby.domain.notice_words import Ending, ending_notice, trial_notice
from spendby.domain.verdict import Answer
from spendby.integration.loop import WaitingLoop
from spendby.integration.notifications.desktop import NO_SERVICE, DesktopNotices
from tests.desk.screen import Screen, screen
from tests.helpers.credits import DAY, make_credit
from tests.helpers.private_bus import private_bus
from tests.helpers.window_processes import kill, one_round, start_window

TOOLS = ("Xvfb", "dbus-daemon", "dunst", "dunstctl", "openbox", "xdotool", "trayer")
PACKAGES = "xvfb dbus-daemon dunst openbox xdotool trayer"
ROUNDS = 50


class _Desk:
    """Notices in a loop, and what was pressed on them."""

    def __init__(self) -> None:
        self.loop = WaitingLoop()
        self.pressed: list[Press] = []
        self.notices = DesktopNotices(self.loop, self._press)

    def _press(self, _notice: Notice, choice: Choice, _token: str) -> None:
        self.pressed.append(choice.press)

    def announce(self, notice: Notice) -> Outcome:
        told: list[Outcome] = []
        self.notices.announce(notice, told.append)
        self.loop.run(lambda: bool(told))
        return told[0]

    def rest(self, seconds: float) -> None:
        over: list[bool] = []
        self.loop.after(seconds, lambda: over.append(True))
        self.loop.run(lambda: bool(over))


@contextmanager
def _dunst(desk: Screen) -> Iterator[None]:
    with desk.started("dunst"):
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and desk.run("dunstctl", "count").returncode:
            time.sleep(0.1)
        yield


def _shown(desk: Screen) -> list[dict[str, str]]:
    """Tell what dunst shows or has shown, newest first."""
    desk.run("dunstctl", "close-all")
    history = json.loads(desk.run("dunstctl", "history").stdout)["data"][0]
    return [{name: value["data"] for name, value in one.items()} for one in history]


def dunst_shows_notices(desk: Screen) -> None:
    """A real service shows a notice, replaces it, and its click is heard."""
    me = _Desk()
    name = "<b>Mum & Dad</b>"
    credit = make_credit(name=name, expiry=on_day(DAY))
    with _dunst(desk):
        assert me.announce(ending_notice(Ending(credit, DAY, Answer.NO))).shown
        assert me.announce(ending_notice(Ending(credit, DAY, Answer.NO))).shown
        assert desk.run("dunstctl", "count", "displayed").stdout.strip() == "1", "not replaced"
        desk.run("dunstctl", "action")
        me.rest(1)
        assert me.pressed == [Press.SHOW], me.pressed
        assert me.announce(ending_notice(Ending(credit, DAY, Answer.NO))).shown
        newest = _shown(desk)[0]
        assert newest["summary"] == "$25.00 expires today", newest
        assert "Mum" in newest["body"], newest
    me.rest(0.5)
    assert me.announce(trial_notice()).why == NO_SERVICE
    with _dunst(desk):
        assert me.announce(trial_notice()).shown
    me.notices.close()
    me.loop.close()


def windows_started_together(_desk: Screen) -> None:
    """Of two windows started together one stays, fifty times, each owner killed."""
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(ROUNDS):
            one_round(Path(folder))


def without_a_tray(desk: Screen) -> None:
    """A background start without a tray has a window out of the way, and closing it quits."""
    window = start_window(desk.folder / "plain", "--background")
    assert window.stderr is not None
    said = window.stderr.readline()
    assert "There is no tray here" in said, said
    second = start_window(desk.folder / "plain")
    assert second.wait(60) == 0
    desk.wait("its window", lambda: "Spendby" in desk.front())
    desk.run("xdotool", "key", "alt+F4")
    desk.wait("the end", lambda: window.poll() is not None)
    window.communicate()
    second.communicate()


def with_a_tray(desk: Screen) -> None:
    """With a tray nothing is seen at first, closing stays, and quitting quits."""
    with desk.started("trayer"):
        window = start_window(desk.folder / "tray", "--background")
        desk.wait("an icon in the tray", lambda: desk.seen("--class", "spendby"))
        assert not desk.seen("--name", "^Spendby")
        for _ in range(2):
            start_window(desk.folder / "tray").communicate()
            desk.wait("its window", lambda: "Spendby" in desk.front())
            desk.run("xdotool", "key", "alt+F4")
            desk.wait("no window", lambda: not desk.seen("--name", "^Spendby"))
            assert window.poll() is None
        start_window(desk.folder / "tray").communicate()
        desk.wait("its window", lambda: "Spendby" in desk.front())
        desk.run("xdotool", "key", "ctrl+q")
        desk.wait("the end", lambda: window.poll() is not None)
        kill(window)


STEPS: tuple[Callable[[Screen], None], ...] = (
    dunst_shows_notices,
    without_a_tray,
    with_a_tray,
    windows_started_together,
)


def main(chosen: list[str]) -> int:
    """Go through the steps, or those that are named; gives the exit status."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        sys.stderr.write(
            f"The desk was not tried: this machine lacks {', '.join(missing)}.\n"
            f"On Debian: apt-get install {PACKAGES}\n"
        )
        return 1
    with ExitStack() as kept:
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = kept.enter_context(private_bus())
        desk = kept.enter_context(screen())
        for step in STEPS:
            if chosen and step.__name__ not in chosen:
                continue
            begun = time.monotonic()
            step(desk)
            spent = time.monotonic() - begun
            sys.stdout.write(f"{step.__name__:26} {spent:6.1f} s  {step.__doc__}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
