"""Printing from the window's menu, and choosing a month under what expires soon."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from spendby.ui.kit.action_table import Do
from spendby.ui.shell.main_window import MainWindow
from tests.ui.conftest import names, shown_dialog


def months(window: MainWindow) -> None:
    """List what expires soon, in a window with room for the months."""
    window.resize(1240, 780)
    window.actions_of[Do.SHOW_EXPIRING].trigger()
    QApplication.processEvents()


def test_the_months_are_seen_under_what_expires_soon_alone(window: MainWindow) -> None:
    assert not window.commands.outlook.strip.isVisible()
    months(window)
    assert window.commands.outlook.strip.isVisible()
    window.resize(1240, 480)
    window.actions_of[Do.SHOW_ACTIVE].trigger()
    assert not window.commands.outlook.strip.isVisible()


def test_a_low_window_keeps_its_room_for_rows(window: MainWindow) -> None:
    window.setMinimumSize(1, 1)
    months(window)
    window.resize(1240, 500)
    assert not window.commands.outlook.strip.isVisible()


def test_a_month_lists_what_ends_in_it_also_beyond_thirty_days(window: MainWindow) -> None:
    months(window)
    assert names(window)[-1:] == ["Prime Day"]
    bar = window.commands.outlook.strip.bars[3]
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton)
    ends = window.control.chosen.filters.ends
    assert ends == (date(2027, 2, 1), date(2027, 2, 28))
    assert "Store refund card" in names(window)
    assert "Prime Day" not in names(window)
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton)
    assert window.control.chosen.filters.ends is None
    assert "Prime Day" in names(window)


def test_another_view_lets_go_of_the_month(window: MainWindow) -> None:
    months(window)
    QTest.mouseClick(window.commands.outlook.strip.bars[3], Qt.MouseButton.LeftButton)
    window.actions_of[Do.SHOW_ACTIVE].trigger()
    assert window.control.chosen.filters.ends is None
    assert len(names(window)) == 5


def test_clearing_the_filters_lets_go_of_the_month(window: MainWindow) -> None:
    months(window)
    QTest.mouseClick(window.commands.outlook.strip.bars[3], Qt.MouseButton.LeftButton)
    window.control.clear()
    assert window.commands.outlook.strip.choice is None
    assert "Prime Day" in names(window)


def test_the_list_can_be_previewed_from_its_key(window: MainWindow) -> None:
    QTest.keyClick(window.page.table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    dialog = shown_dialog(window)
    assert isinstance(dialog, QPrintPreviewDialog)
    dialog.close()


def test_what_to_use_first_can_be_previewed(window: MainWindow) -> None:
    window.actions_of[Do.PRINT_FIRST].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, QPrintPreviewDialog)
    dialog.close()


def test_a_pdf_is_written_and_said(window: MainWindow, tmp_path: Path) -> None:
    window.actions_of[Do.SAVE_PDF].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, QFileDialog)
    path = tmp_path / "list.pdf"
    dialog.fileSelected.emit(str(path))
    assert path.read_bytes()
    assert window.toast.text.startswith("Saved as /")
    assert window.toast.text.endswith("list.pdf.")
    dialog.close()
