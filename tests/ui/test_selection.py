"""Several credits at once: what is said of them, and what can be done with all."""

import csv
import json
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spendby.services.services import Services
from spendby.ui.credit_list.carried import CSV_TYPE
from spendby.ui.credit_list.columns import ALWAYS, Column
from spendby.ui.kit.action_table import Do
from spendby.ui.shell.main_window import MainWindow
from tests.ui.conftest import names, shown_dialog

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def choose_first(window: MainWindow, count: int) -> None:
    """Select the first rows by keys."""
    table = window.page.table
    table.selectRow(0)
    for _ in range(count - 1):
        QTest.keyClick(table, Qt.Key.Key_Down, SHIFT)


def test_the_bar_counts_and_adds_up_what_is_selected(window: MainWindow) -> None:
    bar = window.page.selection_bar
    assert bar.text == ""
    choose_first(window, 3)
    assert bar.text == "3 credits selected, $140.00"
    window.page.table.selectRow(0)
    assert bar.text == ""


def test_all_are_archived_in_one_change(window: MainWindow, services: Services) -> None:
    choose_first(window, 3)
    QTest.keyClick(window.page.table, Qt.Key.Key_Delete)
    assert names(window) == ["Gift card from Mum", "Courtesy, late parcel"]
    services.history.undo()
    assert len(names(window)) == 5


def test_a_category_is_added_to_all(window: MainWindow, services: Services) -> None:
    choose_first(window, 2)
    QTest.keyClick(window.page.table, Qt.Key.Key_T)
    dialog = shown_dialog(window)
    QTest.keyClicks(dialog.focusWidget(), "groc")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert services.credits.get("tomorrow").eligible == ("groceries",)
    assert services.credits.get("soon").eligible == ("groceries",)
    assert window.toast.text == "Tagged 2 credits “groceries”."


def test_a_category_has_to_be_named(window: MainWindow) -> None:
    window.actions_of[Do.TAG].trigger()
    dialog = shown_dialog(window)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.reject()


def test_what_is_left_is_written_off_and_comes_back(window: MainWindow, services: Services) -> None:
    choose_first(window, 2)
    window.actions_of[Do.WRITE_OFF_SELECTED].trigger()
    assert services.credits.get("tomorrow").left == services.credits.get("soon").left == 0
    window.toast.press()
    assert services.credits.get("tomorrow").left == 500


def test_the_selection_goes_into_a_file_of_its_own(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "some.json"
    window.commands.files.export_to(str(path), ["soon", "yes"])
    qtbot.waitUntil(lambda: window.toast.text == "Exported 2 credits.")
    content = json.loads(path.read_text(encoding="utf-8"))
    assert [one["id"] for one in content["credits"]] == ["soon", "yes"]
    assert [one["id"] for one in content["stores"]] == ["amazon-us"]


def test_rows_are_copied_as_a_table_and_never_as_formulas(
    window: MainWindow, services: Services
) -> None:
    services.credits.edit("tomorrow", name="=1+1\u2029tab", reference="@SUM(1)")
    window.page.table.show_columns([Column.REFERENCE])
    choose_first(window, 2)
    QTest.keyClick(window.page.table, Qt.Key.Key_C, CONTROL | SHIFT)
    QApplication.processEvents()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[0] == ["Credit", "Buys gift cards?", "Expires", "Left", "Reference"]
    assert lines[1] == ["'=1+1 tab", "Assume no", "Tomorrow", "$5.00", "'@SUM(1)"]
    assert len(lines) == 3
    assert window.toast.text == "Copied 2 rows as a table."


def test_what_needs_one_credit_waits_while_several_are_selected(window: MainWindow) -> None:
    choose_first(window, 2)
    assert not window.actions_of[Do.USE].isEnabled()
    assert window.actions_of[Do.TAG].isEnabled()
    window.page.table.clearSelection()
    assert not window.actions_of[Do.TAG].isEnabled()
    assert not window.actions_of[Do.WRITE_OFF_SELECTED].isEnabled()


def test_other_programs_get_the_same_rows_as_csv(window: MainWindow, services: Services) -> None:
    services.credits.edit("tomorrow", name="=1+1")
    choose_first(window, 2)
    data = window.commands.selection._carried(window.control.selected)  # noqa: SLF001 - a drag can't be tried offscreen
    rows = list(csv.DictReader(data.data(CSV_TYPE).toStdString().splitlines()))
    assert [row["name"] for row in rows] == ["'=1+1", "Prime Day"]
    assert [row["left"] for row in rows] == ["5.00", "10.00"]
    assert data.text().splitlines()[1].startswith("'=1+1\tAssume no")
    index = window.page.table.currentIndex()
    assert index.flags() & Qt.ItemFlag.ItemIsDragEnabled


def test_what_is_copied_as_csv_can_be_imported(
    window: MainWindow, services: Services, tmp_path: Path
) -> None:
    choose_first(window, 3)
    window.actions_of[Do.COPY_CSV].trigger()
    assert window.toast.text == "Copied 3 credits as CSV."
    path = tmp_path / "pasted.csv"
    path.write_text(QGuiApplication.clipboard().text(), encoding="utf-8")
    incoming = services.exchange.look(str(path))
    assert (incoming.new, incoming.already, list(incoming.problems)) == (0, 3, [])


class _Painted(QObject):
    """Gathers which part of a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def test_the_ring_moves_as_a_whole_while_rows_are_added(window: MainWindow) -> None:
    table, painted = window.page.table, _Painted()
    table.viewport().installEventFilter(painted)
    choose_first(window, 3)
    QApplication.processEvents()
    painted.region = QRegion()
    QTest.keyClick(table, Qt.Key.Key_Up, CONTROL)
    QApplication.processEvents()
    for row in (1, 2):
        for column in ALWAYS:
            cell = table.visualRect(table.model().index(row, column))
            assert QRegion(cell).subtracted(painted.region).isEmpty()
