"""Reads from a database file what tells it from others: credits, sums, and its changes."""

import sqlite3
from datetime import date, datetime

from spendby.domain.backup import Contents
from spendby.domain.money import is_currency
from spendby.storage.asking import legible_text

_CREDITS = "SELECT count(*) FROM credit WHERE void = 0"

_LEFT = """\
SELECT credit.currency, sum(entry.amount)
FROM entry JOIN credit ON credit.number = entry.credit
WHERE entry.void = 0 AND credit.void = 0 AND credit.archived = 0
    AND (credit.expires_on IS NULL OR credit.expires_on >= ?)
GROUP BY credit.currency ORDER BY credit.currency"""

_NEWEST = "SELECT number, at FROM change ORDER BY number DESC LIMIT 1"

ChangeKey = tuple[int, datetime]
"""What a change is known by in every copy of a log: its number and its moment."""


def contents_of(connection: sqlite3.Connection, day: date) -> Contents:
    """Read what a file holds; sums leave out what is archived or ended before `day`."""
    (credits,) = connection.execute(_CREDITS).fetchone()
    with legible_text(connection):
        sums = connection.execute(_LEFT, (str(day),)).fetchall()
    left = tuple((code, int(sum_)) for code, sum_ in sums if is_currency(code))
    newest = connection.execute(_NEWEST).fetchone()
    if newest is None:
        return Contents(credits, left)
    number, at = newest
    return Contents(credits, left, number, datetime.fromisoformat(at))


def changes_in(connection: sqlite3.Connection) -> set[ChangeKey]:
    """Read which changes a file has seen."""
    rows = connection.execute("SELECT number, at FROM change")
    return {(number, datetime.fromisoformat(at)) for number, at in rows}
