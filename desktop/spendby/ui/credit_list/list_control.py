"""Which credits are listed and which of them is meant: the one answer for panes and commands."""

from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from spendby.domain.credit import Store, Target
from spendby.services.judging import Judge, Judged
from spendby.ui.credit_list.chosen import NO_FILTERS, USUAL_GROUPS, Chosen, Filters, Group
from spendby.ui.credit_list.credit_source import CreditSource
from spendby.ui.credit_list.credit_table import CreditTableModel
from spendby.ui.credit_list.list_page import ListPage
from spendby.ui.credit_list.sidebar import Sidebar
from spendby.ui.credit_list.views import View
from spendby.ui.kit.categories import named


class ListControl(QObject):
    """Chooses by view, store, search and filters; keeps sidebar and page in step with that."""

    chosen_changed = Signal()
    """Something else is listed, or in another way."""
    list_wanted = Signal()
    """The list is to be seen, whatever page stands in its place."""

    def __init__(
        self, source: CreditSource, model: CreditTableModel, page: ListPage, sidebar: Sidebar
    ) -> None:
        """Control `page` and `sidebar`, both over `model`."""
        super().__init__(page)
        self.source, self._model = source, model
        self._page, self._sidebar = page, sidebar
        self.groups = dict(USUAL_GROUPS)
        """How each view is grouped."""
        page.search.textChanged.connect(self._on_searched)
        page.cleared.connect(self.clear)
        page.view_wanted.connect(self.show_view)
        page.filters_wanted.connect(self.filter)
        head = page.head
        head.buying.target_chosen.connect(self.choose_target)
        head.filters.filters_chosen.connect(self.filter)
        head.filters.store_chosen.connect(self.choose_store)
        head.filters.cleared.connect(partial(self.clear, stores=True))
        sidebar.store_chosen.connect(self.choose_store)
        source.loaded.connect(self.refresh)
        source.changed.connect(self.refresh)

    @property
    def current(self) -> Judged | None:
        """The current credit."""
        return self._page.current

    @property
    def selected(self) -> Sequence[Judged]:
        """The credits selected."""
        return self._page.selected

    @property
    def judge(self) -> Judge | None:
        """The judge of the credits shown; None before they are."""
        return self.source.judge

    @property
    def chosen(self) -> Chosen:
        """What is listed."""
        return self._model.chosen

    @property
    def store(self) -> Store | None:
        """The store whose credits are listed; None for all of them."""
        chosen = self._model.chosen.store
        return next((one for one in self.source.stores if one.id == chosen), None)

    def sentence(self, judged: Judged) -> str:
        """Put a credit into one sentence."""
        return self._model.text_of(judged).sentence

    def show_view(self, view: View) -> None:
        """List another view, grouped as it was the last time."""
        self.list_wanted.emit()
        self._choose(replace(self._model.chosen, view=view, group=self.groups[view]))

    def choose_store(self, store_id: str | None) -> None:
        """List the credits of one store, or of all."""
        self.list_wanted.emit()
        self._choose(replace(self._model.chosen, store=store_id))
        self.refresh()

    def choose_target(self, target: Target, buying: tuple[str, ...] = ()) -> None:
        """Ask of every credit whether it buys something else."""
        self.show(replace(self._model.chosen, target=target, buying=buying))

    def filter(self, filters: Filters) -> None:
        """List what passes these filters."""
        self._choose(replace(self._model.chosen, filters=filters))

    def group(self, group: Group) -> None:
        """Group this view otherwise, now and when it is listed again."""
        self.groups[self._model.chosen.view] = group
        self._choose(replace(self._model.chosen, group=group))

    def clear(self, *, stores: bool = False) -> None:
        """List the whole view: without search and filters, and of all `stores` if wanted."""
        store = None if stores else self._model.chosen.store
        self.show(replace(self._model.chosen, search="", filters=NO_FILTERS, store=store))

    def show(self, chosen: Chosen) -> None:
        """List exactly this."""
        self.list_wanted.emit()
        self._show(chosen)

    def _show(self, chosen: Chosen) -> None:
        if chosen.buying != self._model.chosen.buying:
            self.source.buy(chosen.buying)
        self.groups[chosen.view] = chosen.group
        self._choose(chosen)
        if self._page.search.text().strip() != chosen.search:
            self._page.search.setText(chosen.search)
        if self.source.judge is not None:
            self.refresh()

    def show_credit(self, credit_id: str, *others: str) -> None:
        """Make a credit current, and put the focus there; another list is left if it has to be.

        The `others` are selected with it, as far as that list has them.
        """
        self.list_wanted.emit()
        self.choose_credit(credit_id)
        if others:
            self._page.select_all({credit_id, *others})
        self._page.focus_list()

    def choose_credit(self, credit_id: str) -> None:
        """Make a credit current; a list that hides it is left for one that shows it."""
        if self._model.row_of(credit_id) < 0:
            self.source.finish()
        if self._model.row_of(credit_id) < 0:
            self._show(replace(self._model.chosen, search="", filters=NO_FILTERS))
        for view in (View.ACTIVE, View.OVER):
            if self._model.row_of(credit_id) < 0:
                group = self.groups[view]
                chosen = replace(self._model.chosen, view=view, store=None, group=group)
                self._choose(chosen)
                self.refresh()
        # In the middle, because what was done is said over the lower edge.
        self._page.select(credit_id, centre=True)

    def refresh(self) -> None:
        """Bring stores, counts and figures up to date."""
        chosen = self._model.chosen.store
        stores = self.source.stores
        if stores and chosen is not None and all(store.id != chosen for store in stores):
            self._choose(replace(self._model.chosen, store=None))
        shown = self._model.chosen
        self._sidebar.show_stores(stores, shown.store)
        self._page.head.name_store(self._sidebar.store_shown)
        self._sidebar.show_question(self._model.question.claim, shown.target)
        if not self._model.rows.is_partial:
            tally = self._model.rows.tally_of(shown.store)
            self._sidebar.show_counts(tally.counts(shown.target))
        names = ", ".join(named(shown.buying, self.source.judge))
        self._page.head.buying.show_target(shown.target, shown.buying, names)
        self._page.refresh()

    def _on_searched(self, text: str) -> None:
        self._choose(replace(self._model.chosen, search=text.strip()))

    def _choose(self, chosen: Chosen) -> None:
        if chosen != self._model.chosen:
            self._model.choose(chosen)
            self.chosen_changed.emit()
