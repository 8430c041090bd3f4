"""The settings of being reminded say in words what happened, in every case."""

from collections.abc import Callable, Iterator
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from spendby.domain.notice import Notice, Outcome, Place
from spendby.services.services import Services
from spendby.services.standby import Standby
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.worker import Worker
from spendby.ui.shell.window_state import state_file
from spendby.ui.tray.tray_choice import TrayChoice
from spendby.ui.tray.tray_settings import StandbyRows
from tests.helpers.memory_services import memory_services
from tests.helpers.memory_standby import MemorySwitch
from tests.ui.conftest import drawer
from tests.ui.test_accessible import unnamed

Open = Callable[..., StandbyRows]


class _Way:
    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome

    def announce(self, notice: Notice, tell: Callable[[Outcome], None]) -> None:
        assert notice.title == "Reminders reach you here"
        tell(self.outcome)


@pytest.fixture
def open_rows(qtbot: QtBot, theme: Theme) -> Iterator[Open]:
    """Open the rows over services, and wait until the timer was asked how it stands."""
    workers: list[Worker] = []

    def open_one(services: Services, tray: TrayChoice | None = None) -> StandbyRows:
        workers.append(Worker())
        rows = StandbyRows(services, theme, tray or TrayChoice(""), workers[-1])
        qtbot.addWidget(rows)
        rows.show()
        _settle(qtbot, rows)
        return rows

    yield open_one
    for worker in workers:
        worker.wait()


def _settle(qtbot: QtBot, rows: StandbyRows) -> None:
    qtbot.waitUntil(rows.timer.box.isEnabled)


def _text(label: object) -> str:
    return str(getattr(label, "text")()).replace("\u200b", "")  # noqa: B009 - any label's


@pytest.mark.parametrize(
    ("outcomes", "said"),
    [
        ([Outcome(Place.DESKTOP, shown=True)], "The desktop has taken the test."),
        (
            [
                Outcome(Place.DESKTOP, shown=False, why="No notification service runs here."),
                Outcome(Place.TRAY, shown=False),
            ],
            "No notification service runs here. The tray was given the test instead;",
        ),
        (
            [Outcome(Place.DESKTOP, shown=False, why="It didn't answer within 2 seconds.")],
            "It didn't answer within 2 seconds. The test was shown nowhere.",
        ),
        ([], "Nothing here can show notices outside Spendby. The test was shown nowhere."),
    ],
)
def test_a_test_says_what_became_of_it(open_rows: Open, outcomes: list[Outcome], said: str) -> None:
    services = memory_services(drawer())
    for outcome in outcomes:
        services.announcing.add(_Way(outcome))
    rows = open_rows(services)
    button = rows.findChild(QPushButton)
    assert button is not None
    button.click()
    assert _text(rows.tested).startswith(said)
    assert button.isEnabled()


def test_a_second_test_tries_again_what_failed(open_rows: Open) -> None:
    services = memory_services(drawer())
    way = _Way(Outcome(Place.DESKTOP, shown=False, why="No service."))
    services.announcing.add(way)
    rows = open_rows(services)
    rows.test.click()
    way.outcome = Outcome(Place.DESKTOP, shown=True)
    rows.test.click()
    assert _text(rows.tested).startswith("The desktop has taken the test.")


def test_reminders_on_the_desktop_are_a_choice_that_undo_takes_back(open_rows: Open) -> None:
    services = memory_services(drawer())
    rows = open_rows(services)
    rows.popups.box.click()
    assert not services.reminders.settings.habits().popups
    assert _text(rows.popups.line) == "They wait in the list of reminders only."
    services.history.undo(1)
    rows.refresh()
    assert rows.popups.box.isChecked()


def test_the_switches_flip_and_say_how_they_stand(open_rows: Open, qtbot: QtBot) -> None:
    login, timer = MemorySwitch(), MemorySwitch()
    services = memory_services(drawer(), standby=Standby(login, timer))
    services.reminders.settings.choose_hour(time(18, 30))
    rows = open_rows(services)
    assert (rows.login.box.isChecked(), rows.timer.box.isChecked()) == (False, False)
    rows.login.box.click()
    rows.timer.box.click()
    _settle(qtbot, rows)
    assert (login.on, timer.on, timer.at) == (True, True, time(18, 30))
    assert _text(rows.timer.line) == "It is on."
    rows.timer.box.click()
    _settle(qtbot, rows)
    assert not timer.on


def test_the_timer_follows_the_hour(open_rows: Open, qtbot: QtBot) -> None:
    timer = MemorySwitch()
    services = memory_services(drawer(), standby=Standby(MemorySwitch(), timer))
    rows = open_rows(services)
    rows.timer.box.click()
    _settle(qtbot, rows)
    services.reminders.settings.choose_hour(time(7, 15))
    rows.refresh()
    _settle(qtbot, rows)
    assert timer.at == time(7, 15)


def test_what_the_system_refuses_is_said_and_the_switch_stays_off(
    open_rows: Open, qtbot: QtBot
) -> None:
    why = "systemd runs no services for you here. Nothing was changed."
    login, timer = MemorySwitch(refuses="The disk is full."), MemorySwitch(refuses=why)
    rows = open_rows(memory_services(drawer(), standby=Standby(login, timer)))
    assert _text(rows.timer.line) == why
    rows.login.box.click()
    rows.timer.box.click()
    _settle(qtbot, rows)
    assert (rows.login.box.isChecked(), rows.timer.box.isChecked()) == (False, False)
    assert _text(rows.login.line) == "The disk is full."
    assert _text(rows.timer.line) == why


def test_the_tray_is_kept_in_mind_and_where_there_is_none_that_is_said(
    open_rows: Open, tmp_path: Path
) -> None:
    rows = open_rows(memory_services(drawer()), TrayChoice(state_file(str(tmp_path))))
    assert rows.keep.box.isChecked()
    assert _text(rows.keep.line) == "There is no tray here, so closing the window quits."
    rows.keep.box.click()
    assert not TrayChoice(state_file(str(tmp_path))).keep


def test_everything_in_it_has_a_name(open_rows: Open) -> None:
    assert unnamed(open_rows(memory_services(drawer()))) == []
