"""Checks a file before it may take the place of the database: a copy of it, in every respect.

A file may come from anywhere, so none of its own views, triggers or functions ever runs: its
tables must be ours to the letter before anything in it is looked at. Only a copy that was made here
and hasn't changed since has the tables that were here, whatever they are.
"""

import hashlib
import os
import secrets
import sqlite3
import stat
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import NoReturn

from msgspec import Struct
from msgspec.structs import replace

from spendby.domain.backup import Contents
from spendby.domain.errors import FileRefused
from spendby.outside import open_outside
from spendby.storage.backup_contents import contents_of
from spendby.storage.checking import expected_schema, schema_text
from spendby.storage.copying import problems_in
from spendby.storage.engine import APPLICATION_ID, looking, raw_connection
from spendby.storage.migrating import run_steps
from spendby.storage.migrations import Step
from spendby.storage.opening import MAJOR
from spendby.storage.refusals import out_of_reach, refusal
from spendby.storage.side_files import PART, create_private, has_wal
from spendby.storage.soundness import read_through
from spendby.translation import tr

_SMALLEST = 512
_CHUNK = 1 << 20
_SQLITES_OWN = "SELECT type, name, sql FROM sqlite_schema WHERE name LIKE 'sqlite\\_%' ESCAPE '\\'"
_HARMLESS = frozenset({"sqlite_sequence", "sqlite_stat1", "sqlite_stat4"})
_DISK = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN})


class Candidate(Struct):
    """A checked copy beside the database, brought to its version, and held until it is let go."""

    path: Path
    contents: Contents
    handle: int = -1

    def settle(self) -> None:
        """Have it on disk, and let go of it; raises `OSError`."""
        os.fsync(self.handle)
        self.let_go()

    def let_go(self) -> None:
        """Allow anybody to rename or sweep it."""
        if self.handle >= 0:
            os.close(self.handle)
            self.handle = -1


@contextmanager
def candidate(
    source: Path, live: Path, sha256: str | None, steps: Sequence[Step], day: date
) -> Iterator[Candidate]:
    """Give a checked copy of `source` until the block ends; raises `FileRefused`.

    `sha256` is what the list of backups has for it. The file itself is only read.
    """
    check_place(source, live)
    part = live.with_name(f".{live.name}.{secrets.token_hex(4)}{PART}")
    try:
        wanted = Candidate(part, Contents(0, ()), create_private(part))
    except OSError as error:
        raise out_of_reach(live.parent, error) from error
    try:
        _take(source, part, wanted.handle, sha256)
        with _telling(source, live):
            _check_tables(source, part, steps, is_ours=sha256 is not None)
            wanted.contents = _bring_up(source, part, steps, day)
        yield wanted
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        wanted.let_go()


def check_place(source: Path, live: Path) -> None:
    """Refuse what isn't a file of its own, before it is opened."""
    try:
        found = source.stat()
        same = live.exists() and os.path.samestat(found, live.stat())
        pending = has_wal(source) or _has_journal(source)
    except OSError as error:
        raise out_of_reach(source, error) from error
    if not stat.S_ISREG(found.st_mode):
        raise FileRefused(
            tr("“{file}” is not a file, so it wasn't restored. Nothing was changed.").format(
                file=source
            )
        )
    if same:
        raise FileRefused(
            tr("“{file}” is what Spendby uses now. Nothing was changed.").format(file=source)
        )
    if pending:
        raise FileRefused(
            tr(
                "“{file}” was left in the middle of a save, so it wasn't restored. Nothing "
                "was changed. Open it once with the Spendby it belongs to, then try again."
            ).format(file=source)
        )


def _has_journal(path: Path) -> bool:
    try:
        return path.with_name(path.name + "-journal").stat().st_size > 0
    except FileNotFoundError:
        return False


def _take(source: Path, part: Path, handle: int, sha256: str | None) -> None:
    digest, size = hashlib.sha256(), 0
    try:
        with open_outside(source) as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
                while chunk:
                    chunk = chunk[os.write(handle, chunk) :]
    except OSError as error:
        raise out_of_reach(part.parent if error.filename is None else source, error) from error
    if sha256 is not None and digest.hexdigest() != sha256:
        raise FileRefused(
            tr(
                "“{file}” is no longer what it was when it was made and checked, so it "
                "wasn't restored. Nothing was changed. Choose another backup."
            ).format(file=source.name)
        )
    if size < _SMALLEST:
        raise damaged_backup(source)


def damaged_backup(source: Path) -> FileRefused:
    """Say that the file can't be restored."""
    return FileRefused(
        tr(
            "“{file}” is damaged or isn't a backup of Spendby's, so it wasn't restored. "
            "Nothing was changed. Choose another backup."
        ).format(file=source.name)
    )


@contextmanager
def _telling(source: Path, live: Path) -> Iterator[None]:
    """Turn what a damaged or hostile file causes into a sentence."""
    try:
        yield
    except sqlite3.Error as error:
        code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        sentence = refusal(error, live, saving=True) if code & 0xFF in _DISK else None
        raise sentence or damaged_backup(source) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise damaged_backup(source) from error


def _check_tables(source: Path, part: Path, steps: Sequence[Step], *, is_ours: bool) -> None:
    """Refuse tables that aren't ours to the letter.

    A copy that was made here (`is_ours`, and it hasn't changed since) has the tables of the file
    that was here, be they a newer Spendby's or another program's: it can go back where it came
    from, as it was promised when it was called checked.
    """
    with closing(raw_connection(part, "rw")) as copy:
        copy.execute("PRAGMA query_only = ON")
        (application,) = copy.execute("PRAGMA application_id").fetchone()
        (version,) = copy.execute("PRAGMA user_version").fetchone()
        if application != APPLICATION_ID:
            raise damaged_backup(source)
        newest = steps[-1].version
        is_newer = version > newest
        if is_newer and not (is_ours and version // MAJOR == newest // MAJOR):
            _refuse_newer(source, version, newest)
        known = [step for step in steps if step.version <= version]
        if not known or not (is_newer or known[-1].version == version):
            raise damaged_backup(source)
        if not is_ours and (schema_text(copy) != expected_schema(known) or _has_hidden(copy)):
            raise FileRefused(
                tr(
                    "“{file}” has tables that Spendby doesn't make, so it wasn't restored. "
                    "Nothing was changed. Choose another backup."
                ).format(file=source.name)
            )
        if problems_in(copy) or not _has_whole_pages(copy, part):
            raise damaged_backup(source)


def _has_whole_pages(copy: sqlite3.Connection, part: Path) -> bool:
    """Tell whether nothing is cut off: SQLite takes the rest of a last page for empty."""
    (count,) = copy.execute("PRAGMA page_count").fetchone()
    (size,) = copy.execute("PRAGMA page_size").fetchone()
    return bool(part.stat().st_size == count * size)


def _has_hidden(copy: sqlite3.Connection) -> bool:
    """Tell whether something hides behind a name that only SQLite itself gives."""
    return any(
        sql is not None and not (kind == "table" and name in _HARMLESS)
        for kind, name, sql in copy.execute(_SQLITES_OWN)
    )


def _refuse_newer(source: Path, version: int, newest: int) -> NoReturn:
    raise FileRefused(
        tr(
            "“{file}” was made by a newer Spendby (file version {version}; this one reads "
            "up to {newest}), so it wasn't restored. Nothing was changed. Use the newer "
            "Spendby."
        ).format(file=source.name, version=_dotted(version), newest=_dotted(newest))
    )


def _dotted(version: int) -> str:
    return f"{version // MAJOR}.{version % MAJOR}"


def _bring_up(source: Path, part: Path, steps: Sequence[Step], day: date) -> Contents:
    """Bring the copy to the present tables, and see that all of it can be read."""
    with closing(raw_connection(part, "rw")) as copy:
        copy.execute("PRAGMA foreign_keys = OFF")  # as for every migration
        copy.execute("PRAGMA synchronous = OFF")
        run_steps(copy, steps)
        contents = contents_of(copy, day)
    try:
        with looking(part) as connection:
            return replace(contents, unreadable=read_through(connection))
    except FileRefused as refused:
        raise damaged_backup(source) from refused
