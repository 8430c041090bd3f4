"""The storage port: looks, changes, the check of the file, and whether others wrote to it.

Nothing is opened before it is needed, and nothing outside this package sees an error of SQL's.
"""

import os
from _thread import LockType
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Self

from msgspec import Struct

from spendby.domain.change import Finding
from spendby.domain.errors import FileRefused, Refused, Trouble
from spendby.domain.unreadable import Unreadable
from spendby.storage.checking import check_file
from spendby.storage.engine import looking, patience_ms, raw_connection, waited_in_vain
from spendby.storage.look import Look
from spendby.storage.migrations import STEPS, Step
from spendby.storage.opening import Identity, backups_of, check_link, identity, make_usable
from spendby.storage.own_files import OwnFiles
from spendby.storage.refusals import damaged, in_use, refusing, replaced
from spendby.storage.soundness import broken_structure
from spendby.translation import mark, tr

if TYPE_CHECKING:
    from spendby.storage.change_engine import ChangeEngine
    from spendby.storage.unit_of_work import Work


_STILL_BUSY = mark(
    "Couldn't save: Spendby is still busy with another change. "
    "Your earlier credits are safe. Try again in a moment."
)
_STILL_OPENING = mark(
    "Spendby is still busy with the file of your credits. Nothing was changed. "
    "Try again in a moment."
)


class _Opened(Struct):
    path: Path
    file: Identity | None
    changes: "ChangeEngine | None" = None
    rescued: Path | None = None
    is_sound: bool = False


class Database:
    """The credits in the file at `path`, which is created when it is first needed.

    Satisfies `services.storage_ports.Storage`. May be used from several threads; changes take
    turns. `now` gives the moment that a backup is named for, with its zone.
    """

    def __init__(
        self, path: Path, now: Callable[[], datetime], steps: Sequence[Step] = STEPS
    ) -> None:
        self._path = path
        self._now = now
        self._steps = steps
        self._opened: _Opened | None = None
        self._opening = Lock()
        self._changing = Lock()
        self._stamp = 0
        self._unreadable: dict[int, Unreadable] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def read(self) -> Iterator[Look]:
        """Open a consistent look; raises `FileRefused`."""
        opened = self._open()
        with refusing(opened.path, saving=False), looking(opened.path) as raw:
            look = Look(raw)
            yield look
        met = look.credits.unreadable
        self._unreadable = met if look.credits.has_read_all else self._unreadable | met

    @contextmanager
    def change(self) -> "Iterator[Work]":
        """Open a unit of work, which holds the write lock until it ends; raises `FileRefused`.

        Not to be nested, nor opened inside a look of the same thread.
        """
        opened = self._open()
        try:
            with self._turn(), refusing(opened.path, saving=True):
                _look_over(opened)
                with _changes(opened).work() as work:
                    yield work
        except FileRefused as refused:
            if refused.trouble is not Trouble.REPLACED:
                raise
            raise self._replaced(opened) from refused

    def check(self) -> list[Finding]:
        """Check the database file itself: integrity, references, ledger sums, tables, access."""
        try:
            opened = self._open()
            with refusing(opened.path, saving=False):
                return check_file(opened.path, self._steps)
        except Refused as refused:
            return [Finding("file", ok=False, detail=str(refused))]

    def stamp(self) -> int:
        """Give a number that changes when another program has written to the file.

        Never waits: while a change is being made, or another program holds the file, the number
        is the one before.
        """
        opened = self._open()
        if not self._changing.acquire(blocking=False):
            return self._stamp
        try:
            version = _changes(opened).version()
        finally:
            self._changing.release()
        if version is not None:
            self._stamp = version
        return self._stamp

    def get_ready(self) -> None:
        """Do ahead of the first change what it would have to wait for; what is wrong, it will say.

        For a thread beside the window.
        """
        with suppress(Refused):
            opened = self._open()
            with self._turn(), refusing(opened.path, saving=True):
                _look_over(opened)
                _changes(opened)

    def file(self) -> Path:
        """Give the path of the file, links resolved, once it can be used; raises `FileRefused`."""
        return self._open().path

    @property
    def unreadable(self) -> list[Unreadable]:
        """The credits that the latest looks met and couldn't read, in recording order."""
        return [self._unreadable[number] for number in sorted(self._unreadable)]

    @property
    def place(self) -> Path:
        """Where the file is or would be, links resolved, without opening it."""
        return Path(os.path.realpath(self._path))

    @property
    def backups(self) -> Path:
        """The folder of its backups, which may not be there yet."""
        return backups_of(self._path)

    @property
    def own_files(self) -> OwnFiles:
        """What no output may land on."""
        return OwnFiles(self._path)

    @contextmanager
    def at_rest(self) -> Iterator[Path]:
        """Let go of the file, and let nothing of this program use it until the block ends."""
        with self._turn(), _held(self._opening, _STILL_BUSY):
            self._let_go()
            check_link(self._path)
            yield self.place

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        with self._opening:
            self._let_go()

    def _let_go(self) -> None:
        if self._opened is not None:
            if identity(self._opened.path) != self._opened.file:
                self._rescue(self._opened)
            if self._opened.changes is not None:
                self._opened.changes.close()
            self._opened = None
            self._unreadable = {}

    def _open(self) -> _Opened:
        with _held(self._opening, _STILL_OPENING):
            if self._opened is None:
                path = make_usable(self._path, self._steps, self._now, self.backups)
                self._opened = _Opened(path, identity(path))
            opened = self._opened
        if identity(opened.path) != opened.file:
            raise self._replaced(opened)
        return opened

    def _replaced(self, opened: _Opened) -> FileRefused:
        """Keep what was saved into the file that is gone, first of all; then say so."""
        if not self._changing.acquire(blocking=False):
            return replaced(opened.path, in_use(opened.path))  # whoever has the turn will see it
        try:
            return replaced(opened.path, self._rescue(opened))
        finally:
            self._changing.release()

    def _rescue(self, opened: _Opened) -> Path | Refused | None:
        """Give the copy of the file that is held open, or why there is none yet."""
        if opened.rescued is None and opened.changes is not None and opened.changes.is_connected:
            try:
                opened.rescued = opened.changes.rescue(self.backups, self._now())
            except Refused as refused:
                return refused
        return opened.rescued

    @contextmanager
    def _turn(self) -> Iterator[None]:
        with _held(self._changing, _STILL_BUSY):
            yield


def _look_over(opened: _Opened) -> None:
    """See, before anything is written for the first time, that what holds every credit is whole."""
    if opened.is_sound:
        return
    with closing(raw_connection(opened.path, "rw")) as connection:
        connection.execute("PRAGMA query_only = ON")
        if broken_structure(connection, quick=True):
            raise damaged(opened.path)
        look = Look(connection)
        look.stores.all()
        look.settings.all()
    opened.is_sound = True


@contextmanager
def _held(lock: LockType, busy: str) -> Iterator[None]:
    """Hold a lock of this program's; raises `FileRefused` where that would take too long."""
    if not lock.acquire(timeout=patience_ms() / 1000):
        waited_in_vain()
        raise FileRefused(tr(busy), Trouble.BUSY)
    try:
        yield
    finally:
        lock.release()


def _changes(opened: _Opened) -> "ChangeEngine":
    """Give what changes go through; to be called by who has the turn."""
    if opened.changes is None:
        # SQLAlchemy takes longer to import than all else that a start does.
        from spendby.storage.change_engine import ChangeEngine

        opened.changes = ChangeEngine(opened.path)
    return opened.changes
