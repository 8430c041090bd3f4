"""The last column: what is left, over what there was, both ending at the trailing edge.

Where the list is too narrow for a column of ends, the end stands under what is left.
"""

from spendby.ui.credit_list.roles import Role
from spendby.ui.credit_list.row_delegate import CellDelegate, Index
from spendby.ui.kit.cell import PADDING, Cell, Pens
from spendby.ui.kit.expiry_look import urgency_look
from spendby.ui.kit.tokens import TextRole
from spendby.ui.kit.verdict_look import OVER

_LINE_GAP = 1
_ICON = 14
_ICON_GAP = 5


class AmountDelegate(CellDelegate):
    """Paints LEFT_TEXT over OF_TEXT, or over END_TEXT in the look of URGENCY; all of it whole."""

    trailing_padding = PADDING
    ends_below = False

    def paint_cell(self, cell: Cell, index: Index) -> None:
        """Paint the two lines."""
        pens = cell.pens
        granted = str(index.data(Role.OF_TEXT) or "")
        second = self.ends_below or granted
        height = pens.name_height + (_LINE_GAP + pens.line_height if second else 0)
        top = cell.top_of(height)
        token = "text2" if index.data(Role.ANSWER) in OVER else "text"
        cell.amount(top, str(index.data(Role.LEFT_TEXT) or ""), TextRole.NAME, token)
        below = top + pens.name_height + _LINE_GAP
        if self.ends_below:
            _paint_end(cell, index, below)
        elif granted:
            cell.amount(below, granted, TextRole.SECONDARY, "text3")

    def content_width(self, pens: Pens, index: Index) -> int:
        """Ask for the longer of the two lines."""
        left, granted = index.data(Role.LEFT_TEXT), index.data(Role.OF_TEXT)
        return max(
            pens.width(str(left or ""), TextRole.NAME),
            pens.width(str(granted or ""), TextRole.SECONDARY),
        )


def icon_room_below(pens: Pens) -> int:
    """Tell how much room the icon before an end in the second line takes."""
    return pens.theme.px(_ICON) + _ICON_GAP


def _paint_end(cell: Cell, index: Index, top: int) -> None:
    level = index.data(Role.URGENCY)
    if not level:
        return
    look, pens = urgency_look(level), cell.pens
    role = TextRole.LABEL if look.bold else TextRole.SECONDARY
    text = str(index.data(Role.END_TEXT) or "")
    room = cell.content.width()
    if look.icon is not None:
        size = pens.theme.px(_ICON)
        room -= icon_room_below(pens)
        offset = max(0, room - pens.width(text, role))
        cell.icon(look.icon, look.family, size, top + (pens.line_height - size + 1) // 2, offset)
    cell.amount(top, text, role, look.family, room=room)
