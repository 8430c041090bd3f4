"""The list of backups: the files in the folder, each with what was noted when it was checked.

The list itself is written by `copying`; which backups may go is decided in the domain.
"""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from spendby.domain.backup import Backup, Contents, outlived
from spendby.storage.copying import manifest_text, sha256_of
from spendby.storage.refusals import out_of_reach
from spendby.storage.side_files import PART, sweep

# Only such names are ever read from the list, because what it names may be removed.
_NAME = re.compile(r"(\d{6,})_(\d{8}-\d{6})_([a-z][a-z-]*)\.db")


class Listed(Struct, frozen=True):
    """A backup with the hash that was noted for it; None where the list doesn't have it."""

    backup: Backup
    sha256: str | None


def newest(folder: Path) -> Backup | None:
    """Find the newest backup that is listed and there, looking at no more than needed."""
    for line in reversed(_lines(folder)):
        entry = _entry(line)
        if entry is not None and (folder / entry.backup.file).exists():
            return entry.backup
    return None


def listed(folder: Path, *, check: bool = False) -> list[Listed]:
    """List the backups in `folder`, newest first; raises `FileRefused`.

    Sweeps what a killed program left of one. With `check` every file is read and compared with
    its hash; without, its size is.
    """
    sweep(folder.glob(f"*{PART}"))
    noted: dict[str, Listed] = {}
    for line in _lines(folder):
        entry = _entry(line)
        if entry is not None:
            noted[entry.backup.file] = entry
    try:
        found = [_found(path, noted.get(path.name), check=check) for path in _files(folder)]
    except OSError as error:
        raise out_of_reach(folder, error) from error
    return sorted(found, key=lambda one: (one.backup.sequence, one.backup.file), reverse=True)


def rotate(folder: Path, now: datetime) -> None:
    """Remove what has outlived its use; only for after a new backup was checked.

    A file that the list doesn't have is never touched, and what can't be removed waits. Whole
    backups and those in which a credit can't be read never make room for each other.
    """
    noted = [one.backup for one in listed(folder) if one.sha256]
    whole = [one for one in noted if one.contents is not None and not one.contents.unreadable]
    others = [one for one in noted if one not in whole]
    for backup in [*outlived(whole, now), *outlived(others, now)]:
        with suppress(OSError):
            (folder / backup.file).unlink()


def _files(folder: Path) -> Iterator[Path]:
    if folder.exists():
        for path in folder.iterdir():
            if _NAME.fullmatch(path.name) and path.is_file():
                yield path


def _found(path: Path, noted: Listed | None, *, check: bool) -> Listed:
    size = path.stat().st_size
    if noted is None:
        return Listed(_unlisted(path, size), None)
    whole = size == noted.backup.size
    if whole and check:
        whole = sha256_of(path) == noted.sha256
    return replace(noted, backup=replace(noted.backup, size=size, checked=whole))


def _unlisted(path: Path, size: int) -> Backup:
    """Tell of a file what its name does."""
    match = _NAME.fullmatch(path.name)
    number, moment, reason = match.groups() if match else ("0", "", "")
    try:
        made_at = datetime.strptime(moment, "%Y%m%d-%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        made_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return Backup(path.name, int(number), reason, made_at, size, None, checked=False)


def _lines(folder: Path) -> list[str]:
    try:
        return manifest_text(folder).splitlines()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise out_of_reach(folder, error) from error


def _entry(line: str) -> Listed | None:
    """Read a line of the list; None for one that was cut off or isn't ours."""
    try:
        noted = json.loads(line)
        if not _NAME.fullmatch(noted["file"]):
            return None
        backup = Backup(
            noted["file"],
            int(noted["sequence"]),
            str(noted["reason"]),
            _moment(noted["at"]),
            int(noted["size"]),
            _contents(noted),
            checked=True,
        )
        return Listed(backup, str(noted["sha256"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _contents(noted: dict[str, object]) -> Contents:
    left, changed_at = noted["left"], noted["changed_at"]
    if not isinstance(left, dict):
        raise TypeError(left)
    return Contents(
        int(str(noted["credits"])),
        tuple((str(code), int(minor)) for code, minor in left.items()),
        int(str(noted["change"])),
        None if changed_at is None else _moment(changed_at),
        int(str(noted.get("unreadable", 0))),
    )


def _moment(text: object) -> datetime:
    moment = datetime.fromisoformat(str(text))
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment
