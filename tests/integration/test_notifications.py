"""Notices over the bus: shown only when the service says so, never waiting longer than it may."""

import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from spendby.domain.notice import Choice, Notice, Outcome, Place, Press, Weight
from spendby.integration.loop import WaitingLoop
from spendby.integration.notifications import desktop
from spendby.integration.notifications.desktop import DesktopNotices, PatientNotices
from tests.helpers.notification_service import SIGNATURE, NotificationService
from tests.helpers.private_bus import private_bus

SHOWN = Outcome(Place.DESKTOP, shown=True)
CHOICES = (Choice(Press.SHOW, "Show"), Choice(Press.DONE, "Done"))


def _notice(
    title: str = "$5.00 expires tomorrow",
    tag: str = "c1",
    body: str = "Survey panel payout.",
    weight: Weight = Weight.USUAL,
) -> Notice:
    return Notice(title, body, weight, tag, CHOICES)


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A bus of the test's own, which everything here takes for the session's."""
    with private_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def service(bus: str) -> Iterator[NotificationService]:
    """A service that works."""
    running = NotificationService(bus).start()
    yield running
    running.stop()


class _Desk:
    """The notices with the loop that they run in."""

    def __init__(self) -> None:
        self.loop = WaitingLoop()
        self.pressed: list[tuple[str, Press]] = []
        self.tokens: list[str] = []
        self.notices = DesktopNotices(self.loop, self._press, "spendby")

    def _press(self, notice: Notice, choice: Choice, token: str) -> None:
        self.pressed.append((notice.tag, choice.press))
        self.tokens.append(token)

    def announce(self, notice: Notice) -> Outcome:
        told: list[Outcome] = []
        self.notices.announce(notice, told.append)
        self.loop.run(lambda: bool(told))
        (outcome,) = told
        return outcome

    def listen(self, count: int) -> list[tuple[str, Press]]:
        """Wait for so many presses, or for as long as a notice is waited for."""
        late: list[bool] = []
        self.loop.after(10, lambda: late.append(True))
        self.loop.run(lambda: len(self.pressed) >= count or bool(late))
        return self.pressed

    def rest(self, seconds: float) -> None:
        over: list[bool] = []
        self.loop.after(seconds, lambda: over.append(True))
        self.loop.run(lambda: bool(over))


@pytest.fixture
def desk() -> Iterator[_Desk]:
    """Notices without anything behind them yet."""
    made = _Desk()
    yield made
    made.notices.close()
    made.loop.close()


def test_what_is_sent_has_the_types_that_the_standard_asks_for(
    service: NotificationService, desk: _Desk
) -> None:
    assert desk.announce(_notice(weight=Weight.HEAVY)) == SHOWN
    (asked,) = service.asked
    assert asked.signature == SIGNATURE
    assert asked.hints == {"urgency": ("y", 2), "desktop-entry": ("s", "spendby")}
    assert asked.actions == ["default", "Show", "show", "Show", "done", "Done"]
    assert (asked.app, asked.icon, asked.lasts) == ("Spendby", "spendby", -1)
    assert asked.title == "$5.00 expires tomorrow"


def test_a_later_notice_takes_the_place_of_the_earlier_of_its_tag(
    service: NotificationService, desk: _Desk
) -> None:
    for tag in ("c1", "c2", "c1"):
        assert desk.announce(_notice(tag=tag)) == SHOWN
    assert [one.replaces for one in service.asked] == [0, 0, 41]


def test_a_dismissed_notice_is_not_brought_back_under_its_number(
    service: NotificationService, desk: _Desk
) -> None:
    desk.announce(_notice())
    service.dismiss(41)
    desk.rest(0.1)
    desk.announce(_notice())
    assert [one.replaces for one in service.asked] == [0, 0]


def test_a_click_and_a_button_reach_the_credit(service: NotificationService, desk: _Desk) -> None:
    desk.announce(_notice())
    service.press(41, "default")
    service.press(41, "done")
    service.press(41, "nonsense")
    service.press(7, "done")
    service.press(41, "show")
    assert desk.listen(3) == [("c1", Press.SHOW), ("c1", Press.DONE), ("c1", Press.SHOW)]


def test_the_desktops_leave_to_come_to_the_front_comes_with_the_press_it_was_given_for(
    service: NotificationService, desk: _Desk
) -> None:
    for tag in ("c1", "c2"):
        desk.announce(_notice(tag=tag))
    service.press(41, "default", "leave 1")
    service.press(42, "show")
    service.press(41, "show")
    service.press(42, "done", "leave 2")
    assert len(desk.listen(4)) == 4
    assert desk.tokens == ["leave 1", "", "", "leave 2"]


def test_a_stranger_gives_no_leave(service: NotificationService, desk: _Desk, bus: str) -> None:
    desk.announce(_notice())
    stranger = NotificationService(bus).start()
    stranger.press(41, "default", "forged")
    desk.rest(0.2)
    stranger.stop()
    service.press(41, "default")
    desk.listen(1)
    assert desk.tokens == [""]


def test_every_service_shows_show_once(bus: str, desk: _Desk) -> None:
    """One shows a click on the notice as a button of its own, so it needs no other."""
    for name, actions in (
        ("gnome-shell", ["default", "Show", "show", "Show", "done", "Done"]),
        ("Xfce Notify Daemon", ["default", "Show", "done", "Done"]),
        ("", ["default", "Show", "show", "Show", "done", "Done"]),
    ):
        service = NotificationService(bus, name=name).start()
        assert desk.announce(_notice()) == SHOWN
        assert service.asked[0].actions == actions
        service.press(service.asked[0].number, "default")
        service.stop()
        desk.rest(0.1)
    assert desk.listen(3) == [("c1", Press.SHOW)] * 3


def test_the_service_is_asked_once_what_it_can_do(
    service: NotificationService, desk: _Desk
) -> None:
    desk.announce(_notice())
    desk.announce(_notice())
    assert service.questions == 1


@pytest.mark.parametrize(
    ("abilities", "body"),
    [
        (("body", "body-markup", "actions"), "&lt;b&gt;Mum &amp; Dad&lt;/b&gt; \"'"),
        (("body", "actions"), "<b>Mum & Dad</b> \"'"),
    ],
)
def test_text_is_shown_literally_whatever_the_service_makes_of_markup(
    bus: str, desk: _Desk, abilities: tuple[str, ...], body: str
) -> None:
    service = NotificationService(bus, abilities).start()
    assert desk.announce(_notice("<i>$5</i>", body="<b>Mum & Dad</b> \"'")) == SHOWN
    assert (service.asked[0].title, service.asked[0].body) == ("<i>$5</i>", body)
    service.stop()


def test_a_service_without_bodies_and_buttons_gets_one_sentence(bus: str, desk: _Desk) -> None:
    service = NotificationService(bus, ()).start()
    assert desk.announce(_notice()) == SHOWN
    assert service.asked[0].title == "$5.00 expires tomorrow. Survey panel payout."
    assert service.asked[0].actions == []
    service.stop()


def test_no_bus_is_told_at_once(desk: _Desk) -> None:
    assert desk.announce(_notice()).why == desktop.NO_BUS


@pytest.mark.parametrize("address", ["nonsense", "unix:path=/nowhere", "tcp:host=localhost", "a:b"])
def test_an_address_that_leads_nowhere_is_no_bus(
    desk: _Desk, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert desk.announce(_notice()).why == desktop.NO_BUS


def test_the_bus_is_found_in_its_usual_place_too(
    service: NotificationService, desk: _Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path(os.environ["DBUS_SESSION_BUS_ADDRESS"].removeprefix("unix:path=").split(",")[0])
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder.parent))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    assert desk.announce(_notice()) == SHOWN
    assert len(service.asked) == 1


@pytest.mark.usefixtures("bus")
def test_a_bus_without_a_service_is_told_at_once(desk: _Desk) -> None:
    assert desk.announce(_notice()).why == desktop.NO_SERVICE


def test_a_service_that_hangs_is_not_waited_for(bus: str, desk: _Desk) -> None:
    service = NotificationService(bus, hangs=True).start()
    begun = time.monotonic()
    assert desk.announce(_notice()).why == desktop.TOO_SLOW
    assert time.monotonic() - begun >= desktop.LIMIT
    service.stop()


def test_a_bus_that_greets_nobody_is_not_waited_for(
    desk: _Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as mute:
        mute.bind("mute")
        mute.listen()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=mute")
        assert desk.announce(_notice()).why == desktop.TOO_SLOW


def test_a_service_that_refuses_is_quoted(bus: str, desk: _Desk) -> None:
    service = NotificationService(bus, refuses=True).start()
    outcome = desk.announce(_notice())
    assert not outcome.shown
    assert "refused the notice (org.freedesktop.DBus.Error.InvalidArgs)" in outcome.why
    service.stop()


def test_a_service_that_was_restarted_shows_the_next_notice_under_a_new_number(
    service: NotificationService, desk: _Desk
) -> None:
    desk.announce(_notice())
    service.stop()
    service.start()
    assert desk.announce(_notice()) == SHOWN
    assert [one.replaces for one in service.asked] == [0, 0]
    assert service.questions == 2


def test_a_service_that_dies_while_it_is_asked_is_asked_again_when_it_is_back(
    service: NotificationService, desk: _Desk
) -> None:
    desk.announce(_notice())
    service.dies_when_asked = True
    told: list[Outcome] = []
    desk.notices.announce(_notice("Again", "c2"), told.append)
    desk.rest(0.3)
    assert told == []
    service.dies_when_asked = False
    service.start()
    desk.loop.run(lambda: bool(told))
    assert told == [SHOWN]
    assert [one.title for one in service.asked] == ["$5.00 expires tomorrow", "Again"]


def test_a_service_that_never_comes_back_is_told_of(bus: str, desk: _Desk) -> None:
    service = NotificationService(bus, dies_when_asked=True).start()
    assert desk.announce(_notice()).why == desktop.NO_SERVICE
    service.stop()


def test_a_bus_that_is_lost_is_found_again(desk: _Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(2):
        with private_bus() as address:
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
            service = NotificationService(address).start()
            assert desk.announce(_notice()) == SHOWN
            service.stop()
        desk.rest(0.1)


def test_what_is_shown_too_late_is_not_claimed_but_its_buttons_work(bus: str, desk: _Desk) -> None:
    service = NotificationService(bus).start()
    assert desk.announce(_notice()) == SHOWN
    service.hangs = True
    assert desk.announce(_notice("Late", "c2")).why == desktop.TOO_SLOW
    assert len(service.asked) == 1
    service.stop()


@pytest.mark.usefixtures("bus")
def test_nobody_else_can_press(service: NotificationService, desk: _Desk, bus: str) -> None:
    desk.announce(_notice())
    stranger = NotificationService(bus)
    stranger.start()  # waits in line for the name, so it is somebody else
    stranger.press(41, "done")
    desk.rest(0.2)
    assert desk.pressed == []
    stranger.stop()
    assert service.asked


def test_a_command_waits_for_the_answer_and_offers_no_buttons(
    service: NotificationService,
) -> None:
    told: list[Outcome] = []
    PatientNotices("spendby").announce(_notice(), told.append)
    assert told == [SHOWN]
    assert service.asked[0].actions == []


def test_a_command_without_a_bus_ends_at_once() -> None:
    told: list[Outcome] = []
    PatientNotices().announce(_notice(), told.append)
    assert [one.why for one in told] == [desktop.NO_BUS]
