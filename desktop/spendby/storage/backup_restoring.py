"""Puts a checked copy in the place of the database: all of it, or nothing changes.

A sound database is backed up and then rewritten through SQLite, under one lock that keeps every
other program out from the first step to the last. A damaged one is set aside as it is.
"""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from spendby.domain.backup import Reason, Restored
from spendby.domain.errors import FileRefused
from spendby.storage.backup_checking import Candidate
from spendby.storage.backup_contents import changes_in
from spendby.storage.copying import copy_pages, problems_in, verified_copy
from spendby.storage.engine import APPLICATION_ID, raw_connection
from spendby.storage.migrations import Step
from spendby.storage.opening import MAJOR, make_usable
from spendby.storage.refusals import out_of_reach, refusing
from spendby.storage.side_files import has_wal, journal_owner, sync_folder
from spendby.translation import tr

SET_ASIDE = "damaged"
"""The folder beside the database for what was too damaged to be backed up."""

_SMALLEST = 512
_SIDE_FILES = ("-journal", "-wal", "-shm")
_BROKEN = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})


class Target(Struct, frozen=True):
    """The database to restore over, what it should become, and the moment that names backups."""

    live: Path
    backups: Path
    steps: Sequence[Step]
    at: datetime


def restore(file: str, wanted: Candidate, target: Target) -> Restored:
    """Put `wanted`, which came from `file`, in the place of the database; raises `FileRefused`.

    Nobody else in this process may use the database meanwhile.
    """
    live = target.live
    if live.exists() and _is_sound(target):
        return _rewrite(file, wanted, target)
    aside = _set_aside(live, target.at) if _files_of(live) else None
    try:
        _place(wanted, live)
    except FileRefused:
        for path in aside.iterdir() if aside else ():
            path.rename(live.with_name(path.name))
        raise
    return Restored(file, wanted.contents, set_aside=None if aside is None else str(aside))


def _is_sound(target: Target) -> bool:
    """Tell a database that can be backed up from a damaged one; raises for anything in the way."""
    try:
        make_usable(target.live, target.steps, lambda: target.at, target.backups)
    except FileRefused:
        if not _is_beyond_use(target.live, target.steps[-1].version):
            raise
        return False
    with refusing(target.live, saving=False):
        return _is_whole(target.live)


def _is_whole(live: Path) -> bool:
    return _looked(live, lambda connection: not problems_in(connection))


def _is_beyond_use(live: Path, newest: int) -> bool:
    """Tell whether it is what the file holds that keeps it from being used."""
    found = live.stat()
    if not live.is_file() or found.st_nlink > 1 or has_wal(live):
        return False
    if found.st_size < _SMALLEST:
        return True
    owner = journal_owner(live)
    if owner is not None and owner.application_id != APPLICATION_ID:
        return False

    def look(connection: sqlite3.Connection) -> bool:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if application == APPLICATION_ID and version // MAJOR > newest // MAJOR:
            return True  # a newer Spendby's, and whole as far as this one can tell
        return application == APPLICATION_ID and version >= MAJOR and not problems_in(connection)

    try:
        return not _looked(live, look)
    except sqlite3.Error:
        return False


def _looked(live: Path, look: Callable[[sqlite3.Connection], bool]) -> bool:
    """Ask something of the live file; False where it is too damaged to tell."""
    try:
        with closing(raw_connection(live, "rw")) as connection:
            connection.execute("PRAGMA query_only = ON")
            return look(connection)
    except sqlite3.DatabaseError as error:
        code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        if code & 0xFF not in _BROKEN:
            raise
    except ValueError:  # noise where there should be text
        pass
    return False


def _rewrite(file: str, wanted: Candidate, target: Target) -> Restored:
    live = target.live
    with refusing(live, saving=True), closing(raw_connection(live, "rw")) as now:
        # Keeps the lock from one transaction to the next, so that nothing that another program
        # saves can fall between the backup and the restore.
        now.execute("PRAGMA locking_mode = EXCLUSIVE")
        now.execute("BEGIN EXCLUSIVE")
        now.execute("COMMIT")
        kept = verified_copy(live, target.backups, Reason.BEFORE_RESTORE, target.at, now)
        before = changes_in(now)
        _copy_over(wanted.path, now, live)
        if problems_in(now):
            _copy_over(kept.path, now, live)
            raise FileRefused(
                tr(
                    "“{path}” could not be read back after the restore, so it was put back "
                    "as it was. It is also kept as {file}. Check the disk."
                ).format(path=live, file=kept.path.name)
            )
        lost = len(before - changes_in(now))
    return Restored(file, wanted.contents, lost, before=kept.path.name)


def _copy_over(source: Path, now: sqlite3.Connection, live: Path) -> None:
    with closing(raw_connection(source, "ro")) as copy:
        copy_pages(copy, now, live)


def _files_of(live: Path) -> list[Path]:
    """List the database and its side files, as far as they are there.

    The journal comes first: it must never be taken for one of the file that comes.
    """
    paths = [live.with_name(live.name + ending) for ending in (*_SIDE_FILES, "")]
    return [path for path in paths if path.exists()]


def _set_aside(live: Path, at: datetime) -> Path:
    """Move the database and what belongs to it into a folder of its own."""
    try:
        folder = _new_folder(live.parent / SET_ASIDE, f"{at:%Y%m%d-%H%M%S}")
        for path in _files_of(live):
            path.rename(folder / path.name)
        sync_folder(folder)
    except OSError as error:
        raise out_of_reach(live, error) from error
    return folder


def _new_folder(parent: Path, name: str) -> Path:
    parent.mkdir(mode=0o700, exist_ok=True)
    number = 1
    while True:
        folder = parent / (name if number == 1 else f"{name}-{number}")
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            number += 1
        else:
            return folder


def _place(wanted: Candidate, live: Path) -> None:
    """Give the checked copy the database's name."""
    try:
        wanted.settle()
        wanted.path.replace(live)
        sync_folder(live.parent)
    except OSError as error:
        raise out_of_reach(live, error) from error
