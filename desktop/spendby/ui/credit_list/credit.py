"""The first column: the credit's name over what it is."""

from spendby.ui.credit_list.roles import Role
from spendby.ui.credit_list.row_delegate import CellDelegate, Index
from spendby.ui.kit.cell import ELIDE_MIDDLE, Cell, Pens
from spendby.ui.kit.formatting import one_line
from spendby.ui.kit.tokens import TextRole
from spendby.ui.kit.verdict_look import OVER

_LINE_GAP = 1


class CreditDelegate(CellDelegate):
    """Paints NAME, shortened in its middle, and SUBTITLE; a credit that is over is dimmed."""

    def paint_cell(self, cell: Cell, index: Index) -> None:
        """Paint the two lines."""
        pens = cell.pens
        subtitle = str(index.data(Role.SUBTITLE) or "")
        height = pens.name_height + (_LINE_GAP + pens.line_height if subtitle else 0)
        top = cell.top_of(height)
        token = "text2" if index.data(Role.ANSWER) in OVER else "text"
        cell.text(top, _name(index), TextRole.NAME, token, elide=ELIDE_MIDDLE)
        if subtitle:
            below = top + pens.name_height + _LINE_GAP
            cell.text(below, subtitle, TextRole.SECONDARY, "text3")

    def content_width(self, pens: Pens, index: Index) -> int:
        """Ask for the longer of the two lines."""
        subtitle = str(index.data(Role.SUBTITLE) or "")
        return max(
            pens.width(_name(index), TextRole.NAME),
            pens.width(subtitle, TextRole.SECONDARY),
        )


def _name(index: Index) -> str:
    name = str(index.data(Role.NAME) or "")
    return name if name.isprintable() else one_line(name)
