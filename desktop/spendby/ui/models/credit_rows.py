"""Which rows there are: all credits in order, those of them that were chosen, and their groups.

Plain lists; what a row says and how Qt hears of a change is for `credit_table`.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import compress, repeat
from operator import contains

from msgspec.structs import replace

from spendby.services.judging import Judged, Position
from spendby.services.listing import SortKey
from spendby.ui.models.all_credits import AllCredits, place_of
from spendby.ui.models.chosen import Chosen, Group
from spendby.ui.models.grouping import Row, Section, grouped
from spendby.ui.models.search_texts import SearchTexts
from spendby.ui.models.tally import POSITION, Tally
from spendby.ui.models.views import View, belonging_to


class CreditRows:
    """Filters and groups; each once for a choice, however often its rows are asked for."""

    def __init__(self) -> None:
        """Start empty, soonest expiry first."""
        self.chosen = Chosen()
        self.is_partial = False
        """Whether more is still being read, and only what ends first is there."""
        self._all, self._texts = AllCredits(), SearchTexts()
        self._listed: list[Judged] | None = None
        self._unsearched: list[Judged] | None = None
        self._unsearched_texts: list[str] | None = None
        self.found: list[Judged] = []
        self.rows: Sequence[Row] = self.found
        self.headings: Sequence[int] = ()
        self._grouped_as = (Group.NONE, False)
        self._found_texts: list[str] | None = None

    @property
    def everything(self) -> Sequence[Judged]:
        """Every credit, shown or not, the soonest end first."""
        return self._all.by_expiry

    @property
    def tally(self) -> Tally:
        """The counts and sums over every credit of the store, shown or not."""
        return self._all.tally.of_store(self.chosen.store)

    @property
    def positions(self) -> Iterable[Position]:
        """Every position that credits are in, shown or not."""
        return self._all.tally.positions

    @property
    def is_grouped(self) -> bool:
        """Whether there are headings."""
        return self.chosen.group is not Group.NONE

    def load(
        self, by_expiry: list[Judged], tally: Tally, texts: SearchTexts, *, is_partial: bool
    ) -> tuple[list[Judged], list[str] | None]:
        """Take all credits anew, or those that end first of many; gives what to `show`.

        A search looks in `texts`.
        """
        self.is_partial = is_partial
        self._texts = texts
        self._all.load(by_expiry, tally)
        self._forget()
        return self._wanted()

    def choose(self, chosen: Chosen) -> None:
        """Show other credits; a longer search looks only among those found before."""
        before, self.chosen = self.chosen, chosen
        self._all.target = chosen.target
        if replace(before, search="") != replace(chosen, search=""):
            self._refresh()
        elif before.search and chosen.search.startswith(before.search):
            self.show(*self._searched(self.found, self._found_texts))
        else:
            self.show(*self._wanted())

    def sort(self, key: SortKey, *, descending: bool) -> None:
        """Order anew."""
        self._all.key, self._all.descending = key, descending
        self._unsearched = self._unsearched_texts = None
        if self.is_partial:
            self._forget()  # not every order lists anything before all are there
        self.show(*self._wanted())

    def take_in(self, judged: Judged) -> tuple[int, int, list[Judged]]:
        """Put in a credit that is new or has changed, while there are no groups.

        Gives its row as it was and as it will be (-1: not shown), and the rows to `show`.
        """
        old, after = self._without(self._all.put(judged))
        new = -1
        if self._searched(self._filtered([judged]))[0]:
            new = self._all.place(after, judged)
            after.insert(new, judged)
        return old, new, after

    def take_out(self, credit_id: str) -> tuple[int, int, list[Judged]]:
        """Let go of a credit that is gone, while there are no groups; gives what `take_in` does."""
        old, after = self._without(self._all.take_out(credit_id))
        return old, -1, after

    def swap(self, changed: Mapping[str, Judged]) -> None:
        """Put in credits of which nothing has changed but their answers, by their ids."""
        self._all.swap(changed)
        self._refresh()

    def put(self, changed: Iterable[Judged], gone: Iterable[str] = ()) -> None:
        """Put in credits that are new or have changed, let go of others, and show anew."""
        self._all.put_many(changed, gone)
        self._refresh()

    def get_ready(self, count: int) -> bool:
        """Do for so many credits what the first search would wait for; tells if any were left."""
        if self._texts.get_ready(self.everything, count):
            return True
        if self._unsearched_texts is None:
            self._before_search()
        return False

    def show(self, found: list[Judged], texts: list[str] | None = None) -> None:
        """Show what `load` or `take_in` gave; `texts` are what a search looks in, if known."""
        self._found_texts = texts
        latest_first = self._all.descending and self._all.key is SortKey.EXPIRES
        before, self._grouped_as = self._grouped_as, (self.chosen.group, latest_first)
        if found is self.found and before == self._grouped_as:
            return
        self.found, self.rows, self.headings = found, found, ()
        if self.is_grouped:
            self.rows, self.headings = grouped(found, self.chosen.group, latest_first=latest_first)

    def row_of(self, credit_id: str) -> int:
        """Find the row of a credit; -1 when it isn't shown."""
        if not self.is_grouped:
            return place_of(self.found, credit_id)
        for at, row in enumerate(self.rows):
            if not isinstance(row, Section) and row.credit.id == credit_id:
                return at
        return -1

    def row_of_what_was(self, judged: Judged) -> int:
        """Find the row of a credit that was shown; -1 when it isn't any more."""
        if not self.is_grouped:
            row = self._all.find(self.found, judged)
            if row >= 0 or self._all.has(judged):
                return row  # it is there as it was, so no other row can be its own
        return self.row_of(judged.credit.id)

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

    def _without(self, before: Judged | None) -> tuple[int, list[Judged]]:
        """Give the row of a credit that is no more what it was, and the rows without it."""
        self._forget()
        after = self.found.copy()
        old = self._all.find(after, before)
        if old >= 0:
            del after[old]
        return old, after

    def _refresh(self) -> None:
        self._forget()
        self.show(*self._wanted())

    def _forget(self) -> None:
        """Let go of what was kept of each step from all credits to those that are found."""
        self._listed = self._unsearched = self._unsearched_texts = None

    def _wanted(self) -> tuple[list[Judged], list[str] | None]:
        if self.chosen.search:
            return self._searched(*self._before_search())
        return self._without_search(), None

    def _without_search(self) -> list[Judged]:
        if self._listed is None:
            self._listed = self._filtered(self.everything)
        if self._unsearched is None:
            self._unsearched = self._all.ordered(self._listed)
        return self._unsearched

    def _before_search(self) -> tuple[list[Judged], list[str]]:
        """Give what is listed without a search, and its texts; kept for every key."""
        unsearched = self._without_search()
        if self._unsearched_texts is None:
            self._unsearched_texts = self._texts.of(unsearched)
        return unsearched, self._unsearched_texts

    def _filtered(self, credits: Sequence[Judged]) -> list[Judged]:
        chosen, store = self.chosen, self.chosen.store
        # What ends first comes first in one order alone, and is no whole group of any.
        if self.is_partial and (
            self.is_grouped or chosen.view is View.OVER or not self._all.is_by_expiry
        ):
            return []
        belongs = _Belonging(belonging_to(chosen.reach, chosen.target), store)
        found = list(compress(credits, map(belongs.__getitem__, map(POSITION, credits))))
        for test in chosen.filters.tests(chosen.target):
            found = [one for one in found if test(one)]
        return found

    def _searched(
        self, credits: list[Judged], texts: list[str] | None = None
    ) -> tuple[list[Judged], list[str] | None]:
        """Keep what the search finds; all steps run in C, for each key waits for them.

        `texts` are those of `credits`, kept from the key before.
        """
        words = self.chosen.search.casefold().split()
        if not words:
            return credits, None
        if texts is None:
            texts = self._texts.of(credits)
        for word in words:
            hits = list(map(contains, texts, repeat(word)))
            if not all(hits):
                credits, texts = list(compress(credits, hits)), list(compress(texts, hits))
        return credits, texts


class _Belonging(dict[Position, bool]):
    """Whether credits in a position are listed, found once for all of them."""

    def __init__(self, belongs: Callable[[Position], bool], store: str | None) -> None:
        super().__init__()
        self._belongs, self._store = belongs, store

    def __missing__(self, position: Position) -> bool:
        """Find it out."""
        of_store = self._store is None or position.store.id == self._store
        belongs = self[position] = of_store and self._belongs(position)
        return belongs
