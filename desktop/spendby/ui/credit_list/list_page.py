"""The list page: its head, the table of credits or why there is nothing in it, what is selected."""

from functools import partial

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QVBoxLayout, QWidget

from spendby.domain.verdict import Answer
from spendby.services.judging import Judged
from spendby.translation import tr
from spendby.ui.credit_list.chosen import Chosen, Filters
from spendby.ui.credit_list.columns import Column
from spendby.ui.credit_list.credit_table import CreditTableModel, put_ends_below
from spendby.ui.credit_list.empty_list import Elsewhere, emptiness_of
from spendby.ui.credit_list.grouping import Section
from spendby.ui.credit_list.list_head import ListHead
from spendby.ui.credit_list.selection_bar import SelectionBar
from spendby.ui.credit_list.table import CreditTable
from spendby.ui.credit_list.views import View
from spendby.ui.kit.announce import announce
from spendby.ui.kit.choosing import choose_only
from spendby.ui.kit.empty_state import EmptyState
from spendby.ui.kit.stack import Stack
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme

_ADD_ROWS = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class ListPage(QWidget):
    """Shows the credits that its model chose; which one is current survives every change."""

    current_changed = Signal()
    """Another credit became current, or the current one changed, or others were selected."""
    opened = Signal()
    """Asks to see the current credit in full."""
    cleared = Signal()
    """Asks to see the whole list again, without search and filters."""
    view_wanted = Signal(object)
    """Asks for another list; carries its `View`."""
    filters_wanted = Signal(object)
    """Asks to narrow the list; carries `Filters`."""

    def __init__(self, theme: Theme, model: CreditTableModel, add: QAction, menu: QMenu) -> None:
        """Show `model`; `add` adds a credit, `menu` is what can be done with one."""
        super().__init__()
        mark(self, surface="window")
        self._model, self._add, self._menu = model, add, menu
        self._held: tuple[Judged | None, int, list[str], Chosen] = (None, 0, [], model.chosen)
        self._told: object = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._tell)
        self._section: Section | None = None
        self._sample: QAction | None = None
        self._restore: QAction | None = None
        self.head = ListHead(theme, model, add)
        self.search, self.banner = self.head.search, self.head.banner
        self.table = _table_of(theme, model)
        self.selection_bar = SelectionBar(theme)
        self.empty = EmptyState(theme)
        self._body = Stack()
        self._lay_out()
        self._connect()

    @property
    def current(self) -> Judged | None:
        """The current credit."""
        row = self.table.currentIndex().row()
        return self._model.judged_at(row) if 0 <= row < self._model.rowCount() else None

    @property
    def selected(self) -> list[Judged]:
        """The credits selected, in the order of the list."""
        selection, rows = self.table.selectionModel().selection(), self._model.rows.rows
        ranges = (selection.at(at) for at in range(selection.count()))
        found: list[Judged] = []
        after = 0
        for top, bottom in sorted((one.top(), one.bottom()) for one in ranges):
            some = rows[max(top, after) : bottom + 1]
            found += (one for one in some if not isinstance(one, Section))
            after = max(after, bottom + 1)
        return found

    @property
    def empty_heading(self) -> str:
        """Why the list is empty; empty itself while there are rows."""
        return self.empty.heading if self._body.shown is self.empty else ""

    def select(self, credit_id: str, *, centre: bool = False) -> bool:
        """Make a credit current, in the middle of the list if wanted; tells whether it is there."""
        return self._select_row(self._model.row_of(credit_id), centre=centre)

    def _select_row(self, row: int, *, centre: bool = False) -> bool:
        if row < 0:
            return False
        index = self._model.index(row, 0)
        choose_only(self.table, index)
        hints = QAbstractItemView.ScrollHint
        # With the first credit of a group its heading comes into sight.
        if row and self._model.judged_at(row - 1) is None and not centre:
            self.table.scrollTo(self._model.index(row - 1, 0), hints.EnsureVisible)
        self.table.scrollTo(index, hints.PositionAtCenter if centre else hints.EnsureVisible)
        return True

    def refresh(self) -> None:
        """Bring heading, figures, selection and emptiness up to date with the model."""
        self.selection_bar.show_selected(self.selected)
        self._tell()
        chosen = self._model.chosen
        self.head.refresh()
        self.head.fit(self.height())
        if self._model.rowCount() or self._model.rows.is_partial:
            self.head.offer_add(offered=True)
            self._body.show_widget(self.table)
            return
        tally = self._model.rows.tally_of(chosen.store)
        there = bool(self._model.everything) or chosen.is_narrowed
        elsewhere = Elsewhere(
            tally.to_check(chosen.target), tally.archived(), self._model.unreadable
        )
        self.head.offer_add(offered=there or bool(elsewhere.unreadable))
        if there:
            lead_on = partial(_lead_on, self, chosen, elsewhere)
            self.empty.say(emptiness_of(chosen, elsewhere), lead_on)
        elif elsewhere.unreadable:
            restore = self._restore.trigger if self._restore else None
            self.empty.say(emptiness_of(None, elsewhere), restore)
        else:
            sample = self._sample.trigger if self._sample else None
            self.empty.say(emptiness_of(None, elsewhere), self._add.trigger, sample)
        self._body.show_widget(self.empty)

    def offer(self, sample: QAction, restore: QAction) -> None:
        """Offer `sample` to those who have no credits yet, `restore` where none can be read."""
        self._sample, self._restore = sample, restore

    def focus_list(self) -> None:
        """Put the focus into the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the figures out where they would leave no room for rows."""
        super().resizeEvent(event)
        self.head.fit(self.height())

    def _connect(self) -> None:
        self._model.modelAboutToBeReset.connect(self._on_about_to_be_reset)
        self._model.modelReset.connect(self._on_reset)
        for signal in (self._model.rowsInserted, self._model.rowsRemoved):
            signal.connect(self._on_rows_changed)
        self._model.settled.connect(self.refresh)
        selection = self.table.selectionModel()
        selection.currentChanged.connect(self._on_current_changed)
        selection.selectionChanged.connect(self._on_selection_changed)
        self.table.activated.connect(lambda _index: self.opened.emit())
        self.table.customContextMenuRequested.connect(self._on_menu_requested)
        self.search.left.connect(self.focus_list)
        self.head.filters_toggled.connect(lambda: self.head.fit(self.height()))

    def _on_about_to_be_reset(self) -> None:
        current, row = self.current, self.table.currentIndex().row()
        if current is None:
            current, row = self._held[:2]
        ids = [one.credit.id for one in self.selected]
        self._held = (current, row, ids, self._model.chosen)

    def _on_reset(self) -> None:
        """Keep to the same credit; where it has gone, to the one that was after it."""
        current, at, selected, chosen = self._held
        first = self._model.rows.near(at if chosen == self._model.chosen else 0)
        row = -1 if current is None else self._model.rows.row_of_what_was(current)
        if not self._select_row(row) and first is not None:
            self.select(first.credit.id)
        elif len(selected) > 1:
            self.select_all(set(selected))

    def select_all(self, ids: set[str]) -> None:
        """Select these credits too, as far as they are in the list."""
        selection, last = QItemSelection(), len(Column) - 1
        for row, one in enumerate(self._model.rows.rows):
            if not isinstance(one, Section) and one.credit.id in ids:
                selection.select(self._model.index(row, 0), self._model.index(row, last))
        self.table.selectionModel().select(selection, _ADD_ROWS)

    def _on_rows_changed(self, _parent: QModelIndex, first: int, _last: int) -> None:
        """Where the credit that was selected has gone, go on with the one after it."""
        near = self._model.rows.near(first)
        if near is not None and not self.selected:
            self.select(near.credit.id)

    def _on_current_changed(self, now: QModelIndex) -> None:
        heading = self._model.rows.heading_of(now.row()) if now.isValid() else None
        if heading is not None and heading != self._section:
            announce(self.table, heading.sentence)
        self._section = heading
        self._tell()

    def _on_selection_changed(self) -> None:
        if self._model.is_changing:
            return
        selected = self.selected
        self.selection_bar.show_selected(selected)
        if len(selected) == 1 and selected[0] is not self.current:
            self._soon.start()  # as a rule, the one selected becomes the current one right now
        else:
            self._tell()

    def _tell(self) -> None:
        """Say once what has changed, when all of it has: much follows it."""
        if self._model.is_changing:
            return
        chosen, selected = self._model.chosen, self.selected
        asked = (chosen.target, chosen.buying)
        there = (self._model.generation, self._model.rowCount() > 0)
        now = (self.current, selected, asked, there)
        if now != self._told:
            self._told = now
            self.current_changed.emit()

    def _on_menu_requested(self, at: QPoint) -> None:
        if self.current is not None:
            self._menu.popup(self.table.viewport().mapToGlobal(at))

    def _lay_out(self) -> None:
        self._body.add(self.table)
        self._body.add(self.empty)
        # The head decides what has room: it must not be squeezed by what is under it.
        self._body.setMinimumHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._body, 1)
        column.addWidget(self.selection_bar)


def _lead_on(page: ListPage, chosen: Chosen, elsewhere: Elsewhere) -> None:
    """Lead from a list that has nothing to where there is something."""
    if chosen.is_narrowed:
        page.cleared.emit()
    elif chosen.store is not None:
        page.head.filters.cleared.emit()
    elif chosen.view is View.ACTIVE:
        page.view_wanted.emit(View.OVER)
    else:
        page.view_wanted.emit(View.ACTIVE)
        if chosen.view is View.GIFT_CARDS and elsewhere.to_check:
            page.filters_wanted.emit(Filters(answers=frozenset({Answer.CHECK_FIRST})))


def _table_of(theme: Theme, model: CreditTableModel) -> CreditTable:
    table = CreditTable(theme)
    # First, for a list that is narrow from the start says so as soon as it has its columns.
    table.ends_below_changed.connect(partial(put_ends_below, model))
    table.setModel(model)
    table.setAccessibleName(tr("Credits"))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    table.horizontalHeader().setSortIndicator(Column.EXPIRES, Qt.SortOrder.AscendingOrder)
    table.setSortingEnabled(True)
    return table
