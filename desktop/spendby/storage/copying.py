"""Makes verified copies of the database: complete, checked and on disk before they get a name.

Copies are ordered by a sequence number, never by the clock. Which of them are kept how long is
not decided here.
"""

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from spendby.domain.errors import FileRefused
from spendby.storage.engine import raw_connection
from spendby.storage.refusals import out_of_reach, refusing
from spendby.storage.side_files import PART, create_private, sweep, sync_folder
from spendby.storage.soundness import broken_ledgers, broken_pages, broken_references

MANIFEST = "manifest.jsonl"

_NUMBERED = re.compile(r"(\d{6,})_")
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Copy:
    """A verified copy; `sha256` is of the finished file, `version` its `user_version`."""

    path: Path
    sequence: int
    reason: str
    at: datetime
    sha256: str
    size: int
    version: int


def verified_copy(live: Path, folder: Path, reason: str, at: datetime) -> Copy:
    """Copy the live database into `folder` and check the copy; raises `FileRefused`.

    `reason` becomes part of the name, `at` is the moment with its zone.
    """
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        sweep(folder.glob(f"*{PART}"))
        sequence, part, handle = _new_part(folder, reason, at)
    except OSError as error:
        raise out_of_reach(folder, error) from error
    try:
        with refusing(folder, saving=True):
            version = _fill(live, part)
        os.fsync(handle)
        copy = _finished(part, sequence, reason, at, version)
        if sys.platform == "win32":
            os.close(handle)  # an open file can't be renamed there
            handle = -1
        part.replace(copy.path)
        sync_folder(folder)
        _list_it(folder, copy)
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
        for line in (folder / MANIFEST).read_text("utf-8").splitlines():
            with suppress(ValueError, KeyError, TypeError):
                yield int(json.loads(line)["sequence"])


def _fill(live: Path, part: Path) -> int:
    with closing(raw_connection(live, "rw")) as source, closing(raw_connection(part, "rw")) as copy:
        source.execute("PRAGMA query_only = ON")
        copy.execute("PRAGMA synchronous = OFF")
        source.backup(copy)
        expected = source.execute("PRAGMA user_version").fetchone()
    with closing(raw_connection(part, "ro")) as copy:
        problems = [*broken_pages(copy), *broken_references(copy), *broken_ledgers(copy)]
        found = copy.execute("PRAGMA user_version").fetchone()
    if problems or found != expected:
        what = "; ".join(problems) or "its version differs"
        raise FileRefused(
            f"Couldn't make a sound backup of “{live}”, so nothing was changed ({what}). "
            "Restore an earlier backup to go on."
        )
    version: int = found[0]
    return version


def _finished(part: Path, sequence: int, reason: str, at: datetime, version: int) -> Copy:
    digest, size = hashlib.sha256(), 0
    with part.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
    path = part.with_name(part.name.removesuffix(PART))
    return Copy(path, sequence, reason, at, digest.hexdigest(), size, version)


def _list_it(folder: Path, copy: Copy) -> None:
    line = {
        "file": copy.path.name,
        "sequence": copy.sequence,
        "reason": copy.reason,
        "at": copy.at.isoformat(),
        "sha256": copy.sha256,
        "size": copy.size,
        "version": copy.version,
    }
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    handle = os.open(folder / MANIFEST, flags, 0o600)
    try:
        os.write(handle, (json.dumps(line) + "\n").encode())
        os.fsync(handle)
    finally:
        os.close(handle)
