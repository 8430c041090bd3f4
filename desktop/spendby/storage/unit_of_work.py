"""A look at everything, and a unit of work that keeps all of a change or none of it."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection

from spendby.domain.change import Change
from spendby.storage.change_log import ChangeLog
from spendby.storage.credit_repository import Credits
from spendby.storage.mapping import change_of, moment_text
from spendby.storage.recording import Recording
from spendby.storage.setting_repository import Settings
from spendby.storage.store_repository import Stores
from spendby.storage.tables import CHANGE, insert_rows
from spendby.storage.undoing import bring_again, take_back


class Look:
    """A consistent look at everything; nothing can be written through it."""

    def __init__(self, connection: Connection, recording: Recording | None = None) -> None:
        self.credits = Credits(connection, recording)
        self.stores = Stores(connection, recording)
        self.settings = Settings(connection, recording)
        self.changes = ChangeLog(connection)


class Work(Look):
    """One change; `commit`, `undo` and `redo` end it, and after them it is spent."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._recording = Recording(connection)
        super().__init__(connection, self._recording)

    def commit(self, label: str, at: datetime) -> Change | None:
        """Keep the change under a human label; None when nothing differs from before."""
        if not self._recording.written:
            self._connection.close()
            return None
        return self._keep("do", label, at)

    def undo(self, at: datetime) -> Change | None:
        """Take back the latest change and keep that; None when there is none."""
        return self._follow("undo", self.changes.undoable(1), take_back, at)

    def redo(self, at: datetime) -> Change | None:
        """Bring the change undone last again and keep that; None when there is none."""
        return self._follow("redo", self.changes.redoable(1), bring_again, at)

    def _follow(
        self,
        kind: str,
        candidates: list[Change],
        step: Callable[[Connection, int], None],
        at: datetime,
    ) -> Change | None:
        if self._recording.written:
            message = f"{kind} is a change of its own"
            raise RuntimeError(message)
        if not candidates:
            self._connection.close()
            return None
        (change,) = candidates
        step(self._connection, change.number)
        return self._keep(kind, change.label, at, of=change.number)

    def _keep(self, kind: str, label: str, at: datetime, of: int | None = None) -> Change:
        row = (self._recording.number, kind, of, label, moment_text(at), 0)
        insert_rows(self._connection, CHANGE, [row])
        self._connection.commit()
        self._connection.close()
        return change_of(row)
