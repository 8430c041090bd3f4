"""Which rows there are: all credits in order, those of them that were chosen, and their groups.

Plain lists; what a row says and how Qt hears of a change is for `credit_table`.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import compress, repeat
from operator import contains

from spendby.services.judging import Judged
from spendby.services.listing import SortKey
from spendby.ui.models.all_credits import AllCredits, place_of
from spendby.ui.models.chosen import Chosen, Group
from spendby.ui.models.grouping import Row, Section, grouped
from spendby.ui.models.search_texts import SearchTexts
from spendby.ui.models.tally import Tally
from spendby.ui.models.views import belonging_to


class CreditRows:
    """Filters and groups; each once for a choice, however often its rows are asked for."""

    def __init__(self) -> None:
        """Start empty, soonest expiry first."""
        self.chosen = Chosen()
        self._all, self._texts = AllCredits(), SearchTexts()
        self.found: list[Judged] = []
        self.rows: Sequence[Row] = self.found
        self.headings: Sequence[int] = ()
        self._grouped_as = (Group.NONE, False)
        self._found_texts: list[str] | None = None

    @property
    def everything(self) -> Sequence[Judged]:
        """Every credit, shown or not, in the order of the list."""
        return self._all.in_order

    def of_store(self, store: str | None) -> Sequence[Judged]:
        """Give every credit of a store, shown or not; of all of them for None."""
        return self._all.of_store(store)

    @property
    def tally(self) -> Tally:
        """The counts and sums over every credit of the store, shown or not."""
        return self._all.tally(self.chosen.store)

    @property
    def is_grouped(self) -> bool:
        """Whether there are headings."""
        return self.chosen.group is not Group.NONE

    def load(self, credits: Iterable[Judged], text: Callable[[Judged], str]) -> None:
        """Take all credits anew; a search looks in what `text` makes of each."""
        self._texts.load(text)
        self._all.load(credits)
        self._refresh()

    def choose(self, chosen: Chosen) -> None:
        """Show other credits; a longer search looks only among those found before."""
        before, self.chosen = self.chosen, chosen
        self._all.ask(chosen.target)
        if _is_narrower(before, chosen):
            self.show(*self._searched(self.found, self._found_texts))
        else:
            self._refresh()

    def sort(self, key: SortKey, *, descending: bool) -> None:
        """Order anew."""
        self._all.sort(key, descending=descending)
        self._refresh()

    def take_in(self, judged: Judged) -> tuple[int, int, list[Judged]]:
        """Put in a credit that is new or has changed, while there are no groups.

        Gives its row as it was and as it will be (-1: not shown), and the rows to `show`.
        """
        self._texts.drop(judged.credit.id)
        self._all.put(judged)
        after = self.found.copy()
        old, new = place_of(after, judged.credit.id), -1
        if old >= 0:
            del after[old]
        if self._filtered([judged])[0]:
            new = self._all.place(after, judged)
            after.insert(new, judged)
        return old, new, after

    def take_out(self, credit_id: str) -> tuple[int, int, list[Judged]]:
        """Let go of a credit that is gone, while there are no groups; gives what `take_in` does."""
        self._texts.drop(credit_id)
        self._all.take_out(credit_id)
        after = self.found.copy()
        old = place_of(after, credit_id)
        if old >= 0:
            del after[old]
        return old, -1, after

    def swap(self, changed: Mapping[str, Judged]) -> None:
        """Put in credits of which nothing has changed but their answers, by their ids."""
        self._all.swap(changed)
        self._refresh()

    def put(self, changed: Iterable[Judged], gone: Iterable[str] = ()) -> None:
        """Put in credits that are new or have changed, let go of others, and group anew."""
        for credit_id in gone:
            self._texts.drop(credit_id)
            self._all.take_out(credit_id)
        for one in changed:
            self._texts.drop(one.credit.id)
            self._all.put(one)
        self._refresh()

    def get_ready(self, count: int) -> bool:
        """Do for so many credits what the first search would wait for; tells if any were left."""
        return self._texts.get_ready(self.everything, count)

    def show(self, found: list[Judged], texts: list[str] | None = None) -> None:
        """Show what `take_in` gave; `texts` are what a search looks in, where it is known."""
        self._found_texts = texts
        latest_first = self._all.descending and self._all.key is SortKey.EXPIRES
        before, self._grouped_as = self._grouped_as, (self.chosen.group, latest_first)
        if found is self.found and before == self._grouped_as:
            return
        self.found, self.rows, self.headings = found, found, ()
        if self.is_grouped:
            self.rows, self.headings = grouped(found, self.chosen.group, latest_first=latest_first)

    def _refresh(self) -> None:
        self.show(*self._filtered(self.everything))

    def row_of(self, credit_id: str) -> int:
        """Find the row of a credit; -1 when it isn't shown."""
        if not self.is_grouped:
            return place_of(self.found, credit_id)
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
            texts = self._texts.of(credits, self.everything)
        for word in words:
            hits = list(map(contains, texts, repeat(word)))
            if not all(hits):
                credits, texts = list(compress(credits, hits)), list(compress(texts, hits))
        return credits, texts


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
