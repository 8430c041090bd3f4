"""The inbox in the window: counts, keys, buttons, a credit's own days, and what a day brings."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from spendby.domain.expiry import NEVER
from spendby.domain.reminders.inbox import Standing
from spendby.services.services import Services
from spendby.ui.kit.action_table import Do
from spendby.ui.reminders.reminder_page import ReminderPage
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.credits import DAY, make_credit
from tests.helpers.memory_services import NOON, FixedClock, memory_services
from tests.ui.conftest import OpenWindow, drawer, focused, shown_dialog


@pytest.fixture
def clock() -> FixedClock:
    """A clock that tests move."""
    return FixedClock()


@pytest.fixture
def services(clock: FixedClock) -> Services:
    """The use cases over `drawer`."""
    return memory_services(drawer(), clock=clock)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> ReminderPage:
    """The inbox, once the window has caught up."""
    catch_up(window, qtbot)
    window.actions_of[Do.SHOW_REMINDERS].trigger()
    shown = window.places.page
    assert isinstance(shown, ReminderPage)
    return shown


def catch_up(window: MainWindow, qtbot: QtBot) -> None:
    """Do what a start does after it was painted."""
    with qtbot.waitSignal(window.commands.reminders.changed):
        window.commands.reminders.start()
        window.commands.reminders.look()


def names(page: ReminderPage) -> list[str]:
    return [one.credit.name for one in page.list.rows.items]


def press(page: ReminderPage, key: Qt.Key) -> None:
    QTest.keyClick(page.list, key)
    QApplication.processEvents()
    page.refresh()


def test_what_is_due_is_counted_in_the_sidebar_and_the_title(
    page: ReminderPage, window: MainWindow
) -> None:
    assert names(page)[:2] == ["Survey panel payout", "Prime Day"]
    count = len(names(page))
    assert page.tabs.tabText(0) == f"New {count}"
    assert window.windowTitle().endswith(f"({count})")
    index = page.list.rows.index(0, 0)
    heard = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert heard.startswith("New, ")
    assert "Expires tomorrow, Mon 23 Nov" in heard


def test_d_puts_away_what_is_chosen_and_undo_brings_it_back(
    page: ReminderPage, window: MainWindow
) -> None:
    page.list.choose_row(0)
    press(page, Qt.Key.Key_D)
    assert "Survey panel payout" not in names(page)
    page.tabs.setCurrentIndex(2)
    assert "Survey panel payout" in names(page)
    window.actions_of[Do.UNDO].trigger()
    page.refresh()
    page.tabs.setCurrentIndex(0)
    assert names(page)[0] == "Survey panel payout"


@pytest.mark.parametrize("held", [Qt.Key.Key_Control, Qt.Key.Key_Shift])
def test_a_key_that_is_held_leaves_what_is_chosen_alone(page: ReminderPage, held: Qt.Key) -> None:
    page.list.choose_row(1)
    modifiers = {
        Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
        Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
    }
    QTest.keyPress(page.list, held, modifiers[held])
    page.refresh()
    page.list.choose_row(1)
    chosen = [one.credit.name for one in page.list.selected]
    QTest.keyRelease(page.list, held)
    assert chosen == ["Prime Day"]


def test_what_comes_due_meanwhile_leaves_what_is_chosen_chosen(
    page: ReminderPage, services: Services
) -> None:
    services.reminders.mute("tomorrow")
    page.refresh()
    page.list.choose_row(0)
    assert [one.credit.name for one in page.list.selected] == ["Prime Day"]
    services.reminders.mute("tomorrow", muted=False)
    page.refresh()
    assert names(page)[:2] == ["Survey panel payout", "Prime Day"]
    assert [one.credit.name for one in page.list.selected] == ["Prime Day"]


def test_all_are_done_at_once_and_it_says_what_comes_next(page: ReminderPage) -> None:
    page.all_button.setFocus()
    page.all_button.click()
    page.refresh()
    assert focused() is page.tabs
    assert page.empty.heading == "You're up to date."
    assert "Survey panel payout" in page.empty.text  # its last day is tomorrow


def test_a_snooze_that_the_credit_would_not_live_to_see_is_not_offered(
    page: ReminderPage,
) -> None:
    page.list.choose_row(0)
    page.snooze_menu.fill()
    assert [one.isEnabled() for one in page.snooze_menu.actions()] == [True, True, False, False]
    page.snooze_menu.actions()[0].trigger()
    page.refresh()
    page.tabs.setCurrentIndex(1)
    assert names(page) == ["Survey panel payout"]


def test_enter_leads_to_the_credit(page: ReminderPage, window: MainWindow) -> None:
    page.list.choose_row(1)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert window.places.page is None
    assert window.detail.name == "Prime Day"


def test_a_muted_credit_asks_for_nothing(page: ReminderPage) -> None:
    page.list.choose_row(0)
    page.mute_button.click()
    page.refresh()
    assert "Survey panel payout" not in names(page)


def test_a_credit_has_days_of_its_own(page: ReminderPage, window: MainWindow) -> None:
    page.list.choose_row(1)
    page.change_button.click()
    dialog = shown_dialog(window)
    (edit,) = dialog.findChildren(QLineEdit)
    edit.setText("5, x")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert dialog.isVisible()
    edit.setText("5 10")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QApplication.processEvents()
    wishes = window.commands.reminders.read().ladders.wishes
    assert wishes["soon"].leads == (10, 5)


def test_midnight_brings_what_is_due_while_the_window_stays_open(
    window: MainWindow, clock: FixedClock, qtbot: QtBot
) -> None:
    def new() -> list[tuple[str, int | None]]:
        inbox = window.commands.reminders.inbox
        assert inbox is not None
        items = [one for one in inbox.items if one.standing is Standing.NEW]
        return [(one.credit.id, one.key.lead) for one in items]

    catch_up(window, qtbot)
    assert ("soon", 7) not in new()
    clock.moment = NOON + timedelta(days=12)
    window.commands.reminders.tick()
    qtbot.waitUntil(lambda: ("soon", 7) in new())


def test_time_that_jumped_is_noticed_at_the_next_tick(
    window: MainWindow, clock: FixedClock, qtbot: QtBot
) -> None:
    catch_up(window, qtbot)
    window.commands.reminders.tick()
    clock.moment = NOON + timedelta(hours=1)  # the computer slept
    with qtbot.waitSignal(window.commands.reminders.changed):
        window.commands.reminders.tick()


def test_what_was_missed_is_said_once(
    open_window: OpenWindow, services: Services, clock: FixedClock, qtbot: QtBot
) -> None:
    services.reminders.catch_up()
    clock.moment = NOON + timedelta(days=40)
    window = open_window(services)
    catch_up(window, qtbot)
    window.actions_of[Do.SHOW_REMINDERS].trigger()
    shown = window.places.page
    assert isinstance(shown, ReminderPage)
    assert shown.news.text.startswith("While you were away for 40 days")


def test_a_clock_set_back_is_said(
    open_window: OpenWindow, services: Services, clock: FixedClock, qtbot: QtBot
) -> None:
    services.reminders.catch_up()
    clock.moment = NOON - timedelta(days=3)
    window = open_window(services)
    catch_up(window, qtbot)
    window.actions_of[Do.SHOW_REMINDERS].trigger()
    shown = window.places.page
    assert isinstance(shown, ReminderPage)
    assert shown.news.text.startswith("Your computer's clock was set back.")


def test_a_credit_that_can_be_used_from_today_is_announced(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    start = DAY + timedelta(days=3)
    later = make_credit("later", name="Kohl’s Cash", usable_from=start, expiry=NEVER)
    clock = FixedClock(NOON + timedelta(days=3))
    window = open_window(memory_services([later], clock=clock))
    catch_up(window, qtbot)
    window.actions_of[Do.SHOW_REMINDERS].trigger()
    page = window.places.page
    assert isinstance(page, ReminderPage)
    heard = str(page.list.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "Kohl’s Cash, $25.00, Can be used from today, Wed 25 Nov" in heard.replace(
        "\u2068", ""
    ).replace("\u2069", "")
