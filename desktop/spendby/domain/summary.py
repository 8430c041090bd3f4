"""Totals over a drawer of credits: what is left, what of it is usable, and what was lost.

Currencies are never added together; each has its own line.
"""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from spendby.domain.credit import Credit, State, Target, state_of
from spendby.domain.entry import EntryKind
from spendby.domain.expiry import SOON_DAYS, days_left
from spendby.domain.verdict import Answer

OPEN = frozenset({State.ACTIVE, State.UPCOMING})


class Totals(Struct):
    """Sums in minor units of one currency; usable and to_check are parts of left.

    `usable` counts the answer “yes” alone, `expiring` what ends within `SOON_DAYS` days,
    `lost` what stores took and what ended with money left.
    """

    currency: str
    left: int = 0
    usable: int = 0
    to_check: int = 0
    expiring: int = 0
    lost: int = 0
    credits: int = 0

    def add_open(self, left: int, days: int | None, answer: Answer, credits: int = 1) -> None:
        """Count open `credits` with `left` minor units, which end in `days` (None: no date)."""
        self.credits += credits
        self.left += left
        self.usable += left if answer is Answer.YES else 0
        self.to_check += left if answer is Answer.CHECK_FIRST else 0
        self.expiring += left if days is not None and 0 <= days <= SOON_DAYS else 0


def lost_on(credit: Credit, state: State) -> int:
    """Tell how much of the credit is lost, in minor units: written off, or ended unspent."""
    lost = credit.left if state is State.EXPIRED else 0
    for entry in credit.entries:  # of a hundred thousand credits while somebody waits
        if entry.kind is EntryKind.EXPIRE or entry.kind is EntryKind.EXTEND:
            lost -= entry.amount
    return lost


def ends_within(credit: Credit, today: date, within: int) -> bool:
    """Tell whether an open credit ends in `within` days or sooner, today included."""
    days = days_left(credit.expiry, today)
    return days is not None and 0 <= days <= within


def totals(judged: Iterable[tuple[Credit, date, Answer]]) -> dict[str, Totals]:
    """Add up credits, each with the day at its store and its answer for `Target.OWN_GIFT_CARD`.

    Archived credits count in `lost` only: they are out of every list that the sums stand over.
    """
    sums: dict[str, Totals] = {}
    for credit, today, answer in judged:
        line = sums.setdefault(credit.currency, Totals(credit.currency))
        state = state_of(credit, today)
        line.lost += lost_on(credit, state)
        if state in OPEN:
            line.add_open(credit.left, days_left(credit.expiry, today), answer)
    return sums


HEADLINE_TARGET = Target.OWN_GIFT_CARD
"""The target that the totals ask about."""
