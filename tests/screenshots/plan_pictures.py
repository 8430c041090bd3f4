"""Pictures of planning: the plan of a payment, and the check-up with and without findings."""

from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from spendby.services.services import Services
from spendby.ui.action_table import Do
from spendby.ui.main_window import MainWindow
from tests.helpers.memory_services import memory_services
from tests.screenshots.sample import sample_services

Size = tuple[int, int]
Shot = tuple[str, Callable[[], Services], Callable[[MainWindow], QWidget], Size, int]


def _dialog(window: MainWindow, do: Do) -> QDialog:
    window.actions_of[do].trigger()
    QApplication.processEvents()
    return next(one for one in window.findChildren(QDialog) if one.isVisible())


def plan(window: MainWindow) -> QWidget:
    """Plan a payment that several credits pay, and not all of it."""
    dialog = _dialog(window, Do.PLAN)
    QTest.keyClicks(dialog.focusWidget(), "180")
    dialog.buying.set_text("books")  # type: ignore[attr-defined]
    return dialog


def check_up(window: MainWindow) -> QWidget:
    """Show what the check-up found."""
    window.actions_of[Do.SHOW_CHECK_UP].trigger()
    return window


def muted_services() -> Services:
    """Give the sample drawer with a muted finding."""
    services = sample_services()
    finding = services.check_ups.look().findings[0]
    services.check_ups.mute(finding.check, finding.credit.id, "The store confirmed it by mail.")
    return services


def pictures(full: Size, small: Size) -> list[Shot]:
    """List the pictures at the two sizes of the window."""
    return [
        ("plan", sample_services, plan, full, 100),
        ("plan_200", sample_services, plan, small, 200),
        ("check_up", muted_services, check_up, full, 100),
        ("check_up_small", muted_services, check_up, small, 100),
        ("check_up_empty", memory_services, check_up, full, 100),
    ]
