"""The outlook: the money that ends in each of the coming months, and how urgent it is.

Pure sums over open credits; the chart that shows them is the window's.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct, field

from spendby.domain.credit import Credit, State
from spendby.domain.expiry import Urgency, urgency
from spendby.domain.summary import OPEN

MONTHS = 12


class Ending(Struct, frozen=True):
    """Open credits with one last day: what they have left, and the day that it is at the store."""

    currency: str
    on: date
    left: int
    today: date
    credits: int = 1


def ending_of(
    credit: Credit, today: date, state: State, left: int, credits: int = 1
) -> Ending | None:
    """Say when an open credit, or several like it, ends; None where it is not open or undated."""
    if state not in OPEN or credit.expiry.on is None:
        return None
    return Ending(credit.currency, credit.expiry.on, left, today, credits)


class Part(Struct, frozen=True):
    """What of a sum has one urgency: minor units, and the number of credits."""

    urgency: Urgency
    amount: int
    credits: int


class Bucket(Struct, frozen=True):
    """What ends from `first` through `last`; `parts` are the most urgent first, none empty."""

    first: date
    last: date
    parts: tuple[Part, ...] = ()

    @property
    def amount(self) -> int:
        """The sum, in minor units."""
        return sum(part.amount for part in self.parts)

    @property
    def credits(self) -> int:
        """The number of credits."""
        return sum(part.credits for part in self.parts)

    @property
    def urgency(self) -> Urgency:
        """The urgency of what ends first; NONE where nothing ends."""
        return self.parts[0].urgency if self.parts else Urgency.NONE


class Outlook(Struct, frozen=True):
    """One currency's coming months, and what ends after them (`later`, minor units)."""

    currency: str
    buckets: tuple[Bucket, ...]
    later: int = 0
    later_credits: int = 0

    @property
    def amount(self) -> int:
        """The sum of all months, in minor units."""
        return sum(bucket.amount for bucket in self.buckets)

    @property
    def credits(self) -> int:
        """The number of credits that end in these months."""
        return sum(bucket.credits for bucket in self.buckets)


def outlooks(credits: Iterable[Ending | None], months: int = MONTHS) -> list[Outlook]:
    """Add up what credits have left by the month in which they end, each currency for itself.

    The first month starts with the earliest of the stores' days, so that it begins where the
    store that is furthest behind is. The currency in which most credits end is the first one;
    None is passed over.
    """
    known = [one for one in credits if one is not None]
    if not known:
        return []
    spans = months_from(min(one.today for one in known), months)
    sums: dict[str, _Sums] = {}
    for one in known:
        sums.setdefault(one.currency, _Sums()).add(one, spans)
    found = [_outlook(currency, line, spans) for currency, line in sums.items()]
    return sorted(found, key=lambda one: (-one.credits, -one.later_credits, one.currency))


def months_from(today: date, months: int) -> list[tuple[date, date]]:
    """Give the first and last day of `months` months: what is left of this one, then whole ones.

    The calendar ends with the year 9999, and so does the list.
    """
    from calendar import monthrange  # no list waits for it

    spans = []
    first = today
    for _ in range(months):
        last = first.replace(day=monthrange(first.year, first.month)[1])
        spans.append((first, last))
        if last == date.max:
            break
        first = last + timedelta(days=1)
    return spans


class _Sums(Struct):
    """Amount and count by month (None: later) and urgency."""

    found: dict[tuple[int | None, Urgency], tuple[int, int]] = field(default_factory=dict)

    def add(self, one: Ending, spans: list[tuple[date, date]]) -> None:
        """Count a credit in."""
        start = spans[0][0]
        months = (one.on.year - start.year) * 12 + one.on.month - start.month
        key = (months if months < len(spans) else None, urgency((one.on - one.today).days))
        amount, count = self.found.get(key, (0, 0))
        self.found[key] = (amount + one.left, count + one.credits)


def _outlook(currency: str, sums: _Sums, spans: list[tuple[date, date]]) -> Outlook:
    buckets = []
    for at, (first, last) in enumerate(spans):
        parts = (Part(level, *sums.found.get((at, level), (0, 0))) for level in Urgency)
        buckets.append(Bucket(first, last, tuple(part for part in parts if part.credits)))
    later = [value for (at, _), value in sums.found.items() if at is None]
    return Outlook(
        currency,
        tuple(buckets),
        sum(amount for amount, _ in later),
        sum(count for _, count in later),
    )
