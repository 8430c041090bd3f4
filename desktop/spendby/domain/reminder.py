"""Reminders: which credits have reached a lead, a number of days before they end.

Pure: the inbox and the desktop decide how a due reminder is told.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from spendby.domain.credit import Credit, State, state_of
from spendby.domain.expiry import days_left
from spendby.domain.summary import OPEN

DEFAULT_LEADS = (30, 7, 1, 0)
"""Days before the last day at which a reminder comes due."""


@dataclass(frozen=True, slots=True)
class Due:
    """A credit that reached `lead` days before its end; `days` are left of it."""

    credit: Credit
    lead: int
    days: int


def due(
    credits_and_days: Iterable[tuple[Credit, date]], leads: Sequence[int] = DEFAULT_LEADS
) -> list[Due]:
    """List what is due, soonest end first; of several leads passed, the most urgent one counts."""
    found = []
    for credit, today in credits_and_days:
        days = days_left(credit.expiry, today)
        if days is None or days < 0 or state_of(credit, today) not in OPEN:
            continue
        reached = [lead for lead in leads if days <= lead]
        if reached:
            found.append(Due(credit, min(reached), days))
    return sorted(found, key=lambda one: (one.days, one.credit.name.casefold(), one.credit.id))


def expired_with_money(credit: Credit, today: date) -> bool:
    """Tell whether the credit ended with money left that nobody has written off yet."""
    return state_of(credit, today) is State.EXPIRED and credit.left > 0
