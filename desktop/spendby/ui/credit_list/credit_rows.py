"""Which rows there are: all credits in order, those of them that were chosen, and their groups.

Plain lists; what a row says and how Qt hears of a change is for `credit_table`.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from spendby.services.judging import Judged
from spendby.services.listing import SortKey
from spendby.ui.credit_list.all_credits import AllCredits, place_of
from spendby.ui.credit_list.chosen import Chosen, Group
from spendby.ui.credit_list.finder import Finder, Found
from spendby.ui.credit_list.grouping import Row, Section, grouped
from spendby.ui.credit_list.search_texts import SearchTexts
from spendby.ui.credit_list.tally import Tally


class CreditRows:
    """Filters and groups; each once for a choice, however often its rows are asked for."""

    def __init__(self) -> None:
        """Start empty, soonest expiry first."""
        self.chosen = Chosen()
        self._all = AllCredits()
        self._finder = Finder(self._all)
        self.found: list[Judged] = []
        self.rows: Sequence[Row] = self.found
        self.headings: Sequence[int] = ()
        self._grouped_as = (Group.NONE, False)
        self._found_texts: list[str] | None = None

    @property
    def is_partial(self) -> bool:
        """Whether more is still being read, and only what ends first is there."""
        return self._finder.is_partial

    @property
    def everything(self) -> Sequence[Judged]:
        """Every credit, shown or not, the soonest end first."""
        return self._all.by_expiry

    def tally_of(self, store: str | None) -> Tally:
        """Give the counts and sums over every credit of a store, shown or not; None: of all."""
        return self._all.tally.of_store(store)

    @property
    def is_grouped(self) -> bool:
        """Whether there are headings."""
        return self.chosen.group is not Group.NONE

    def load(
        self, by_expiry: list[Judged], tally: Tally, texts: SearchTexts, *, is_partial: bool
    ) -> Found:
        """Take all credits anew, or those that end first of many; gives what to `show`.

        A search looks in `texts`.
        """
        self._all.load(by_expiry, tally)
        self._finder.texts, self._finder.is_partial = texts, is_partial
        self._finder.forget()
        return self._finder.found()

    def choose(self, chosen: Chosen) -> None:
        """Show other credits; a longer search looks only among those found before."""
        before, self.chosen = self.chosen, chosen
        self._finder.choose(chosen)
        if replace(before, search="") != replace(chosen, search=""):
            self._refresh()
        elif before.search and chosen.search.startswith(before.search):
            self.show(*self._finder.searched(self.found, self._found_texts, before.search))
        else:
            self.show(*self._finder.found())

    def sort(self, key: SortKey, *, descending: bool) -> None:
        """Order anew."""
        self._all.key, self._all.descending = key, descending
        self._refresh(order_alone=True)

    def take_in(self, judged: Judged) -> tuple[int, int, list[Judged]]:
        """Put in a credit that is new or has changed, while there are no groups.

        Gives its row as it was and as it will be (-1: not shown), and the rows to `show`.
        """
        old, after = self._without(self._all.put(judged))
        new = -1
        if self._finder.lists(judged):
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
        if self._finder.texts.get_ready(self.everything, count):
            return True
        self._finder.before_search()
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
        self._finder.forget()
        after = self.found.copy()
        old = self._all.find(after, before)
        if old >= 0:
            del after[old]
        return old, after

    def _refresh(self, *, order_alone: bool = False) -> None:
        self._finder.forget(order_alone=order_alone)
        self.show(*self._finder.found())
