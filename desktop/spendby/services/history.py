"""Undo, redo and the change log, the same from the window and from the command line."""

from collections.abc import Sequence

from spendby.domain.change import Change
from spendby.domain.errors import NotFound
from spendby.services.changes import Changed, Notifier
from spendby.services.ports import Clock
from spendby.services.storage_ports import Storage

_NAMED = 100
"""So many changes are looked through for one that was overtaken."""


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
            self.undo_only(one)
        return waiting

    def redo(self, count: int = 1) -> list[Change]:
        """Do the latest `count` undone changes again, in order; all of them or, refused, none."""
        with self._storage.read() as reading:
            waiting = reading.changes.redoable(count)
        _check(len(waiting), count, "redone", "redo")
        for one in waiting:
            self.redo_only(one)
        return waiting

    def undo_only(self, wanted: Change) -> None:
        """Take back this change and no other; raises `NotFound` where another stands in the way."""
        with self._storage.change() as unit:
            _check_first(unit.changes.undoable(_NAMED), wanted, "taken back")
            touched = unit.touched(wanted.number)
            change = unit.undo(self._clock.now())
        self._announce(change, touched)

    def redo_only(self, wanted: Change) -> None:
        """Do this undone change again and no other; raises `NotFound` as `undo_only` does."""
        with self._storage.change() as unit:
            _check_first(unit.changes.redoable(_NAMED), wanted, "done again")
            touched = unit.touched(wanted.number)
            change = unit.redo(self._clock.now())
        self._announce(change, touched)

    def _announce(self, change: Change | None, credits: frozenset[str] | None) -> None:
        if change is not None:
            everything = credits is None
            self._notifier.announce(Changed(change, credits or frozenset(), everything=everything))


def _check_first(waiting: Sequence[Change], wanted: Change, done: str) -> None:
    """Raise `NotFound` where a change isn't the one whose turn it is."""
    numbers = [one.number for one in waiting]
    if numbers[:1] == [wanted.number]:
        return
    if wanted.number not in numbers and len(numbers) < _NAMED:
        message = f"“{wanted.label}” can't be {done} now: it was already. Nothing was changed."
        raise NotFound(message)
    others = numbers.index(wanted.number) if wanted.number in numbers else len(numbers)
    more = f" and {others - 1} more" if others > 1 else ""
    message = (
        f"“{wanted.label}” wasn't {done}: “{waiting[0].label}”{more} came after it, and the newest "
        "goes first. Nothing was changed."
    )
    raise NotFound(message)


def _check(there: int, wanted: int, done: str, verb: str) -> None:
    if there == 0:
        message = f"There is nothing to {verb}."
        raise NotFound(message)
    if there < wanted:
        changes = "change" if there == 1 else "changes"
        message = f"Only {there} {changes} can be {done}, so nothing was. Ask for {there} or fewer."
        raise NotFound(message)
