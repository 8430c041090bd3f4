"""Paints a reminder: dot and word, the credit and what is left, what it says, where shown."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from spendby.ui.credit_list.row_delegate import CellDelegate, Index
from spendby.ui.kit.cell import ELIDE_MIDDLE, GAP, PADDING, Cell, Pens
from spendby.ui.kit.tokens import TextRole
from spendby.ui.reminders.reminder_rows import ReminderRole

_DOT = 8
_TEXT = 20


class ReminderDelegate(CellDelegate):
    """One row of two lines, over the whole width of the list."""

    trailing_padding = PADDING

    def paint_cell(self, cell: Cell, index: Index) -> None:
        """Paint the reminder."""
        pens, is_new = cell.pens, bool(index.data(ReminderRole.NEW))
        name_height, line_height = pens.name_height, pens.line_height
        top = cell.top_of(name_height + line_height + 2)
        second = top + name_height + 2
        left = str(index.data(ReminderRole.LEFT))
        word = str(index.data(ReminderRole.STANDING))
        shown = str(index.data(ReminderRole.SHOWN))
        cell.amount(top, left, TextRole.NAME, "text")
        tone = "accent" if is_new else "text2"
        used = pens.width(left, TextRole.NAME) + 2 * GAP
        self._short(cell, used).amount(
            top + name_height - line_height, word, TextRole.SECONDARY, tone
        )
        used += pens.width(word, TextRole.SECONDARY) + 2 * GAP
        name = str(index.data(ReminderRole.NAME))
        self._short(cell, used).text(
            top, name, TextRole.NAME, "text", offset=_TEXT, elide=ELIDE_MIDDLE
        )
        about, colour = str(index.data(ReminderRole.ABOUT)), str(index.data(ReminderRole.TONE))
        used = pens.width(shown, TextRole.SECONDARY) + 2 * GAP
        if _TEXT + pens.width(about, TextRole.SECONDARY) + used <= cell.content.width():
            cell.amount(second, shown, TextRole.SECONDARY, "text3")
        else:
            used = 0  # what a reminder says comes before where it was shown
        self._short(cell, used).text(second, about, TextRole.SECONDARY, colour, offset=_TEXT)
        if is_new:
            self._dot(cell, top + (name_height - _DOT) // 2)

    def content_width(self, pens: Pens, index: Index) -> int:
        """Ask for little: the list gives its whole width anyway."""
        return pens.width(str(index.data(ReminderRole.LEFT)), TextRole.NAME) + 12 * PADDING

    def _short(self, cell: Cell, by: int) -> Cell:
        """Give the cell without `by` pixels at its trailing edge."""
        content = QRect(cell.content)
        if cell.mirrored:
            content.setLeft(content.left() + by)
        else:
            content.setRight(content.right() - by)
        return Cell(cell.painter, cell.pens, content, cell.selected, cell.mirrored)

    def _dot(self, cell: Cell, top: int) -> None:
        painter = cell.painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(cell.colour("accent"))
        painter.drawEllipse(cell.left_of(0, _DOT), top, _DOT, _DOT)
