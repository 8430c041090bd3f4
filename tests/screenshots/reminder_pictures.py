"""Pictures of the reminders: the inbox in its states, a credit's own days, and the settings."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from spendby.assets import resource
from spendby.domain.notice import Notice, Outcome, Place
from spendby.domain.reminders.inbox import Standing
from spendby.services.services import Services
from spendby.ui.kit.action_table import Do
from spendby.ui.reminders.reminder_page import ReminderPage
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.memory_services import NOON, FixedClock, memory_services
from tests.screenshots.sample import trying_services

Picture = Callable[[MainWindow], QWidget]
Shot = tuple[str, Callable[[], Services], Picture, tuple[int, int], int]


class _Desktop:
    """A desktop that shows everything."""

    def announce(self, _notice: Notice, tell: Callable[[Outcome], None]) -> None:
        tell(Outcome(Place.DESKTOP, shown=True))


def lived_services() -> Services:
    """Give the sample drawer as it is after a day with reminders."""
    clock = FixedClock(NOON - timedelta(days=1))
    services = memory_services(clock=clock, announcer=_Desktop())
    services.exchange.take_in(str(resource("sample", "drawer.json")))
    service = services.reminders
    service.catch_up()
    services.popups.raise_due(service.inbox())
    items = [one for one in service.inbox().items if one.standing is Standing.NEW]
    if len(items) > 1:
        service.snooze(items[-1:], timedelta(days=3))
        service.done(items[-2:-1])
    clock.moment = NOON
    return services


def page(window: MainWindow) -> ReminderPage:
    """Show the inbox."""
    window.actions_of[Do.SHOW_REMINDERS].trigger()
    QApplication.processEvents()
    shown = window.places.page
    assert isinstance(shown, ReminderPage)
    return shown


def inbox(window: MainWindow) -> QWidget:
    """Show what is new, with one reminder chosen."""
    page(window).list.choose_row(0)
    return window


def away(window: MainWindow) -> QWidget:
    """Come back after forty days."""
    found = window.commands.reminders.read()
    shown = page(window)
    from spendby.services.reminders import CaughtUp  # noqa: PLC0415 - for this picture alone

    shown.show_news(CaughtUp(tuple(one.key for one in found.items), 40))
    shown.list.choose_row(0)
    return window


def done(window: MainWindow) -> QWidget:
    """Show what is done."""
    page(window).tabs.setCurrentIndex(2)
    return window


def snoozed(window: MainWindow) -> QWidget:
    """Show what sleeps."""
    page(window).tabs.setCurrentIndex(1)
    return window


def up_to_date(window: MainWindow) -> QWidget:
    """Show that nothing waits."""
    shown = page(window)
    window.commands.reminders.read()
    shown.all_button.click()
    QApplication.processEvents()
    shown.refresh()
    if shown.list.rows.rowCount():
        shown.list.selectAll()
        shown.mark_done()
        QApplication.processEvents()
        shown.refresh()
    return window


def own_days(window: MainWindow) -> QWidget:
    """Choose when to be reminded of one credit."""
    window.page.table.selectRow(1)
    window.actions_of[Do.REMIND].trigger()
    QApplication.processEvents()
    return next(one for one in window.findChildren(QDialog) if one.isVisible())


def settings(window: MainWindow) -> QWidget:
    """Show the settings of reminders."""
    window.actions_of[Do.SETTINGS].trigger()
    QApplication.processEvents()
    dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
    dialog.show_page(dialog.reminders)  # type: ignore[attr-defined]
    return dialog


def pictures(full: tuple[int, int], small: tuple[int, int]) -> list[Shot]:
    """List the pictures."""
    return [
        ("reminders", lived_services, inbox, full, 100),
        ("reminders_small", lived_services, inbox, small, 100),
        ("reminders_200", lived_services, inbox, small, 200),
        ("reminders_away", lived_services, away, full, 100),
        ("reminders_done", lived_services, done, full, 100),
        ("reminders_snoozed", lived_services, snoozed, small, 100),
        ("reminders_trying", trying_services, inbox, small, 100),
        ("reminders_none", lived_services, up_to_date, full, 100),
        ("reminder_days", lived_services, own_days, full, 100),
        ("settings_reminders", lived_services, settings, full, 100),
        ("settings_reminders_200", lived_services, settings, full, 200),
    ]
