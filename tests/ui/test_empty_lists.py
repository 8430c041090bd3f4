"""What stands in place of an empty list: why nothing is there, and what it doesn't deny."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from spendby.domain.expiry import on_day
from spendby.domain.unreadable import Unreadable
from spendby.services.services import Services
from spendby.ui.backups.restore_dialog import RestoreDialog
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.empty_state import EmptyState
from spendby.ui.kit.theme import Theme
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.credits import DAY, make_credit
from tests.helpers.memory_services import memory_services
from tests.helpers.memory_storage import MemoryStorage
from tests.ui.conftest import OpenWindow, drawer, names


def focused_button(window: MainWindow) -> QAbstractButton:
    """Find the one button of an empty list, with the focus in it."""
    state = window.page.findChild(EmptyState)
    assert state is not None
    (button,) = (one for one in state.findChildren(QAbstractButton) if one.isVisible())
    button.setFocus()
    return button


def test_nothing_yet_offers_one_thing_to_do(open_window: OpenWindow) -> None:
    window = open_window(memory_services())
    assert window.page.empty_heading == "No credits yet"
    window.actions_of[Do.SHOW_EXPIRING].trigger()
    assert window.page.empty_heading == "No credits yet"


def test_a_view_without_credits_says_so(window: MainWindow, services: Services) -> None:
    services.credits.archive(["soon", "tomorrow"])
    window.actions_of[Do.SHOW_EXPIRING].trigger()
    assert window.page.empty_heading == "No active credit expires in the next 30 days."


@pytest.mark.parametrize("view", [Do.SHOW_ACTIVE, Do.SHOW_EXPIRING])
def test_an_empty_list_denies_no_money_that_was_archived(
    window: MainWindow, services: Services, view: Do
) -> None:
    services.credits.archive([one.id for one in services.credits.all()])
    window.actions_of[view].trigger()
    assert window.page.empty_heading.startswith("No ")
    assert " active" in window.page.empty_heading
    said = " ".join(window.page.empty.text.split())
    assert said == "What you archived still has $1,190.00; nothing reminds you of it."


def test_an_empty_list_leads_to_what_is_over(window: MainWindow, services: Services) -> None:
    services.credits.archive([one.id for one in services.credits.all()])
    # Qt shows two of them as one, and one of them as none.
    assert focused_button(window).text() == "Show used && expired"
    QTest.keyClick(focused_button(window), Qt.Key.Key_Return)
    assert len(names(window)) == 7


def test_one_stores_empty_list_denies_no_other_stores_credits(
    open_window: OpenWindow,
) -> None:
    services = memory_services(drawer())
    store = services.stores.add("Corner shop", currency="USD", time_zone="UTC")
    window = open_window(services)
    window.control.choose_store(store.id)
    for view in (Do.SHOW_ACTIVE, Do.SHOW_GIFT_CARDS, Do.SHOW_EXPIRING, Do.SHOW_OVER):
        window.actions_of[view].trigger()
        assert window.page.empty_heading not in {"", "No credits yet"}
        assert "Only one store's credits are listed." in window.page.empty.text
    window.actions_of[Do.SHOW_ACTIVE].trigger()
    QTest.keyClick(focused_button(window), Qt.Key.Key_Return)
    assert len(names(window)) == 5


def test_an_empty_drawer_keeps_no_empty_pane_for_details(qtbot: QtBot, theme: Theme) -> None:
    window = MainWindow(memory_services(), theme)
    qtbot.addWidget(window)
    window.resize(1240, 780)
    window.show()
    window.load()
    QApplication.processEvents()
    # From the first picture on, before anything else of the window is made.
    assert window.page.geometry().right() == window.panes.rect().right()


def test_sums_and_empty_lists_say_what_is_missing_from_them(open_window: OpenWindow) -> None:
    storage = MemoryStorage(
        [make_credit("gone", 350, expiry=on_day(DAY.replace(day=2))), *drawer()[:2]]
    )
    storage.unreadable = [Unreadable("9e9dafa4", "It is damaged.")]
    window = open_window(memory_services(storage=storage))
    for view, title in (
        (Do.SHOW_ACTIVE, "Total left"),
        (Do.SHOW_GIFT_CARDS, "Left in all credits"),
        (Do.SHOW_OVER, "Lost so far"),
    ):
        window.actions_of[view].trigger()
        shown = {one.text() for one in window.page.findChildren(QLabel) if one.isVisible()}
        assert f"{title}, without 1 unreadable" in shown
    window.actions_of[Do.SHOW_EXPIRING].trigger()
    assert window.page.empty.text.startswith("1 credit can't be read and may belong here.")
    window.page.search.setText("nothing has these words")
    assert window.page.empty.text.startswith("1 credit can't be read and may belong here.")


def test_where_no_credit_can_be_read_the_list_does_not_speak_of_a_first_one(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    storage = MemoryStorage([])
    storage.unreadable = [Unreadable("9e9dafa4", "It is damaged.")]
    window = open_window(memory_services(storage=storage))
    assert window.page.empty_heading == "Your credits can't be read"
    (button,) = (
        one
        for one in window.page.findChildren(QAbstractButton)
        if one.isVisible() and one.text() == "See backups"
    )
    button.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(RestoreDialog)))
