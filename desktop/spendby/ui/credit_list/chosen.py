"""What a list shows: its view, store, search and filters, what is to be bought, and its groups.

Values only; choosing by them is the model's, and keeping them from start to start `window_state`'s.
"""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from msgspec import Struct

from spendby.domain.credit import Kind, Target
from spendby.domain.expiry import HIGH_DAYS, SOON_DAYS, ExpiryState
from spendby.domain.summary import HEADLINE_TARGET
from spendby.domain.verdict import Answer
from spendby.services.judging import Judged
from spendby.ui.credit_list.views import View

_FAR_DAYS = 90


class Span(StrEnum):
    """Which ends a filter lets through."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    NEVER = "never"
    UNKNOWN = "unknown"


class Group(StrEnum):
    """What the rows of a list stand together by."""

    NONE = "none"
    NEAR = "near"
    MONTH = "month"
    STORE = "store"
    KIND = "kind"


class Filters(Struct, frozen=True):
    """What else narrows a list; an empty set, or None, lets everything through."""

    kinds: frozenset[Kind] = frozenset()
    answers: frozenset[Answer] = frozenset()
    expiry: Span | None = None
    currencies: frozenset[str] = frozenset()
    ends: tuple[date, date] | None = None
    """The first and the last day that an end may be on."""
    rules: frozenset[str] = frozenset()
    """The rules one of which decides on gift cards or goods."""

    def __bool__(self) -> bool:
        narrowing = (self.kinds, self.answers, self.expiry, self.currencies, self.ends, self.rules)
        return any(narrowing)

    def tests(self, target: Target) -> list[Callable[[Judged], bool]]:
        """Give what a credit has to pass, as a question about `target`."""
        kinds, answers, currencies = self.kinds, self.answers, self.currencies
        found: list[Callable[[Judged], bool]] = []
        if kinds:
            found.append(lambda one: one.credit.kind in kinds)
        if answers:
            found.append(lambda one: one.answer(target) in answers)
        if currencies:
            found.append(lambda one: one.credit.currency in currencies)
        if self.expiry is not None:
            found.append(_ENDS[self.expiry])
        if self.ends is not None:
            found.append(_between(*self.ends))
        if self.rules:
            found.append(_decided_by(self.rules))
        return found


def _within(days: int) -> Callable[[Judged], bool]:
    return lambda one: one.days is not None and 0 <= one.days <= days


def _between(first: date, last: date) -> Callable[[Judged], bool]:
    def ends(one: Judged) -> bool:
        end = one.credit.expiry.on
        return end is not None and first <= end <= last

    return ends


def _decided_by(rules: frozenset[str]) -> Callable[[Judged], bool]:
    targets = (Target.OWN_GIFT_CARD, Target.THIRD_PARTY_GIFT_CARD, Target.GOODS)
    return lambda one: any(one.rulings[target].rule in rules for target in targets)


_ENDS: dict[Span, Callable[[Judged], bool]] = {
    Span.WEEK: _within(HIGH_DAYS),
    Span.MONTH: _within(SOON_DAYS),
    Span.QUARTER: _within(_FAR_DAYS),
    Span.NEVER: lambda one: one.credit.expiry.state is ExpiryState.NEVER,
    Span.UNKNOWN: lambda one: one.credit.expiry.state is ExpiryState.UNKNOWN,
}

NO_FILTERS = Filters()


class Asked(Struct, frozen=True):
    """What the list asks about: a target, and the categories of what is to be bought."""

    target: Target = HEADLINE_TARGET
    buying: tuple[str, ...] = ()


class Chosen(Struct, frozen=True):
    """Which credits are shown, and how. `store` None means all stores; `search` folds case.

    `buying` names the categories of the goods that are to be bought.
    """

    view: View = View.ACTIVE
    store: str | None = None
    search: str = ""
    target: Target = HEADLINE_TARGET
    buying: tuple[str, ...] = ()
    filters: Filters = NO_FILTERS
    group: Group = Group.NONE

    @property
    def reach(self) -> View:
        """The view whose credits are let through; a month may lie beyond what ends soon."""
        beyond = self.view is View.EXPIRING and self.filters.ends is not None
        return View.ACTIVE if beyond else self.view

    @property
    def is_narrowed(self) -> bool:
        """Whether a search or a filter hides some of the view's credits."""
        return bool(self.search or self.filters)


USUAL_GROUPS = {view: Group.NEAR if view is View.EXPIRING else Group.NONE for view in View}
"""How each view is grouped until somebody chooses otherwise."""
