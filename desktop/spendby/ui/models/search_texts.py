"""The texts in which a search looks, each made once, and ahead of the first key if there is time.

What is in such a text is `folding`'s.
"""

from collections.abc import Callable, Iterable, Sequence

from spendby.services.judging import Judged
from spendby.services.listing import search_text
from spendby.ui.models.all_credits import ID


class SearchTexts:
    """Keeps a text for each credit, by its id."""

    def __init__(self) -> None:
        """Start with none."""
        self._made: dict[str, str] = {}
        self._ready_to = 0
        self._text: Callable[[Judged], str] = search_text

    def load(self, text: Callable[[Judged], str]) -> None:
        """Make all of them anew, in time; `text` makes one."""
        self._made.clear()
        self._ready_to = 0
        self._text = text

    def drop(self, credit_id: str) -> None:
        """Make the text of a credit that changed anew, in time."""
        self._made.pop(credit_id, None)

    def get_ready(self, everything: Sequence[Judged], count: int) -> bool:
        """Make so many ahead of the first search; tells whether there were any left."""
        some = everything[self._ready_to : self._ready_to + count]
        self._ready_to += count
        self._make(some)
        return bool(some)

    def of(self, credits: Iterable[Judged], everything: Sequence[Judged]) -> list[str]:
        """Give the texts of credits, in their order."""
        if len(self._made) < len(everything):
            self._make(everything)
        return list(map(self._made.__getitem__, map(ID, credits)))

    def _make(self, credits: Iterable[Judged]) -> None:
        for one in credits:
            if one.credit.id not in self._made:
                self._made[one.credit.id] = self._text(one)
