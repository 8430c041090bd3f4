"""The columns that can be added: one line of text, or of an amount."""

from spendby.ui.credit_list.roles import Role
from spendby.ui.credit_list.row_delegate import CellDelegate, Index
from spendby.ui.kit.cell import PADDING, Cell, Pens
from spendby.ui.kit.tokens import TextRole


class TextDelegate(CellDelegate):
    """Paints CELL_TEXT, shortened at its end."""

    def paint_cell(self, cell: Cell, index: Index) -> None:
        """Paint the line."""
        top = cell.top_of(cell.pens.metrics[TextRole.CONTROL].height())
        cell.text(top, _text(index), TextRole.CONTROL, "text2")

    def content_width(self, pens: Pens, index: Index) -> int:
        """Ask for the whole line."""
        return pens.width(_text(index), TextRole.CONTROL)


class SumDelegate(CellDelegate):
    """Paints CELL_TEXT at the trailing edge; an amount is never shortened."""

    trailing_padding = PADDING

    def paint_cell(self, cell: Cell, index: Index) -> None:
        """Paint the amount."""
        top = cell.top_of(cell.pens.metrics[TextRole.CONTROL].height())
        cell.amount(top, _text(index), TextRole.CONTROL, "text2")

    def content_width(self, pens: Pens, index: Index) -> int:
        """Ask for the whole amount."""
        return pens.width(_text(index), TextRole.CONTROL)


def _text(index: Index) -> str:
    return str(index.data(Role.CELL_TEXT) or "")
