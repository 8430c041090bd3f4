"""Tells which rows of the gift card activity are here: brought in by a page, or logged by hand."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from spendby.domain.credit import Credit, Kind, Store
from spendby.domain.entry import EntryKind
from spendby.domain.money import amount_text
from spendby.services.foreign.activity_pool import Lot
from spendby.services.foreign.activity_rows import Activity
from spendby.services.incoming import PageRow

BEFORE = "Balance before "
"""Begins the name of the credit that stands for what was there before the first row."""
MISSING = "Not on the page, before "
"""Begins the name of what rows have moved that aren't on the page."""

_MADE = re.compile(r" \(balance after: ([0-9.]+)\)$")
_GIFT_CARD_LIKE = frozenset({Kind.GIFT_CARD, Kind.REFUND, Kind.RETURN})
_NOT_MOVED = frozenset({EntryKind.ADJUST, EntryKind.EXTEND})


class Known:
    """A store's credits: `tracked` are those that pages made or drew on, `loose` other ones."""

    def __init__(self, store: Store, credits: Iterable[Credit], rows: Sequence[Activity]) -> None:
        """Sort the credits, and find the rows among them."""
        self._currency = store.currency
        self.tracked: list[Lot] = []
        self.loose: list[Lot] = []
        self._made: dict[tuple[date, str], int] = defaultdict(int)
        self._hand: dict[tuple[date, int], list[Lot]] = defaultdict(list)
        self._matched: dict[int, Lot | None] = {}
        for credit in credits:
            if credit.store == store.id and credit.currency == store.currency:
                self._sort(credit)
        self._known = self._known_among(rows)

    def shown(self, row: Activity) -> PageRow:
        """Give a row as it is shown."""
        here = row.number in self._known or self._matched.get(row.number) is not None
        return PageRow(row.number, row.on, row.words, row.amount, self._currency, here)

    def parts(
        self, rows: Sequence[Activity]
    ) -> tuple[Sequence[Activity], Sequence[Activity], Sequence[Activity]]:
        """Split the rows that aren't here into those before, after and between those that are."""
        known = [index for index, row in enumerate(rows) if row.number in self._known]
        if known:
            start = known[0]
            while start and self.by_hand(rows[start - 1]):
                start -= 1
            inner = rows[start : known[-1]]
            unknown = (row for row in inner if row.number not in self._known)
            between = [row for row in unknown if not self.by_hand(row)]
            return rows[:start], rows[known[-1] + 1 :], between
        first = min((day for day, _ in self._made), default=None)
        if first is not None and rows[-1].on <= first:
            return rows, (), ()
        return (), rows, ()

    def by_hand(self, row: Activity) -> Lot | None:
        """Find the credit on which somebody logged just this row, each entry for one row."""
        if row.number not in self._matched:
            lots = self._hand.get((row.on, row.amount))
            self._matched[row.number] = lots.pop() if lots else None
        return self._matched[row.number]

    def _sort(self, credit: Credit) -> None:
        lot = Lot.of(credit, here=True)
        made = {(one.on, one.memo) for one in credit.entries if _MADE.search(one.memo)}
        if made:
            self.tracked.append(lot)
            for entry in credit.entries:
                if (entry.on, entry.memo) in made:
                    self._made[entry.on, entry.memo] += entry.amount
        elif credit.kind in _GIFT_CARD_LIKE and not credit.archived:
            self.loose.append(lot)
        else:
            return
        for entry in credit.entries:
            if (entry.on, entry.memo) not in made and entry.kind not in _NOT_MOVED:
                self._hand[entry.on, entry.amount].append(lot)

    def _known_among(self, rows: Sequence[Activity]) -> frozenset[int]:
        """Number the rows that an earlier page brought in.

        Their words may have been copied less well, so day, amount and closing balance tell.
        """
        made: Counter[tuple[date, int, str]] = Counter()
        for (on, memo), amount in self._made.items():
            found = _MADE.search(memo)
            if found and not memo.startswith((BEFORE, MISSING)):
                made[on, amount, found[1]] += 1
        known = set()
        for row in rows:
            key = (row.on, row.amount, amount_text(row.closing, self._currency))
            if made[key]:
                made[key] -= 1
                known.add(row.number)
        return frozenset(known)
