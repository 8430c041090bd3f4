"""Keys and wheel as hands know them: what has the focus gets the key, and nothing else does."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from spendby.services.services import Services
from spendby.ui.backups.restore_dialog import RestoreDialog
from spendby.ui.credits.credit_dialog import AddDialog
from spendby.ui.kit.action_table import TABLE, Do
from spendby.ui.kit.controls import Combo, PushButton, Tabs, TimeEdit
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import OpenWindow, names, shown_dialog


def enter_on(root: QWidget, words: str) -> None:
    """Go to the button that says this, and press Enter."""
    every = [one for one in root.findChildren(QPushButton) if one.isVisible()]
    button = next(one for one in every if words in one.text().replace("&", ""))
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Return)


@pytest.mark.parametrize("do", [Do.USE, Do.EDIT, Do.ADD, Do.SET_LEFT, Do.EXTEND, Do.DELETE])
def test_enter_on_cancel_cancels(window: MainWindow, services: Services, do: Do) -> None:
    window.page.select("yes")
    before = services.credits.all()
    window.actions_of[do].trigger()
    dialog = shown_dialog(window)
    if isinstance(dialog, AddDialog):
        QTest.keyClicks(dialog.form.amount.editor, "5")
    enter_on(dialog, "Cancel")
    assert services.credits.all() == before
    assert dialog.isHidden()


def test_enter_on_cancel_restores_no_backup(
    window: MainWindow, services: Services, qtbot: QtBot
) -> None:
    services.backups.make()
    services.credits.archive(["yes"], archived=True)
    window.actions_of[Do.RESTORE].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(RestoreDialog)))
    enter_on(shown_dialog(window), "Cancel")
    window.worker.wait()
    assert services.credits.get("yes").archived


def test_enter_on_delete_for_good_deletes(window: MainWindow) -> None:
    window.page.select("yes")
    window.actions_of[Do.DELETE].trigger()
    enter_on(shown_dialog(window), "Delete for good")
    assert "Store refund card" not in names(window)


def test_the_first_key_of_a_new_user_opens_the_form(open_window: OpenWindow) -> None:
    window = open_window(memory_services())
    enter_on(window, "Add credit")
    assert isinstance(shown_dialog(window), AddDialog)


def test_enter_held_down_presses_once(window: MainWindow) -> None:
    pressed: list[None] = []
    button = next(one for one in window.findChildren(QPushButton) if one.text() == "Add credit")
    button.clicked.disconnect()
    button.clicked.connect(lambda: pressed.append(None))
    for repeats in (False, True, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress,
            Qt.Key.Key_Return,
            Qt.KeyboardModifier.NoModifier,
            "\r",
            autorep=repeats,
        )
        QApplication.sendEvent(button, event)
    assert len(pressed) == 1


def test_ctrl_d_duplicates_and_delete_archives(
    window: MainWindow, services: Services, qtbot: QtBot
) -> None:
    window.page.select("yes")
    QTest.keySequence(window.page.table, QKeySequence("Ctrl+D"))
    dialog = shown_dialog(window)
    assert isinstance(dialog, AddDialog)
    dialog.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.page.table.selectAll()
    QTest.keySequence(window.page.table, QKeySequence("Ctrl+D"))
    assert not any(one.archived for one in services.credits.all())
    window.page.select("yes")
    QTest.keySequence(window.page.table, QKeySequence("Del"))
    assert services.credits.get("yes").archived


def test_every_key_is_bound_once_whatever_the_desktop_calls_standard(window: MainWindow) -> None:
    bound = [key.toString() for spec in TABLE for key in window.actions_of[spec.do].shortcuts()]
    assert sorted(bound) == sorted(set(bound))
    # Each of what a desktop calls standard (Ctrl+D, Ctrl+Y, F14 …) does here what is listed.
    assert bound == [QKeySequence(key).toString() for spec in TABLE for key in spec.keys]


def test_the_pages_are_turned_by_keys_that_every_keyboard_has(window: MainWindow) -> None:
    shown = []
    for _ in range(9):
        QTest.keySequence(window, QKeySequence("Ctrl+PgDown"))
        shown.append(next(do for do in Do if window.actions_of[do].isChecked() and "show" in do))
    assert shown[:3] == [Do.SHOW_GIFT_CARDS, Do.SHOW_EXPIRING, Do.SHOW_OVER]
    assert shown[6:] == [Do.SHOW_GUIDE, Do.SHOW_ACTIVE, Do.SHOW_GIFT_CARDS]
    QTest.keySequence(window, QKeySequence("Ctrl+PgUp"))
    assert window.actions_of[Do.SHOW_ACTIVE].isChecked()


def test_the_wheel_turns_a_field_that_was_chosen(qtbot: QtBot) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    field, other = Combo(), PushButton("Other")
    field.addItems(["one", "two", "three"])
    column = QVBoxLayout(form)
    column.addWidget(field)
    column.addWidget(other)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    handle = form.windowHandle()
    assert handle is not None
    for focused, chosen in ((other, 0), (field, 1)):
        focused.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.wheelEvent(handle, QPointF(field.geometry().center()), QPoint(0, -120))
        QApplication.processEvents()
        assert field.currentIndex() == chosen


@pytest.mark.parametrize("kind", [Combo, TimeEdit])
def test_the_wheel_gives_no_field_the_focus(kind: type[QWidget], qtbot: QtBot) -> None:
    field = kind()
    qtbot.addWidget(field)
    assert field.focusPolicy() is Qt.FocusPolicy.StrongFocus
    assert Tabs().tabBar().focusPolicy() is not Qt.FocusPolicy.WheelFocus
