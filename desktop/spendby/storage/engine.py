"""The one adapter for SQLite: how its connections are set up, and how a look begins.

Each setting has its reason in docs/adr/0008-sqlite-settings-and-migrations.md. No SQLAlchemy here,
because everything that a start needs comes through this module (docs/adr/0010).
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import local
from typing import Literal
from urllib.parse import quote

from spendby.domain.errors import FileRefused
from spendby.translation import tr

APPLICATION_ID = 0x53504259
"""Tells our files from other programs'; "SPBY" in ASCII."""

PATIENCE_MS = 2000
"""How long to wait for another program to let go of the file."""

HASTE_MS = 100
"""How long a thread waits on which a window is drawn: after more than that it seems to hang."""

_VAIN_SECONDS = 2.0
"""For so long after such a thread has waited in vain it doesn't wait again: waits would add up."""

_SETTINGS = (
    "PRAGMA synchronous = EXTRA",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA cache_spill = OFF",
)


class _Thread(local):
    hurried = False
    vain_until = 0.0


_THREAD = _Thread()


@contextmanager
def hurrying() -> Iterator[None]:
    """Let this thread wait no longer than `HASTE_MS` for the file, until the block ends."""
    before, _THREAD.hurried = _THREAD.hurried, True
    try:
        yield
    finally:
        _THREAD.hurried = before


def patience_ms() -> int:
    """Tell how long this thread may wait for the file now."""
    if not _THREAD.hurried:
        return PATIENCE_MS
    return 0 if time.monotonic() < _THREAD.vain_until else HASTE_MS


def waited_in_vain() -> None:
    """Note that this thread has waited for the file and didn't get it."""
    _THREAD.vain_until = time.monotonic() + _VAIN_SECONDS


def raw_connection(path: Path, mode: Literal["ro", "rw"]) -> sqlite3.Connection:
    """Open an existing file through SQLite, set up as every connection is; never creates one.

    The live file must not be opened in any other way: closing it would cancel SQLite's locks.
    """
    connection = sqlite3.connect(
        f"file:{quote(os.fsencode(path))}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=patience_ms() / 1000,
    )
    try:
        _set_up(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _set_up(connection: sqlite3.Connection, path: Path) -> None:
    for setting in _SETTINGS:
        connection.execute(setting)
    (journal,) = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    if journal != "delete":
        raise FileRefused(
            tr(
                "Another program has switched “{path}” to the journal mode “{journal}” and "
                "still uses it. Nothing was changed. Close the other program, then try again."
            ).format(path=path, journal=journal)
        )


@contextmanager
def checking_connection(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a finished file to see whether it is sound.

    It is open for writing and kept to reading by `query_only`: opened as read-only, SQLite doesn't
    load the CHECK constraints of the tables, and its integrity check passes whatever breaks them.
    """
    with closing(raw_connection(path, "rw")) as connection:
        connection.execute("PRAGMA query_only = ON")
        yield connection


@contextmanager
def looking(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a connection for one consistent look at an existing file.

    A look may still have to roll back what a killed program left, so it opens the file for
    writing too and is kept to reading by `query_only`.
    """
    with checking_connection(path) as connection:
        connection.execute("BEGIN")
        yield connection
