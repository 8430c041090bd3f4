"""The sentence for each way in which SQLite can refuse; what is not here is a bug."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from spendby.domain.errors import FileRefused, LedgerRefused, Refused, Trouble
from spendby.outside import reason_of
from spendby.storage.engine import waited_in_vain
from spendby.translation import mark, tr

_LEDGER = "ledger: "

_WHEN_SAVING = {
    sqlite3.SQLITE_BUSY: mark(
        "Couldn't save: another program is using “{path}”. Your earlier credits are safe. "
        "Close the other program, then try again."
    ),
    sqlite3.SQLITE_FULL: mark(
        "Couldn't save: the disk is full. Your earlier credits are safe. "
        "Make some room, then try again."
    ),
    sqlite3.SQLITE_READONLY: mark(
        "Couldn't save: “{path}” can't be written to. Your earlier credits are safe "
        "and can still be read."
    ),
    sqlite3.SQLITE_CANTOPEN: mark(
        "Couldn't save: “{path}” or its folder can't be written to. Your earlier credits are safe."
    ),
    sqlite3.SQLITE_IOERR: mark(
        "Couldn't save: the disk with “{path}” reports an error. Your earlier credits are kept "
        "as they were. Check the disk, then try again."
    ),
}

_WHEN_READING = {
    sqlite3.SQLITE_BUSY: mark(
        "Another program is using “{path}”. Nothing was changed. "
        "Close the other program, then try again."
    ),
    sqlite3.SQLITE_READONLY: mark(
        "“{path}” was left in the middle of a save, and can't be put right because it can't be "
        "written to. Make the file and its folder writable, then try again."
    ),
    sqlite3.SQLITE_CANTOPEN: mark(
        "“{path}” can't be opened. Nothing was changed. "
        "Check that the file is there and that you may read it."
    ),
    sqlite3.SQLITE_IOERR: mark(
        "“{path}” can't be read: the disk reports an error. Nothing was changed. "
        "Check the disk, then try again."
    ),
    sqlite3.SQLITE_FULL: mark("“{path}” can't be read: the disk is full. Nothing was changed."),
}

_TROUBLES = {sqlite3.SQLITE_BUSY: Trouble.BUSY, sqlite3.SQLITE_FULL: Trouble.FULL}

# How the driver's errors without a code of their own begin when the file is at fault.
_NOISE = ("no such ", "Could not decode to UTF-8")

_DAMAGED = mark(
    "“{path}” is damaged or is not a file of Spendby's. It was left as it is. "
    "Restore a backup, or move the file elsewhere to start anew."
)

_REPLACED = mark(
    "“{path}” was replaced by another program, or taken away, while Spendby was open. Spendby "
    "saves nothing into what is there now. {kept} Open Spendby again to go on."
)
_KEPT = mark(
    "All that you had saved is kept as “{copy}”, in the list of backups, and can be restored."
)
_NOT_KEPT = mark(
    "What you had saved could not be kept beside it yet: {why} Leave Spendby open and try again."
)
_NOTHING = mark("You had saved nothing since it was opened.")


def damaged(path: Path) -> FileRefused:
    """Say that the file is not what it should be."""
    return FileRefused(tr(_DAMAGED).format(path=path), Trouble.DAMAGED)


def replaced(path: Path, kept: Path | Refused | None = None) -> FileRefused:
    """Say that there is another file at the path now, or none.

    `kept` is the copy of what was open, or why there is none; None where nothing was saved.
    """
    if kept is None:
        what = tr(_NOTHING)
    elif isinstance(kept, Path):
        what = tr(_KEPT).format(copy=kept)
    else:
        what = tr(_NOT_KEPT).format(why=kept)
    return FileRefused(tr(_REPLACED).format(path=path, kept=what), Trouble.REPLACED)


def in_use(path: Path) -> FileRefused:
    """Say that another program holds the file."""
    return FileRefused(tr(_WHEN_READING[sqlite3.SQLITE_BUSY]).format(path=path), Trouble.BUSY)


def out_of_reach(path: Path, error: OSError) -> FileRefused:
    """Say what the system answered when the file or its folder was to be used."""
    if error.errno == errno.ENOSPC:
        return FileRefused(tr(_WHEN_SAVING[sqlite3.SQLITE_FULL]), Trouble.FULL)
    return FileRefused(
        tr(
            "“{path}” can't be used: {reason}. Nothing was changed. Check the file "
            "and its folder, or choose another folder."
        ).format(path=path, reason=reason_of(error))
    )


def refusal(error: Exception, path: Path, *, saving: bool) -> Refused | None:
    """Find the sentence for an error of SQLite's; None for what only a bug can cause."""
    cause = getattr(error, "orig", error)  # where SQLAlchemy keeps the driver's own error
    if isinstance(cause, sqlite3.IntegrityError):
        text = str(cause)
        return LedgerRefused(tr(text.removeprefix(_LEDGER))) if text.startswith(_LEDGER) else None
    if not isinstance(cause, sqlite3.DatabaseError):
        return None
    code: int = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return replaced(path)
    primary = code & 0xFF
    if primary == sqlite3.SQLITE_LOCKED:
        primary = sqlite3.SQLITE_BUSY
    sentences = _WHEN_SAVING if saving else _WHEN_READING
    if primary in sentences:
        trouble = _TROUBLES.get(primary, Trouble.OTHER)
        if trouble is Trouble.BUSY:
            waited_in_vain()
        return FileRefused(tr(sentences[primary]).format(path=path), trouble)
    not_ours = primary == sqlite3.SQLITE_ERROR and str(cause).startswith(_NOISE)
    if not_ours or primary in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return damaged(path)
    return None


@contextmanager
def refusing(path: Path, *, saving: bool) -> Iterator[None]:
    """Turn the errors of SQLite that a healthy program can meet into `Refused`."""
    try:
        yield
    except UnicodeDecodeError as error:  # the driver quotes the noise that SQLite found
        raise damaged(path) from error
    except Exception as error:
        sentence = refusal(error, path, saving=saving)
        if sentence is None:
            raise
        raise sentence from error
