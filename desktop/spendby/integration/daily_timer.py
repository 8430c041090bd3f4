"""Being reminded while Spendby isn't running: a timer of the user's own systemd.

Once a day, or as soon as the computer is on again, it runs `spendby check --notify`.
"""

import logging
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from datetime import time
from pathlib import Path
from typing import NamedTuple

from spendby.domain.errors import SystemRefused
from spendby.domain.standby import SwitchState
from spendby.outside import read_outside, reason_of
from spendby.translation import mark, tr

SERVICE = "spendby-check.service"
TIMER = "spendby-check.timer"
_SECONDS = 10
_LONGEST = 65_536
_PLAIN = re.compile(r"[A-Za-z0-9_@%+=:,./-]+")

OFF = mark("Nothing looks for reminders while Spendby isn't running.")
NO_SYSTEMD = mark(
    "This system has no systemd, which keeps the timer. Start at log-in reminds you instead, or "
    "let another timer run: {command}"
)
NO_MANAGER = mark(
    "This session keeps no timers for you, so nothing would look for reminders while Spendby "
    "isn't running. Start at log-in reminds you instead."
)
NO_ANSWER = mark(
    "The system's timers couldn't be asked just now, so the timer can't be changed. Open this "
    "page again to try once more, or use Start at log-in."
)
ASLEEP = mark("The timer is written down but isn't running. Turn it off and on again.")
REFUSED = mark(
    "The system refused the timer. Nothing was changed; Start at log-in can remind you instead."
)

_LOG = logging.getLogger(__name__)


class Ran(NamedTuple):
    """What a command came to; `found` tells whether there was one to run at all."""

    ok: bool
    out: str = ""
    found: bool = True


Run = Callable[[Sequence[str]], Ran]


def systemctl(words: Sequence[str]) -> Ran:
    """Run systemctl for the user's own services."""
    program = shutil.which("systemctl")
    if program is None:
        return Ran(ok=False, found=False)
    try:
        done = subprocess.run(  # noqa: S603 - the system's own, with words of this module
            [program, "--user", *words],
            capture_output=True,
            text=True,
            check=False,
            timeout=_SECONDS,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        _LOG.info("systemctl %s: %s", words[0], type(error).__name__)
        return Ran(ok=False)
    if done.returncode:
        _LOG.info("systemctl %s: %s", words[0], done.stderr.strip())
    return Ran(done.returncode == 0, done.stdout.strip())


class SystemdTimer:
    """Two unit files in the user's configuration, enabled and started."""

    def __init__(
        self, command: Sequence[str], environ: Mapping[str, str], run: Run = systemctl
    ) -> None:
        """Let it run `command` with check --notify, by way of `run`."""
        self._command = [*command, "check", "--notify"]
        self._run = run
        home = environ.get("XDG_CONFIG_HOME", "")
        config = Path(home) if home.startswith("/") else Path("~/.config").expanduser()
        self._folder = config / "systemd" / "user"

    def standing(self) -> SwitchState:
        """Ask systemd, not only the files: a timer that is written down may still not run."""
        written = (self._folder / TIMER).exists()
        obstacle = self._obstacle()
        if obstacle:
            return SwitchState(on=False, said=obstacle, possible=False)
        active = self._run(["is-active", TIMER])
        if active.ok:
            return SwitchState(on=True, said=self._next())
        if written:
            return SwitchState(on=False, said=tr(ASLEEP))
        return SwitchState(on=False, said=tr(OFF))

    def turn_on(self, at: time) -> None:
        """Write the units, have them read, and start the timer; all of it or nothing."""
        obstacle = self._obstacle()
        if obstacle:
            raise SystemRefused(tr("{why} Nothing was changed.").format(why=obstacle))
        before = {name: self._read(name) for name in (SERVICE, TIMER)}
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / SERVICE).write_text(service_unit(self._command), encoding="utf-8")
            (self._folder / TIMER).write_text(timer_unit(at), encoding="utf-8")
        except OSError as error:
            self._put_back(before)
            message = tr(
                "Couldn't write the timer into {folder}: {reason}. Nothing was changed."
            ).format(folder=self._folder, reason=reason_of(error))
            raise SystemRefused(message) from None
        # Restarted, because a timer that runs already keeps the hour it was started with.
        for words in (["daemon-reload"], ["enable", TIMER], ["restart", TIMER]):
            done = self._run(words)
            if not done.ok:
                self._put_back(before)
                self._run(["daemon-reload"])
                raise SystemRefused(tr(REFUSED))

    def turn_off(self) -> None:
        """Stop the timer and remove its files; without systemd the files are all there is."""
        self._run(["disable", "--now", TIMER])
        try:
            for name in (TIMER, SERVICE):
                (self._folder / name).unlink(missing_ok=True)
            (self._folder / "timers.target.wants" / TIMER).unlink(missing_ok=True)
        except OSError as error:
            message = tr("Couldn't remove the timer from {folder}: {reason}.").format(
                folder=self._folder, reason=reason_of(error)
            )
            raise SystemRefused(message) from None
        self._run(["daemon-reload"])

    def _obstacle(self) -> str:
        """Say why there can be no timer here; empty where there can."""
        found = self._run(["show-environment"])
        if found.ok:
            return ""
        if not found.found:
            return tr(NO_SYSTEMD).format(command=" ".join(self._command))
        # It tells its own version without any session, unless something keeps it from running.
        return tr(NO_MANAGER) if self._run(["--version"]).ok else tr(NO_ANSWER)

    def _next(self) -> str:
        shown = self._run(["show", TIMER, "--property=NextElapseUSecRealtime", "--value"])
        when = " ".join(shown.out.split()[:3]) if shown.ok else ""
        return tr("Looks next on {when}.").format(when=when) if when else tr("Looks once a day.")

    def _read(self, name: str) -> str | None:
        try:
            return read_outside(self._folder / name, _LONGEST).decode()
        except (OSError, UnicodeDecodeError):
            return None

    def _put_back(self, before: Mapping[str, str | None]) -> None:
        for name, text in before.items():
            try:
                if text is None:
                    (self._folder / name).unlink(missing_ok=True)
                else:
                    (self._folder / name).write_text(text, encoding="utf-8")
            except OSError:
                continue


class NoTimer:
    """Stands in where the system has no timer that Spendby knows how to keep."""

    def standing(self) -> SwitchState:
        """Say so."""
        said = tr(
            "Spendby can't keep a timer on this system yet. Start at log-in reminds you instead."
        )
        return SwitchState(on=False, said=said, possible=False)

    def turn_on(self, at: time) -> None:  # noqa: ARG002 - the port's
        """Refuse."""
        raise SystemRefused(self.standing().said)

    def turn_off(self) -> None:
        """There is nothing to remove."""


def service_unit(command: Sequence[str]) -> str:
    """Write the unit that looks once."""
    return (
        "[Unit]\n"
        "Description=Reminds of store credit before it ends\n"
        "\n"
        "[Service]\n"
        "Type=oneshot\n"
        f"ExecStart={' '.join(map(_word, _whole(command)))}\n"
    )


def timer_unit(at: time) -> str:
    """Write the unit that says when; what was missed is caught up with."""
    return (
        "[Unit]\n"
        "Description=Once a day, Spendby looks for reminders\n"
        "\n"
        "[Timer]\n"
        f"OnCalendar=*-*-* {at:%H:%M}:00\n"
        "Persistent=true\n"
        "\n"
        "[Install]\n"
        "WantedBy=timers.target\n"
    )


def _whole(command: Sequence[str]) -> list[str]:
    """Give the command with its program's path: older systemd wants it."""
    first, *others = command
    return [shutil.which(first) or first, *others]


def _word(word: str) -> str:
    escaped = word.replace("%", "%%").replace("$", "$$")
    if _PLAIN.fullmatch(escaped):
        return escaped
    inside = escaped.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inside}"'
