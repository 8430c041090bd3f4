"""Which credits are listed and which of them is meant: the one answer for panes and commands."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from spendby.domain.credit import Store
from spendby.services.judging import Judge, Judged
from spendby.ui.models.credit_source import CreditSource
from spendby.ui.models.credit_table import Chosen, CreditTableModel
from spendby.ui.models.views import View, counts
from spendby.ui.pages.list_page import ListPage
from spendby.ui.sidebar import Sidebar


class ListControl(QObject):
    """Chooses by view, store and search, and keeps sidebar and page in step with that."""

    def __init__(
        self, source: CreditSource, model: CreditTableModel, page: ListPage, sidebar: Sidebar
    ) -> None:
        """Control `page` and `sidebar`, both over `model`."""
        super().__init__(page)
        self._source, self._model = source, model
        self._page, self._sidebar = page, sidebar
        page.search.textChanged.connect(self._on_searched)
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
        return self._source.judge

    @property
    def chosen(self) -> Chosen:
        """What is listed."""
        return self._model.chosen

    @property
    def store(self) -> Store | None:
        """The store whose credits are listed; None for all of them."""
        chosen = self._model.chosen.store
        return next((one for one in self._source.stores if one.id == chosen), None)

    def sentence(self, judged: Judged) -> str:
        """Put a credit into one sentence."""
        return self._model.text_of(judged).sentence

    def show_view(self, view: View) -> None:
        """List another view."""
        self._choose(replace(self._model.chosen, view=view))

    def choose_store(self, store_id: str | None) -> None:
        """List the credits of one store, or of all."""
        self._choose(replace(self._model.chosen, store=store_id))
        self.refresh()

    def show_new(self, credit_id: str) -> None:
        """Make a credit that has just been added current; another list is left if it has to be."""
        if self._model.row_of(credit_id) < 0:
            self._page.search.clear()
        if self._model.row_of(credit_id) < 0:
            self._choose(Chosen())
            self.refresh()
        # In the middle, because what was done is said over the lower edge.
        self._page.select(credit_id, centre=True)
        self._page.focus_list()

    def refresh(self) -> None:
        """Bring stores, counts and figures up to date."""
        chosen = self._model.chosen.store
        stores = self._source.stores
        if chosen is not None and all(store.id != chosen for store in stores):
            self._choose(replace(self._model.chosen, store=None))
        self._sidebar.show_stores(stores, self._model.chosen.store)
        shown = self._model.chosen.store
        self._sidebar.show_counts(
            counts(one for one in self._model.everything if shown in {None, one.credit.store})
        )
        self._page.refresh()

    def _on_searched(self, text: str) -> None:
        self._choose(replace(self._model.chosen, search=text.strip()))

    def _choose(self, chosen: Chosen) -> None:
        self._model.choose(chosen)
