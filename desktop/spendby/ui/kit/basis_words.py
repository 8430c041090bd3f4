"""Words for the rule that an expiry was counted by, such as "90d after 2026-11-22"."""

import re
from datetime import date

from spendby.translation import ntr, tr
from spendby.ui.kit.formatting import day_month, isolate, one_line

_COUNTED = re.compile(r"(\d{1,4}) ?([dwmy]) (?:after|from|since) (\d{4}-\d\d-\d\d)")
_MONTH_END = re.compile(r"end of next month (?:after|from|since) (\d{4}-\d\d-\d\d)")


def basis_words(basis: str, today: date) -> str:
    """Put a rule into words; one that is written in another way stays as it is."""
    try:
        counted, month_end = _COUNTED.fullmatch(basis), _MONTH_END.fullmatch(basis)
        if counted is not None:
            day = day_month(date.fromisoformat(counted[3]), today)
            return _period(int(counted[1]), counted[2]).format(day=day)
        if month_end is not None:
            day = day_month(date.fromisoformat(month_end[1]), today)
            return tr("end of the month after {day}").format(day=day)
    except ValueError:
        pass
    return isolate(one_line(basis)) if basis else ""


def _period(count: int, unit: str) -> str:
    texts = {
        "d": ntr("{count} day after {day}", "{count} days after {day}", count),
        "w": ntr("{count} week after {day}", "{count} weeks after {day}", count),
        "m": ntr("{count} month after {day}", "{count} months after {day}", count),
        "y": ntr("{count} year after {day}", "{count} years after {day}", count),
    }
    return texts[unit]
