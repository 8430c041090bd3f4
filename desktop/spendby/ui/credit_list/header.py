"""The list's header: titles on the same edge as the text under them, the sort arrow beside."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

from spendby.ui.kit.cell import ELIDE_NONE, GAP, PADDING, Cell, Pens
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import HEADER_HEIGHT, TextRole

_ARROW = 12
_ARROW_GAP = 4


class ListHeader(QHeaderView):
    """A horizontal header painted from the theme.

    The model's headerData gives each title and, under TextAlignmentRole, AlignRight or
    AlignTrailing for a column of amounts.
    """

    resized_by_hand = Signal(int, int)
    """A column has got another width from somebody: its number, and the pixels."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Paint with `theme`, now and after each of its changes."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._pens = Pens(theme)
        self._dragged: set[int] = set()
        self.held_in: Mapping[int, int] = {}
        """In which column another one stands, where that has no room of its own."""
        self.sectionResized.connect(self._on_section_resized)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which columns were given another width by hand, once they have it."""
        super().mouseReleaseEvent(event)
        dragged, self._dragged = self._dragged, set()
        for section in sorted(dragged):
            self.resized_by_hand.emit(section, self.sectionSize(section))

    def sizeHint(self) -> QSize:
        """Ask for the height of the design."""
        return QSize(super().sizeHint().width(), self._theme.px(HEADER_HEIGHT))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one title."""
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.fillRect(rect, self._theme.colour("window"))
        for edge in (rect.top(), rect.bottom()):
            painter.fillRect(rect.left(), edge, rect.width(), 1, self._theme.colour("border"))
        trailing = self._ends_at_trailing_edge(section)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        before, after = PADDING, PADDING if trailing else GAP
        if mirrored:
            before, after = after, before
        content = rect.adjusted(before, 1, -after, -1)
        cell = Cell(painter, self._pens, content, selected=False, mirrored=mirrored)
        self._paint_title(cell, section, trailing=trailing)
        painter.restore()

    def _paint_title(self, cell: Cell, section: int, *, trailing: bool) -> None:
        pens, title = self._pens, self._title(section)
        metrics = pens.metrics[TextRole.LABEL]
        top = cell.top_of(metrics.height())
        sorted_by = self.isSortIndicatorShown() and section == self._sorted_section()
        arrow = pens.theme.px(_ARROW)
        room = cell.content.width() - (arrow + _ARROW_GAP if sorted_by else 0)
        shown = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(shown)
        offset = cell.content.width() - width if trailing else 0
        token = "text" if sorted_by else "text2"
        cell.text(top, shown, TextRole.LABEL, token, offset=offset, elide=ELIDE_NONE)
        if sorted_by:
            ascending = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
            name = "arrow-up" if ascending else "arrow-down"
            beside = offset - arrow - _ARROW_GAP if trailing else width + _ARROW_GAP
            cell.icon(name, token, arrow, cell.top_of(arrow), beside)

    def _sorted_section(self) -> int:
        by = self.sortIndicatorSection()
        return self.held_in.get(by, by)

    def _title(self, section: int) -> str:
        return str(self.model().headerData(section, self.orientation()) or "")

    def _ends_at_trailing_edge(self, section: int) -> bool:
        role = Qt.ItemDataRole.TextAlignmentRole
        value = self.model().headerData(section, self.orientation(), role)
        ends = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTrailing
        return value is not None and bool(Qt.AlignmentFlag(value) & ends)

    def _on_section_resized(self, section: int) -> None:
        held = QApplication.mouseButtons() & Qt.MouseButton.LeftButton
        if held and self.cursor().shape() is Qt.CursorShape.SplitHCursor:
            self._dragged.add(section)

    def _on_theme_changed(self) -> None:
        self._pens = Pens(self._theme)
        self.updateGeometry()
        self.viewport().update()
