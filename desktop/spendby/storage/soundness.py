"""Finds what is wrong inside a database file; `checking` and `copying` say it to people.

What can be read is found by reading it, with the reader that every look has.
"""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date

from spendby.domain.entry import Entry, EntryKind, check_ledger
from spendby.domain.errors import FileRefused, LedgerRefused
from spendby.storage.asking import is_damage, legible_text
from spendby.storage.ledgers import SUSPECT
from spendby.storage.look import Look
from spendby.translation import ntr, tr

_SHOWN = 5
_MOST = 100
_EVERY = 2**31
_OF_A_CREDIT = re.compile(
    r"(?:CHECK constraint failed in|\S+ value in) (?:credit|entry|checkout)(?:\.\w+)?$"
)
_KINDS = frozenset(EntryKind)

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
    return _told(connection, f"PRAGMA integrity_check({_SHOWN})")


def broken_structure(connection: sqlite3.Connection, *, quick: bool = False) -> list[str]:
    """List what `broken_pages` finds, less what is wrong in single rows of credits.

    Whether such a credit can be read shows when it is read; it takes no other along.
    """
    check = "quick_check" if quick else "integrity_check"
    found = _told(connection, f"PRAGMA {check}({_MOST})")
    others = [line for line in found if not _OF_A_CREDIT.match(line)]
    return (others or found if len(found) == _MOST else others)[:_SHOWN]


def _told(connection: sqlite3.Connection, check: str) -> list[str]:
    with legible_text(connection):
        return [text for (text,) in connection.execute(check).fetchall() if text != "ok"]


def unreadable(connection: sqlite3.Connection) -> list[str]:
    """List what can't be read, or only in part."""
    look = Look(connection, strict=True)
    found = []
    for read in _readings(look):
        try:
            read()
        except Exception as error:
            if not (isinstance(error, FileRefused) or is_damage(error)):
                raise
            found.append(tr("something that is no credit holds what Spendby never writes"))
    credits = [tr("credit {id}").format(id=one.id) for one in look.credits.unreadable.values()]
    return [*credits, *sorted(set(found))]


def read_through(connection: sqlite3.Connection) -> int:
    """Read everything as a look does; gives how many credits can't be read.

    Raises `FileRefused` where a look would be refused.
    """
    look = Look(connection)
    for read in _readings(look):
        read()
    return len(look.credits.unreadable)


def _readings(look: Look) -> tuple[Callable[[], object], ...]:
    """Give the ways to read everything there is, the credits first."""
    return (
        look.credits.all,
        look.stores.all,
        look.settings.all,
        look.reminders.deliveries,
        look.reminders.marks,
        look.reminders.wishes,
        look.reminders.looked_at,
        look.purchases.all,
        look.mutes.all,
        lambda: look.changes.latest(_EVERY),
    )


def broken_references(connection: sqlite3.Connection) -> list[str]:
    """List the rows that refer to rows that are not there."""
    rows = connection.execute("PRAGMA foreign_key_check").fetchmany(_SHOWN)
    said = tr("row {row} of {table} refers to nothing in {parent}")
    return [said.format(row=row, table=table, parent=parent) for table, row, parent, _ in rows]


def broken_ledgers(connection: sqlite3.Connection) -> list[str]:
    """List the credits whose entries break what every ledger must hold (I1 and I3)."""
    ledgers: dict[str, list[Entry]] = defaultdict(list)
    unknown: set[str] = set()
    with legible_text(connection):
        rows = connection.execute(_LEDGERS, (0,)).fetchall()
    for credit_id, kind, amount in rows:
        if kind is not None and (kind not in _KINDS or not isinstance(amount, int)):
            unknown.add(credit_id)  # it can't be read, and there it is said
        elif kind is not None:
            ledgers[credit_id].append(Entry(date.min, EntryKind(kind), amount))
        else:
            ledgers[credit_id] += []
    return list(_refused({one: ledgers[one] for one in ledgers.keys() - unknown}))[:_SHOWN]


def _refused(ledgers: dict[str, list[Entry]]) -> Iterator[str]:
    for credit_id, entries in ledgers.items():
        try:
            check_ledger(entries)
        except LedgerRefused as refused:
            yield tr("credit {id}: {reason}").format(id=credit_id, reason=refused)


def broken_history(connection: sqlite3.Connection) -> list[str]:
    """List the tables whose rows don't stand as the change log says that they do."""
    counts = {
        table: connection.execute(_OUT_OF_STEP.format(table=table)).fetchone()[0]
        for table in _ADDED
    }
    return [
        ntr("{count} row of {table}", "{count} rows of {table}", count).format(table=table)
        for table, count in counts.items()
        if count
    ]
