"""A storage that keeps everything in memory: for faces and use cases, where SQL is no matter.

It holds the promises of `services.storage_ports`: a change is kept as a whole or not at all, and
undo gives back exactly what was there before.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime

from msgspec.structs import replace

from spendby.domain.change import DELETED, PURGE, Change, Finding
from spendby.domain.credit import AMAZON_US, Credit, Store
from spendby.domain.errors import NotFound
from spendby.domain.mute import Mute
from spendby.domain.purchase import Purchase
from spendby.domain.reminders.reminder import AS_USUAL, Delivery, Key, Mark, Marked, Reminding
from spendby.domain.unreadable import Unreadable


@dataclass(slots=True)
class _Contents:
    """Everything there is; each part is replaced, never changed in place."""

    credits: dict[str, Credit] = field(default_factory=dict)
    stores: tuple[Store, ...] = (AMAZON_US,)
    settings: dict[str, str] = field(default_factory=dict)
    marks: dict[Key, Marked] = field(default_factory=dict)
    wishes: dict[str, Reminding] = field(default_factory=dict)
    purchases: dict[str, Purchase] = field(default_factory=dict)
    mutes: dict[tuple[str, str], Mute] = field(default_factory=dict)

    def copy(self) -> "_Contents":
        return _Contents(
            dict(self.credits),
            self.stores,
            dict(self.settings),
            dict(self.marks),
            dict(self.wishes),
            dict(self.purchases),
            dict(self.mutes),
        )


@dataclass(slots=True)
class _Log:
    """The log of reminders, which undo leaves alone."""

    deliveries: dict[Key, Delivery] = field(default_factory=dict)
    looked_at: datetime | None = None

    def copy(self) -> "_Log":
        return _Log(dict(self.deliveries), self.looked_at)


@dataclass(slots=True)
class _Step:
    change: Change
    before: _Contents
    after: _Contents


class MemoryCredits:
    """The credits of one look or one change."""

    def __init__(self, contents: _Contents) -> None:
        self._contents = contents

    def all(self) -> list[Credit]:
        return list(self._contents.credits.values())

    def part(self, after: int, count: int) -> list[tuple[int, Credit]]:
        return list(enumerate(self.all(), 1))[after : after + count]

    def soonest(self, first: date, count: int) -> list[Credit]:
        dated = [(one.expiry.on, one) for one in self.all() if one.expiry.on is not None]
        coming = sorted((on, one.name.casefold(), one.id) for on, one in dated if on >= first)
        return [self._contents.credits[key] for *_, key in coming[:count]]

    def are_more_than(self, count: int) -> bool:
        return len(self._contents.credits) > count

    def get(self, credit_id: str) -> Credit | None:
        return self._contents.credits.get(credit_id)

    def ids_starting(self, prefix: str) -> list[str]:
        return [key for key in self._contents.credits if key.startswith(prefix)][:10]

    def has_name(self, name: str) -> bool:
        return any(one.name == name for one in self.all())

    def known(self, ids: Iterable[str]) -> set[str]:
        return set(ids) & set(self._contents.credits)

    def add(self, credits: Sequence[Credit]) -> None:
        self._contents.credits.update({credit.id: credit for credit in credits})

    def save(self, before: Credit, after: Credit) -> None:
        self._contents.credits[before.id] = after


class MemoryStores:
    """The stores of one look or one change."""

    def __init__(self, contents: _Contents) -> None:
        self._contents = contents

    def all(self) -> list[Store]:
        return list(self._contents.stores)

    def add(self, store: Store) -> None:
        self._contents.stores = (*self._contents.stores, store)

    def save(self, before: Store, after: Store) -> None:
        kept = self._contents.stores
        self._contents.stores = tuple(after if one.id == before.id else one for one in kept)


class MemoryPurchases:
    """The planned purchases of one look or one change."""

    def __init__(self, contents: _Contents) -> None:
        self._contents = contents

    def all(self) -> list[Purchase]:
        return list(self._contents.purchases.values())

    def add(self, purchase: Purchase) -> None:
        self._contents.purchases[purchase.id] = purchase

    def save(self, before: Purchase, after: Purchase) -> None:
        self._contents.purchases[before.id] = after

    def drop(self, purchase: Purchase) -> None:
        del self._contents.purchases[purchase.id]


class MemoryMutes:
    """The muted findings of one look or one change."""

    def __init__(self, contents: _Contents) -> None:
        self._contents = contents

    def all(self) -> list[Mute]:
        return list(self._contents.mutes.values())

    def put(self, mute: Mute) -> None:
        self._contents.mutes[mute.check, mute.credit] = mute

    def lift(self, check: str, credit: str) -> bool:
        return self._contents.mutes.pop((check, credit), None) is not None


class MemorySettings:
    """The settings of one look or one change."""

    def __init__(self, contents: _Contents) -> None:
        self._contents = contents

    def all(self) -> dict[str, str]:
        return dict(sorted(self._contents.settings.items()))

    def put(self, name: str, value: str) -> None:
        self._contents.settings[name] = value


class MemoryReminders:
    """The reminders of one look or one change."""

    def __init__(self, contents: _Contents, log: _Log) -> None:
        self._contents = contents
        self._log = log

    def deliveries(self) -> dict[Key, Delivery]:
        credits = self._contents.credits
        return {key: one for key, one in self._log.deliveries.items() if key.credit in credits}

    def marks(self) -> dict[Key, Marked]:
        return dict(self._contents.marks)

    def wishes(self) -> dict[str, Reminding]:
        return dict(self._contents.wishes)

    def looked_at(self) -> datetime | None:
        return self._log.looked_at

    def deliver(self, deliveries: Sequence[Delivery]) -> None:
        self._log.deliveries.update({one.key: one for one in deliveries})

    def look(self, at: datetime) -> None:
        self._log.looked_at = at

    def mark(self, keys: Sequence[Key], marked: Mark, at: datetime, until: datetime | None) -> None:
        for key in keys:
            if key not in self._log.deliveries:
                raise NotFound(str(key))
            delivered_at = self._log.deliveries[key].at
            self._contents.marks[key] = Marked(marked, at, delivered_at, until)

    def wish(self, credit_id: str, reminding: Reminding) -> None:
        if self._contents.wishes.get(credit_id, AS_USUAL) != reminding:
            self._contents.wishes[credit_id] = reminding


class MemoryChanges:
    """The change log."""

    def __init__(self, storage: "MemoryStorage") -> None:
        self._storage = storage

    def latest(self, limit: int, credit_id: str | None = None) -> list[Change]:
        steps = [*self._storage.done, *self._storage.undone]
        found = [
            step.change
            for step in steps
            if credit_id is None
            or step.before.credits.get(credit_id) != step.after.credits.get(credit_id)
        ]
        return sorted(found, key=lambda change: -change.number)[:limit]

    def revisions(self) -> dict[str, int]:
        return dict(self._storage.touched)

    def undoable(self, limit: int) -> list[Change]:
        return [step.change for step in self._storage.done[::-1]][:limit]

    def redoable(self, limit: int) -> list[Change]:
        return [step.change for step in self._storage.undone[::-1]][:limit]


class MemoryUnit:
    """A look or a change."""

    def __init__(self, storage: "MemoryStorage") -> None:
        self._storage = storage
        self._contents = storage.contents.copy()
        self.credits = MemoryCredits(self._contents)
        self.stores = MemoryStores(self._contents)
        self.settings = MemorySettings(self._contents)
        self._log = storage.log.copy()
        self.reminders = MemoryReminders(self._contents, self._log)
        self.purchases = MemoryPurchases(self._contents)
        self.mutes = MemoryMutes(self._contents)
        self.changes = MemoryChanges(storage)

    def keep_log(self) -> None:
        self._storage.log = self._log

    def commit(self, label: str, at: datetime) -> Change | None:
        storage = self._storage
        if self._contents == storage.contents:
            return None
        change = Change(storage.next_number(), "do", label, at)
        storage.done.append(_Step(change, storage.contents, self._contents))
        storage.undone.clear()
        storage.turn_to(self._contents)
        storage.log = self._log
        return change

    def touched(self, number: int) -> frozenset[str] | None:
        steps = (*self._storage.done, *self._storage.undone)
        step = next(one for one in steps if one.change.number == number)
        before, after = step.before, step.after
        if (before.stores, before.settings) != (after.stores, after.settings):
            return None
        ids = {*before.credits, *after.credits}
        return frozenset(one for one in ids if before.credits.get(one) != after.credits.get(one))

    def undo(self, at: datetime) -> Change | None:
        storage = self._storage
        if not storage.done:
            return None
        step = storage.done.pop()
        storage.undone.append(step)
        storage.turn_to(step.before)
        return replace(
            step.change, number=storage.next_number(), kind="undo", at=at, of=step.change.number
        )

    def redo(self, at: datetime) -> Change | None:
        storage = self._storage
        if not storage.undone:
            return None
        step = storage.undone.pop()
        storage.done.append(step)
        storage.turn_to(step.after)
        return replace(
            step.change, number=storage.next_number(), kind="redo", at=at, of=step.change.number
        )

    def delete_for_good(self, credit_id: str, at: datetime) -> tuple[Change, bool]:
        storage = self._storage
        steps = storage.done
        for contents in (
            self._contents,
            *(one for step in steps for one in (step.before, step.after)),
        ):
            contents.credits.pop(credit_id, None)
            for key in [one for one in contents.mutes if one[1] == credit_id]:
                del contents.mutes[key]
        storage.done = [step for step in steps if step.before != step.after]
        storage.undone.clear()
        storage.contents = self._contents
        return Change(storage.next_number(), PURGE, DELETED, at), True


class MemoryStorage:
    """A storage without a file."""

    def __init__(self, credits: Sequence[Credit] = (), stores: Sequence[Store] = ()) -> None:
        self.contents = _Contents({one.id: one for one in credits}, (AMAZON_US, *stores))
        self.log = _Log()
        self.done: list[_Step] = []
        self.undone: list[_Step] = []
        self.touched = Counter(self.contents.credits.keys())
        self._number = 0
        self.unreadable: list[Unreadable] = []

    def turn_to(self, contents: _Contents) -> None:
        before, after = self.contents.credits, contents.credits
        ids = {*before, *after}
        self.touched.update(one for one in ids if before.get(one) != after.get(one))
        self.contents = contents

    def next_number(self) -> int:
        self._number += 1
        return self._number

    @contextmanager
    def read(self) -> Iterator[MemoryUnit]:
        yield MemoryUnit(self)

    @contextmanager
    def change(self) -> Iterator[MemoryUnit]:
        yield MemoryUnit(self)

    def check(self) -> list[Finding]:
        return []

    def stamp(self) -> int:
        return self._number

    def get_ready(self) -> None:
        pass
