"""The painted list: what each cell says, how it is marked, and that money is always whole."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from PySide6.QtCore import (
    QAbstractTableModel,
    QBuffer,
    QByteArray,
    QIODevice,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from spendby.ui.credit_list.roles import Role
from spendby.ui.credit_list.table import CreditTable
from spendby.ui.credit_list.widths import column_widths
from spendby.ui.kit.cell import Pens
from spendby.ui.kit.theme import Mode, Theme
from spendby.ui.kit.tokens import DARK, LIGHT

LONG = "A birthday voucher from a very long list of vouchers, order 114-4417"
AMOUNT = "$1,000,000.00"
ROWS: tuple[dict[Role, str], ...] = (
    {
        Role.NAME: "Store refund card",
        Role.SUBTITLE: "Store credit",
        Role.ANSWER: "yes",
        Role.REASON: "Terms allow gift cards",
        Role.URGENCY: "high",
        Role.EXPIRY_TEXT: "Tomorrow",
        Role.EXPIRY_DATE_TEXT: "Mon 23 Nov",
        Role.LEFT_TEXT: "$125.00",
        Role.OF_TEXT: "of $150.00",
    },
    {
        Role.NAME: LONG,
        Role.SUBTITLE: "Promo credit",
        Role.ANSWER: "assume_no",
        Role.REASON: "Not covered by the guide",
        Role.URGENCY: "gone",
        Role.EXPIRY_TEXT: "Ended 2 Nov",
        Role.EXPIRY_DATE_TEXT: "20 days ago",
        Role.LEFT_TEXT: AMOUNT,
        Role.OF_TEXT: f"of {AMOUNT}",
    },
    {
        Role.NAME: "<b>two</b>\nlines",
        Role.ANSWER: "used_up",
        Role.URGENCY: "none",
        Role.EXPIRY_TEXT: "Never",
        Role.LEFT_TEXT: "$0.00",
    },
    {},
)
TITLES = ("Credit", "Buys gift cards?", "Expires", "Left")


class Credits(QAbstractTableModel):
    """The rows above under the roles that delegates read."""

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else len(ROWS)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else len(TITLES)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        return ROWS[index.row()].get(Role(role)) if role in set(Role) else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole and section == len(TITLES) - 1:
            return Qt.AlignmentFlag.AlignTrailing
        across = orientation is Qt.Orientation.Horizontal
        return TITLES[section] if role == Qt.ItemDataRole.DisplayRole and across else None


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Give a light theme, and leave the application as it was."""
    font = qapp.font()
    theme = Theme(qapp, Mode.LIGHT)
    yield theme
    theme.deleteLater()
    qapp.setStyleSheet("")
    qapp.setFont(font)


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> CreditTable:
    """Give the list as it stands in a window of the usual size."""
    table = CreditTable(theme)
    table.setModel(Credits(table))
    table.resize(712, 400)
    qtbot.addWidget(table)
    with qtbot.waitExposed(table):
        table.show()
    return table


def texts(
    table: CreditTable, row: int, column: int, *, width: int = 186, height: int = 52
) -> list[tuple[str, str]]:
    """Paint a cell `width` wide and give each text in it with its colour."""
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, width, height)
    if table.selectionModel().isRowSelected(row):
        option.state |= QStyle.StateFlag.State_Selected
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    painter = QPainter(generator)
    index = table.model().index(row, column)
    table.itemDelegateForColumn(column).paint(painter, option, index)
    painter.end()
    svg = bytes(written.data()).decode()
    found = re.findall(r'<text fill="(#\w+)"[^>]*>([^<]*)</text>', svg)
    return [(unescape(text).strip(), colour.upper()) for colour, text in found]


def words(table: CreditTable, row: int, column: int, **size: int) -> list[str]:
    return [text for text, _ in texts(table, row, column, **size)]


def picture(table: CreditTable) -> QImage:
    return table.viewport().grab().toImage()


def row_middle(table: CreditTable, row: int) -> int:
    return table.rowViewportPosition(row) + table.rowHeight(row) // 2


def test_each_cell_says_what_the_model_answers(table: CreditTable) -> None:
    assert words(table, 0, 0) == ["Store refund card", "Store credit"]
    assert words(table, 0, 1) == ["Yes", "Terms allow gift cards"]
    assert words(table, 0, 2) == ["Tomorrow", "Mon 23 Nov"]
    assert words(table, 0, 3) == ["$125.00", "of $150.00"]


def test_words_are_in_the_colour_of_their_meaning(table: CreditTable) -> None:
    assert texts(table, 0, 1)[0] == ("Yes", LIGHT.ok)
    assert texts(table, 0, 2)[0] == ("Tomorrow", LIGHT.danger)
    assert texts(table, 1, 1)[0] == ("Assume no", LIGHT.mute)
    assert texts(table, 1, 2)[0] == ("Ended 2 Nov", LIGHT.text3)
    assert texts(table, 2, 0)[0][1] == LIGHT.text2


def test_a_row_without_answers_is_left_empty(table: CreditTable) -> None:
    assert [word for column in range(4) for word in words(table, 3, column) if word] == []


def test_a_long_name_is_shortened_in_its_middle(table: CreditTable) -> None:
    (name, _) = words(table, 1, 0)
    assert name.startswith("A birth")
    assert name.endswith("4417")
    assert "…" in name
    assert len(name) < len(LONG)


@pytest.mark.parametrize("width", [40, 90, 132, 400])
def test_money_is_whole_in_any_width(table: CreditTable, width: int) -> None:
    assert words(table, 1, 3, width=width) == [AMOUNT, f"of {AMOUNT}"]


def test_a_name_is_shown_literally_on_one_line(table: CreditTable) -> None:
    assert words(table, 2, 0) == ["<b>two</b> lines"]


@pytest.mark.parametrize("column", range(4))
def test_the_size_asked_for_shows_everything(table: CreditTable, column: int) -> None:
    delegate = table.itemDelegateForColumn(column)
    for row in (0, 1):
        asked = delegate.sizeHint(QStyleOptionViewItem(), table.model().index(row, column))
        assert asked.height() == 52
        shown = words(table, row, column, width=asked.width())
        assert len(shown) == 2
        assert not any("…" in word for word in shown)


def test_rows_are_as_high_as_the_design_has_them(table: CreditTable) -> None:
    assert table.rowHeight(0) == 52
    assert table.horizontalHeader().height() == 32


def test_the_selected_row_is_filled_and_has_a_bar(table: CreditTable) -> None:
    table.selectRow(0)
    image, middle = picture(table), row_middle(table, 0)
    assert image.pixelColor(0, middle) == QColor(LIGHT.accent)
    assert image.pixelColor(6, middle) == QColor(LIGHT.selected)
    assert image.pixelColor(image.width() - 4, middle) == QColor(LIGHT.selected)
    assert image.pixelColor(6, row_middle(table, 1)) == QColor(LIGHT.surface)


def test_pale_text_is_promoted_on_the_selected_row(table: CreditTable) -> None:
    assert texts(table, 0, 0)[1] == ("Store credit", LIGHT.text3)
    table.selectRow(0)
    assert texts(table, 0, 0)[1] == ("Store credit", LIGHT.text2)


def test_focus_rings_the_whole_row_and_goes_with_it(qtbot: QtBot, table: CreditTable) -> None:
    table.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    table.selectRow(1)
    image = picture(table)
    top = table.rowViewportPosition(1) + 2
    assert {image.pixelColor(x, top).name() for x in range(3, image.width() - 3)} == {
        LIGHT.focus.lower()
    }
    assert image.pixelColor(image.width() - 2, row_middle(table, 1)) == QColor(LIGHT.focus)
    table.clearFocus()
    assert picture(table).pixelColor(300, top) == QColor(LIGHT.selected)


def test_the_mouse_marks_a_whole_row(table: CreditTable) -> None:
    viewport = table.viewport()
    QTest.mouseMove(viewport, QPoint(20, row_middle(table, 2)))
    QTest.mouseMove(viewport, QPoint(24, row_middle(table, 2)))
    QApplication.processEvents()
    for x in (4, viewport.width() - 4):
        assert picture(table).pixelColor(x, row_middle(table, 2)) == QColor(LIGHT.hover)
        assert picture(table).pixelColor(x, row_middle(table, 1)) == QColor(LIGHT.surface)


def test_right_to_left_mirrors_bar_and_pill(table: CreditTable) -> None:
    table.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    table.resize(713, 400)
    table.selectRow(0)
    image = picture(table)
    assert image.pixelColor(image.width() - 1, row_middle(table, 0)) == QColor(LIGHT.accent)
    assert image.pixelColor(0, row_middle(table, 0)) == QColor(LIGHT.selected)


def test_a_switched_theme_repaints_every_cell(table: CreditTable, theme: Theme) -> None:
    theme.set_mode(Mode.DARK)
    assert picture(table).pixelColor(6, row_middle(table, 1)) == QColor(DARK.surface)
    assert texts(table, 0, 1)[0] == ("Yes", DARK.ok)


def test_larger_text_makes_higher_rows(table: CreditTable, theme: Theme) -> None:
    theme.set_text_percent(200)
    table.resize(1_400, 400)
    assert table.rowHeight(0) >= 104
    shown = words(table, 0, 2, width=table.columnWidth(2), height=table.rowHeight(0))
    assert shown == ["Tomorrow", "Mon 23 Nov"]


def test_titles_stand_over_the_text_under_them(table: CreditTable) -> None:
    header = table.horizontalHeader()
    header.setSortIndicator(2, Qt.SortOrder.AscendingOrder)
    header.setSortIndicatorShown(True)
    heading, body = header.grab().toImage(), picture(table)

    def first_ink(image: QImage, left: int, rows: range, ground: str) -> int:
        columns = range(left, image.width())
        return next(
            x for x in columns if any(image.pixelColor(x, y) != QColor(ground) for y in rows)
        )

    under = first_ink(body, 4, range(4, 30), LIGHT.surface)
    assert abs(first_ink(heading, 4, range(4, 28), LIGHT.window) - under) <= 1


@pytest.mark.parametrize("total", [480, 552, 712, 1400])
@pytest.mark.parametrize("percent", [100, 150])
def test_columns_share_the_width(theme: Theme, total: int, percent: int) -> None:
    theme.set_text_percent(percent)
    widths = column_widths(total, Pens(theme))
    assert sum(widths) == max(total, sum(widths[1:]) + 96)
    assert widths[0] >= 96


def test_a_hidden_column_leaves_its_room_to_the_name(table: CreditTable) -> None:
    before = table.columnWidth(0) + table.columnWidth(1)
    table.hideColumn(1)
    table.resize(713, 400)
    assert table.columnWidth(0) == before + 1
