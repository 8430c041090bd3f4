"""All credits in the order of the list, shown or not, with their counts and sums.

Which of them are shown is `credit_rows`'s.
"""

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter, indexOf

from spendby.domain.credit import Target
from spendby.domain.summary import HEADLINE_TARGET
from spendby.services.judging import Judged
from spendby.services.listing import SortKey, place_in, reordered
from spendby.ui.models.tally import Tally

ID = attrgetter("credit.id")


class AllCredits:
    """Orders credits, and keeps them in order; to be told the `target` that is asked about."""

    def __init__(self) -> None:
        """Start empty, soonest expiry first."""
        self.in_order: list[Judged] = []
        self._by_expiry: list[Judged] = self.in_order
        self.key, self.descending = SortKey.EXPIRES, False
        self.tally = Tally()
        """The counts and sums over all of them."""
        self._target = HEADLINE_TARGET

    @property
    def is_by_expiry(self) -> bool:
        """Whether the order is that of the expiry, the soonest first."""
        return self.key is SortKey.EXPIRES and not self.descending

    def load(self, by_expiry: list[Judged], tally: Tally) -> None:
        """Take all credits anew, in the order of their expiry."""
        self._by_expiry, self.tally = by_expiry, tally
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
        by_expiry = [changed.get(one.credit.id, one) for one in self._by_expiry]
        self.load(by_expiry, Tally(by_expiry))

    def put(self, judged: Judged) -> Judged | None:
        """Put in a credit that is new, or in place of what it was before, which it gives."""
        by_expiry = self._by_expiry
        at = place_in(by_expiry, judged, SortKey.EXPIRES, self._target)
        if at and by_expiry[at - 1].credit.id == judged.credit.id:
            before: Judged | None = self._pop(at - 1)
        else:
            before = self.take_out(judged.credit.id)
        at = place_in(by_expiry, judged, SortKey.EXPIRES, self._target)
        by_expiry.insert(at, judged)
        if self.in_order is not by_expiry:
            self.in_order.insert(self.place(self.in_order, judged), judged)
        self.tally.swap(None, judged)
        return before

    def put_many(self, changed: Iterable[Judged], gone: Iterable[str]) -> None:
        """Put in many credits and let go of others, faster than one by one."""
        new = list(changed)
        ids = {one.credit.id for one in new} | set(gone)
        by_expiry = [one for one in self._by_expiry if one.credit.id not in ids]
        for one in new:
            by_expiry.insert(place_in(by_expiry, one, SortKey.EXPIRES, self._target), one)
        self.load(by_expiry, Tally(by_expiry))

    def take_out(self, credit_id: str) -> Judged | None:
        """Let go of a credit, which it gives, if it is there."""
        at = place_of(self._by_expiry, credit_id)
        return None if at < 0 else self._pop(at)

    def _pop(self, at: int) -> Judged:
        gone = self._by_expiry.pop(at)
        if self.in_order is not self._by_expiry:
            del self.in_order[self.find(self.in_order, gone)]
        self.tally.swap(gone, None)
        return gone

    def place(self, some: Sequence[Judged], judged: Judged) -> int:
        """Find where a credit belongs among some that are in this order."""
        return place_in(some, judged, self.key, self._target, descending=self.descending)

    def find(self, some: Sequence[Judged], judged: Judged | None) -> int:
        """Find a credit, as it is, among some that are in this order; -1 when it isn't there."""
        if judged is None:
            return -1
        at = self.place(some, judged) - 1
        return at if at >= 0 and some[at] is judged else -1

    def of_store(self, store: str | None) -> Sequence[Judged]:
        """Give every credit of a store; of all of them for None."""
        if store is None:
            return self.in_order
        return [one for one in self.in_order if one.credit.store == store]

    def _order(self) -> None:
        # One list where one will do; what is shown is another one in any case.
        self.in_order = self._by_expiry
        if not self.is_by_expiry:
            self.in_order = reordered(
                self._by_expiry, self.key, self._target, descending=self.descending
            )


def place_of(credits: Sequence[Judged], credit_id: str) -> int:
    """Find a credit; -1 when it isn't there."""
    try:
        return indexOf(map(ID, credits), credit_id)
    except ValueError:
        return -1
