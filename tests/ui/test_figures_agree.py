"""A change of several credits at once: head, sidebar, strip, groups and selection follow it whole.

What is compared stands in `figures_agree`; after every other test it is compared too.
"""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from spendby.domain.expiry import on_day
from spendby.domain.plan import Bill, Plan, Portion
from spendby.services.services import Services
from spendby.ui.credit_list.chosen import Group
from spendby.ui.kit.action_table import Do
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.credits import DAY, make_credit
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import drawer
from tests.ui.figures_agree import disagreements

VIEWS = (Do.SHOW_ACTIVE, Do.SHOW_GIFT_CARDS, Do.SHOW_EXPIRING, Do.SHOW_OVER)


@pytest.fixture
def services() -> Services:
    """Give many credits that end soon, one after the other, beside those of `drawer`."""
    soon = [
        make_credit(
            f"s{day}", 1_000 + day, name=f"Promo {day}", expiry=on_day(DAY + timedelta(day))
        )
        for day in range(2, 9)
    ]
    return memory_services([*drawer(), *soon])


def agrees(window: MainWindow, services: Services) -> None:
    QApplication.processEvents()
    assert disagreements(window, services) == []


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("group", [Group.NONE, Group.KIND])
def test_several_archived_at_once_leave_every_figure_right(
    window: MainWindow, services: Services, view: Do, group: Group
) -> None:
    window.actions_of[view].trigger()
    window.control.group(group)
    QTest.keyClick(window.page.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(3):
        QTest.keyClick(window.page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    window.actions_of[Do.ARCHIVE].trigger()
    agrees(window, services)
    for again in VIEWS:
        window.actions_of[again].trigger()
        agrees(window, services)
    window.actions_of[Do.UNDO].trigger()
    agrees(window, services)
    window.actions_of[Do.REDO].trigger()
    agrees(window, services)


def test_a_payment_from_several_credits_leaves_every_figure_right(
    window: MainWindow, services: Services
) -> None:
    window.actions_of[Do.SHOW_EXPIRING].trigger()
    drawn = [one for one in services.credits.all() if one.id.startswith("s")]
    portions = tuple(Portion(one, 100, one.left - 100) for one in drawn)
    plan = Plan(Bill(100 * len(drawn), "USD", "amazon-us", DAY), portions, ())
    services.credits.many.spend(plan)
    agrees(window, services)


def test_what_is_selected_is_added_up_anew_when_it_changes(
    window: MainWindow, services: Services
) -> None:
    window.page.table.selectAll()
    before = window.page.selection_bar.text
    services.credits.use("yes", 1_000)
    agrees(window, services)
    assert window.page.selection_bar.text != before
