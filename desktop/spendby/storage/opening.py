"""Finds out what lies at the database's path, and makes it a database that can be used.

Nothing is taken for a first start but a path where nothing is: whatever else is not ours, or not
whole, is left as it is and said in one sentence.
"""

import os
import secrets
import sqlite3
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct

from spendby.domain.errors import FileRefused, Trouble
from spendby.storage.copying import BACKUPS
from spendby.storage.engine import APPLICATION_ID, raw_connection
from spendby.storage.migrating import migrate, run_steps
from spendby.storage.migrations import Step
from spendby.storage.refusals import damaged, out_of_reach, refusing
from spendby.storage.side_files import (
    PART,
    JournalOwner,
    create_private,
    has_wal,
    journal_owner,
    sweep,
    sync_folder,
)
from spendby.translation import tr

MAJOR = 1000
"""What `user_version` is divided by for the major version."""

_SMALLEST = 512


class Identity(Struct, frozen=True):
    """Which file lay at the path; another one there means that it was replaced."""

    device: int
    inode: int


def identity(path: Path) -> Identity | None:
    """Tell which file is at the path now; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return Identity(found.st_dev, found.st_ino)


def backups_of(path: Path) -> Path:
    """Give the folder of backups of the database at `path`.

    Where `path` is a link it is the link's, which may well be on another disk than the file; the
    file's own only where the backups are there already.
    """
    mine, theirs = (one.parent / BACKUPS for one in (path, Path(os.path.realpath(path))))
    return mine if mine.exists() or not theirs.exists() else theirs


def make_usable(
    path: Path, steps: Sequence[Step], now: Callable[[], datetime], backups: Path
) -> Path:
    """Create, look over or migrate the database at `path`; raises `FileRefused`.

    Gives the path with symlinks resolved, which is the one to use from here on. `backups` is where
    a copy goes before a migration.
    """
    real = Path(os.path.realpath(path))
    try:
        if not real.exists():
            check_link(path)
            _make_folder(real.parent)
            _create(real, steps)
        version = _look(real, steps[-1].version)
        _keep_private(real)
        sweep(_parts(real))
    except OSError as error:
        raise out_of_reach(real, error) from error
    if version < steps[-1].version:
        migrate(real, backups, steps, now)
    return real


def check_link(path: Path) -> None:
    """Refuse a link that leads nowhere: what it stands for is only out of reach."""
    if path.is_symlink() and not path.exists():
        raise FileRefused(
            tr(
                "“{path}” is a link to “{target}”, and nothing is there: perhaps a disk "
                "isn't connected. Nothing was made in its place. Connect the disk and try "
                "again, or remove the link to start anew."
            ).format(path=path, target=os.path.realpath(path))
        )


def _make_folder(folder: Path) -> None:
    if not folder.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        folder.chmod(0o700)


def _create(path: Path, steps: Sequence[Step]) -> None:
    """Build the whole database beside `path`, then give it its name in one step."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}{PART}")
    handle = create_private(part)
    try:
        with refusing(path, saving=True), closing(raw_connection(part, "rw")) as connection:
            connection.execute("PRAGMA synchronous = OFF")  # it is synced as a whole below
            connection.execute("PRAGMA journal_mode = MEMORY")
            run_steps(connection, steps)
        os.fsync(handle)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    finally:
        os.close(handle)
    _claim(part, path)
    sync_folder(path.parent)


def _claim(part: Path, path: Path) -> None:
    """Give the finished file its name, unless somebody was faster: then theirs is used."""
    try:
        os.link(part, path)
    except (FileExistsError, FileNotFoundError):
        pass  # a file of that name is there, and its maker may have swept ours away
    except OSError:
        # This file system has no links. Two first starts at once could replace one empty
        # database by the other here; that window is as small as it can be made.
        if not path.exists():
            part.rename(path)
    part.unlink(missing_ok=True)


def _parts(path: Path) -> Iterator[Path]:
    return path.parent.glob(f".{path.name}.*{PART}")


def _look(path: Path, newest: int) -> int:
    """Tell the version of the database at `path`, or refuse what is not one of ours."""
    _check_file(path)
    journal = _check_side_files(path, newest)
    with refusing(path, saving=False):
        try:
            _glance(path, newest)
        except sqlite3.DatabaseError:
            # In the middle of a save, our own or a killed one, the file alone may look broken.
            if journal is None:
                raise
        try:
            return _version(path, newest)
        except UnicodeDecodeError as error:  # SQLite quotes the noise that it found
            raise damaged(path) from error


def _check_file(path: Path) -> None:
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise FileRefused(
            tr("“{path}” is not a file. Nothing was changed. Choose another folder.").format(
                path=path
            )
        )
    if found.st_nlink > 1:
        _finish_creation(path, found)
    if path.stat().st_nlink > 1:
        raise FileRefused(
            tr(
                "“{path}” has a second name elsewhere (a hard link), so a save could damage "
                "it. Nothing was changed. Copy it to a file of its own, and put that in its "
                "place."
            ).format(path=path)
        )
    if found.st_size == 0:
        raise FileRefused(
            tr(
                "“{path}” is empty, which a file with credits never is. It was left as it "
                "is. Restore a backup, or move the file elsewhere to start anew."
            ).format(path=path),
            Trouble.EMPTY,
        )
    if found.st_size < _SMALLEST:  # SQLite takes that for a database without tables
        raise damaged(path)


def _finish_creation(path: Path, found: os.stat_result) -> None:
    """Take away the first name of a database whose maker was killed between two steps."""
    for part in _parts(path):
        with suppress(FileNotFoundError):
            if os.path.samestat(part.stat(), found):
                part.unlink()


def _check_side_files(path: Path, newest: int) -> JournalOwner | None:
    """Refuse what SQLite would take into the file unasked; gives whose journal there is."""
    if has_wal(path):
        raise FileRefused(
            tr(
                "Another program left “{file}-wal” beside “{path}”, which Spendby never "
                "does. Nothing was changed. Close the other program, or move its file "
                "elsewhere."
            ).format(file=path.name, path=path)
        )
    owner = journal_owner(path)
    if owner is not None and owner.application_id != APPLICATION_ID:
        raise FileRefused(
            tr(
                "“{file}-journal” beside “{path}” comes from another database. Nothing was "
                "changed. Move it elsewhere, then open Spendby again."
            ).format(file=path.name, path=path)
        )
    if owner is not None and owner.user_version // MAJOR > newest // MAJOR:
        raise _newer(path, owner.user_version, newest)
    return owner


def _glance(path: Path, newest: int) -> None:
    """Refuse another program's file, and a newer one, without leaving a trace beside it.

    Looks past locks and side files; neither can change the two numbers that are read. Only for
    the start: closing this connection cancels the locks that the process may have on the file.
    """
    look = f"file:{quote(os.fsencode(path))}?mode=ro&immutable=1"
    with closing(sqlite3.connect(look, uri=True)) as connection:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    _check_ours(path, application, version, newest)


def _version(path: Path, newest: int) -> int:
    """Read the version, after SQLite has put right what a killed program may have left."""
    with closing(raw_connection(path, "rw")) as connection:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (page,) = connection.execute("PRAGMA page_size").fetchone()
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
    _check_ours(path, application, version, newest)
    if path.stat().st_size < page * pages:
        raise damaged(path)
    return int(version)


def _check_ours(path: Path, application: int, version: int, newest: int) -> None:
    if application != APPLICATION_ID:
        raise FileRefused(
            tr(
                "“{path}” is a database of another program. It was left as it is. Move it "
                "elsewhere, or choose another folder for Spendby."
            ).format(path=path),
            Trouble.FOREIGN,
        )
    if version < MAJOR:
        raise damaged(path)
    if version // MAJOR > newest // MAJOR:
        raise _newer(path, version, newest)


def _newer(path: Path, version: int, newest: int) -> FileRefused:
    return FileRefused(
        tr(
            "“{path}” was written by a newer Spendby (file version {version}; this one reads "
            "up to {newest}). Nothing was changed. Use the newer Spendby."
        ).format(path=path, version=version // MAJOR, newest=newest // MAJOR),
        Trouble.NEWER,
    )


def _keep_private(path: Path) -> None:
    """Take everybody else's access away, where the system lets us."""
    with suppress(OSError):
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            path.chmod(0o600)
