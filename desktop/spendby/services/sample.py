"""The sample drawer: credits to try things with, never mixed with anybody's own.

Its days move along with the calendar, so that something always ends soon.
"""

import json
import re
from datetime import date, timedelta

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_SPELT = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)})( \d{{4}})?\b")


def shifted(content: bytes, today: date) -> bytes:
    """Give a Spendby file with all its days moved so that it was exported `today`.

    Days inside a text move with the others: "90d after 2026-08-25", "ends 28 November 2026".
    Raises ValueError for a file that doesn't tell the day on which it was exported.
    """
    text = content.decode()
    exported = date.fromisoformat(str(json.loads(text).get("exported_on")))
    by = today - exported

    def spelt(match: re.Match[str]) -> str:
        number, month, year = match.groups()
        day = _day(int(year or exported.year), _MONTHS.index(month) + 1, int(number))
        moved = _moved(day, by)
        if day is None or moved is None:
            return match[0]
        return f"{moved.day} {_MONTHS[moved.month - 1]}{f' {moved.year}' if year else ''}"

    def iso(match: re.Match[str]) -> str:
        year, month, number = map(int, match[0].split("-"))
        moved = _moved(_day(year, month, number), by)
        return match[0] if moved is None else moved.isoformat()

    return _SPELT.sub(spelt, _DAY.sub(iso, text)).encode()


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _moved(day: date | None, by: timedelta) -> date | None:
    try:
        return None if day is None else day + by
    except OverflowError:
        return None
