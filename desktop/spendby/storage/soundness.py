"""Finds what is wrong inside a database file; `checking` and `copying` say it to people."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from spendby.domain.entry import Entry, EntryKind, check_ledger
from spendby.domain.errors import LedgerRefused
from spendby.storage.ledgers import SUSPECT

_SHOWN = 5

_LEDGERS = f"""\
WITH suspect (number) AS (
    {SUSPECT}
    UNION SELECT credit FROM entry WHERE void = 0 AND CASE kind
        WHEN 'spend' THEN amount >= 0
        WHEN 'expire' THEN amount >= 0
        WHEN 'refund' THEN amount <= 0
        WHEN 'extend' THEN amount < 0
        ELSE kind NOT IN ('grant', 'adjust') END
    UNION SELECT number FROM credit WHERE NOT EXISTS (
        SELECT 1 FROM entry WHERE entry.credit = credit.number AND entry.void = 0))
SELECT credit.id, entry.kind, entry.amount
FROM suspect JOIN credit ON credit.number = suspect.number
LEFT JOIN entry ON entry.credit = credit.number AND entry.void = 0
WHERE credit.void = 0 ORDER BY entry.number"""  # noqa: S608 - our own text

_OUT_OF_STEP = """\
SELECT count(*) FROM {table} JOIN change ON change.number = {table}.added_by
WHERE {table}.void <> change.undone"""

_ADDED = (
    *("store", "credit", "entry", "checkout", "setting"),
    *("reminder_mark", "reminding", "purchase", "mute"),
)


def broken_pages(connection: sqlite3.Connection) -> list[str]:
    """List what SQLite's full integrity check finds."""
    rows = connection.execute(f"PRAGMA integrity_check({_SHOWN})").fetchall()
    return [text for (text,) in rows if text != "ok"]


def broken_references(connection: sqlite3.Connection) -> list[str]:
    """List the rows that refer to rows that are not there."""
    rows = connection.execute("PRAGMA foreign_key_check").fetchmany(_SHOWN)
    return [f"row {row} of {table} refers to nothing in {parent}" for table, row, parent, _ in rows]


def broken_ledgers(connection: sqlite3.Connection) -> list[str]:
    """List the credits whose entries break what every ledger must hold (I1 and I3)."""
    ledgers: dict[str, list[Entry]] = defaultdict(list)
    for credit_id, kind, amount in connection.execute(_LEDGERS, (0,)):
        ledgers[credit_id] += [] if kind is None else [Entry(date.min, EntryKind(kind), amount)]
    return list(_refused(ledgers))[:_SHOWN]


def _refused(ledgers: dict[str, list[Entry]]) -> Iterator[str]:
    for credit_id, entries in ledgers.items():
        try:
            check_ledger(entries)
        except LedgerRefused as refused:
            yield f"credit {credit_id}: {refused}"


def broken_history(connection: sqlite3.Connection) -> list[str]:
    """List the tables whose rows don't stand as the change log says that they do."""
    counts = {
        table: connection.execute(_OUT_OF_STEP.format(table=table)).fetchone()[0]
        for table in _ADDED
    }
    return [f"{count} rows of {table}" for table, count in counts.items() if count]
