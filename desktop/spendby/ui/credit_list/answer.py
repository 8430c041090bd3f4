"""The second column: the answer as a pill of icon and word, over its reason."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from spendby.ui.credit_list.roles import Role
from spendby.ui.credit_list.row_delegate import CellDelegate, Index
from spendby.ui.kit.cell import ELIDE_NONE, Cell, Pens
from spendby.ui.kit.tokens import TextRole
from spendby.ui.kit.verdict_look import VerdictLook, verdict_look

_ICON = 14
_PILL_PADDING = 8
_ICON_GAP = 5
_LINE_GAP = 2


class AnswerDelegate(CellDelegate):
    """Paints ANSWER, which always shows whole, and REASON."""

    def paint_cell(self, cell: Cell, index: Index) -> None:
        """Paint the pill and the line under it."""
        key = index.data(Role.ANSWER)
        if not key:
            return
        pens = cell.pens
        reason = str(index.data(Role.REASON) or "")
        height = pens.pill_height + (_LINE_GAP + pens.line_height if reason else 0)
        top = cell.top_of(height)
        self._paint_pill(cell, verdict_look(key), top)
        if reason:
            below = top + pens.pill_height + _LINE_GAP
            cell.text(below, reason, TextRole.SECONDARY, "text3")

    def content_width(self, pens: Pens, index: Index) -> int:
        """Ask for the wider of pill and reason."""
        key = index.data(Role.ANSWER)
        reason = str(index.data(Role.REASON) or "")
        return max(
            pill_width(pens, verdict_look(key)) if key else 0,
            pens.width(reason, TextRole.SECONDARY),
        )

    def _paint_pill(self, cell: Cell, look: VerdictLook, top: int) -> None:
        pens, painter = cell.pens, cell.painter
        width, height = pill_width(pens, look), pens.pill_height
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pens.theme.colour(look.ground))
        ground = QRectF(cell.left_of(0, width), top, width, height)
        painter.drawRoundedRect(ground, height / 2, height / 2)
        icon = pens.theme.px(_ICON)
        cell.icon(look.icon, look.family, icon, top + (height - icon) // 2, _PILL_PADDING)
        metrics = pens.metrics[TextRole.LABEL]
        offset = _PILL_PADDING + icon + _ICON_GAP
        cell.text(
            top + (height - metrics.height()) // 2,
            look.word,
            TextRole.LABEL,
            look.family,
            offset=offset,
            elide=ELIDE_NONE,
        )


def pill_width(pens: Pens, look: VerdictLook) -> int:
    """Tell how wide the pill of an answer is; it is never cut."""
    word = pens.width(look.word, TextRole.LABEL)
    return _PILL_PADDING + pens.theme.px(_ICON) + _ICON_GAP + word + _PILL_PADDING
