"""Which credits that end soon still have a step to take, so that its outcome can be of use."""

from collections.abc import Iterable, Mapping
from datetime import date

from spendby.domain.credit import Credit
from spendby.domain.expiry import days_left
from spendby.domain.reminders.due import NEXT_STEP_DAYS
from spendby.domain.steps import Act, next_step_of

_NEWS = frozenset({Act.READ_TERMS, Act.ASK, Act.LOOK})
"""What may still change what the credit can buy; the rest other reminders say."""


def open_steps(credits: Iterable[Credit], days: Mapping[str, date]) -> dict[str, str]:
    """Give the guide's step that is open, by credit id; `days` has the day at each store."""
    found: dict[str, str] = {}
    for credit in credits:
        left = days_left(credit.expiry, days[credit.store])
        if left is None or not 0 <= left <= NEXT_STEP_DAYS:
            continue
        step = next_step_of(credit, days[credit.store])
        if step is not None and step.act in _NEWS:
            found[credit.id] = step.step.value
    return found
