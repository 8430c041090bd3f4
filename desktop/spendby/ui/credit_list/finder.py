"""Finds what is listed, in steps: by view, store and filters, then in order, then by the search.

What a step gave is kept for as long as it holds: a key changes the last step alone.
"""

from collections.abc import Callable, Sequence
from itertools import compress, repeat
from operator import contains, or_

from spendby.services.judging import Judged, Position
from spendby.services.listing import search_words
from spendby.ui.credit_list.all_credits import AllCredits
from spendby.ui.credit_list.chosen import Chosen, Group
from spendby.ui.credit_list.search_texts import SearchTexts
from spendby.ui.credit_list.tally import POSITION
from spendby.ui.credit_list.views import View, belonging_to

Found = tuple[list[Judged], list[str] | None]
"""Credits, and the texts in which a longer search would look, where they are known."""


class Finder:
    """Looks through `credits`."""

    def __init__(self, credits: AllCredits) -> None:
        """Start with the usual choice."""
        self.texts = SearchTexts()
        self.is_partial = False
        """Whether more is still being read, and only what ends first is there."""
        self._all, self._chosen = credits, Chosen()
        self._listed: list[Judged] | None = None
        self._in_order: list[Judged] | None = None
        self._in_order_texts: list[str] | None = None

    def choose(self, chosen: Chosen) -> None:
        """Find by another choice."""
        self._chosen = chosen
        self._all.target = chosen.target

    def forget(self, *, order_alone: bool = False) -> None:
        """Let go of what was kept: other credits are there, or they stand in another order."""
        self._in_order = self._in_order_texts = None
        if not order_alone or self.is_partial:  # then not every order lists anything yet
            self._listed = None

    def found(self) -> Found:
        """Give what is listed."""
        return (
            self.searched(*self.before_search()) if self._chosen.search else (self._order(), None)
        )

    def before_search(self) -> tuple[list[Judged], list[str]]:
        """Give what is listed without a search, and its texts; kept for every key."""
        in_order = self._order()
        if self._in_order_texts is None:
            self._in_order_texts = self.texts.of(in_order)
        return in_order, self._in_order_texts

    def lists(self, judged: Judged) -> bool:
        """Tell whether a credit is listed."""
        return bool(self.searched(self._filtered([judged]))[0])

    def searched(
        self, credits: list[Judged], texts: list[str] | None = None, before: str = ""
    ) -> Found:
        """Keep what the search finds; all steps run in C, for each key waits for them.

        `texts` are those of `credits`, kept from the key before, and `before` is what was searched
        for then.
        """
        words = search_words(self._chosen.search)
        if not words:
            return credits, None
        done = search_words(before)
        if texts is None:
            texts = self.texts.of(credits)
        for word, *others in (one for one in words if one not in done):
            hits = list(map(contains, texts, repeat(word)))
            for other in others:
                hits = list(map(or_, hits, map(contains, texts, repeat(other))))
            if not all(hits):
                credits, texts = list(compress(credits, hits)), list(compress(texts, hits))
        return credits, texts

    def _order(self) -> list[Judged]:
        if self._listed is None:
            self._listed = self._filtered(self._all.by_expiry)
        if self._in_order is None:
            self._in_order = self._all.ordered(self._listed)
        return self._in_order

    def _filtered(self, credits: Sequence[Judged]) -> list[Judged]:
        chosen = self._chosen
        # What ends first comes first in one order alone, and is no whole group of any.
        soonest_first = self._all.is_by_expiry and chosen.group is Group.NONE
        if self.is_partial and (chosen.view is View.OVER or not soonest_first):
            return []
        belongs = _Belonging(belonging_to(chosen.reach, chosen.target), chosen.store)
        found = list(compress(credits, map(belongs.__getitem__, map(POSITION, credits))))
        for test in chosen.filters.tests(chosen.target):
            found = [one for one in found if test(one)]
        return found


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
