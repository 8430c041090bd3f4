"""Ctrl+K: everything that can be done, found by typing and done by Enter."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QListView
from pytestqt.qtbot import QtBot

from spendby.services.services import Services
from spendby.ui.kit.action_table import TABLE, Do
from spendby.ui.kit.actions import Command
from spendby.ui.kit.theme import Mode, Theme
from spendby.ui.palette.matching import ranked
from spendby.ui.palette.palette import Palette
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import OpenWindow, focused, shown_dialog

CONTROL = Qt.KeyboardModifier.ControlModifier


def _commands(*texts: str) -> list[Command]:
    return [Command(text, "File", "", lambda: None) for text in texts]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("", "Import…"),
        ("ex", "Export…"),
        ("data f", "Open the data folder"),
        ("DARK", "Dark colours"),
        ("file ex", "Export…"),
        ("olou", "Dark colours"),
        ("opdf", "Open the data folder"),
    ],
)
def test_the_best_fit_comes_first(typed: str, first: str) -> None:
    commands = _commands("Import…", "Export…", "Dark colours", "Open the data folder")
    assert ranked(commands, typed)[0].text == first


def test_what_fits_nothing_finds_nothing() -> None:
    assert ranked(_commands("Import…", "Export…"), "zzz") == []


def _open(window: MainWindow) -> Palette:
    QTest.keyClick(focused(), Qt.Key.Key_K, CONTROL)
    dialog = shown_dialog(window)
    assert isinstance(dialog, Palette)
    return dialog


def test_a_command_is_found_and_done_without_a_mouse(
    window: MainWindow, theme: Theme, qtbot: QtBot
) -> None:
    _open(window)
    QTest.keyClicks(focused(), "dark")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: theme.mode is Mode.DARK)
    assert not [one for one in window.findChildren(QDialog) if one.isVisible()]


def test_it_opens_from_the_search_field_too(window: MainWindow) -> None:
    window.page.search.setFocus()
    QTest.keyClicks(window.page.search, "gift")
    dialog = _open(window)
    assert dialog.field.hasFocus()
    QTest.keyClick(dialog.field, Qt.Key.Key_Escape)
    assert window.page.search.text() == "gift"


def test_up_and_down_go_around_and_a_click_does_it(
    window: MainWindow, services: Services, qtbot: QtBot
) -> None:
    dialog = _open(window)
    first = dialog.chosen
    QTest.keyClick(dialog.field, Qt.Key.Key_Up)
    assert dialog.chosen is not None
    assert dialog.chosen.text == "About Spendby"
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.chosen == first
    QTest.keyClick(dialog.field, Qt.Key.Key_PageDown)
    assert dialog.chosen != first
    QTest.keyClicks(dialog.field, "archive")
    view = dialog.findChild(QListView)
    assert view is not None
    at = view.visualRect(view.model().index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at))
    qtbot.waitUntil(lambda: services.credits.get("tomorrow").archived)


def test_it_says_when_nothing_is_called_that(window: MainWindow) -> None:
    dialog = _open(window)
    QTest.keyClicks(dialog.field, "qqq")
    assert dialog.chosen is None
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_it_offers_what_can_be_done_now_and_nothing_else(open_window: OpenWindow) -> None:
    window = open_window(memory_services())
    offered = {one.text for one in window.actions_of.commands()}
    assert "Add credit" in offered
    assert "Use…" not in offered
    assert "Undo" not in offered
    assert "Back to your own credits" not in offered
    assert "Find a command…" not in offered


def test_every_action_is_in_the_palette_once_it_can_be_done(window: MainWindow) -> None:
    for spec in TABLE:
        window.actions_of[spec.do].setEnabled(True)
        window.actions_of[spec.do].setVisible(True)
    assert len(window.actions_of.commands()) == len(TABLE) - 1


def test_a_line_is_heard_with_its_menu_and_its_keys(window: MainWindow) -> None:
    dialog = _open(window)
    QTest.keyClicks(dialog.field, "settings")
    heard = QAccessible.queryAccessibleInterface(dialog.field).text(QAccessible.Text.Description)
    assert heard == "Settings…, File, Ctrl+,"


def test_help_lists_its_key(window: MainWindow) -> None:
    keys = dict(pair for pairs in window.actions_of.keys().values() for pair in pairs)
    assert keys["Find a command…"] == "Ctrl+K"
    assert window.actions_of[Do.PALETTE].isEnabled()
