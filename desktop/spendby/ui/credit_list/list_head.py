"""The head of the list: heading, search, what is to be bought, the figures, and the filters."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from spendby.domain.credit import Store
from spendby.translation import tr
from spendby.ui.credit_list.buying_row import BuyingRow
from spendby.ui.credit_list.chosen import Chosen
from spendby.ui.credit_list.credit_table import CreditTableModel
from spendby.ui.credit_list.figures import Figures
from spendby.ui.credit_list.filter_bar import FilterBar
from spendby.ui.credit_list.headline import losses_of
from spendby.ui.credit_list.tally import Tally
from spendby.ui.credit_list.views import View, view_title
from spendby.ui.kit.banner import Banner
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.labels import NameLabel, label
from spendby.ui.kit.search_field import SearchField
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import PAGE_MARGIN, TextRole

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
        # Whole where there is room; else it gives way before anything that can be pressed.
        self._store.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._store.setMinimumWidth(1)
        self._store.hide()
        self.search = SearchField(theme)
        self._add_button = Button(
            theme, tr("Add credit"), role="primary", icon="plus", token="on_accent"
        ).follow(add)
        self.buying = BuyingRow(theme)
        self.figures = Figures(theme)
        self.filters = FilterBar(theme)
        self.banner = Banner(theme)
        self.foot: QWidget | None = None
        """What stands under the list on the page."""
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
        if self.foot is not None and not self.foot.isHidden():
            height -= self.foot.sizeHint().height()
        ends = self._model.chosen.view is View.EXPIRING
        rows = self._theme.px(_ROOM_FOR_ENDS if ends else _ROOM_FOR_ROWS)
        figures = _height(self.figures, self.width() - 2 * PAGE_MARGIN) + _GAP
        others = _height(self, self.width())
        if self.figures.isVisibleTo(self):
            others -= figures
        self._fits = height - others - figures >= rows
        self._fit_figures()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the search under the heading where both have no room in one line."""
        super().resizeEvent(event)
        fixed = (self._title, self._add_button)
        needed = sum(one.sizeHint().width() for one in fixed) + self.search.minimumWidth()
        direction = QBoxLayout.Direction
        fits = needed + 2 * self._top.spacing() <= self.width() - 2 * PAGE_MARGIN
        self._top.setDirection(direction.LeftToRight if fits else direction.TopToBottom)

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
        if now == self._figured:
            return
        self._figured = now
        rows, claim = self._model.rows, self._model.question.claim
        if rows.is_partial:
            self.figures.show_waiting(claim)
            self._has_figures = chosen.view is not View.OVER
            self._fit_figures()
            return
        if chosen.view is View.OVER:
            self._show_losses()
            return
        tally = Tally(rows.found) if chosen.is_narrowed else rows.tally_of(chosen.store)
        lines = tally.headlines(chosen.target)
        if lines or not chosen.is_narrowed:
            whole = chosen.view is View.ACTIVE
            self.figures.show_headlines(
                lines,
                claim,
                narrowed=chosen.is_narrowed,
                listed=whole or chosen.is_narrowed,
                unreadable=self._model.unreadable,
            )
            self._has_figures = bool(lines)
        self._fit_figures()
        self._column.activate()

    def _show_losses(self) -> None:
        """Show what was lost of all credits of the store, or of those that the list shows."""
        chosen, rows = self._model.chosen, self._model.rows
        of_store = (one for one in rows.everything if chosen.store in {None, one.credit.store})
        losses = losses_of(rows.found if chosen.is_narrowed else of_store)
        unreadable = self._model.unreadable
        self.figures.show_losses(losses, narrowed=chosen.is_narrowed, unreadable=unreadable)
        self._has_figures = bool(losses)
        self._fit_figures()
        self._column.activate()

    def _fit_figures(self) -> None:
        empty = self._model.chosen.is_narrowed and not self._model.rows.found
        shown = self._has_figures and self._fits and not empty
        self.figures.setVisible(shown)

    def _on_theme_changed(self) -> None:
        self.search.setMaximumWidth(self._theme.px(_SEARCH_WIDTH))
        self.search.setMinimumWidth(self._theme.px(_SEARCH_WIDTH) // 3)

    def _lay_out(self) -> None:
        names, tools = QHBoxLayout(), QHBoxLayout()
        for row in (names, tools):
            row.setSpacing(10)
        names.addWidget(self._title)
        names.addWidget(self._store)
        names.addStretch(1)
        tools.addStretch(1)
        tools.addWidget(self.search, 100)
        tools.addWidget(self._add_button)
        top = self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        top.setSpacing(10)
        top.addLayout(names)
        top.addLayout(tools, 1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, _GAP)
        column.setSpacing(_GAP)
        column.addLayout(top)
        for widget in (self.buying, self.figures, self.filters, self.banner):
            column.addWidget(widget)
        self.figures.hide()
        self.filters.hide()


_ROOM_FOR_ROWS = 190
"""Three rows under the titles of the columns."""
_ROOM_FOR_ENDS = 370
"""Five rows and the headings of two groups, which have the sums that matter there."""


def _height(widget: QWidget, width: int) -> int:
    """Tell how high a widget is at a width at which its texts may wrap."""
    layout = widget.layout()
    if layout is None:
        return 0
    wraps = layout.hasHeightForWidth()
    return layout.totalHeightForWidth(width) if wraps else layout.totalSizeHint().height()


def _figures_of(chosen: Chosen, generation: int) -> object:
    """Tell what the figures depend on."""
    asked = (generation, chosen.view, chosen.store, chosen.target, chosen.buying)
    return (*asked, chosen) if chosen.is_narrowed else asked
