"""What may lie beside the database: a journal to roll back, and leftovers of a killed program."""

import os
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from spendby.outside import open_outside

if sys.platform != "win32":
    import fcntl

PART = ".part"
"""How the names of unfinished files end."""

_MAGIC = bytes.fromhex("d9d505f920a163d7")
_HEADER = struct.Struct(">8sIIIII")
_SMALLEST_PAGE, _LARGEST_PAGE = 512, 65536
_VERSION_AT = 60
_APPLICATION_AT = 68


class JournalOwner(Struct, frozen=True):
    """Whose database a journal was written for."""

    application_id: int
    user_version: int


def journal_owner(path: Path) -> JournalOwner | None:
    """Read from the journal beside `path` whose it is; None when there is none, or it is empty.

    Every journal holds the first page of its database, and that carries the ids (SQLite file
    format 1.3 and 3). Only the database itself must not be opened here, see `engine`.
    """
    try:
        with open_outside(path.with_name(path.name + "-journal")) as file:
            header = file.read(_HEADER.size)
            if len(header) < _HEADER.size:
                return None
            magic, _, _, _, sector, page = _HEADER.unpack(header)
            if magic != _MAGIC or not _SMALLEST_PAGE <= page <= _LARGEST_PAGE:
                return None
            file.seek(sector)
            while len(record := file.read(page + 8)) == page + 8:
                if record[:4] == b"\0\0\0\1":
                    first = record[4:]
                    (version,) = struct.unpack_from(">I", first, _VERSION_AT)
                    (application,) = struct.unpack_from(">I", first, _APPLICATION_AT)
                    return JournalOwner(application, version)
    except FileNotFoundError:
        return None
    return None


def has_wal(path: Path) -> bool:
    """Tell whether a write-ahead log lies beside the file; SQLite would replay it unasked."""
    try:
        return path.with_name(path.name + "-wal").stat().st_size > 0
    except FileNotFoundError:
        return False


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on disk, where the system knows how."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def create_private(path: Path) -> int:
    """Create a file that only its owner may read, and hold it while it is being made."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    if sys.platform != "win32":
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return handle


def sweep(parts: Iterable[Path]) -> None:
    """Remove unfinished files that nobody is working on any more."""
    for part in parts:
        try:
            _sweep_one(part)
        except OSError:
            continue  # it is still being made, was just finished, or can't be removed


def _sweep_one(part: Path) -> None:
    if sys.platform == "win32":
        part.unlink()  # refused there while somebody has it open
    else:
        handle = os.open(part, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            part.unlink()
        finally:
            os.close(handle)
