"""Which rows there are: all credits in order, those of them that were chosen, and their groups.

Plain lists; what a row says and how Qt hears of a change is for `credit_table`.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import compress, repeat
from operator import attrgetter, contains, indexOf

from spendby.domain.summary import HEADLINE_TARGET
from spendby.services.judging import Judged
from spendby.services.listing import SortKey, ordered, place_in, reordered, search_text
from spendby.ui.models.chosen import Chosen, Group
from spendby.ui.models.grouping import Row, Section, grouped
from spendby.ui.models.views import belonging_to

_ID = attrgetter("credit.id")


class CreditRows:
    """Filters, orders and groups; each once for a choice, however often its rows are asked for."""

    def __init__(self) -> None:
        """Start empty, soonest expiry first."""
        self.chosen = Chosen()
        self._key, self._descending = SortKey.EXPIRES, False
        self._by_expiry: list[Judged] = []
        self.everything: list[Judged] = []
        self.found: list[Judged] = []
        self.rows: Sequence[Row] = self.found
        self.headings: Sequence[int] = ()
        self._grouped_as = (Group.NONE, False)
        self._found_texts: list[str] | None = None
        self._folded: dict[str, str] = {}
        self._text: Callable[[Judged], str] = search_text

    def of_store(self, store: str | None) -> Sequence[Judged]:
        """Give every credit of a store, shown or not; of all of them for None."""
        if store is None:
            return self.everything
        return [one for one in self.everything if one.credit.store == store]

    @property
    def is_grouped(self) -> bool:
        """Whether there are headings."""
        return self.chosen.group is not Group.NONE

    def load(self, credits: Iterable[Judged], text: Callable[[Judged], str]) -> None:
        """Take all credits anew; a search looks in what `text` makes of each."""
        self._text = text
        self._by_expiry = ordered(credits, SortKey.EXPIRES, HEADLINE_TARGET)
        self._folded.clear()
        self._reorder()

    def choose(self, chosen: Chosen) -> None:
        """Show other credits; a longer search looks only among those found before."""
        before, self.chosen = self.chosen, chosen
        if self._key is SortKey.ANSWER and chosen.target is not before.target:
            self._reorder()
        elif _is_narrower(before, chosen):
            self.show(*self._searched(self.found, self._found_texts))
        else:
            self._refresh()

    def sort(self, key: SortKey, *, descending: bool) -> None:
        """Order anew."""
        self._key, self._descending = key, descending
        self._reorder()

    def take_in(self, judged: Judged) -> tuple[int, int, list[Judged]]:
        """Put in a credit that is new or has changed, while there are no groups.

        Gives its row as it was and as it will be (-1: not shown), and the rows to `show`.
        """
        self._replace(judged)
        after = self.found.copy()
        old, new = _place(after, judged.credit.id), -1
        if self._filtered([judged])[0]:
            new = self._put(after, judged, self._key, descending=self._descending)
        elif old >= 0:
            del after[old]
        return old, new, after

    def swap(self, changed: Mapping[str, Judged]) -> None:
        """Put in credits of which nothing has changed but their answers, by their ids."""
        self._by_expiry = [changed.get(one.credit.id, one) for one in self._by_expiry]
        self._reorder()

    def put(self, changed: Iterable[Judged]) -> None:
        """Put in credits that are new or have changed, and group anew."""
        for one in changed:
            self._replace(one)
        self._refresh()

    def show(self, found: list[Judged], texts: list[str] | None = None) -> None:
        """Show what `take_in` gave; `texts` are what a search looks in, where it is known."""
        self._found_texts = texts
        latest_first = self._descending and self._key is SortKey.EXPIRES
        before, self._grouped_as = self._grouped_as, (self.chosen.group, latest_first)
        if found is self.found and before == self._grouped_as:
            return
        self.found, self.rows, self.headings = found, found, ()
        if self.is_grouped:
            self.rows, self.headings = grouped(found, self.chosen.group, latest_first=latest_first)

    def _refresh(self) -> None:
        self.show(*self._filtered(self.everything))

    def _replace(self, judged: Judged) -> None:
        """Put a credit into the order of all; what is shown stays as it was."""
        self._folded[judged.credit.id] = self._text(judged)
        self._put(self._by_expiry, judged, SortKey.EXPIRES, descending=False)
        self._put(self.everything, judged, self._key, descending=self._descending)

    def _reorder(self) -> None:
        target = self.chosen.target
        self.everything = reordered(self._by_expiry, self._key, target, descending=self._descending)
        self._refresh()

    def row_of(self, credit_id: str) -> int:
        """Find the row of a credit; -1 when it isn't shown."""
        if not self.is_grouped:
            return _place(self.found, credit_id)
        for at, row in enumerate(self.rows):
            if not isinstance(row, Section) and row.credit.id == credit_id:
                return at
        return -1

    def near(self, row: int) -> Judged | None:
        """Give the credit in a row, or under the heading there, or at the end; None of none."""
        for found in (*self.rows[row : row + 2], *self.rows[-1:]):
            if not isinstance(found, Section):
                return found
        return None

    def heading_of(self, row: int) -> Section | None:
        """Give the heading over a row; None where there are no groups."""
        at = bisect_right(self.headings, row) - 1
        found = self.rows[self.headings[at]] if at >= 0 else None
        return found if isinstance(found, Section) else None

    def _filtered(self, credits: Sequence[Judged]) -> tuple[list[Judged], list[str] | None]:
        chosen, store = self.chosen, self.chosen.store
        found = list(filter(belonging_to(chosen.reach, chosen.target), credits))
        if store is not None:
            found = [one for one in found if one.credit.store == store]
        for test in chosen.filters.tests(chosen.target):
            found = [one for one in found if test(one)]
        return self._searched(found)

    def _searched(
        self, credits: list[Judged], texts: list[str] | None = None
    ) -> tuple[list[Judged], list[str] | None]:
        """Keep what the search finds; all steps run in C, for each key waits for them.

        `texts` are those of `credits`, kept from the key before: looking them up takes longest.
        """
        words = self.chosen.search.casefold().split()
        if not words:
            return credits, None
        if texts is None:
            if len(self._folded) < len(self.everything):
                self._fold(self.everything)
            texts = list(map(self._folded.__getitem__, map(_ID, credits)))
        for word in words:
            hits = list(map(contains, texts, repeat(word)))
            if not all(hits):
                credits, texts = list(compress(credits, hits)), list(compress(texts, hits))
        return credits, texts

    def _fold(self, credits: Iterable[Judged]) -> None:
        """Make the text in which a search looks, once for each credit."""
        for one in credits:
            if one.credit.id not in self._folded:
                self._folded[one.credit.id] = self._text(one)

    def _put(self, credits: list[Judged], judged: Judged, key: SortKey, *, descending: bool) -> int:
        """Put a credit where it belongs, in place of what it was before; gives its row."""
        old = _place(credits, judged.credit.id)
        if old >= 0:
            del credits[old]
        new = place_in(credits, judged, key, self.chosen.target, descending=descending)
        credits.insert(new, judged)
        return new


def _place(credits: Sequence[Judged], credit_id: str) -> int:
    try:
        return indexOf(map(_ID, credits), credit_id)
    except ValueError:
        return -1


def _is_narrower(before: Chosen, after: Chosen) -> bool:
    return (
        bool(before.search)
        and after.search.startswith(before.search)
        and before.view is after.view
        and before.store == after.store
        and before.filters == after.filters
        and before.target is after.target
        and before.buying == after.buying
    )
