"""The table of credits as the design has it: delegates, header, row height and hover in one.

It knows no credit: its model has the four columns and answers the roles of `models.roles`.
"""

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from spendby.ui.delegates.amount import AmountDelegate
from spendby.ui.delegates.answer import AnswerDelegate, pill_width
from spendby.ui.delegates.cell import GAP, PADDING, Pens
from spendby.ui.delegates.credit import CreditDelegate
from spendby.ui.delegates.expiry import ExpiryDelegate, icon_room
from spendby.ui.delegates.header import ListHeader
from spendby.ui.delegates.hover import RowHover
from spendby.ui.delegates.row_delegate import CellDelegate
from spendby.ui.expiry_look import usual_words
from spendby.ui.theme import Theme
from spendby.ui.tokens import TextRole
from spendby.ui.verdict_look import LookKey, verdict_look

_NAME_WISH = 150
_NAME_LEAST = 96

COLUMNS: tuple[type[CellDelegate], ...] = (
    CreditDelegate,
    AnswerDelegate,
    ExpiryDelegate,
    AmountDelegate,
)
"""The columns in order: Credit, Buys gift cards?, Expires, Left."""


class CreditTable(QTableView):
    """A table of whole rows in the theme's look, through each of its changes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._compact = False
        self._set_up_behaviour()
        self.setHorizontalHeader(ListHeader(theme, self))
        hover = RowHover(self)
        for column, delegate in enumerate(COLUMNS):
            self.setItemDelegateForColumn(column, delegate(theme, hover, self))
        theme.changed.connect(self._on_theme_changed)
        self._fit_rows()

    def set_compact(self, compact: bool) -> None:
        """Show rows of one line, or of two again."""
        self._compact = compact
        self._fit_rows()

    def selectRow(self, row: int) -> None:
        """Select a row; Qt's own way finds none where columns fill a right-to-left table."""
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        flags |= QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self.model().index(row, 0), flags)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns anew."""
        super().resizeEvent(event)
        self._fit_columns()

    def _set_up_behaviour(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _fit_rows(self) -> None:
        pens = Pens(self._theme)
        height = pens.compact_height if self._compact else pens.row_height
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)

    def _fit_columns(self) -> None:
        header = self.horizontalHeader()
        widths = column_widths(self.viewport().width(), Pens(self._theme))
        hidden = [at for at in range(len(widths)) if self.isColumnHidden(at)]
        freed = sum(widths[at] for at in hidden)
        for column, width in enumerate(widths[: header.count()]):
            if column not in hidden:
                header.resizeSection(column, width + (freed if column == 0 else 0))

    def _on_theme_changed(self) -> None:
        self._fit_rows()
        self._fit_columns()
        self.viewport().update()


def column_widths(total: int, pens: Pens) -> tuple[int, int, int, int]:
    """Share `total` pixels among the columns; the name takes what the others leave.

    Where that is little, the answer gives up its reason first, then dates and amounts the room
    that only the longest of them need. Below that the table scrolls sideways.
    """
    px = pens.theme.px
    leasts = _least_widths(pens)
    designed = (px(186), px(130), px(132))
    wishes = tuple(max(wish, least) for wish, least in zip(designed, leasts, strict=True))
    short = max(0, px(_NAME_WISH) + sum(wishes) - total)
    others = []
    for wish, least in zip(wishes, leasts, strict=True):
        given = min(short, wish - least)
        short -= given
        others.append(wish - given)
    answer, expires, left = others
    return max(_NAME_LEAST, total - answer - expires - left), answer, expires, left


def _least_widths(pens: Pens) -> tuple[int, int, int]:
    """Tell what the widest pill, a usual nearness with its icon, and a usual amount need."""
    pill = max(pill_width(pens, verdict_look(key)) for key in LookKey)
    near = max(pens.width(word, TextRole.NAME) for word in usual_words())
    amount = max(
        pens.width("$8,888.00", TextRole.NAME), pens.width("of $8,888.00", TextRole.SECONDARY)
    )
    return pill + PADDING + GAP, icon_room(pens) + near + PADDING + GAP, amount + 2 * PADDING
