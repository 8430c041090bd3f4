"""Words for the rule that an expiry was counted by, such as "90d after 2026-11-22"."""

import re
from datetime import date

from PySide6.QtCore import QCoreApplication

from spendby.ui.formatting import day_month, isolate, one_line

translate = QCoreApplication.translate
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
            return translate("Basis", "end of the month after {day}").format(day=day)
    except ValueError:
        pass
    return isolate(one_line(basis)) if basis else ""


def _period(count: int, unit: str) -> str:
    # Written out call by call, so that lupdate finds every text.
    if count == 1:
        texts = {
            "d": translate("Basis", "1 day after {day}"),
            "w": translate("Basis", "1 week after {day}"),
            "m": translate("Basis", "1 month after {day}"),
            "y": translate("Basis", "1 year after {day}"),
        }
    else:
        texts = {
            "d": translate("Basis", "%n days after {day}", None, count),
            "w": translate("Basis", "%n weeks after {day}", None, count),
            "m": translate("Basis", "%n months after {day}", None, count),
            "y": translate("Basis", "%n years after {day}", None, count),
        }
    return texts[unit]
