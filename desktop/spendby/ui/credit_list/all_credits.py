"""All credits in the order of the list, shown or not, with their counts and sums.

Which of them are shown is `credit_rows`'s.
"""

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter, indexOf

from spendby.domain.summary import HEADLINE_TARGET
from spendby.services.judging import Judged
from spendby.services.listing import SortKey, place_in, reordered
from spendby.ui.credit_list.tally import Tally

ID = attrgetter("credit.id")


class AllCredits:
    """Keeps credits by their expiry, and puts those that are shown in the order of the list.

    To be told the `target` that is asked about.
    """

    def __init__(self) -> None:
        """Start empty, soonest expiry first."""
        self.by_expiry: list[Judged] = []
        """All of them, the soonest end first."""
        self.tally = Tally()
        """The counts and sums over all of them."""
        self.key, self.descending = SortKey.EXPIRES, False
        self.target = HEADLINE_TARGET

    @property
    def is_by_expiry(self) -> bool:
        """Whether the order of the list is that of the expiry, the soonest first."""
        return self.key is SortKey.EXPIRES and not self.descending

    def load(self, by_expiry: list[Judged], tally: Tally) -> None:
        """Take all credits anew, in the order of their expiry."""
        self.by_expiry, self.tally = by_expiry, tally

    def ordered(self, by_expiry: list[Judged]) -> list[Judged]:
        """Put some that are ordered by their expiry in the order of the list."""
        if self.is_by_expiry:
            return by_expiry
        return reordered(by_expiry, self.key, self.target, descending=self.descending)

    def swap(self, changed: Mapping[str, Judged]) -> None:
        """Put in credits of which nothing has changed but their answers, by their ids."""
        by_expiry = [changed.get(one.credit.id, one) for one in self.by_expiry]
        self.load(by_expiry, Tally(by_expiry))

    def put(self, judged: Judged) -> Judged | None:
        """Put in a credit that is new, or in place of what it was before, which it gives."""
        by_expiry = self.by_expiry
        at = place_in(by_expiry, judged, SortKey.EXPIRES, self.target)
        if at and by_expiry[at - 1].credit.id == judged.credit.id:
            before: Judged | None = self._pop(at - 1)
        else:
            before = self.take_out(judged.credit.id)
        at = place_in(by_expiry, judged, SortKey.EXPIRES, self.target)
        by_expiry.insert(at, judged)
        self.tally.swap(None, judged)
        return before

    def put_many(self, changed: Iterable[Judged], gone: Iterable[str]) -> None:
        """Put in many credits and let go of others, faster than one by one."""
        new = list(changed)
        ids = {one.credit.id for one in new} | set(gone)
        by_expiry = [one for one in self.by_expiry if one.credit.id not in ids]
        for one in new:
            by_expiry.insert(place_in(by_expiry, one, SortKey.EXPIRES, self.target), one)
        self.load(by_expiry, Tally(by_expiry))

    def take_out(self, credit_id: str) -> Judged | None:
        """Let go of a credit, which it gives, if it is there."""
        at = place_of(self.by_expiry, credit_id)
        return None if at < 0 else self._pop(at)

    def _pop(self, at: int) -> Judged:
        gone = self.by_expiry.pop(at)
        self.tally.swap(gone, None)
        return gone

    def has(self, judged: Judged) -> bool:
        """Tell whether a credit is there, as it is."""
        at = place_in(self.by_expiry, judged, SortKey.EXPIRES, self.target) - 1
        return at >= 0 and self.by_expiry[at] is judged

    def place(self, some: Sequence[Judged], judged: Judged) -> int:
        """Find where a credit belongs among some that are in this order."""
        return place_in(some, judged, self.key, self.target, descending=self.descending)

    def find(self, some: Sequence[Judged], judged: Judged | None) -> int:
        """Find a credit, as it is, among some that are in this order; -1 when it isn't there."""
        if judged is None:
            return -1
        at = self.place(some, judged) - 1
        return at if at >= 0 and some[at] is judged else -1


def place_of(credits: Sequence[Judged], credit_id: str) -> int:
    """Find a credit; -1 when it isn't there."""
    try:
        return indexOf(map(ID, credits), credit_id)
    except ValueError:
        return -1
