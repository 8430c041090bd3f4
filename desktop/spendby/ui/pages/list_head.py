"""The head of the list: heading, search, what is to be bought, the figures, and the filters."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spendby.domain.credit import Store
from spendby.ui.buttons import Button
from spendby.ui.figures import Figures
from spendby.ui.labels import NameLabel, label
from spendby.ui.models.chosen import Chosen
from spendby.ui.models.credit_table import CreditTableModel
from spendby.ui.models.tally import Tally
from spendby.ui.models.views import View, view_title
from spendby.ui.pages.banner import Banner
from spendby.ui.pages.buying_row import BuyingRow
from spendby.ui.pages.filter_bar import FilterBar
from spendby.ui.pages.search_field import SearchField
from spendby.ui.theme import Theme
from spendby.ui.tokens import PAGE_MARGIN, TextRole

_SEARCH_WIDTH = 220
_GAP = 12
_AT_ONCE = 3_000
"""So many credits are added up at once; more wait until nobody is typing."""
_PAUSE_MS = 150


class ListHead(QWidget):
    """Follows its model; what is chosen here is asked for by signals of its parts."""

    filters_toggled = Signal()
    """The filters came into sight, or went out of it."""

    def __init__(self, theme: Theme, model: CreditTableModel, add: QAction) -> None:
        """Stand over `model`; `add` adds a credit."""
        super().__init__()
        self._theme, self._model = theme, model
        self._title = label(role=TextRole.TITLE)
        self._store = NameLabel(TextRole.SECONDARY, "text2")
        self._store.hide()
        self.search = SearchField(theme)
        self._add_button = Button(
            theme, self.tr("Add credit"), role="primary", icon="plus", token="on_accent"
        ).follow(add)
        self.buying = BuyingRow(theme)
        self.figures = Figures(theme)
        self.filters = FilterBar(theme)
        self.banner = Banner(theme)
        self._figured: object = None
        self._known = -1
        self._stores: list[Store] = []
        self._currencies: set[str] = set()
        self._has_figures = False
        self._fits = True
        self._wanted = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE_MS)
        self._later.timeout.connect(self._add_up)
        self.buying.filters_wanted.connect(self.want_filters)
        theme.changed.connect(self._on_theme_changed)
        self._lay_out()
        self._on_theme_changed()

    @property
    def filters_wanted(self) -> bool:
        """Whether somebody asked to see the filters."""
        return self._wanted

    def name_list(self) -> None:
        """Say which list this is, whether its credits are there yet or not."""
        view = self._model.chosen.view
        asked = view is View.GIFT_CARDS
        self._title.setText(self._model.question.claim if asked else view_title(view))

    def name_store(self, name: str) -> None:
        """Say whose credits these are."""
        self._store.show_name(name)

    def show_store(self, *, shown: bool) -> None:
        """Name the store here where the sidebar has no room for it."""
        self._store.setVisible(shown)

    def refresh(self) -> None:
        """Bring everything up to date with the model."""
        chosen = self._model.chosen
        self.name_list()
        # Without a credit there is nothing to ask, and one thing to do.
        self.buying.setVisible(self._has_credits)
        self._show_filters()
        many = len(self._model.rows.found) > _AT_ONCE
        if chosen.is_narrowed and many:
            self._later.start()
        else:
            self._add_up()
        self._fit_figures()

    def want_filters(self, wanted: bool) -> None:
        """Show the filters; those that narrow the list stay in sight."""
        self._wanted = wanted
        self._show_filters()
        self.filters_toggled.emit()

    def offer_add(self, *, offered: bool) -> None:
        """Offer to add a credit, unless the page itself does."""
        self._add_button.setVisible(offered)

    def fit(self, height: int) -> None:
        """Leave the figures out where a page of `height` would have no room for rows."""
        rows = self._theme.px(_ROOM_FOR_ROWS)
        figures = _height(self.figures, self.width() - 2 * PAGE_MARGIN) + _GAP
        others = _height(self, self.width())
        if self.figures.isVisibleTo(self):
            others -= figures
        self._fits = height - others - figures >= rows
        self._fit_figures()

    @property
    def _has_credits(self) -> bool:
        return bool(self._model.everything) or self._model.rows.is_partial

    def _show_filters(self) -> None:
        chosen, filters = self._model.chosen, self._model.chosen.filters
        shown = (self._wanted or bool(filters)) and self._has_credits
        if shown:
            self._look_around()
            self.filters.show_chosen(chosen, self._stores, self._currencies)
        self.filters.setVisible(shown)
        count = sum(
            bool(one)
            for one in (
                filters.kinds,
                filters.answers,
                filters.expiry or filters.ends,
                filters.currencies,
            )
        )
        self.buying.show_filters(shown=shown, count=count)

    def _look_around(self) -> None:
        """Find the stores and currencies that there are."""
        if self._known != self._model.generation:
            self._known = self._model.generation
            positions = self._model.rows.tally_of(None).positions
            self._stores = list({one.store.id: one.store for one in positions}.values())
            self._currencies = {one.currency for one in positions}

    def _add_up(self) -> None:
        """Bring the figures up to date, unless they are."""
        self._later.stop()
        chosen = self._model.chosen
        now = _figures_of(chosen, self._model.generation)
        if now == self._figured or chosen.view is View.OVER:
            return
        self._figured = now
        rows, claim = self._model.rows, self._model.question.claim
        if rows.is_partial:
            self.figures.show_waiting(claim)
            self._has_figures = True
            self._fit_figures()
            return
        tally = Tally(rows.found) if chosen.is_narrowed else rows.tally_of(chosen.store)
        lines = tally.headlines(chosen.target)
        if lines or not chosen.is_narrowed:
            self.figures.show_headlines(lines, claim, narrowed=chosen.is_narrowed)
            self._has_figures = bool(lines)
        self._fit_figures()
        self._column.activate()

    def _fit_figures(self) -> None:
        over = self._model.chosen.view is View.OVER
        empty = self._model.chosen.is_narrowed and not self._model.rows.found
        shown = self._has_figures and self._fits and not over and not empty
        self.figures.setVisible(shown)

    def _on_theme_changed(self) -> None:
        self.search.setMaximumWidth(self._theme.px(_SEARCH_WIDTH))
        self.search.setMinimumWidth(self._theme.px(_SEARCH_WIDTH) // 3)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._title)
        top.addWidget(self._store, 1)
        top.addStretch(1)
        top.addWidget(self.search, 100)
        top.addWidget(self._add_button)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, _GAP)
        column.setSpacing(_GAP)
        column.addLayout(top)
        for widget in (self.buying, self.figures, self.filters, self.banner):
            column.addWidget(widget)
        self.figures.hide()
        self.filters.hide()


_ROOM_FOR_ROWS = 150
"""Three rows under the titles of the columns, or nearly."""


def _height(widget: QWidget, width: int) -> int:
    """Tell how high a widget is at a width at which its texts may wrap."""
    layout = widget.layout()
    return 0 if layout is None else layout.totalHeightForWidth(width)


def _figures_of(chosen: Chosen, generation: int) -> object:
    """Tell what the figures depend on."""
    asked = (generation, chosen.store, chosen.target, chosen.buying)
    return (*asked, chosen) if chosen.is_narrowed else asked
