"""Groups: rows that stand together under a heading with their count and their sums.

Which credits are shown, and in which order, is decided before.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QDate, QLocale

from spendby.domain.credit import Kind
from spendby.domain.expiry import ExpiryState, Urgency, urgency
from spendby.domain.folding import sorting_key
from spendby.services.judging import Judged
from spendby.translation import ntr, tr
from spendby.ui.credit_list.chosen import Group
from spendby.ui.kit.formatting import isolate, money, names_locale, one_line
from spendby.ui.kit.words import kind_word


class Section(Struct, frozen=True):
    """The heading over a group; `sums` are what is left, in minor units by currency."""

    title: str
    count: int
    sums: tuple[tuple[str, int], ...]

    @property
    def count_text(self) -> str:
        """How many credits there are."""
        return ntr("{count} credit", "{count} credits", self.count)

    @property
    def sum_text(self) -> str:
        """What is left in each currency."""
        return written_sums(self.sums)

    @property
    def sentence(self) -> str:
        """The heading as it is read aloud."""
        text = tr("{title}, {credits}, {sum}")
        return text.format(title=self.title, credits=self.count_text, sum=self.sum_text)


def written_sums(sums: Iterable[tuple[str, int]]) -> str:
    """Write the sums of several currencies, which are never added together."""
    return ", ".join(money(amount, currency) for currency, amount in sums)


Row = Judged | Section
Order = tuple[int | str, ...]


def grouped(
    credits: Sequence[Judged], group: Group, *, latest_first: bool = False
) -> tuple[list[Row], list[int]]:
    """Put credits under headings, in which they keep their order; gives the headings' rows too.

    Each credit is looked at by C code alone: a search waits for this at every key.
    """
    kind = _GROUPS[group]
    buckets: dict[Order, list[Judged]] = {}
    appends = _Appends(kind, buckets)
    for append, one in zip(map(appends.__getitem__, map(kind.seen, credits)), credits, strict=True):
        append(one)
    for state, undated in appends.without_date():
        buckets[(_WITHOUT_DATE[state],)] = undated
    turned = latest_first and group in {Group.MONTH, Group.NEAR}
    rows: list[Row] = []
    headings: list[int] = []
    for order in sorted(buckets, reverse=turned):
        bucket = buckets[order]
        headings.append(len(rows))
        rows.append(Section(kind.title(bucket[0]), len(bucket), sums_of(bucket)))
        rows += bucket
    return rows, headings


class _Appends(dict[object, Callable[[Judged], None]]):
    """Finds the list that a credit goes to by what is seen of it; makes one where there is none.

    What has no date waits in a list of its own, until its two states are told apart.
    """

    def __init__(self, kind: "_Kind", buckets: dict[Order, list[Judged]]) -> None:
        super().__init__()
        self._kind, self._buckets = kind, buckets
        self._undated: list[Judged] = []

    def __missing__(self, seen: object) -> Callable[[Judged], None]:
        """Make the way to another list."""
        if seen is None:
            bucket = self._undated
        else:
            bucket = self._buckets.setdefault(self._kind.order(seen), [])
        self[seen] = bucket.append
        return bucket.append

    def without_date(self) -> Iterator[tuple[ExpiryState, list[Judged]]]:
        """Tell what never ends from what has no date yet."""
        for state in (ExpiryState.NEVER, ExpiryState.UNKNOWN):
            found = [one for one in self._undated if one.credit.expiry.state is state]
            if found:
                yield state, found


def sums_of(credits: Sequence[Judged]) -> tuple[tuple[str, int], ...]:
    """Add up what is left in each currency, the one with most credits first; in minor units."""
    counts = Counter(map(_CURRENCY, credits))
    if len(counts) == 1:
        return ((next(iter(counts)), sum(map(_LEFT, credits))),)
    sums = dict.fromkeys(counts, 0)
    for currency, left in zip(map(_CURRENCY, credits), map(_LEFT, credits), strict=True):
        sums[currency] += left
    return tuple((code, sums[code]) for code in sorted(counts, key=lambda one: (-counts[one], one)))


class _Kind(Struct, frozen=True):
    """What is seen of a credit, how groups are ordered by that, and what they are called."""

    seen: Callable[[Judged], Any]
    order: Callable[[Any], Order]
    title: Callable[[Judged], str]


_CURRENCY, _LEFT = attrgetter("credit.currency"), attrgetter("left")
_WITHOUT_DATE = {ExpiryState.NEVER: 10_000, ExpiryState.UNKNOWN: 10_001}
_NEARNESS = {
    Urgency.TODAY: 1,
    Urgency.HIGH: 2,
    Urgency.SOON: 3,
    Urgency.OK: 4,
    Urgency.GONE: 5,
}
_KIND_ORDER = {kind.value: at for at, kind in enumerate(Kind)}


def month_text(day: date) -> str:
    """Write the month of a day: "December 2026"."""
    locale = names_locale()
    text = tr("{month} {year}")
    return text.format(
        month=locale.standaloneMonthName(day.month, QLocale.FormatType.LongFormat),
        year=locale.toString(QDate(day.year, day.month, 1), "yyyy"),
    )


def _month_title(one: Judged) -> str:
    on = one.credit.expiry.on
    return _without_date(one) if on is None else month_text(on)


def _near_title(one: Judged) -> str:
    titles = {
        Urgency.GONE: tr("Ended"),
        Urgency.TODAY: tr("Today"),
        Urgency.HIGH: tr("Within 7 days"),
        Urgency.SOON: tr("Within 30 days"),
        Urgency.OK: tr("Later"),
    }
    return titles.get(one.urgency) or _without_date(one)


def _without_date(one: Judged) -> str:
    if one.credit.expiry.state is ExpiryState.NEVER:
        return tr("Never expires")
    return tr("Expiry not set")


_GROUPS: Mapping[Group, _Kind] = {
    Group.STORE: _Kind(
        attrgetter("store.name", "store.id"),
        lambda seen: (sorting_key(seen[0]), seen[1]),
        lambda one: isolate(one_line(one.store.name)),
    ),
    # A member of an enum has a slow hash, its value a fast one.
    Group.KIND: _Kind(
        attrgetter("credit.kind._value_"),
        lambda seen: (_KIND_ORDER[seen],),
        lambda one: kind_word(one.credit.kind),
    ),
    Group.MONTH: _Kind(
        attrgetter("credit.expiry.on"), lambda seen: (seen.year, seen.month), _month_title
    ),
    Group.NEAR: _Kind(attrgetter("days"), lambda seen: (_NEARNESS[urgency(seen)],), _near_title),
}
