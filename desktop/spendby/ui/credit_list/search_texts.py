"""The texts in which a search looks, each made once, and ahead of the first key if there is time.

They are kept at the credits themselves; what is in them is `folding`'s.
"""

from collections.abc import Callable, Sequence
from operator import attrgetter

from spendby.services.judging import Judged
from spendby.services.listing import search_text

_FOLDED = attrgetter("folded")


class SearchTexts:
    """Makes the texts that aren't there yet."""

    def __init__(self, text: Callable[[Judged], str] = search_text) -> None:
        """Use `text` to make one."""
        self._text = text
        self._ready_to = 0

    def get_ready(self, everything: Sequence[Judged], count: int) -> bool:
        """Make so many ahead of the first search; tells whether there were any left."""
        some = everything[self._ready_to : self._ready_to + count]
        self._ready_to += count
        self.make(some)
        return bool(some)

    def of(self, credits: Sequence[Judged]) -> list[str]:
        """Give the texts of credits, in their order."""
        texts = list(map(_FOLDED, credits))
        if not all(texts):
            self.make(credits)
            texts = list(map(_FOLDED, credits))
        return texts

    def make(self, credits: Sequence[Judged]) -> None:
        """Make those that are missing."""
        for one in credits:
            if not one.folded:
                one.folded = self._text(one)
