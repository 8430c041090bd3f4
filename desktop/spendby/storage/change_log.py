"""Reads the change log: what was done, and what undo and redo would do next."""

from spendby.domain.change import Change
from spendby.storage.asking import made_of
from spendby.storage.mapping import Ask, change_of

_CHANGES = "SELECT number, kind, of, label, at, undone FROM change"

_NEWEST = f"{_CHANGES} ORDER BY number DESC LIMIT ?"

# The changes that added a credit, or anything to it, or edited it; then what undid and redid them.
_OF_CREDIT = """\
WITH this AS (SELECT number, added_by FROM credit WHERE id = ?1),
touching AS (
    SELECT added_by FROM this
    UNION SELECT added_by FROM entry WHERE credit IN (SELECT number FROM this)
    UNION SELECT added_by FROM checkout WHERE credit IN (SELECT number FROM this)
    UNION SELECT added_by FROM reminding WHERE credit IN (SELECT number FROM this)
    UNION SELECT added_by FROM reminder_mark WHERE reminder IN (
        SELECT number FROM reminder WHERE credit IN (SELECT number FROM this))
    UNION SELECT added_by FROM mute WHERE credit IN (SELECT number FROM this)
    UNION SELECT change FROM change_row
        WHERE table_name = 'credit' AND row IN (SELECT number FROM this))
SELECT number, kind, of, label, at, undone FROM change
WHERE number IN touching OR of IN touching ORDER BY number DESC LIMIT ?2"""

# How often each credit was touched; a credit that was undone and brought in again goes on counting.
_REVISIONS = """\
WITH touching (credit, change) AS (
    SELECT number, added_by FROM credit
    UNION SELECT credit, added_by FROM entry
    UNION SELECT credit, added_by FROM checkout
    UNION SELECT credit, added_by FROM reminding
    UNION SELECT row, change FROM change_row WHERE table_name = 'credit'),
turned (change, times) AS (SELECT of, count(*) FROM change WHERE of IS NOT NULL GROUP BY of)
SELECT credit.id, sum(1 + coalesce(turned.times, 0)) FROM touching
JOIN credit ON credit.number = touching.credit
LEFT JOIN turned ON turned.change = touching.change
GROUP BY credit.id"""

_UNDOABLE = f"{_CHANGES} WHERE kind = 'do' AND undone = 0 ORDER BY number DESC LIMIT ?"

# What was undone after the latest new change and is still undone: a new change drops for good
# what was undone before it.
_REDOABLE = """\
SELECT number, kind, of, label, at, undone FROM change
WHERE undone = 1 AND number IN (
    SELECT of FROM change
    WHERE kind = 'undo' AND number > (SELECT max(number) FROM change WHERE kind = 'do'))
ORDER BY number LIMIT ?"""


class ChangeLog:
    """The change log; it only grows."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def latest(self, limit: int, credit_id: str | None = None) -> list[Change]:
        """Read the newest changes, of one credit (whole id) or of all, newest first."""
        if credit_id is None:
            return self._read(_NEWEST, limit)
        return self._read(_OF_CREDIT, credit_id, limit)

    def revisions(self) -> dict[str, int]:
        """Count the changes that ever touched each credit, undoing and redoing included, by id."""
        return {str(credit_id): int(times) for credit_id, times in self._ask(_REVISIONS, ())}

    def undoable(self, limit: int) -> list[Change]:
        """List what undo would take back, next one first."""
        return self._read(_UNDOABLE, limit)

    def redoable(self, limit: int) -> list[Change]:
        """List what redo would bring again, next one first."""
        return self._read(_REDOABLE, limit)

    def _read(self, query: str, *values: str | int) -> list[Change]:
        return made_of(change_of, self._ask(query, values))
