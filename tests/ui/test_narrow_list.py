"""The list where it is narrow: names, sums and ends stay readable, in sight and aloud."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spendby.domain.expiry import on_day
from spendby.ui.credit_list.columns import Column
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.cell import GAP, PADDING, Pens
from spendby.ui.kit.labels import SumLabel
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.built_window import built_window
from tests.helpers.credits import DAY, make_credit
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import OpenWindow

HEARD = Qt.ItemDataRole.AccessibleTextRole


def small(window: MainWindow) -> MainWindow:
    """Make the window as small as it gets."""
    window.resize(640, 452)
    QApplication.processEvents()
    return window


def heard(window: MainWindow) -> str:
    """Give what is read aloud of the first row: its columns in sight."""
    table = window.page.table
    return ", ".join(
        str(table.model().index(0, column).data(HEARD))
        for column in range(table.model().columnCount())
        if not table.isColumnHidden(column)
    )


def test_a_usual_name_is_whole_in_the_smallest_window(window: MainWindow, theme: Theme) -> None:
    room = small(window).page.table.columnWidth(Column.CREDIT) - PADDING - GAP
    assert Pens(theme).width("No-Rush shipping reward", TextRole.NAME) <= room


def test_the_end_stands_under_what_is_left_where_there_is_no_room_beside(
    window: MainWindow,
) -> None:
    table = window.page.table
    window.resize(1240, 780)
    QApplication.processEvents()
    assert not table.isColumnHidden(Column.EXPIRES)
    wide = heard(window)
    small(window)
    assert table.isColumnHidden(Column.EXPIRES)
    title = table.model().headerData(Column.LEFT, Qt.Orientation.Horizontal)
    assert title == "Left, expires"
    parts = [one.strip() for one in wide.split(",")]
    assert sorted(parts) == sorted(one.strip() for one in heard(window).split(","))
    assert heard(window).count("expires: Tomorrow") == 1


def test_a_list_that_is_narrow_from_the_start_says_so(qtbot: QtBot, theme: Theme) -> None:
    theme.set_text_percent(200)
    services = memory_services([make_credit(expiry=on_day(DAY))])
    window = built_window(services, theme, sample=True)  # it looks as the one it comes from
    qtbot.addWidget(window)
    window.show()
    window.load()
    small(window)
    title = window.page.table.model().headerData(Column.LEFT, Qt.Orientation.Horizontal)
    said = heard(window)
    theme.set_text_percent(100)
    assert title == "Left, expires"
    assert "expires: Today" in said


def test_the_arrow_of_the_order_stands_over_no_other_column(window: MainWindow) -> None:
    window.resize(1240, 780)
    table = window.page.table

    def title(column: Column) -> QImage:
        QApplication.processEvents()
        header = table.horizontalHeader()
        at, width = header.sectionViewportPosition(column), header.sectionSize(column)
        return header.viewport().grab(QRect(at, 0, width, header.height())).toImage()

    table.show_columns([Column.STORE, Column.KIND])
    table.sortByColumn(Column.STORE, Qt.SortOrder.AscendingOrder)
    table.show_columns([Column.KIND])
    beside = title(Column.KIND)
    table.sortByColumn(Column.CREDIT, Qt.SortOrder.AscendingOrder)
    assert beside == title(Column.KIND)
    small(window)
    plain = title(Column.LEFT)
    table.sortByColumn(Column.EXPIRES, Qt.SortOrder.AscendingOrder)
    assert plain != title(Column.LEFT)  # there the ends are


def test_a_copy_has_the_end_wherever_it_stands(window: MainWindow) -> None:
    small(window)
    window.page.table.selectAll()
    window.actions_of[Do.COPY_TABLE].trigger()
    copied = QGuiApplication.clipboard().text()
    assert "Expires" in copied.splitlines()[0].split("\t")
    assert "Tomorrow" in copied


@pytest.mark.parametrize("width", [640, 900, 1240])
def test_no_digit_of_a_sum_is_cut_however_large(open_window: OpenWindow, width: int) -> None:
    window = open_window(memory_services([make_credit(str(at), 99_999_999) for at in range(40)]))
    window.resize(width, 900)
    window.panes.open_detail()
    QApplication.processEvents()
    sums = [one for one in window.findChildren(SumLabel) if one.isVisible()]
    assert "$39,999,999.60" in {one.text() for one in sums}
    for one in sums:
        shown = one.grab().toImage()
        edge = shown.width() - 1
        ground = shown.pixelColor(edge, 0)
        assert all(shown.pixelColor(edge, at) == ground for at in range(shown.height())), one.text()
