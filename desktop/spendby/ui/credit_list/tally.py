"""Counts and sums over all credits, kept from change to change: adding up anew takes too long.

Credits in one position are counted together, so what is asked of a tally is asked of few.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from operator import attrgetter

from spendby.domain.credit import State, Target
from spendby.domain.outlook import Ending
from spendby.domain.summary import OPEN
from spendby.services.judging import Judged, Position
from spendby.ui.credit_list.headline import Headline, headlines_of
from spendby.ui.credit_list.views import View, belonging_to

POSITION = attrgetter("position")
_LEFT = attrgetter("left")


class Tally:
    """What the sidebar, the figures and the outlook say of credits."""

    def __init__(self, credits: Sequence[Judged] = ()) -> None:
        """Begin with these."""
        self._counts: Counter[Position] = Counter()
        self._sums: defaultdict[Position, int] = defaultdict(int)
        self._views: dict[Target, Counter[View]] = {}
        self.add(credits)

    @property
    def positions(self) -> Iterable[Position]:
        """Every position that one of the credits is in."""
        return self._sums.keys()

    def add(self, credits: Sequence[Judged]) -> None:
        """Count more of them; the steps for each run in C, for there may be a hundred thousand."""
        self._counts.update(map(POSITION, credits))
        sums = self._sums
        self._views.clear()
        for position, left in zip(map(POSITION, credits), map(_LEFT, credits), strict=True):
            sums[position] += left

    def swap(self, before: Judged | None, after: Judged | None) -> None:
        """Count a credit that changed; None before it was there, or after it went."""
        for one, sign in ((before, -1), (after, 1)):
            if one is None:
                continue
            position = one.position
            self._counts[position] += sign
            self._sums[position] += sign * one.left
            for target, counts in self._views.items():
                for view in View:
                    if belonging_to(view, target)(position):
                        counts[view] += sign
            if not self._counts[position]:
                del self._counts[position], self._sums[position]

    def of_store(self, store: str | None) -> "Tally":
        """Give what a store has of this; all of it for None."""
        if store is None:
            return self
        part = Tally()
        for one, count, left in self._groups():
            if one.store.id == store:
                part._counts[one], part._sums[one] = count, left
        return part

    def to_check(self, target: Target) -> int:
        """Count the open credits whose answer is to be checked first, asked about `target`."""
        return sum(line.to_check for line in self.headlines(target))

    def archived(self) -> list[tuple[str, int]]:
        """Give the money in archived credits that hasn't ended, by currency in minor units."""
        sums: Counter[str] = Counter()
        for one, _, left in self._groups():
            if one.state is State.ARCHIVED and (one.days is None or one.days >= 0):
                sums[one.currency] += left
        return [(currency, left) for currency, left in sorted(sums.items()) if left]

    def counts(self, target: Target) -> Counter[View]:
        """Count the credits on each list, asked about `target`."""
        if target not in self._views:
            found = self._views[target] = Counter()
            for view in View:
                belongs = belonging_to(view, target)
                found[view] = sum(n for one, n, _ in self._groups() if belongs(one))
        return self._views[target]

    def headlines(self, target: Target) -> list[Headline]:
        """Give the figures over the list, the currency with most credits first."""
        return headlines_of(self._groups(), target)

    def endings(self) -> Iterator[Ending]:
        """Say what ends on which day."""
        for one, count, left in self._groups():
            if one.days is not None and one.state in OPEN:
                on = one.today + timedelta(days=one.days)
                yield Ending(one.currency, on, left, one.today, count)

    def _groups(self) -> Iterable[tuple[Position, int, int]]:
        """Give each position, how many credits are in it, and what they have left."""
        for one, left in self._sums.items():
            yield one, self._counts[one], left
