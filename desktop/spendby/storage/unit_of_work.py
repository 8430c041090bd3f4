"""A unit of work, which keeps all of a change or none of it."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection

from spendby.domain.change import DELETED, PURGE, Change
from spendby.storage.change_log import ChangeLog
from spendby.storage.credit_repository import Credits
from spendby.storage.mapping import Value, change_of, moment_text
from spendby.storage.purchase_repository import Mutes, Purchases
from spendby.storage.purging import purge, rewrite
from spendby.storage.recording import Recording
from spendby.storage.reminder_repository import Reminders
from spendby.storage.setting_repository import Settings
from spendby.storage.store_repository import Stores
from spendby.storage.tables import CHANGE, insert_rows
from spendby.storage.undoing import bring_again, take_back, touched


class Work:
    """One change; `commit`, `undo` and `redo` end it, and after them it is spent."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._recording = Recording(connection)
        self.credits = Credits(connection, self._recording)
        self.stores = Stores(connection, self._recording)
        self.settings = Settings(connection, self._recording)
        self.reminders = Reminders(connection, self._recording)
        self.purchases = Purchases(connection, self._recording)
        self.mutes = Mutes(connection, self._recording)
        self.changes = ChangeLog(self._recording.ask)

    def keep_log(self) -> None:
        """Keep what was written to the log of reminders, which is a record and no change."""
        self._check_alone("the log of reminders")
        self._connection.commit()
        self._connection.close()

    def commit(self, label: str, at: datetime) -> Change | None:
        """Keep the change under a human label; None when nothing differs from before."""
        if not self._recording.written:
            self._connection.close()
            return None
        return self._keep("do", label, at)

    def touched(self, number: int) -> frozenset[str] | None:
        """List the ids of the credits that a change is about; None where it is about more."""
        return touched(self._connection, number)

    def undo(self, at: datetime) -> Change | None:
        """Take back the latest change and keep that; None when there is none."""
        return self._follow("undo", self.changes.undoable(1), take_back, at)

    def redo(self, at: datetime) -> Change | None:
        """Bring the change undone last again and keep that; None when there is none."""
        return self._follow("redo", self.changes.redoable(1), bring_again, at)

    def delete_for_good(self, credit_id: str, at: datetime) -> tuple[Change, bool]:
        """Remove a credit (whole id) and keep that; nothing brings it back.

        The flag tells whether the file was written anew, so that no trace is left in it.
        """
        self._check_alone("deleting for good")
        purge(self._connection, credit_id)
        # Undone from the beginning: undo passes it by, and nothing from before it is redone.
        self._insert("do", DELETED, at, undone=1)
        self._connection.commit()
        clean = rewrite(self._connection)
        self._connection.close()
        return Change(self._recording.number, PURGE, DELETED, at), clean

    def _follow(
        self,
        kind: str,
        candidates: list[Change],
        step: Callable[[Connection, int], None],
        at: datetime,
    ) -> Change | None:
        self._check_alone(kind)
        if not candidates:
            self._connection.close()
            return None
        (change,) = candidates
        step(self._connection, change.number)
        return self._keep(kind, change.label, at, of=change.number)

    def _check_alone(self, what: str) -> None:
        if self._recording.written:
            message = f"{what} is a change of its own"
            raise RuntimeError(message)

    def _keep(self, kind: str, label: str, at: datetime, of: int | None = None) -> Change:
        row = self._insert(kind, label, at, of)
        self._connection.commit()
        self._connection.close()
        return change_of(row)

    def _insert(
        self, kind: str, label: str, at: datetime, of: int | None = None, undone: int = 0
    ) -> tuple[Value, ...]:
        row = (self._recording.number, kind, of, label, moment_text(at), undone)
        insert_rows(self._connection, CHANGE, [row])
        return row
