"""Saying what the columns of a table are, by keys alone."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spendby.ui.files.import_dialog import ImportDialog
from spendby.ui.shell.main_window import MainWindow
from tests.ui.conftest import shown_dialog

TABLE = b"Where,How much,Good til\nGap,$20.00,03/04/2027\nNike,$30.00,05/06/2027\n"


def test_choosing_what_a_column_is_leaves_the_focus_there(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.imports.look_into(TABLE)
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportDialog)))
    assert window.worker.wait()
    dialog = shown_dialog(window)
    assert isinstance(dialog, ImportDialog)
    # Each leaves something open still: which amounts, then in which order the dates are.
    for name, typed in (("Good til", "n"), ("How much", "a"), ("Good til", "e")):
        choice = dialog.options.mapper.column(name)
        choice.setFocus()
        QTest.keyClicks(choice, typed)
        assert window.worker.wait()
        QApplication.processEvents()
        assert dialog.focusWidget() is choice
