"""Undo, redo and the change log, the same from the window and from the command line."""

from spendby.domain.change import Change
from spendby.domain.errors import NotFound
from spendby.services.changes import Changed, Notifier
from spendby.services.ports import Clock
from spendby.services.storage_ports import Storage


class HistoryService:
    """What was done, taking it back, and doing it again."""

    def __init__(self, storage: Storage, clock: Clock, notifier: Notifier) -> None:
        """Work on `storage` and announce what comes back."""
        self._storage = storage
        self._clock = clock
        self._notifier = notifier

    def latest(self, limit: int, credit_id: str | None = None) -> list[Change]:
        """Read the newest changes, of one credit (whole id) or of all."""
        with self._storage.read() as reading:
            return reading.changes.latest(limit, credit_id)

    def next_undo(self) -> Change | None:
        """Tell what undo would take back."""
        with self._storage.read() as reading:
            return next(iter(reading.changes.undoable(1)), None)

    def next_redo(self) -> Change | None:
        """Tell what redo would bring again."""
        with self._storage.read() as reading:
            return next(iter(reading.changes.redoable(1)), None)

    def undo(self, count: int = 1) -> list[Change]:
        """Take back the latest `count` changes, newest first; all of them or, refused, none."""
        with self._storage.read() as reading:
            waiting = reading.changes.undoable(count)
        _check(len(waiting), count, "undone", "undo")
        for one in waiting:
            with self._storage.change() as unit:
                touched = unit.touched(one.number)
                change = unit.undo(self._clock.now())
            self._announce(change, touched)
        return waiting

    def redo(self, count: int = 1) -> list[Change]:
        """Do the latest `count` undone changes again, in order; all of them or, refused, none."""
        with self._storage.read() as reading:
            waiting = reading.changes.redoable(count)
        _check(len(waiting), count, "redone", "redo")
        for one in waiting:
            with self._storage.change() as unit:
                touched = unit.touched(one.number)
                change = unit.redo(self._clock.now())
            self._announce(change, touched)
        return waiting

    def _announce(self, change: Change | None, credits: frozenset[str] | None) -> None:
        if change is not None:
            everything = credits is None
            self._notifier.announce(Changed(change, credits or frozenset(), everything=everything))


def _check(there: int, wanted: int, done: str, verb: str) -> None:
    if there == 0:
        message = f"There is nothing to {verb}."
        raise NotFound(message)
    if there < wanted:
        changes = "change" if there == 1 else "changes"
        message = f"Only {there} {changes} can be {done}, so nothing was. Ask for {there} or fewer."
        raise NotFound(message)
