"""Makes verified copies of the database: complete, checked and on disk before they get a name.

Copies are ordered by a sequence number, never by the clock. Which of them are kept how long is
not decided here.
"""

import errno
import hashlib
import json
import os
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from spendby.domain.backup import Contents
from spendby.domain.errors import FileRefused
from spendby.outside import open_outside
from spendby.storage.backup_contents import contents_of
from spendby.storage.engine import checking_connection, raw_connection
from spendby.storage.migrations import STEPS
from spendby.storage.refusals import in_use, out_of_reach, refusing
from spendby.storage.side_files import PART, create_private, sweep, sync_folder
from spendby.storage.soundness import (
    broken_ledgers,
    broken_references,
    broken_structure,
    read_through,
)
from spendby.translation import tr

BACKUPS = "backups"
"""The folder of backups, beside the database."""

MANIFEST = "manifest.jsonl"

_NUMBERED = re.compile(r"(\d{6,})_")
_CHUNK = 1 << 20


class Copy(Struct, frozen=True):
    """A verified copy; `sha256` is of the finished file, `version` its `user_version`."""

    path: Path
    sequence: int
    reason: str
    at: datetime
    sha256: str
    size: int
    version: int
    contents: Contents


def verified_copy(
    live: Path,
    folder: Path,
    reason: str,
    at: datetime,
    source: sqlite3.Connection | None = None,
) -> Copy:
    """Copy the live database into `folder` and check the copy; raises `FileRefused`.

    `reason` becomes part of the name, `at` is the moment with its zone. `source` is a connection
    to `live` for when that one alone can read it.
    """
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        sweep(folder.glob(f"*{PART}"))
        sequence, part, handle = _new_part(folder, reason, at)
    except OSError as error:
        raise out_of_reach(folder, error) from error
    try:
        with refusing(folder, saving=True):
            if source is None:
                with closing(raw_connection(live, "rw")) as opened:
                    opened.execute("PRAGMA query_only = ON")
                    filled = _fill(opened, live, part, at)
            else:
                filled = _fill(source, live, part, at)
        os.fsync(handle)
        copy = _finished(part, sequence, reason, at, filled)
        if sys.platform == "win32":
            os.close(handle)  # an open file can't be renamed there
            handle = -1
        part.replace(copy.path)
        sync_folder(folder)
        try:
            _list_it(folder, copy)
        except OSError:
            copy.path.unlink()
            raise
    except OSError as error:
        raise out_of_reach(folder, error) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        if handle >= 0:
            os.close(handle)
    return copy


def _new_part(folder: Path, reason: str, at: datetime) -> tuple[int, Path, int]:
    sequence = max(_sequences(folder), default=0)
    while True:
        sequence += 1
        name = f"{sequence:06d}_{at:%Y%m%d-%H%M%S}_{reason}.db{PART}"
        if any(folder.glob(f"{sequence:06d}_*")):
            continue
        with suppress(FileExistsError):
            return sequence, folder / name, create_private(folder / name)


def _sequences(folder: Path) -> Iterator[int]:
    """Find every number that was ever given, so that none is given twice."""
    for path in folder.iterdir():
        if match := _NUMBERED.match(path.name):
            yield int(match[1])
    with suppress(FileNotFoundError):
        for line in manifest_text(folder).splitlines():
            with suppress(ValueError, KeyError, TypeError):
                yield int(json.loads(line)["sequence"])


def manifest_text(folder: Path) -> str:
    """Read the list of the backups in `folder`; raises `OSError`, `FileNotFoundError` for none."""
    with open_outside(folder / MANIFEST) as file:
        return file.read().decode("utf-8", "replace")


def copy_pages(source: sqlite3.Connection, target: sqlite3.Connection, path: Path) -> None:
    """Copy a whole database through SQLite, in one transaction of `target`.

    Raises `FileRefused` about `path` when another program holds it for longer than SQLite waits;
    the driver itself would go on trying for ever.
    """

    def held(status: int, _remaining: int, _total: int) -> None:
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise in_use(path)

    source.backup(target, progress=held)


def problems_in(connection: sqlite3.Connection) -> list[str]:
    """List what is wrong inside a file that would keep it from being a backup."""
    return broken_structure(connection) or _broken_rows(connection)


def _broken_rows(connection: sqlite3.Connection) -> list[str]:
    """Look at the rows; what that gives or raises counts for nothing where pages are broken."""
    return [*broken_references(connection), *broken_ledgers(connection)]


def _fill(source: sqlite3.Connection, live: Path, part: Path, at: datetime) -> tuple[int, Contents]:
    with closing(raw_connection(part, "rw")) as copy:
        copy.execute("PRAGMA synchronous = OFF")
        copy_pages(source, copy, live)
        expected = source.execute("PRAGMA user_version").fetchone()
    from concurrent.futures import ThreadPoolExecutor

    # Pages take as long as rows, and SQLite looks at both at once.
    with ThreadPoolExecutor(1) as other, checking_connection(part) as copy:
        rows = other.submit(_look_at_rows, part, at.date())
        problems = broken_structure(copy)
        found = copy.execute("PRAGMA user_version").fetchone()
        broken, contents = (problems, Contents(0, ())) if problems else rows.result()
    if broken or found != expected:
        what = "; ".join(broken) or tr("its version differs")
        raise FileRefused(
            tr(
                "Couldn't make a sound backup of “{path}”, so nothing was changed ({what}). "
                "Restore an earlier backup to go on."
            ).format(path=live, what=what)
        )
    version: int = found[0]
    return version, contents


def _look_at_rows(part: Path, day: date) -> tuple[list[str], Contents]:
    """Tell what is wrong with the rows of a copy, and what it holds."""
    with checking_connection(part) as copy:
        broken = _broken_rows(copy)
        if broken:
            return broken, Contents(0, ())
        (version,) = copy.execute("PRAGMA user_version").fetchone()
        # One from before a migration is read after it.
        unreadable = read_through(copy) if version >= STEPS[-1].version else 0
        return [], replace(contents_of(copy, day), unreadable=unreadable)


def sha256_of(path: Path) -> str:
    """Hash a finished file; never the live one, see `engine`."""
    digest = hashlib.sha256()
    with open_outside(path) as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _finished(
    part: Path, sequence: int, reason: str, at: datetime, filled: tuple[int, Contents]
) -> Copy:
    path = part.with_name(part.name.removesuffix(PART))
    return Copy(path, sequence, reason, at, sha256_of(part), part.stat().st_size, *filled)


def _list_it(folder: Path, copy: Copy) -> None:
    held = copy.contents
    line: dict[str, object] = {
        "file": copy.path.name,
        "sequence": copy.sequence,
        "reason": copy.reason,
        "at": copy.at.isoformat(),
        "sha256": copy.sha256,
        "size": copy.size,
        "version": copy.version,
        "credits": held.credits,
        "left": dict(held.left),
        "change": held.change,
        "changed_at": held.changed_at and held.changed_at.isoformat(),
    }
    if held.unreadable:
        line["unreadable"] = held.unreadable
    manifest = folder / MANIFEST
    # What a full disk cut off before must not take this line with it.
    start = "\n" if _is_cut_off(manifest) else ""
    handle = os.open(manifest, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        text = (start + json.dumps(line) + "\n").encode()
        if os.write(handle, text) < len(text):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.fsync(handle)
    finally:
        os.close(handle)


def _is_cut_off(manifest: Path) -> bool:
    try:
        with open_outside(manifest) as file:
            if file.seek(0, os.SEEK_END) == 0:
                return False
            file.seek(-1, os.SEEK_END)
            return file.read() != b"\n"
    except FileNotFoundError:
        return False
