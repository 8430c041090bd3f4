"""How the list stands, from start to start and under the names of saved views.

Where it is kept is `window_state`'s; what is listed is chosen through `ListControl`.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal

from spendby.domain.credit import Target
from spendby.domain.summary import HEADLINE_TARGET
from spendby.ui.credit_list.chosen import USUAL_GROUPS, Chosen, Group
from spendby.ui.credit_list.columns import Column
from spendby.ui.credit_list.list_control import ListControl
from spendby.ui.credit_list.list_page import ListPage
from spendby.ui.credit_list.saved_views import MOST, SavedView, named_like
from spendby.ui.credit_list.views import View


class Listed(Struct, frozen=True):
    """What the list showed last, and how; widths are in pixels of the design.

    Search and filters are not kept: who starts anew expects to see everything.
    """

    view: View = View.ACTIVE
    store: str | None = None
    target: Target = HEADLINE_TARGET
    buying: tuple[str, ...] = ()
    sort: Column = Column.EXPIRES
    descending: bool = False
    groups: Mapping[View, Group] = field(default_factory=lambda: USUAL_GROUPS)
    columns: tuple[Column, ...] = ()
    widths: Mapping[Column, int] = field(default_factory=dict)
    saved: tuple[SavedView, ...] = ()


class ListMemory(QObject):
    """Knows how the list stands, and lets it stand like that again."""

    saved_changed = Signal()
    """There are other saved views, or another one of them is being shown."""

    def __init__(self, control: ListControl, page: ListPage) -> None:
        """Start without saved views."""
        super().__init__(page)
        self._control, self._table = control, page.table
        self._saved: list[SavedView] = []
        control.chosen_changed.connect(self.saved_changed)
        page.table.horizontalHeader().sortIndicatorChanged.connect(self._on_sorted)

    @property
    def saved(self) -> Sequence[SavedView]:
        """The saved views, in the order in which they were saved."""
        return self._saved

    @property
    def order(self) -> tuple[Column, bool]:
        """The column that the list is sorted by, and whether it descends."""
        header = self._table.horizontalHeader()
        descending = header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        return Column(header.sortIndicatorSection()), descending

    @property
    def current(self) -> SavedView | None:
        """The saved view that is shown just as it was saved."""
        now = SavedView("", self._control.chosen, *self.order)
        return next((one for one in self._saved if replace(one, name="") == now), None)

    @property
    def is_full(self) -> bool:
        """Whether no more views can be saved."""
        return len(self._saved) >= MOST

    def sort(self, column: Column, *, descending: bool) -> None:
        """Order the list."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self._table.sortByColumn(column, order)

    def save(self, name: str) -> None:
        """Keep what is shown under a name; one that is taken is kept for this instead."""
        self.put(SavedView(name, self._control.chosen, *self.order))

    def put(self, view: SavedView, at: int = MOST) -> None:
        """Keep a view, at a place among the others."""
        taken = named_like(self._saved, view.name)
        if taken is not None:
            at = self._saved.index(taken)
            self._saved.remove(taken)
        self._saved.insert(at, view)
        self.saved_changed.emit()

    def rename(self, view: SavedView, name: str) -> None:
        """Call a view otherwise."""
        at = self._saved.index(view)
        self._saved[at] = replace(view, name=name)
        self.saved_changed.emit()

    def delete(self, view: SavedView) -> int:
        """Forget a view; gives its place among the others."""
        at = self._saved.index(view)
        del self._saved[at]
        self.saved_changed.emit()
        return at

    def show(self, view: SavedView) -> None:
        """List what was saved."""
        self._control.show(view.chosen)
        self.sort(view.sort, descending=view.descending)

    def remember(self) -> Listed:
        """Tell how the list stands, for the next start."""
        chosen = self._control.chosen
        return Listed(
            chosen.view,
            chosen.store,
            chosen.target,
            chosen.buying,
            *self.order,
            dict(self._control.groups),
            tuple(self._table.optional_columns),
            dict(self._table.widths),
            tuple(self._saved),
        )

    def restore(self, listed: Listed) -> None:
        """Let the list stand as it did."""
        self._control.groups.update(listed.groups)
        self._table.set_widths(listed.widths)
        self._table.show_columns(listed.columns)
        group = self._control.groups[listed.view]
        self._control.show(
            Chosen(
                listed.view,
                listed.store,
                target=listed.target,
                buying=listed.buying,
                group=group,
            )
        )
        self.sort(listed.sort, descending=listed.descending)
        self._saved = list(listed.saved)
        self.saved_changed.emit()

    def _on_sorted(self) -> None:
        self.saved_changed.emit()
