"""The last column: what is left, over what there was, both ending at the trailing edge."""

from spendby.ui.credit_list.roles import Role
from spendby.ui.credit_list.row_delegate import CellDelegate, Index
from spendby.ui.kit.cell import PADDING, Cell, Pens
from spendby.ui.kit.tokens import TextRole
from spendby.ui.kit.verdict_look import OVER

_LINE_GAP = 1


class AmountDelegate(CellDelegate):
    """Paints LEFT_TEXT and OF_TEXT; neither is ever shortened."""

    trailing_padding = PADDING

    def paint_cell(self, cell: Cell, index: Index) -> None:
        """Paint the two lines."""
        pens = cell.pens
        granted = str(index.data(Role.OF_TEXT) or "")
        height = pens.name_height + (_LINE_GAP + pens.line_height if granted else 0)
        top = cell.top_of(height)
        token = "text2" if index.data(Role.ANSWER) in OVER else "text"
        cell.amount(top, str(index.data(Role.LEFT_TEXT) or ""), TextRole.NAME, token)
        if granted:
            below = top + pens.name_height + _LINE_GAP
            cell.amount(below, granted, TextRole.SECONDARY, "text3")

    def content_width(self, pens: Pens, index: Index) -> int:
        """Ask for the longer of the two lines."""
        left, granted = index.data(Role.LEFT_TEXT), index.data(Role.OF_TEXT)
        return max(
            pens.width(str(left or ""), TextRole.NAME),
            pens.width(str(granted or ""), TextRole.SECONDARY),
        )
