"""The table of credits as the design has it: delegates, header, row heights and hover in one.

It knows no credit: its model has the columns of `models.columns` and answers the roles of
`models.roles`. How the width is shared is `widths`'s.
"""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from spendby.ui.credit_list.amount import AmountDelegate
from spendby.ui.credit_list.answer import AnswerDelegate
from spendby.ui.credit_list.columns import ALWAYS, AMOUNTS, OPTIONAL, SPECS, Column
from spendby.ui.credit_list.credit import CreditDelegate
from spendby.ui.credit_list.expiry import ExpiryDelegate
from spendby.ui.credit_list.header import ListHeader
from spendby.ui.credit_list.plain import SumDelegate, TextDelegate
from spendby.ui.credit_list.roles import Role
from spendby.ui.credit_list.row_delegate import CellDelegate
from spendby.ui.credit_list.widths import (
    LEAST,
    MOST,
    column_widths,
    comfortable_width,
    has_ends_below,
)
from spendby.ui.kit.cell import Pens
from spendby.ui.kit.choosing import choose_only
from spendby.ui.kit.hover import RowHover
from spendby.ui.kit.theme import Theme

_DELEGATES: Mapping[Column, type[CellDelegate]] = {
    Column.CREDIT: CreditDelegate,
    Column.ANSWER: AnswerDelegate,
    Column.EXPIRES: ExpiryDelegate,
    Column.LEFT: AmountDelegate,
}
HEADING_HEIGHT = 36
"""The height of a group's heading, in pixels of the design."""
_LOWEST_ROW = 10
_ENDS = frozenset({Qt.Key.Key_Home, Qt.Key.Key_End})
_THOUSAND = 1000


class CreditTable(QTableView):
    """A table of whole rows in the theme's look, through each of its changes."""

    dragged = Signal()
    """The rows selected are being dragged out."""
    ends_below_changed = Signal(bool)
    """The ends stand under what is left now, for want of room, or in their column again."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: QAbstractItemModel | None = None
        self._headings: set[int] = set()
        self._widths: dict[Column, int] = {}
        self._ends_below = False
        self._set_up_behaviour()
        self._header = ListHeader(theme, self)
        self.setHorizontalHeader(self._header)
        self._header.resized_by_hand.connect(self._on_resized)
        hover = RowHover(self)
        for column in Column:
            plain = SumDelegate if column in AMOUNTS else TextDelegate
            delegate = _DELEGATES.get(column, plain)
            made = delegate(theme, hover, self)
            if isinstance(made, AmountDelegate):
                self._amounts = made
            self.setItemDelegateForColumn(column, made)
        theme.changed.connect(self._on_theme_changed)
        self._fit_rows()

    @property
    def widths(self) -> Mapping[Column, int]:
        """The widths that somebody set, in pixels of the design."""
        return self._widths

    @property
    def optional_columns(self) -> list[Column]:
        """The columns that were added."""
        there = self._header.count()
        return [one for one in OPTIONAL if one < there and not self.isColumnHidden(one)]

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model's rows; the columns that can be added are hidden at first."""
        super().setModel(model)
        self._rows = model
        if model is None:
            return
        model.modelReset.connect(self._fit_headings)
        model.layoutChanged.connect(self._fit_headings)
        for at, column in enumerate(one for one in SPECS if one < self._header.count()):
            self._header.moveSection(self._header.visualIndex(column), at)
        for column in OPTIONAL:
            self.setColumnHidden(column, True)
        for column in Column:
            if column < self._header.count() and column is not Column.CREDIT:
                self._header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        self._fit_columns()

    def show_columns(self, shown: Iterable[Column]) -> None:
        """Show these columns besides those that are always there."""
        wanted = set(shown)
        for column in OPTIONAL:
            self.setColumnHidden(column, column not in wanted)
        self._fit_columns()

    def set_widths(self, widths: Mapping[Column, int]) -> None:
        """Give columns other widths than the usual ones, in pixels of the design."""
        self._widths = {
            column: max(LEAST, min(MOST, width))
            for column, width in widths.items()
            if column is not Column.CREDIT
        }
        self._fit_columns()

    def selectRow(self, row: int) -> None:
        """Select a row; Qt's own way finds none where columns fill a right-to-left table."""
        choose_only(self, self.model().index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Ctrl+Home and Ctrl+End choose what they lead to, as Home and End do."""
        if event.key() in _ENDS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            plain = event.modifiers() & ~Qt.KeyboardModifier.ControlModifier
            event = QKeyEvent(event.type(), event.key(), plain)
        super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Let Home and End lead to the first and the last credit: a row is one thing here."""
        rows = range(self.model().rowCount())
        if action is QAbstractItemView.CursorAction.MoveEnd:
            rows = rows[::-1]
        elif action is not QAbstractItemView.CursorAction.MoveHome:
            return super().moveCursor(action, modifiers)
        indexes = (self.model().index(row, self.currentIndex().column()) for row in rows)
        ends = (one for one in indexes if one.flags() & Qt.ItemFlag.ItemIsSelectable)
        return next(ends, QModelIndex())

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint whole rows: the ring is around all cells, of which Qt would paint one."""
        super().currentChanged(current, previous)
        for row in {current.row(), previous.row()} - {-1}:
            top, height = self.rowViewportPosition(row), self.rowHeight(row)
            self.viewport().update(0, top, self.viewport().width(), height)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Leave the choice as it is where somebody presses beside the rows."""
        pressed = isinstance(event, QMouseEvent)
        if pressed and not index.flags() & Qt.ItemFlag.ItemIsSelectable:
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Leave it to others what rows are in another program."""
        self.dragged.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns anew."""
        super().resizeEvent(event)
        self._fit_columns()

    def _set_up_behaviour(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # Once, before there are rows: they would all count as resized by hand.
        self.verticalHeader().setMinimumSectionSize(_LOWEST_ROW)

    def _fit_rows(self) -> None:
        height = Pens(self._theme).row_height
        header = self.verticalHeader()
        header.setDefaultSectionSize(height)
        for row in self._headings:
            header.resizeSection(row, self._theme.px(HEADING_HEIGHT))

    def _fit_headings(self) -> None:
        """Give headings their own height, and rows that were headings the usual one again."""
        model, header = self._rows, self.verticalHeader()
        if model is None:
            return
        # Rows keep their heights through a reset: what is remembered here is what they have.
        before = {row for row in self._headings if row < model.rowCount()}
        now = set(model.data(model.index(0, 0), Role.HEADINGS) or ())
        for row in before - now:
            header.resizeSection(row, header.defaultSectionSize())
        for row in now - before:
            header.resizeSection(row, self._theme.px(HEADING_HEIGHT))
        self._headings = now

    def _fit_columns(self) -> None:
        header, px = self._header, self._theme.px
        added = {one: px(self._widths.get(one, SPECS[one].width)) for one in self.optional_columns}
        pens, whole = Pens(self._theme), self.viewport().width()
        # What was added scrolls sideways before it squeezes what is always there.
        room = max(whole - sum(added.values()), min(whole, comfortable_width(pens)))
        self._put_ends_below(below=has_ends_below(room, pens))
        widths = column_widths(room, pens, self._widths, ends_below=self._ends_below)
        hidden = [at for at in range(len(widths)) if self.isColumnHidden(at)]
        freed = sum(widths[at] for at in hidden)
        shared = dict(zip(ALWAYS, widths, strict=True))
        shared[Column.CREDIT] += freed
        for column, width in {**shared, **added}.items():
            if column < header.count() and column not in hidden:
                header.resizeSection(column, width)

    def _put_ends_below(self, *, below: bool) -> None:
        """Put the ends under what is left, or into their column again."""
        if below is self._ends_below or self._header.count() <= Column.EXPIRES:
            return
        self._ends_below = self._amounts.ends_below = below
        self.setColumnHidden(Column.EXPIRES, below)
        self._header.held_in = {Column.EXPIRES: Column.LEFT} if below else {}
        current = self.currentIndex()
        if below and current.column() == Column.EXPIRES:
            keep = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(current.siblingAtColumn(Column.CREDIT), keep)
        self.ends_below_changed.emit(below)

    def _on_resized(self, column: int, width: int) -> None:
        """Keep a width that was set by hand; the name gives or takes the difference."""
        design = round(width * _THOUSAND / self._theme.px(_THOUSAND))
        self.set_widths({**self._widths, Column(column): design})

    def _on_theme_changed(self) -> None:
        self._fit_rows()
        self._fit_columns()
        self.viewport().update()
