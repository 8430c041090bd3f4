"""The storage port: looks, changes, the check of the file, and whether others wrote to it.

Nothing is opened before it is needed, and nothing outside this package sees an error of SQL's.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from sqlite3 import DatabaseError
from threading import Lock
from types import TracebackType
from typing import Self

from sqlalchemy import Engine, event
from sqlalchemy.exc import DBAPIError

from spendby.domain.change import Finding
from spendby.domain.errors import FileRefused, Refused
from spendby.storage.checking import check_file
from spendby.storage.engine import PATIENCE_MS, open_engine, raw_connection
from spendby.storage.migrations import STEPS, Step
from spendby.storage.opening import Identity, identity, make_usable
from spendby.storage.refusals import damaged, refusing, replaced
from spendby.storage.unit_of_work import Look, Work


@dataclass(frozen=True, slots=True)
class _Opened:
    path: Path
    file: Identity | None
    looks: Engine
    changes: Engine


class Database:
    """The credits in the file at `path`, which is created when it is first needed.

    Satisfies `services.ports.Storage`. May be used from several threads; changes take turns.
    `now` gives the moment that a backup is named for, with its zone.
    """

    def __init__(
        self, path: Path, now: Callable[[], datetime], steps: Sequence[Step] = STEPS
    ) -> None:
        self._path = path
        self._now = now
        self._steps = steps
        self._opened: _Opened | None = None
        self._opening = Lock()
        self._changing = Lock()
        self._sound = False
        self._connections = 0
        self._stamp = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def read(self) -> Iterator[Look]:
        """Open a consistent look; raises `FileRefused`."""
        opened = self._open()
        with refusing(opened.path, saving=False), closing(opened.looks.connect()) as connection:
            connection.begin()
            yield Look(connection)

    @contextmanager
    def change(self) -> Iterator[Work]:
        """Open a unit of work, which holds the write lock until it ends; raises `FileRefused`.

        Not to be nested, nor opened inside a look of the same thread.
        """
        opened = self._open()
        with self._turn(), refusing(opened.path, saving=True):
            self._look_over(opened)
            with closing(opened.changes.connect()) as connection:
                connection.begin()
                yield Work(connection)

    def check(self) -> list[Finding]:
        """Check the database file itself: integrity, references, ledger sums, tables, access."""
        try:
            opened = self._open()
            with refusing(opened.path, saving=False):
                return check_file(opened.path, self._steps)
        except Refused as refused:
            return [Finding("file", ok=False, detail=str(refused))]

    def stamp(self) -> int:
        """Give a number that changes when another program has written to the file.

        Never waits: while a change is being made, or another program holds the file, the number
        is the one before.
        """
        opened = self._open()
        if not self._changing.acquire(blocking=False):
            return self._stamp
        try:
            self._stamp = self._data_version(opened)
        except (DatabaseError, DBAPIError):
            return self._stamp
        finally:
            self._changing.release()
        return self._stamp

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        with self._opening:
            if self._opened is None:
                return
            self._opened.looks.dispose()
            self._opened.changes.dispose()
            self._opened = None
            self._sound = False

    def _open(self) -> _Opened:
        with self._opening:
            if self._opened is None:
                path = make_usable(self._path, self._steps, self._now)
                changes = open_engine(path, writing=True)
                event.listen(changes, "connect", self._count)
                looks = open_engine(path, writing=False)
                self._opened = _Opened(path, identity(path), looks, changes)
            opened = self._opened
        if identity(opened.path) != opened.file:
            raise replaced(opened.path)
        return opened

    def _count(self, *_: object) -> None:
        self._connections += 1

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._changing.acquire(timeout=PATIENCE_MS / 1000):
            raise FileRefused(
                "Couldn't save: Spendby is still busy with another change. "
                "Your earlier credits are safe. Try again in a moment."
            )
        try:
            yield
        finally:
            self._changing.release()

    def _look_over(self, opened: _Opened) -> None:
        """See, before anything is written for the first time, that the file is whole."""
        if self._sound:
            return
        with closing(raw_connection(opened.path, "rw")) as connection:
            connection.execute("PRAGMA query_only = ON")
            if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise damaged(opened.path)
        self._sound = True

    def _data_version(self, opened: _Opened) -> int:
        """Read SQLite's own counter of other connections' commits, on the one that writes.

        It starts again with a new connection, so these are counted in.
        """
        raw = opened.changes.raw_connection()
        with closing(raw), closing(raw.cursor()) as cursor:
            cursor.execute("PRAGMA busy_timeout = 0")
            try:
                cursor.execute("PRAGMA data_version")
                version = int(cursor.fetchall()[0][0])
            finally:
                cursor.execute(f"PRAGMA busy_timeout = {PATIENCE_MS:d}")
        return (self._connections << 32) + version
