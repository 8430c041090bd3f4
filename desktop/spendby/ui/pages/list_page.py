"""The list page: heading, search, figures, the table of credits, or why there is nothing in it."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from spendby.services.judging import Judged
from spendby.ui.buttons import Button
from spendby.ui.delegates.table import CreditTable
from spendby.ui.figures import Figures
from spendby.ui.labels import label
from spendby.ui.models.credit_table import Column, CreditTableModel
from spendby.ui.models.headline import headlines
from spendby.ui.models.views import View, view_title
from spendby.ui.pages.banner import Banner
from spendby.ui.pages.empty_list import emptiness_of
from spendby.ui.pages.empty_state import EmptyState
from spendby.ui.pages.search_field import SearchField
from spendby.ui.style import mark
from spendby.ui.theme import Theme
from spendby.ui.tokens import PAGE_MARGIN, TextRole

_SELECT_ROW = (
    QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
)
_ADD_ROW = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
_SEARCH_WIDTH = 220
_FIGURES_FROM = 330


class ListPage(QWidget):
    """Shows the credits that its model chose; which one is current survives every change."""

    current_changed = Signal()
    """Another credit became current, or the current one changed, or others were selected."""
    opened = Signal()
    """Asks to see the current credit in full."""

    def __init__(self, theme: Theme, model: CreditTableModel, add: QAction, menu: QMenu) -> None:
        """Show `model`; `add` adds a credit, `menu` is what can be done with one."""
        super().__init__()
        mark(self, surface="window")
        self._theme, self._model, self._add, self._menu = theme, model, add, menu
        self._held: tuple[str, list[str]] = ("", [])
        self._has_figures = False
        self._title = label(role=TextRole.TITLE)
        self.search = SearchField(theme)
        self._add_button = Button(
            theme, self.tr("Add credit"), role="primary", icon="plus", token="on_accent"
        ).follow(add)
        self._figures = Figures(theme)
        self.banner = Banner(theme)
        self.table = CreditTable(theme)
        self._empty = EmptyState(theme)
        self._body = QStackedWidget()
        self._show_everywhere: Callable[[], None] = self.search.clear
        self._set_up_table()
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
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self._model.judged_at(row) for row in rows]

    @property
    def empty_heading(self) -> str:
        """Why the list is empty; empty itself while there are rows."""
        return self._empty.heading if self._body.currentWidget() is self._empty else ""

    def select(self, credit_id: str, *, centre: bool = False) -> bool:
        """Make a credit current, in the middle of the list if wanted; tells whether it is there."""
        row = self._model.row_of(credit_id)
        if row < 0:
            return False
        index = self._model.index(row, 0)
        self.table.selectionModel().setCurrentIndex(index, _SELECT_ROW)
        hints = QAbstractItemView.ScrollHint
        self.table.scrollTo(index, hints.PositionAtCenter if centre else hints.EnsureVisible)
        return True

    def refresh(self) -> None:
        """Bring heading, figures and emptiness up to date with the model."""
        chosen = self._model.chosen
        self._title.setText(view_title(chosen.view))
        everything = [
            one
            for one in self._model.everything
            if chosen.store is None or one.credit.store == chosen.store
        ]
        lines = headlines(everything)
        self._figures.show_headlines(lines)
        self._has_figures = bool(lines) and chosen.view is not View.OVER
        self._fit_figures()
        if self._model.rowCount():
            self._body.setCurrentWidget(self.table)
            return
        if everything or chosen.search:
            found = emptiness_of(chosen.view, chosen.search, everything)
            self._empty.say(found, self._show_everywhere if chosen.search else None)
        else:
            self._empty.say(emptiness_of(None, "", ()), self._add.trigger)
        self._body.setCurrentWidget(self._empty)

    def focus_list(self) -> None:
        """Put the focus into the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the figures out where they would leave no room for rows."""
        super().resizeEvent(event)
        self._fit_figures()

    def _fit_figures(self) -> None:
        fits = self.height() >= self._theme.px(_FIGURES_FROM)
        self._figures.setVisible(self._has_figures and fits)

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self._model)
        table.setAccessibleName(self.tr("Credits"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.horizontalHeader().setSortIndicator(Column.EXPIRES, Qt.SortOrder.AscendingOrder)
        table.setSortingEnabled(True)

    def _connect(self) -> None:
        self._model.modelAboutToBeReset.connect(self._on_about_to_be_reset)
        self._model.modelReset.connect(self._on_reset)
        self._model.dataChanged.connect(self.current_changed)
        for signal in (self._model.rowsInserted, self._model.rowsRemoved):
            signal.connect(self._on_rows_changed)
        selection = self.table.selectionModel()
        selection.currentChanged.connect(lambda *_: self.current_changed.emit())
        selection.selectionChanged.connect(lambda *_: self.current_changed.emit())
        self.table.activated.connect(lambda _index: self.opened.emit())
        self.table.customContextMenuRequested.connect(self._on_menu_requested)
        self.search.left.connect(self.focus_list)
        self._theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _on_about_to_be_reset(self) -> None:
        current = self.current
        self._held = (
            current.credit.id if current else self._held[0],
            [one.credit.id for one in self.selected],
        )

    def _on_reset(self) -> None:
        current, selected = self._held
        if not self.select(current) and self._model.rowCount():
            self.select(self._model.judged_at(0).credit.id)
        elif len(selected) > 1:
            for credit_id in selected:
                row = self._model.row_of(credit_id)
                if row >= 0:
                    self.table.selectionModel().select(self._model.index(row, 0), _ADD_ROW)
        self.refresh()
        self.current_changed.emit()

    def _on_rows_changed(self, _parent: QModelIndex, first: int, _last: int) -> None:
        """Where the credit that was selected has gone, go on with the one after it."""
        count = self._model.rowCount()
        if count and not self.selected:
            self.select(self._model.judged_at(min(first, count - 1)).credit.id)
        self.refresh()
        self.current_changed.emit()

    def _on_menu_requested(self, at: QPoint) -> None:
        if self.current is not None:
            self._menu.popup(self.table.viewport().mapToGlobal(at))

    def _on_theme_changed(self) -> None:
        self.search.setMaximumWidth(self._theme.px(_SEARCH_WIDTH))
        self.search.setMinimumWidth(self._theme.px(_SEARCH_WIDTH) // 2)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(self.search, 100)
        top.addWidget(self._add_button)
        head = QVBoxLayout()
        head.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, 14)
        head.setSpacing(14)
        head.addLayout(top)
        head.addWidget(self._figures)
        head.addWidget(self.banner)
        self._figures.hide()
        self._body.addWidget(self.table)
        self._body.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._body, 1)
