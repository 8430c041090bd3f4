"""What every column's delegate shares: the row's ground, selection bar, focus ring and height.

A row is marked as a whole: each cell draws its own part of the bar and of the ring.
"""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTreeView,
)

from spendby.ui.credit_list.roles import Role
from spendby.ui.credit_list.section import heading_rect, paint_heading
from spendby.ui.kit.cell import BAR_WIDTH, GAP, PADDING, RING_WIDTH, Cell, Pens
from spendby.ui.kit.hover import RowHover
from spendby.ui.kit.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Paints a row's ground and hands the content of the cell to the column's own delegate."""

    trailing_padding = GAP

    def __init__(
        self, theme: Theme, hover: RowHover | None = None, parent: QObject | None = None
    ) -> None:
        """Paint with `theme`; `hover`, where given, knows the row under the mouse."""
        super().__init__(parent)
        self._theme = theme
        self._hover = hover
        self._pens = Pens(theme)
        theme.changed.connect(self._on_theme_changed)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the cell."""
        painter.save()
        # Each text by its own direction: in an Arabic window "$5.00 left?" stays readable too.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        rect = option.rect
        section = index.data(Role.SECTION)
        if section is not None:
            row = heading_rect(option.widget, rect)
            paint_heading(painter, self._pens, rect, row, section, mirrored=mirrored)
            painter.restore()
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, option, rect, index, selected=selected, mirrored=mirrored)
        leading, trailing = PADDING, self.trailing_padding
        if mirrored:
            leading, trailing = trailing, leading
        content = rect.adjusted(leading, 0, -trailing, -1)
        self.paint_cell(Cell(painter, self._pens, content, selected, mirrored), index)
        painter.restore()

    def paint_cell(self, cell: Cell, index: Index) -> None:
        """Paint the content; each column overrides it."""
        raise NotImplementedError

    def content_width(self, pens: Pens, index: Index) -> int:
        """Tell how wide the content wants to be; each column overrides it."""
        raise NotImplementedError

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for the width that shows everything, and for the height of a row of two lines."""
        width = self.content_width(self._pens, index) + PADDING + self.trailing_padding
        return QSize(width, self._pens.row_height)

    def _on_theme_changed(self) -> None:
        self._pens = Pens(self._theme)

    def _paint_ground(  # noqa: PLR0913 - what a cell's ground depends on
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        index: Index,
        *,
        selected: bool,
        mirrored: bool,
    ) -> None:
        colour = self._theme.colour
        view = option.widget
        hovered = self._hover is not None and self._hover.row == index.row()
        token = "selected" if selected else "hover" if hovered else "surface"
        painter.fillRect(rect, colour(token))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour("border"))
        current = isinstance(view, QAbstractItemView) and view.currentIndex().row() == index.row()
        if not selected and not current:
            return
        first, last = _ends(view, index.column())
        if mirrored:
            first, last = last, first
        if selected and (last if mirrored else first):
            left = rect.right() + 1 - BAR_WIDTH if mirrored else rect.left()
            painter.fillRect(left, rect.top(), BAR_WIDTH, rect.height(), colour("accent"))
        if current and view.hasFocus():
            self._paint_ring(painter, rect, at_left=first, at_right=last)

    def _paint_ring(self, painter: QPainter, rect: QRect, *, at_left: bool, at_right: bool) -> None:
        """Draw this cell's part of a ring that stands one pixel inside the row."""
        colour, width = self._theme.colour("focus"), RING_WIDTH
        inner = rect.adjusted(1 if at_left else 0, 1, -1 if at_right else 0, -2)
        painter.fillRect(inner.left(), inner.top(), inner.width(), width, colour)
        painter.fillRect(inner.left(), inner.bottom() + 1 - width, inner.width(), width, colour)
        if at_left:
            painter.fillRect(inner.left(), inner.top(), width, inner.height(), colour)
        if at_right:
            left = inner.right() + 1 - width
            painter.fillRect(left, inner.top(), width, inner.height(), colour)


def _ends(view: object, column: int) -> tuple[bool, bool]:
    """Tell whether the column is shown as the first one, and whether as the last one."""
    header = _header(view)
    if header is None:
        return True, True
    shown = [
        header.logicalIndex(at)
        for at in range(header.count())
        if not header.isSectionHidden(header.logicalIndex(at))
    ]
    return column == shown[0], column == shown[-1]


def _header(view: object) -> QHeaderView | None:
    if isinstance(view, QTableView):
        return view.horizontalHeader()
    return view.header() if isinstance(view, QTreeView) else None
