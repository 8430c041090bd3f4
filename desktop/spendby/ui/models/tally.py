"""Counts and sums over all credits, kept from change to change: adding up anew takes too long.

Credits that nothing here tells apart are counted together, and one of them stands for all.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import attrgetter, itemgetter

from spendby.domain.credit import Target
from spendby.domain.outlook import Ending, ending_of
from spendby.services.judging import Judged
from spendby.ui.models.headline import Headline, headlines_of
from spendby.ui.models.views import View, belonging_to

_Alike = tuple[object, object]

_SEEN = attrgetter("credit.currency", "state", "days", "today")
_RULINGS, _ANSWER, _LEFT = attrgetter("rulings"), attrgetter("answer"), attrgetter("left")


class Tally:
    """What the sidebar, the figures and the outlook say of `credits`, asked about `target`."""

    def __init__(self, credits: Sequence[Judged], target: Target) -> None:
        """Count all of them; the steps for each run in C, for there may be a hundred thousand."""
        self._target = target
        alike = list(_told_apart(credits, target))
        self._counts = Counter(alike)
        self._sums = dict.fromkeys(self._counts, 0)
        for one, left in zip(alike, map(_LEFT, credits), strict=True):
            self._sums[one] += left
        self._examples = dict(zip(alike, credits, strict=True))

    def swap(self, before: Judged | None, after: Judged | None) -> None:
        """Count a credit that changed; None before it was there, or after it went."""
        for credit, sign in ((before, -1), (after, 1)):
            if credit is None:
                continue
            (alike,) = _told_apart((credit,), self._target)
            self._counts[alike] += sign
            self._sums[alike] = self._sums.get(alike, 0) + sign * credit.left
            self._examples.setdefault(alike, credit)
            if not self._counts[alike]:
                del self._counts[alike], self._sums[alike], self._examples[alike]

    def counts(self) -> Counter[View]:
        """Count the credits on each list."""
        found: Counter[View] = Counter()
        for view in View:
            belongs = belonging_to(view, self._target)
            found[view] = sum(n for one, n, _ in self._groups() if belongs(one))
        return found

    def headlines(self) -> list[Headline]:
        """Give the figures over the list, the currency with most credits first."""
        return headlines_of(self._groups(), self._target)

    def endings(self) -> Iterator[Ending]:
        """Say what ends on which day."""
        for one, count, left in self._groups():
            ending = ending_of(one.credit, one.today, one.state, left, count)
            if ending is not None:
                yield ending

    def _groups(self) -> Iterator[tuple[Judged, int, int]]:
        """Give one for all that are alike, how many they are, and what they have left."""
        for alike, one in self._examples.items():
            yield one, self._counts[alike], self._sums[alike]


def _told_apart(credits: Sequence[Judged], target: Target) -> Iterator[_Alike]:
    rulings = map(itemgetter(target), map(_RULINGS, credits))
    return zip(map(_SEEN, credits), map(_ANSWER, rulings), strict=True)
