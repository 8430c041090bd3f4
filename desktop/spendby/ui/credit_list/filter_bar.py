"""The filter bar: a chip for each thing that the list can be narrowed by, and a way to clear all.

What is let through is kept by `models.chosen.Filters`; the bar shows it and asks for another.
"""

from collections.abc import Hashable, Iterable, Sequence
from datetime import date, timedelta

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from spendby.domain.credit import Kind, Store
from spendby.domain.verdict import Answer
from spendby.translation import tr
from spendby.ui.credit_list.chosen import NO_FILTERS, Chosen, Filters, Span
from spendby.ui.credit_list.grouping import month_text
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.chip import Chip
from spendby.ui.kit.flow_layout import FlowLayout
from spendby.ui.kit.formatting import day_month
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.verdict_look import LookKey, verdict_look
from spendby.ui.kit.words import kind_word

_GAP = 8


class FilterBar(QWidget):
    """Chips for store, kind, answer, expiry and currency."""

    filters_chosen = Signal(object)
    """Other `Filters` are wanted."""
    store_chosen = Signal(object)
    """Another store's id is wanted, or None for all of them."""
    cleared = Signal()

    def __init__(self, theme: Theme) -> None:
        """Start with nothing narrowed."""
        super().__init__()
        self._filters = NO_FILTERS
        self.store = Chip(theme, tr("Store"), several=False)
        self.kind = Chip(theme, tr("Kind"), several=True)
        self.answer = Chip(theme, tr("Answer"), several=True)
        self.expiry = Chip(theme, tr("Expires"), several=False)
        self.currency = Chip(theme, tr("Currency"), several=True)
        self.rule = Chip(theme, tr("Guide"), several=False)
        self._clear = Button(theme, tr("Clear all"), role="quiet")
        self._clear.clicked.connect(self.cleared)
        self.setAccessibleName(tr("Filters"))
        flow = FlowLayout(_GAP)
        self.setLayout(flow)
        for widget in (*self.chips, self._clear):
            flow.addWidget(widget)
        self._connect()

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips in reading order."""
        return self.store, self.kind, self.answer, self.expiry, self.currency, self.rule

    def show_chosen(
        self, chosen: Chosen, stores: Sequence[Store], currencies: Iterable[str]
    ) -> None:
        """Show what is let through; stores and currencies can be chosen where there are several."""
        filters = self._filters = chosen.filters
        known = sorted({*currencies, *filters.currencies})
        store = frozenset({chosen.store}) if chosen.store else frozenset()
        self.store.offer([(one.id, one.name) for one in stores], store)
        self.kind.offer([(kind, kind_word(kind)) for kind in Kind], filters.kinds)
        answers = [(one, verdict_look(LookKey(one.value)).word) for one in Answer]
        self.answer.offer(answers, filters.answers)
        spans: list[tuple[Hashable, str]] = [(one, span_word(one)) for one in Span]
        if filters.ends:
            spans.insert(0, (filters.ends, _days_word(*filters.ends)))
        span = frozenset({filters.ends or filters.expiry} - {None})
        self.expiry.offer(spans, span)
        self.currency.offer([(code, code) for code in known], filters.currencies)
        # The rules of a topic of the guide, which have numbers that nobody has to know.
        topic = [(filters.rules, tr("as in its topic"))]
        self.rule.offer(topic, frozenset({filters.rules} - {NO_FILTERS.rules}))
        self.rule.setVisible(bool(filters.rules))
        self.store.setVisible(len(stores) > 1)
        self.currency.setVisible(len(known) > 1)
        self._clear.setVisible(bool(filters or chosen.search or (store and len(stores) > 1)))

    def take_focus(self) -> None:
        """Put the focus on the first chip."""
        first = next(chip for chip in self.chips if not chip.isHidden())
        first.take_focus()

    def _connect(self) -> None:
        self.store.chosen.connect(lambda ids: self.store_chosen.emit(next(iter(ids), None)))
        self.kind.chosen.connect(lambda kinds: self._want(replace(self._filters, kinds=kinds)))
        self.answer.chosen.connect(
            lambda answers: self._want(replace(self._filters, answers=answers))
        )
        self.expiry.chosen.connect(self._on_span_chosen)
        self.rule.chosen.connect(
            lambda some: self._want(replace(self._filters, rules=frozenset().union(*some)))
        )
        self.currency.chosen.connect(
            lambda codes: self._want(replace(self._filters, currencies=codes))
        )

    def _on_span_chosen(self, spans: frozenset[Hashable]) -> None:
        span = next((one for one in Span if one in spans), None)
        ends = self._filters.ends if self._filters.ends in spans else None
        self._want(replace(self._filters, expiry=span, ends=ends))

    def _want(self, filters: Filters) -> None:
        self.filters_chosen.emit(filters)


def _days_word(first: date, last: date) -> str:
    """Say between which days an end has to be: a whole month by its name."""
    whole = first.day == 1 and (last == date.max or (last + timedelta(days=1)).day == 1)
    if whole and (first.year, first.month) == (last.year, last.month):
        return month_text(first)
    text = tr("{first} to {last}")
    return text.format(first=day_month(first, first), last=day_month(last, first))


def span_word(span: Span) -> str:
    """Say which ends a filter lets through."""
    words = {
        Span.WEEK: tr("Within 7 days"),
        Span.MONTH: tr("Within 30 days"),
        Span.QUARTER: tr("Within 90 days"),
        Span.NEVER: tr("Never"),
        Span.UNKNOWN: tr("Not set"),
    }
    return words[span]
