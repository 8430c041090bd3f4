"""All credits in the order of the list, shown or not, with their counts and sums.

Which of them are shown is `credit_rows`'s.
"""

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter, indexOf

from spendby.domain.credit import Target
from spendby.domain.summary import HEADLINE_TARGET
from spendby.services.judging import Judged
from spendby.services.listing import SortKey, ordered, place_in, reordered
from spendby.ui.models.tally import Tally

ID = attrgetter("credit.id")


class AllCredits:
    """Orders credits, and keeps them in order; to be told the `target` that is asked about."""

    def __init__(self) -> None:
        """Start empty, soonest expiry first."""
        self.in_order: list[Judged] = []
        self._by_expiry: list[Judged] = []
        self.key, self.descending = SortKey.EXPIRES, False
        self._target = HEADLINE_TARGET
        self._tally: tuple[str | None, Target, Tally] | None = None

    def load(self, credits: Iterable[Judged]) -> None:
        """Take all credits anew."""
        self._by_expiry = ordered(credits, SortKey.EXPIRES, HEADLINE_TARGET)
        self._tally = None
        self._order()

    def sort(self, key: SortKey, *, descending: bool) -> None:
        """Order by something else."""
        self.key, self.descending = key, descending
        self._order()

    def ask(self, target: Target) -> None:
        """Ask about another target, which matters where answers give the order."""
        changed = target is not self._target
        self._target = target
        if changed and self.key is SortKey.ANSWER:
            self._order()

    def swap(self, changed: Mapping[str, Judged]) -> None:
        """Put in credits of which nothing has changed but their answers, by their ids."""
        self._by_expiry = [changed.get(one.credit.id, one) for one in self._by_expiry]
        self._tally = None
        self._order()

    def put(self, judged: Judged) -> None:
        """Put in a credit that is new, or in place of what it was before."""
        self.take_out(judged.credit.id)
        by_expiry = self._by_expiry
        by_expiry.insert(place_in(by_expiry, judged, SortKey.EXPIRES, self._target), judged)
        self.in_order.insert(self.place(self.in_order, judged), judged)
        self._count(None, judged)

    def take_out(self, credit_id: str) -> None:
        """Let go of a credit, if it is there."""
        at = place_of(self.in_order, credit_id)
        if at >= 0:
            self._count(self.in_order.pop(at), None)
            del self._by_expiry[place_of(self._by_expiry, credit_id)]

    def place(self, some: Sequence[Judged], judged: Judged) -> int:
        """Find where a credit belongs among some that are in this order."""
        return place_in(some, judged, self.key, self._target, descending=self.descending)

    def of_store(self, store: str | None) -> Sequence[Judged]:
        """Give every credit of a store; of all of them for None."""
        if store is None:
            return self.in_order
        return [one for one in self.in_order if one.credit.store == store]

    def tally(self, store: str | None) -> Tally:
        """Give the counts and sums over every credit of a store; of all of them for None."""
        if self._tally is None or self._tally[:2] != (store, self._target):
            self._tally = (store, self._target, Tally(self.of_store(store), self._target))
        return self._tally[2]

    def _count(self, before: Judged | None, after: Judged | None) -> None:
        one = before or after
        if self._tally is not None and one is not None:
            store, _, tally = self._tally
            if store in {None, one.credit.store}:
                tally.swap(before, after)

    def _order(self) -> None:
        # A list of its own, because rows may be shown from the one before until they are told.
        self.in_order = reordered(
            self._by_expiry, self.key, self._target, descending=self.descending
        )


def place_of(credits: Sequence[Judged], credit_id: str) -> int:
    """Find a credit; -1 when it isn't there."""
    try:
        return indexOf(map(ID, credits), credit_id)
    except ValueError:
        return -1
