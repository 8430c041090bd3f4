"""Closing, hiding, coming back and quitting, with a tray and without one."""

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spendby.domain.notice import Choice, Notice, Outcome, Place, Press
from spendby.domain.notice_words import Ending, ending_notice
from spendby.domain.verdict import Answer
from spendby.services.services import Services
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.theme import Theme
from spendby.ui.shell.background import Background
from spendby.ui.shell.main_window import MainWindow
from spendby.ui.shell.window_state import state_file
from spendby.ui.tray.start import Start
from spendby.ui.tray.tray import NO_TRAY, Tray
from spendby.ui.tray.tray_choice import TrayChoice
from spendby.ui.tray.tray_icon import tray_icon
from tests.helpers.credits import DAY
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import OpenWindow, drawer, shown_dialog


class _Desktop:
    """Takes every notice, and remembers it."""

    def __init__(self) -> None:
        self.shown: list[Notice] = []
        self.works = True

    def announce(self, notice: Notice, tell: Callable[[Outcome], None]) -> None:
        self.shown.append(notice)
        tell(Outcome(Place.DESKTOP, shown=self.works, why="" if self.works else "No."))


class _RealTray(Tray):
    """A tray that is there, which none is where tests run."""

    @property
    def is_there(self) -> bool:
        return True


class _Door:
    """A door at which the test rings."""

    def __init__(self) -> None:
        self.ring: Callable[[str], None] = lambda _token: None

    def listen(self, loop: object, rung: Callable[[str], None]) -> None:
        assert loop is not None
        self.ring = rung


@pytest.fixture
def desktop() -> _Desktop:
    """A desktop that shows notices."""
    return _Desktop()


@pytest.fixture
def services(desktop: _Desktop) -> Services:
    """The use cases over `drawer`, with that desktop."""
    made = memory_services(drawer())
    made.announcing.add(desktop)
    return made


@pytest.fixture
def window(open_window: OpenWindow, services: Services) -> Iterator[MainWindow]:
    """A window over `drawer`."""
    opened = open_window(services)
    yield opened
    opened.leaving = True
    QApplication.setQuitOnLastWindowClosed(True)


@pytest.fixture
def choice(tmp_path: Path) -> TrayChoice:
    """What was chosen about the tray: nothing yet."""
    return TrayChoice(state_file(str(tmp_path)))


@pytest.fixture
def standby(services: Services, theme: Theme, window: MainWindow, choice: TrayChoice) -> Background:
    """Standing by, with a tray."""
    tray = _RealTray(theme, window.actions_of, services.announcing.press)
    made = Background(services, theme, window, choice, tray)
    made.settle()
    return made


def test_closing_leaves_it_in_the_tray_and_says_so_once(
    standby: Background, window: MainWindow, desktop: _Desktop, choice: TrayChoice
) -> None:
    window.close()
    assert not window.isVisible()
    assert [one.title for one in desktop.shown] == ["Still here to remind you"]
    assert choice.told
    standby.present()
    assert window.isVisible()
    window.close()
    assert len(desktop.shown) == 1


def test_what_could_not_be_said_is_said_next_time(
    standby: Background, window: MainWindow, desktop: _Desktop, choice: TrayChoice
) -> None:
    assert standby.tray is not None
    desktop.works = False
    window.close()
    assert choice.told  # the tray took it
    assert [one.tag for one in desktop.shown] == ["standby"]


def test_closing_takes_dialogs_along(standby: Background, window: MainWindow) -> None:
    assert standby.has_tray
    window.actions_of[Do.SETTINGS].trigger()
    dialog = shown_dialog(window)
    window.close()
    assert not dialog.isVisible()


@pytest.mark.usefixtures("standby")
def test_quitting_quits_also_with_a_tray(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.closing):
        window.actions_of[Do.QUIT].trigger()


def test_the_trays_own_menu_quits_while_the_window_is_hidden(
    standby: Background, window: MainWindow, qtbot: QtBot
) -> None:
    window.close()
    assert standby.tray is not None
    with qtbot.waitSignal(window.closing):
        standby.tray.menu.actions()[-1].trigger()


def test_who_does_not_want_the_tray_quits_by_closing(
    standby: Background, window: MainWindow, choice: TrayChoice, qtbot: QtBot
) -> None:
    assert standby.has_tray
    choice.choose(keep=False)
    with qtbot.waitSignal(window.closing):
        window.close()


def test_without_a_tray_closing_quits(
    services: Services, theme: Theme, window: MainWindow, choice: TrayChoice, qtbot: QtBot
) -> None:
    standby = Background(services, theme, window, choice)
    standby.settle()
    assert not standby.has_tray
    with qtbot.waitSignal(window.closing):
        window.close()


def test_without_a_tray_a_background_start_opens_the_window_and_says_why(
    services: Services, theme: Theme, window: MainWindow, choice: TrayChoice, qtbot: QtBot
) -> None:
    window.hide()
    said: list[str] = []
    standby = Background(services, theme, window, choice, wait=timedelta())
    standby.begin(Start(background=True, say=said.append))
    qtbot.waitUntil(window.isMinimized)
    assert said[0].startswith("There is no tray here, so Spendby's window is open")
    assert QApplication.quitOnLastWindowClosed()


def test_with_a_tray_a_background_start_shows_no_window_but_has_its_credits(
    standby: Background, window: MainWindow, qtbot: QtBot
) -> None:
    window.hide()
    standby.begin(Start(background=True))
    qtbot.waitUntil(lambda: window.control.judge is not None)
    assert not window.isVisible()


def test_a_second_start_brings_the_window_back(
    standby: Background, window: MainWindow, qtbot: QtBot
) -> None:
    door = _Door()
    standby.begin(Start(door=door))
    window.close()
    assert not window.isVisible()
    door.ring("")
    qtbot.waitActive(window)
    window.showMinimized()
    door.ring("")
    assert not window.isMinimized()


def test_a_click_on_a_notice_shows_its_credit(
    standby: Background, window: MainWindow, services: Services
) -> None:
    assert standby.has_tray
    window.close()
    notice = _notice(services, "soon")
    services.announcing.press(notice, notice.choices[0])
    assert window.isVisible()
    assert window.control.current is not None
    assert window.control.current.credit.id == "soon"


@pytest.fixture
def leaves(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """What Qt would find to hand to the compositor, each time the window comes to the front."""
    found: list[str | None] = []
    monkeypatch.setattr(
        window, "activateWindow", lambda: found.append(os.environ.get("XDG_ACTIVATION_TOKEN"))
    )
    return found


def test_a_click_on_a_notice_uses_the_desktops_leave_once(
    standby: Background, window: MainWindow, services: Services, leaves: list[str | None]
) -> None:
    assert standby.has_tray
    notice = _notice(services, "soon")
    window.showMinimized()
    services.announcing.press(notice, notice.choices[0], "leave 1")
    assert not window.isMinimized()
    assert "XDG_ACTIVATION_TOKEN" not in os.environ
    services.announcing.press(notice, notice.choices[0])
    assert leaves == ["leave 1", None]


def test_what_a_notice_can_no_longer_do_is_said_in_a_window_that_comes_by_the_same_leave(
    standby: Background, services: Services, leaves: list[str | None]
) -> None:
    assert standby.has_tray
    notice = replace(_notice(services, "soon"), credits=("deleted",))
    services.announcing.press(notice, _choice(notice, Press.DONE), "leave 2")
    assert leaves == ["leave 2"]


@pytest.mark.usefixtures("standby")
@pytest.mark.parametrize(("press", "label"), [(Press.DONE, "Marked"), (Press.SNOOZE, "Snoozed")])
def test_done_and_snooze_act_on_the_reminder(
    window: MainWindow, services: Services, press: Press, label: str
) -> None:
    services.reminders.catch_up()
    notice = _notice(services, "soon")
    window.close()
    services.announcing.press(notice, _choice(notice, press))
    assert services.history.latest(1)[0].label.startswith(label)
    assert not window.isVisible()


@pytest.mark.usefixtures("standby")
def test_what_cannot_be_done_any_more_is_said_in_the_window(
    window: MainWindow, services: Services
) -> None:
    notice = replace(_notice(services, "soon"), credits=("deleted",))
    window.close()
    services.announcing.press(notice, _choice(notice, Press.DONE))
    assert window.isVisible()
    assert "There is no reminder" in window.toast.text


def test_the_tray_says_how_many_reminders_wait(
    standby: Background, window: MainWindow, services: Services, theme: Theme, qtbot: QtBot
) -> None:
    tray, reminders = standby.tray, services.reminders
    assert tray is not None
    assert tray.words == "Spendby: No reminders"
    window.commands.reminders.start()
    qtbot.waitUntil(lambda: window.commands.reminders.inbox is not None)
    count = reminders.inbox().new
    assert tray.words == f"Spendby: {count} reminders"
    for item in reminders.inbox().items:
        reminders.done([item])
    qtbot.waitUntil(lambda: tray.words == "Spendby: No reminders")
    pictures = {tray_icon(theme, count).pixmap(32, 32).toImage().cacheKey() for count in (1, 12)}
    assert len(pictures) == 2


def test_the_trays_menu_reads_as_the_windows_own(standby: Background) -> None:
    assert standby.tray is not None
    texts = [one.text() for one in standby.tray.menu.actions() if not one.isSeparator()]
    assert texts == ["Show Spendby", "No reminders", "Add credit", "Settings…", "Quit"]


def test_a_tray_that_is_not_there_claims_nothing(
    services: Services, theme: Theme, window: MainWindow
) -> None:
    tray = Tray(theme, window.actions_of, services.announcing.press)
    told: list[Outcome] = []
    tray.announce(_notice(services, "soon"), told.append)
    assert told == [Outcome(Place.TRAY, shown=False, why=NO_TRAY)]


def _notice(services: Services, credit_id: str) -> Notice:
    return ending_notice(Ending(services.credits.get(credit_id), DAY, Answer.NO))


def _choice(notice: Notice, press: Press) -> Choice:
    return next(one for one in notice.choices if one.press is press)
