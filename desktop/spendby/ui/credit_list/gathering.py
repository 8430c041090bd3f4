"""Credits of a large drawer on their way into the list: judged, counted, and put in order.

Each step is short; where they come from, and when the next step is due, is `credit_source`'s.
"""

from collections.abc import Iterable, Iterator

from spendby.domain.credit import Credit
from spendby.services.judging import Judge, Judged
from spendby.services.listing import ByExpiry
from spendby.ui.credit_list.credit_table import CreditTableModel
from spendby.ui.credit_list.folding import folding
from spendby.ui.credit_list.search_texts import SearchTexts
from spendby.ui.credit_list.tally import Tally

_AT_ONCE = 4_000
"""So many credits are put in order in one step of some ten milliseconds."""


class Gathering:
    """Takes credits as they come, and gives all of them at the end."""

    def __init__(self, judge: Judge) -> None:
        """Begin with none; `judge` judges them."""
        self.judge = judge
        self._by_expiry, self._tally = ByExpiry(), Tally()
        self._texts = SearchTexts(folding(judge))
        self._in_order: list[Judged] = []

    def add(self, credits: Iterable[Credit]) -> None:
        """Take more."""
        some = [self.judge.judged(credit) for credit in credits]
        self._texts.make(some)
        self._by_expiry.add(some)
        self._tally.add(some)

    def put_in_order(self) -> Iterator[None]:
        """Put all of them in order, step by step."""
        steps = 0
        for day in self._by_expiry.in_order():
            self._in_order += day
            if len(self._in_order) // _AT_ONCE > steps:
                steps += 1
                yield

    def show_in(self, model: CreditTableModel) -> None:
        """Let the list have all of them."""
        model.load(self.judge, self._in_order, self._tally)
