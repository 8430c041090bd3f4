"""The settings of reminders hold at once, refuse what can't be, and follow undo."""

from datetime import time

from PySide6.QtCore import QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from spendby.domain.credit import Kind
from spendby.services.services import Services
from spendby.ui.kit.action_table import Do
from spendby.ui.reminders.origin_leads import OriginLeads
from spendby.ui.reminders.reminder_settings import ReminderSettingsPage
from spendby.ui.shell.main_window import MainWindow
from spendby.ui.shell.settings_dialog import SettingsDialog
from tests.helpers.credits import make_credit
from tests.ui.conftest import shown_dialog


def opened(window: MainWindow) -> ReminderSettingsPage:
    window.actions_of[Do.SETTINGS].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, SettingsDialog)
    dialog.show_page(dialog.reminders)
    return dialog.reminders


def choose_words(origins: OriginLeads, name: str) -> None:
    combo = origins.findChild(QComboBox)
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findText(name))


def type_days(page: ReminderSettingsPage, text: str) -> None:
    page.leads.edit.clear()
    QTest.keyClicks(page.leads.edit, text)
    page.leads.edit.editingFinished.emit()


def test_other_days_hold_at_once_and_undo_shows(window: MainWindow, services: Services) -> None:
    page = opened(window)
    assert page.leads.below == "30 days, 7 days, 1 day before, and on the last day"
    type_days(page, "3 14")
    assert services.reminders.settings.ladders().usual == (14, 3)
    assert page.leads.edit.text() == "14, 3"
    window.actions_of[Do.UNDO].trigger()
    assert page.leads.edit.text() == "30, 7, 1, 0"


def test_days_that_can_not_be_change_nothing(window: MainWindow, services: Services) -> None:
    page = opened(window)
    type_days(page, "soon")
    assert page.leads.problem == "Write whole days, such as 30, 7, 1, 0."
    type_days(page, "")
    assert "at least one day" in page.leads.problem
    assert services.reminders.settings.ladders().usual == (30, 7, 1, 0)


def test_a_kind_and_a_preset_have_days_of_their_own(window: MainWindow, services: Services) -> None:
    page = opened(window)
    origins = page.origins

    def choose(name: str, days: str) -> None:
        choose_words(origins, name)
        origins.leads.edit.setText(days)
        origins.leads.edit.editingFinished.emit()

    def ladder_of(kind: Kind, preset: str | None) -> tuple[int, ...]:
        return services.reminders.settings.ladders().leads(make_credit(kind=kind, preset=preset))

    choose("Reward", "60, 3")
    assert ladder_of(Kind.REWARD, None) == (60, 3)
    assert ladder_of(Kind.PROMOTIONAL, None) == (30, 7, 1, 0)
    choose("Prime Day credit", "5")
    assert ladder_of(Kind.PROMOTIONAL, "prime-day") == (5,)
    choose_words(origins, "Reward")
    assert origins.leads.edit.text() == "60, 3"
    choose("Reward", "")
    assert origins.leads.below == "As usual: 30 days, 7 days, 1 day before, and on the last day"
    assert ladder_of(Kind.REWARD, None) == (30, 7, 1, 0)
    window.actions_of[Do.UNDO].trigger()
    assert origins.leads.edit.text() == "60, 3"
    choose("Reward", "soon")
    assert origins.leads.problem == "Write whole days, such as 30, 7, 1, 0."


def test_hour_and_quiet_hours(window: MainWindow, services: Services) -> None:
    page = opened(window)
    page.hour.setTime(QTime(7, 30))
    page.hour.editingFinished.emit()
    page.quiet.click()
    page.quiet_from.setTime(QTime(21, 0))
    page.quiet_from.editingFinished.emit()
    habits = services.reminders.settings.habits()
    assert (habits.hour, habits.quiet) == (time(7, 30), (time(21), time(7)))
    page.quiet.click()
    assert services.reminders.settings.habits().quiet is None


def test_small_sums_comparisons_and_hidden_amounts(window: MainWindow, services: Services) -> None:
    page = opened(window)
    page.small["USD"].set_value(500)
    page.compare.set_value(None)
    page.hidden.click()
    ladders = services.reminders.settings.ladders()
    assert (ladders.small, ladders.compare_days) == ({"USD": 500}, None)
    assert services.reminders.settings.habits().hidden
    window.actions_of[Do.UNDO].trigger()
    assert not page.hidden.isChecked()
