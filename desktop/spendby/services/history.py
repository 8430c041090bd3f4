"""Undo, redo and the change log, the same from the window and from the command line."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from spendby.domain.change import Change
from spendby.domain.errors import NotFound
from spendby.services.changes import Changed, Notifier
from spendby.services.ports import Clock
from spendby.services.storage_ports import Storage
from spendby.translation import mark, ntr, tr

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
        _check(len(waiting), count, _UNDO)
        for one in waiting:
            self.undo_only(one)
        return waiting

    def redo(self, count: int = 1) -> list[Change]:
        """Do the latest `count` undone changes again, in order; all of them or, refused, none."""
        with self._storage.read() as reading:
            waiting = reading.changes.redoable(count)
        _check(len(waiting), count, _REDO)
        for one in waiting:
            self.redo_only(one)
        return waiting

    def undo_only(self, wanted: Change) -> None:
        """Take back this change and no other; raises `NotFound` where another stands in the way."""
        with self._storage.change() as unit:
            _check_first(unit.changes.undoable(_NAMED), wanted, _UNDO)
            touched = unit.touched(wanted.number)
            change = unit.undo(self._clock.now())
        self._announce(change, touched)

    def redo_only(self, wanted: Change) -> None:
        """Do this undone change again and no other; raises `NotFound` as `undo_only` does."""
        with self._storage.change() as unit:
            _check_first(unit.changes.redoable(_NAMED), wanted, _REDO)
            touched = unit.touched(wanted.number)
            change = unit.redo(self._clock.now())
        self._announce(change, touched)

    def _announce(self, change: Change | None, credits: frozenset[str] | None) -> None:
        if change is not None:
            everything = credits is None
            self._notifier.announce(Changed(change, credits or frozenset(), everything=everything))


def _check_first(waiting: Sequence[Change], wanted: Change, refusals: "_Refusals") -> None:
    """Raise `NotFound` where a change isn't the one whose turn it is."""
    numbers = [one.number for one in waiting]
    if numbers[:1] == [wanted.number]:
        return
    if wanted.number not in numbers and len(numbers) < _NAMED:
        raise NotFound(tr(refusals.already).format(change=wanted.said))
    others = numbers.index(wanted.number) if wanted.number in numbers else len(numbers)
    message = refusals.several_later(others - 1) if others > 1 else tr(refusals.one_later)
    raise NotFound(message.format(change=wanted.said, later=waiting[0].said))


def _check(there: int, wanted: int, refusals: "_Refusals") -> None:
    if there == 0:
        raise NotFound(tr(refusals.nothing))
    if there < wanted:
        raise NotFound(refusals.too_few(there))


class _Refusals(Struct, frozen=True):
    """What is said where changes can't be undone, or not be redone."""

    nothing: str
    too_few: Callable[[int], str]
    already: str
    one_later: str
    several_later: Callable[[int], str]


_UNDO = _Refusals(
    nothing=mark("There is nothing to undo."),
    too_few=lambda count: ntr(
        "Only {count} change can be undone, so nothing was. Ask for {count} or fewer.",
        "Only {count} changes can be undone, so nothing was. Ask for {count} or fewer.",
        count,
    ),
    already=mark("“{change}” can't be taken back now: it was already. Nothing was changed."),
    one_later=mark(
        "“{change}” wasn't taken back: “{later}” came after it, and the newest goes first. "
        "Nothing was changed."
    ),
    several_later=lambda count: ntr(
        "“{change}” wasn't taken back: “{later}” and {count} more came after it, and the newest "
        "goes first. Nothing was changed.",
        "“{change}” wasn't taken back: “{later}” and {count} more came after it, and the newest "
        "goes first. Nothing was changed.",
        count,
    ),
)
_REDO = _Refusals(
    nothing=mark("There is nothing to redo."),
    too_few=lambda count: ntr(
        "Only {count} change can be redone, so nothing was. Ask for {count} or fewer.",
        "Only {count} changes can be redone, so nothing was. Ask for {count} or fewer.",
        count,
    ),
    already=mark("“{change}” can't be done again now: it was already. Nothing was changed."),
    one_later=mark(
        "“{change}” wasn't done again: “{later}” came after it, and the newest goes first. "
        "Nothing was changed."
    ),
    several_later=lambda count: ntr(
        "“{change}” wasn't done again: “{later}” and {count} more came after it, and the newest "
        "goes first. Nothing was changed.",
        "“{change}” wasn't done again: “{later}” and {count} more came after it, and the newest "
        "goes first. Nothing was changed.",
        count,
    ),
)
