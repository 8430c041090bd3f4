"""The backups of one database: made, listed, offered and restored, each of them checked."""

import errno
import os
import secrets
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from msgspec.structs import replace

from spendby.domain.backup import Backup, Offer, Restored
from spendby.domain.errors import FileRefused, Refused
from spendby.storage.backup_contents import ChangeKey, changes_in
from spendby.storage.backup_list import listed, newest, rotate
from spendby.storage.copying import Copy, problems_in, verified_copy
from spendby.storage.database import Database
from spendby.storage.engine import checking_connection, raw_connection
from spendby.storage.migrations import STEPS, Step
from spendby.storage.refusals import out_of_reach, refusing
from spendby.storage.side_files import PART, create_private, sync_folder
from spendby.translation import tr

_NO_WRITING = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


class BackupShelf:
    """The folder `backups` beside the database; satisfies `services.ports.BackupShelf`.

    May be used from several threads.
    """

    def __init__(self, database: Database, steps: Sequence[Step] = STEPS) -> None:
        self._database = database
        self._steps = steps

    def newest(self) -> Backup | None:
        """Find the newest backup, from the list alone; raises `FileRefused`."""
        return newest(self._folder())

    def listed(self, *, check: bool = False) -> list[Backup]:
        """List the backups, newest first; with `check` every file is compared with its hash."""
        return [one.backup for one in listed(self._folder(), check=check)]

    def offers(self) -> list[Offer]:
        """List the backups, compared with their hashes, and what restoring each would lose."""
        try:
            here = _changes(self._database.file(), "rw")
        except Refused:
            here = None
        return [Offer(one, self._lost(one, here)) for one in self.listed(check=True)]

    def make(self, reason: str, at: datetime) -> Backup:
        """Make and check a backup, then let go of those it outlives; raises `FileRefused`."""
        live, folder = self._database.file(), self._folder()
        try:
            copy = verified_copy(live, folder, reason, at)
        except FileRefused as refused:
            raise _no_backup(refused, folder) from refused
        rotate(folder, at)
        return _told(copy)

    def save_copy(self, path: str) -> str:
        """Save a checked copy without traces of what was deleted; gives its whole path.

        Raises `FileRefused`, also where there is a file of that name already.
        """
        target = Path(os.path.abspath(path))  # noqa: PTH100 - links are left as they are
        try:
            if os.path.lexists(target):
                raise FileRefused(
                    tr(
                        "“{file}” is there already, and Spendby doesn't write over files. "
                        "Nothing was changed. Choose another name."
                    ).format(file=target)
                )
            self._database.own_files.refuse(path)
            self._save(target)
        except (OSError, ValueError) as error:
            if isinstance(error, OSError):
                raise out_of_reach(target, error) from error
            raise FileRefused(
                tr("That name can't be used for a file. Nothing was changed.")
            ) from error
        return str(target)

    def restore(self, file: str, at: datetime) -> Restored:
        """Put a backup, or any copy at a path, in the place of the database.

        Raises `FileRefused`, and then everything is as it was.
        """
        # Storage alone needs these, and only now.
        from spendby.storage.backup_checking import candidate
        from spendby.storage.backup_restoring import Target, restore

        folder = self._folder()
        known = {one.backup.file: one.sha256 for one in listed(folder)}
        given = os.path.abspath(file)  # noqa: PTH100 - links are left as they are
        source = folder / file if file in known else Path(given)
        if not _is_there(source):
            raise FileRefused(
                tr(
                    "There is no backup “{file}”, and no file of that name. Nothing was "
                    "changed. The list of backups has their names."
                ).format(file=file)
            )
        day = self._day_of(file, at)
        with (
            self._database.at_rest() as live,
            candidate(source, live, known.get(file), self._steps, day) as wanted,
        ):
            return restore(file, wanted, Target(live, folder, self._steps, at))

    def _day_of(self, file: str, at: datetime) -> date:
        days = [one.made_at.date() for one in self.listed() if one.file == file]
        return days[0] if days else at.date()

    def _folder(self) -> Path:
        return self._database.backups

    def _lost(self, backup: Backup, here: set[ChangeKey] | None) -> int | None:
        if here is None or not backup.checked:
            return None
        held = backup.contents
        if held is not None and (held.change == 0 or (held.change, held.changed_at) in here):
            return sum(number > held.change for number, _ in here)
        # The two went different ways since an earlier restore.
        try:
            return len(here - _changes(self._folder() / backup.file, "ro"))
        except (Refused, sqlite3.Error, ValueError):
            return None

    def _save(self, target: Path) -> None:
        live = self._database.file()
        part = target.with_name(f".spendby-{secrets.token_hex(8)}{PART}")
        handle = create_private(part)
        try:
            with refusing(target, saving=True):
                with closing(raw_connection(live, "rw")) as source:
                    source.execute("VACUUM INTO ?", (str(part),))
                with checking_connection(part) as copy:
                    if problems_in(copy):
                        raise FileRefused(
                            tr("Couldn't save a sound copy as “{file}”.").format(file=target)
                        )
            os.fsync(handle)
            _name(part, target)
            sync_folder(target.parent)
        finally:
            os.close(handle)
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _is_there(path: Path) -> bool:
    try:
        return os.path.lexists(path)
    except ValueError:  # a name that no file can have
        return False


def _name(part: Path, target: Path) -> None:
    """Give the copy its name; refused by the system where somebody was faster."""
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        part.rename(target)


def _changes(path: Path, mode: Literal["ro", "rw"]) -> set[ChangeKey]:
    with refusing(path, saving=False), closing(raw_connection(path, mode)) as connection:
        return changes_in(connection)


def _told(copy: Copy) -> Backup:
    made = Backup(
        copy.path.name, copy.sequence, copy.reason, copy.at, copy.size, None, checked=True
    )
    return replace(made, contents=copy.contents)


def _no_backup(refused: FileRefused, folder: Path) -> FileRefused:
    """Say why there is no backup, in words that don't put the credits themselves in doubt."""
    cause = refused.__cause__
    number = cause.errno if isinstance(cause, OSError) else None
    code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF
    if number == errno.ENOSPC or code == sqlite3.SQLITE_FULL:
        said = tr("No backup could be made: the disk is full. Your credits are saved.")
    elif number in _NO_WRITING or code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}:
        said = tr(
            "No backup could be made: “{folder}” can't be written to. Your credits are saved."
        ).format(folder=folder)
    elif code == sqlite3.SQLITE_BUSY:
        said = tr(
            "No backup could be made: another program is using the file with your credits. "
            "Your credits are saved."
        )
    else:
        return refused
    return FileRefused(said)
