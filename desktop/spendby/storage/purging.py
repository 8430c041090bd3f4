"""Removes one credit for good: the one thing that takes rows out of the file.

The triggers that guard the ledger and the change log step aside meanwhile
(docs/adr/0013-deleting-for-good.md).
"""

import sqlite3

from sqlalchemy import Connection

from spendby.domain.change import NAMELESS
from spendby.storage.guards import aside

_GUARDS = (
    *("entry_stays", "checkout_stays", "credit_stays", "change_row_stays", "change_kept"),
    *("reminder_stays", "reminder_mark_stays", "reminding_stays", "mute_stays"),
)

_THIS = "CREATE TEMP TABLE purged AS SELECT number, added_by, name FROM credit WHERE id = ?"

_EDITS = """\
CREATE TEMP TABLE purged_edit AS
SELECT number, change, before FROM change_row
WHERE (table_name = 'credit' AND row IN (SELECT number FROM purged))
    OR (table_name = 'mute' AND row IN (
        SELECT number FROM mute WHERE credit IN (SELECT number FROM purged)))"""

_TOUCHING = """\
CREATE TEMP TABLE touching AS
SELECT added_by AS number FROM purged
UNION SELECT added_by FROM entry WHERE credit IN (SELECT number FROM purged)
UNION SELECT added_by FROM checkout WHERE credit IN (SELECT number FROM purged)
UNION SELECT added_by FROM reminding WHERE credit IN (SELECT number FROM purged)
UNION SELECT added_by FROM reminder_mark WHERE reminder IN (
    SELECT number FROM reminder WHERE credit IN (SELECT number FROM purged))
UNION SELECT added_by FROM mute WHERE credit IN (SELECT number FROM purged)
UNION SELECT change FROM purged_edit"""

_NAMES = """\
CREATE TEMP TABLE purged_name AS
SELECT substr(name, 1, 40) AS start FROM purged
UNION SELECT substr(json_extract(before, '$.name'), 1, 40) FROM purged_edit
WHERE json_extract(before, '$.name') IS NOT NULL"""

_REMOVE_MARKS = """\
DELETE FROM reminder_mark WHERE reminder IN (
    SELECT number FROM reminder WHERE credit IN (SELECT number FROM purged))"""

_REMOVE = (
    _REMOVE_MARKS,
    "DELETE FROM entry WHERE credit IN (SELECT number FROM purged)",
    "DELETE FROM checkout WHERE credit IN (SELECT number FROM purged)",
    "DELETE FROM reminder WHERE credit IN (SELECT number FROM purged)",
    "DELETE FROM reminding WHERE credit IN (SELECT number FROM purged)",
    "DELETE FROM mute WHERE credit IN (SELECT number FROM purged)",
    "DELETE FROM change_row WHERE number IN (SELECT number FROM purged_edit)",
    "DELETE FROM credit WHERE number IN (SELECT number FROM purged)",
)

# What did something to other credits too still stands for that; the rest has nothing left that
# undo could take back or redo could bring.
_EMPTIED = """\
CREATE TEMP TABLE emptied AS SELECT number FROM touching WHERE number NOT IN (
    SELECT added_by FROM credit
    UNION SELECT added_by FROM entry
    UNION SELECT added_by FROM checkout
    UNION SELECT added_by FROM setting
    UNION SELECT added_by FROM reminder_mark
    UNION SELECT added_by FROM reminding
    UNION SELECT added_by FROM purchase
    UNION SELECT added_by FROM mute
    UNION SELECT added_by FROM store WHERE added_by IS NOT NULL
    UNION SELECT change FROM change_row)"""

_END = "UPDATE change SET undone = 1 WHERE kind = 'do' AND number IN emptied"

_FORGET = """\
UPDATE change SET label = ?
WHERE (number IN touching OR of IN touching) AND (
    number IN emptied OR of IN emptied
    OR EXISTS (SELECT 1 FROM purged_name WHERE instr(label, start) > 0))"""

_TEMPORARY = ("emptied", "purged_name", "touching", "purged_edit", "purged")


def purge(connection: Connection, credit_id: str) -> None:
    """Remove every row of a credit, those that undo took back too, and its name from the log."""
    run = connection.exec_driver_sql
    with aside(connection, *_GUARDS):
        run(_THIS, (credit_id,))
        for statement in (_EDITS, _TOUCHING, _NAMES, *_REMOVE, _EMPTIED, _END):
            run(statement)
        run(_FORGET, (NAMELESS,))
        for name in _TEMPORARY:
            run(f"DROP TABLE temp.{name}")


def rewrite(connection: Connection) -> bool:
    """Write the whole file anew, because pages keep what was moved off them.

    To be called between transactions. Tells whether it could be done: there may be no room for
    it, or another program may hold the file.
    """
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        return False
    try:
        raw.execute("VACUUM")
    except sqlite3.DatabaseError:
        return False
    return True
