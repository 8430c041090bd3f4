"""The SQLAlchemy engine that changes go through: one connection, which takes the lock at once.

Only imported for the first change; looks go straight through `engine.looking`
(docs/adr/0010-reading-before-sqlalchemy.md).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from spendby.domain.backup import Reason
from spendby.storage.copying import verified_copy
from spendby.storage.engine import patience_ms, raw_connection
from spendby.storage.recording import driver_of
from spendby.storage.refusals import in_use
from spendby.storage.unit_of_work import Work

_ROOM, _USUAL = "PRAGMA cache_size = -1048576", "PRAGMA cache_size = -2000"


def open_engine(path: Path) -> Engine:
    """Make an engine with one connection on an existing file."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        creator=lambda: raw_connection(path, "rw"),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
    )

    # The driver begins too late and not at all before DDL; with its own transactions switched
    # off (isolation_level None) and this, a change holds the lock from its first statement on.
    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


class ChangeEngine:
    """Makes changes to the file at `path`, one after the other; callers see to the turns."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._engine = open_engine(path)
        self._connections = 0
        event.listen(self._engine, "connect", self._count)

    @contextmanager
    def work(self) -> Iterator[Work]:
        """Open a unit of work, which holds the write lock until it ends."""
        with closing(self._engine.connect()) as connection:
            _be_patient(connection)
            connection.begin()
            with _room(connection):
                yield Work(connection)

    def version(self) -> int | None:
        """Read SQLite's own counter of other connections' commits, on the one that writes.

        It starts again with a new connection, so these are counted in. Never waits: None while
        another program holds the file.
        """
        try:
            raw = self._engine.raw_connection()
            with closing(raw), closing(raw.cursor()) as cursor:
                cursor.execute("PRAGMA busy_timeout = 0")
                cursor.execute("PRAGMA data_version")
                version = int(cursor.fetchall()[0][0])
        except (sqlite3.DatabaseError, DBAPIError):
            return None
        return (self._connections << 32) + version

    @property
    def is_connected(self) -> bool:
        """Whether it holds the file that was at the path when it was first needed."""
        return self._connections > 0

    def rescue(self, folder: Path, at: datetime) -> Path:
        """Keep a verified copy of the file that it holds, whatever lies at the path now.

        Raises `FileRefused`, also while that file is being saved to: its journal has the name
        under which SQLite would look for one of ours.
        """
        if self._path.with_name(self._path.name + "-journal").exists():
            raise in_use(self._path)
        with closing(self._engine.raw_connection()) as raw:
            held: Any = raw.driver_connection
            return verified_copy(self._path, folder, Reason.REPLACED, at, held).path

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def _count(self, _raw: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        self._connections += 1


def _be_patient(connection: Connection) -> None:
    """Let the connection wait for the file as long as the thread that uses it now may."""
    raw: Any = connection.connection.driver_connection
    raw.execute(f"PRAGMA busy_timeout = {patience_ms():d}")


@contextmanager
def _room(connection: Connection) -> Iterator[None]:
    """Let SQLite keep every page of a change in memory; what is written stays there anyway.

    Once that is more than the cache may hold, pages that are only read are thrown out: those that
    foreign keys lead to would be read anew for each row.
    """
    raw = driver_of(connection)
    raw.execute(_ROOM)
    try:
        yield
    finally:
        with suppress(sqlite3.Error):  # what went wrong before counts for more
            raw.execute(_USUAL)
