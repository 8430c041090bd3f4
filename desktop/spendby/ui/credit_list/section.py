"""The heading over a group of rows: what they have in common, how many there are, their sums.

A heading goes across all columns: each cell paints its own part of the one line.
"""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTableView, QWidget

from spendby.ui.credit_list.grouping import Section
from spendby.ui.kit.cell import ELIDE_MIDDLE, PADDING, Cell, Pens
from spendby.ui.kit.tokens import TextRole

_COUNT_GAP = 10
_SUM_GAP = 16


def paint_heading(  # noqa: PLR0913 - what a heading depends on
    painter: QPainter, pens: Pens, rect: QRect, row: QRect, section: Section, *, mirrored: bool
) -> None:
    """Paint the part of the heading that is inside `rect`; `row` is the whole of it."""
    colour = pens.theme.colour
    painter.setClipRect(rect)
    painter.fillRect(rect, colour("window"))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour("border"))
    content = row.adjusted(PADDING, 0, -PADDING, -1)
    cell = Cell(painter, pens, content, selected=False, mirrored=mirrored)
    names, counts = pens.metrics[TextRole.LABEL], pens.metrics[TextRole.SECONDARY]
    amounts = pens.metrics[TextRole.BUTTON]
    sums = amounts.horizontalAdvance(section.sum_text)
    count = counts.horizontalAdvance(section.count_text)
    room = content.width() - sums - count - _COUNT_GAP - _SUM_GAP
    title = names.elidedText(section.title, ELIDE_MIDDLE, max(0, room))
    cell.text(cell.top_of(names.height()), title, TextRole.LABEL, "text")
    offset = names.horizontalAdvance(title) + _COUNT_GAP
    # All on one baseline, whatever their heights.
    below = cell.top_of(names.height()) + names.ascent()
    cell.text(
        below - counts.ascent(), section.count_text, TextRole.SECONDARY, "text2", offset=offset
    )
    cell.amount(below - amounts.ascent(), section.sum_text, TextRole.BUTTON, "text")
    painter.setClipping(False)


def heading_rect(view: QWidget | None, rect: QRect) -> QRect:
    """Give the place of a whole row, of which `rect` is one cell."""
    if not isinstance(view, QTableView):
        return rect
    header = view.horizontalHeader()
    shown = [at for at in range(header.count()) if not header.isSectionHidden(at)]
    left = min(view.columnViewportPosition(at) for at in shown)
    width = sum(view.columnWidth(at) for at in shown)
    return QRect(left, rect.top(), width, rect.height())
