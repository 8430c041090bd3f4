"""Small things that hands expect: Home and End, clicks beside the rows, a city for a zone."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from spendby.domain.credit import Store
from spendby.services.services import Services
from spendby.ui.credit_list.chosen import Group
from spendby.ui.kit.action_table import Do
from spendby.ui.shell.main_window import MainWindow
from spendby.ui.shell.shortcuts_dialog import ShortcutsDialog
from spendby.ui.stores.store_dialog import StoreDialog
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import OpenWindow, drawer, focused, names, shown_dialog

CORNER = Store("corner", "Corner Books", "USD", "America/Chicago")


def chosen(window: MainWindow) -> list[str]:
    return [one.credit.name for one in window.page.selected]


def said(window: MainWindow) -> str:
    labels = [one for one in window.detail.findChildren(QLabel) if one.isVisible()]
    return "\n".join(one.text().replace("\u200b", "") for one in labels)


@pytest.mark.parametrize("size", [(1240, 780), (900, 600)])
@pytest.mark.parametrize("group", [Group.NONE, Group.KIND])
@pytest.mark.parametrize(
    "held", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier]
)
def test_home_and_end_choose_the_first_and_the_last_credit(
    window: MainWindow, size: tuple[int, int], group: Group, held: Qt.KeyboardModifier
) -> None:
    window.resize(*size)
    window.control.group(group)
    window.page.select("yes")
    for key, row in ((Qt.Key.Key_End, -1), (Qt.Key.Key_Home, 0)):
        QTest.keyClick(window.page.table, key, held)
        assert chosen(window) == [names(window)[row]]
        assert window.page.current is not None
        assert window.page.current.credit.name == names(window)[row]
    down_to_the_last = held | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window.page.table, Qt.Key.Key_End, down_to_the_last)
    assert chosen(window) == names(window)


@pytest.mark.parametrize("group", [Group.NONE, Group.KIND])
def test_a_click_beside_the_rows_leaves_the_credit_chosen(window: MainWindow, group: Group) -> None:
    window.control.group(group)
    window.page.select("yes")
    port = window.page.table.viewport()
    beside = [QPoint(40, port.height() - 4)]
    if group is not Group.NONE:
        beside.append(window.page.table.visualRect(window.page.table.model().index(0, 0)).center())
    for at in beside:
        QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=at)
        assert chosen(window) == ["Store refund card"]
        assert window.detail.name == "Store refund card"
        assert window.actions_of[Do.EDIT].isEnabled()


def test_the_pane_says_how_many_are_selected_and_what_they_come_to(window: MainWindow) -> None:
    window.resize(1240, 780)
    window.page.table.selectAll()
    QApplication.processEvents()
    assert "5 credits selected, $1,190.00" in said(window)
    assert "Use…" not in said(window)
    window.page.select("yes")
    assert window.detail.name == "Store refund card"
    window.page.table.clearSelection()
    QApplication.processEvents()
    assert "Choose a credit to see its details." in said(window)


def test_the_keys_are_listed_by_menu_and_found_by_words(window: MainWindow) -> None:
    window.actions_of[Do.SHORTCUTS].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, ShortcutsDialog)
    assert ("Add, and start another", "Ctrl+Enter") in dialog.listed
    QTest.keyClicks(focused(), "dupl")
    assert dialog.listed == [("Duplicate…", "Ctrl+D")]
    dialog.search.setText("ctrl+d")
    assert ("Duplicate…", "Ctrl+D") in dialog.listed
    dialog.search.setText("teleport")
    shown = [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]
    assert "No key does that." in shown


def test_the_key_for_another_credit_is_seen_in_the_form(window: MainWindow) -> None:
    window.actions_of[Do.ADD].trigger()
    shown = [one for one in shown_dialog(window).findChildren(QLabel) if one.isVisible()]
    assert any("Ctrl+Enter" in one.text() for one in shown)


def test_a_city_is_enough_for_a_time_zone(window: MainWindow, services: Services) -> None:
    window.actions_of[Do.ADD_STORE].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, StoreDialog)
    dialog.called.set_text("Dussmann")
    zone = dialog.time_zone.editor
    assert isinstance(zone, QLineEdit)
    zone.setFocus()
    zone.selectAll()
    QTest.keyClicks(zone, "Berlin")
    popup = QApplication.activePopupWidget()
    QTest.keyClick(zone if popup is None else popup, Qt.Key.Key_Return)
    if dialog.isVisible():
        QTest.keyClick(zone, Qt.Key.Key_Return)
    assert [one.time_zone for one in services.stores.all() if one.name == "Dussmann"] == [
        "Europe/Berlin"
    ]


@pytest.mark.parametrize("do", [Do.ADD_STORE, Do.RECONCILE, Do.PLAN, Do.EDIT])
def test_a_box_of_choices_opens_with_all_of_them_in_sight(open_window: OpenWindow, do: Do) -> None:
    window = open_window(memory_services(drawer(), [CORNER]))
    window.page.select("yes")
    window.actions_of[do].trigger()
    dialog = shown_dialog(window)
    boxes = [one for one in dialog.findChildren(QComboBox) if one.isVisible()]
    assert boxes
    for box in boxes:
        box.showPopup()
        QApplication.processEvents()
        rows = min(box.count(), 12)
        assert box.view().viewport().height() >= rows * box.view().sizeHintForRow(0)
        box.hidePopup()


def test_the_name_of_the_store_opens_the_menu_of_stores(open_window: OpenWindow) -> None:
    window = open_window(memory_services(drawer(), [CORNER]))
    window.resize(1240, 780)
    name = next(one for one in window.sidebar.findChildren(QLabel) if one.text() == "All stores")
    opened: list[str] = []
    for menu in window.sidebar.findChildren(QMenu):
        menu.aboutToShow.connect(lambda: opened.append("menu"))
        menu.aboutToShow.connect(menu.close, Qt.ConnectionType.QueuedConnection)
    QTest.mouseClick(name, Qt.MouseButton.LeftButton)
    assert opened == ["menu"]


def test_after_a_restore_the_list_begins_at_its_top(
    window: MainWindow, services: Services, qtbot: QtBot
) -> None:
    services.backups.make()
    window.page.select("never")
    window.sidebar.setFocus()
    newest = services.backups.offers()[0].backup
    window.commands.backups.put_back(newest.file)
    qtbot.waitUntil(lambda: "Restored" in window.toast.text)
    qtbot.waitUntil(lambda: chosen(window) == [names(window)[0]])
    assert window.page.table.verticalScrollBar().value() == 0
    assert focused() is window.page.table
