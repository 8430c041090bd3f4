"""The third column: how near the end is, over the day itself, behind an icon when it matters."""

from spendby.ui.credit_list.roles import Role
from spendby.ui.credit_list.row_delegate import CellDelegate, Index
from spendby.ui.kit.cell import Cell, Pens
from spendby.ui.kit.expiry_look import UrgencyLook, urgency_look
from spendby.ui.kit.tokens import TextRole

_ICON = 16
_ICON_GAP = 5
_LINE_GAP = 1


class ExpiryDelegate(CellDelegate):
    """Paints EXPIRY_TEXT and EXPIRY_DATE_TEXT in the look of URGENCY."""

    def paint_cell(self, cell: Cell, index: Index) -> None:
        """Paint the icon and the two lines."""
        level = index.data(Role.URGENCY)
        if not level:
            return
        look, pens = urgency_look(level), cell.pens
        day = str(index.data(Role.EXPIRY_DATE_TEXT) or "")
        role = _role(look)
        first = pens.metrics[role].height()
        top = cell.top_of(first + (_LINE_GAP + pens.line_height if day else 0))
        offset = 0
        if look.icon is not None:
            size = pens.theme.px(_ICON)
            cell.icon(look.icon, look.family, size, top + (first - size + 1) // 2)
            offset = icon_room(pens)
        text = str(index.data(Role.EXPIRY_TEXT) or "")
        cell.text(top, text, role, look.family, offset=offset)
        if day:
            below = top + first + _LINE_GAP
            cell.text(below, day, TextRole.SECONDARY, "text3", offset=offset)

    def content_width(self, pens: Pens, index: Index) -> int:
        """Ask for the longer line, and for the icon before it."""
        level = index.data(Role.URGENCY)
        if not level:
            return 0
        look = urgency_look(level)
        icon = icon_room(pens) if look.icon is not None else 0
        text, day = index.data(Role.EXPIRY_TEXT), index.data(Role.EXPIRY_DATE_TEXT)
        return icon + max(
            pens.width(str(text or ""), _role(look)),
            pens.width(str(day or ""), TextRole.SECONDARY),
        )


def icon_room(pens: Pens) -> int:
    """Tell how much room the icon and the gap after it take."""
    return pens.theme.px(_ICON) + _ICON_GAP


def _role(look: UrgencyLook) -> TextRole:
    return TextRole.NAME if look.bold else TextRole.BODY
