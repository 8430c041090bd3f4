"""Pictures of planning: the plan of a payment, and the check-up with and without findings."""

from collections.abc import Callable
from datetime import date

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from spendby.domain.credit import AMAZON_US
from spendby.domain.put_back import Happened
from spendby.services.services import Services
from spendby.ui.kit.action_table import Do
from spendby.ui.shell.main_window import MainWindow
from spendby.ui.stores.pack_dialog import PackDialog
from tests.helpers.credits import DAY, make_credit
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


def purchases(window: MainWindow) -> QWidget:
    """Show what is planned."""
    window.actions_of[Do.SHOW_PURCHASES].trigger()
    return window


def purchase(window: MainWindow) -> QWidget:
    """Plan another purchase."""
    window.actions_of[Do.SHOW_PURCHASES].trigger()
    window.commands.plans.purchases.add("groceries")
    QApplication.processEvents()
    dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
    QTest.keyClicks(dialog.focusWidget(), "Coffee beans")
    return dialog


def put_back(window: MainWindow) -> QWidget:
    """Look what becomes of promo credit when the order is returned."""
    window.page.select("spent")
    dialog = _dialog(window, Do.PUT_BACK)
    dialog.happened.set_value(Happened.RETURNED)  # type: ignore[attr-defined]
    return dialog


def stores(window: MainWindow) -> QWidget:
    """Show a store's rules in words."""
    return _dialog(window, Do.STORES)


def pack(window: MainWindow) -> QWidget:
    """Adapt a copy of a store's pack, with a mistake in it."""
    window.commands.settings.stores.adapt(AMAZON_US)
    QApplication.processEvents()
    dialog = next(one for one in window.findChildren(PackDialog) if one.isVisible())
    dialog.pack.set_text(dialog.pack.text.replace("currency = 'USD'", "currency = 'Dollars'"))
    return dialog


def planned_services() -> Services:
    """Give the sample drawer with purchases: with a price and without, one of them bought."""
    services = sample_services()
    add = services.purchases.add
    add("Christmas presents for the whole family", about=18_000, by=date(2026, 12, 18))
    add("Coffee beans", category="groceries", about=1_800, by=date(2026, 11, 28))
    add("E-books for the journey", category="kindle-books")
    services.purchases.buy(add("Desk lamp", about=4_000).id)
    return services


def spent_services() -> Services:
    """Give one promo credit, of which a part was spent."""
    return memory_services([make_credit("spent", spent=1_000, checked_on=DAY)])


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
        ("put_back", spent_services, put_back, full, 100),
        ("purchases", planned_services, purchases, full, 100),
        ("purchases_small", planned_services, purchases, small, 100),
        ("purchases_200", planned_services, purchases, small, 200),
        ("purchases_empty", memory_services, purchases, full, 100),
        ("purchase", planned_services, purchase, full, 100),
        ("stores", sample_services, stores, full, 100),
        ("stores_200", sample_services, stores, small, 200),
        ("pack", sample_services, pack, full, 100),
        ("check_up", muted_services, check_up, full, 100),
        ("check_up_small", muted_services, check_up, small, 100),
        ("check_up_empty", memory_services, check_up, full, 100),
    ]
