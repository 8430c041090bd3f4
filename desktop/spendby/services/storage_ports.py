"""What the use cases ask of storage: look at it, change it, and the log of what was changed.

Structural types, as in `ports`: nothing has to inherit from them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # types have no use for a start, and their modules would make it longer
    from collections.abc import Iterable, Sequence
    from contextlib import AbstractContextManager
    from datetime import date, datetime

    from spendby.domain.change import Change, Finding
    from spendby.domain.credit import Credit, Store
    from spendby.domain.mute import Mute
    from spendby.domain.purchase import Purchase
    from spendby.domain.reminders.reminder import Delivery, Key, Mark, Marked, Reminding
    from spendby.domain.unreadable import Unreadable


class CreditReading(Protocol):
    """The credits, in the order in which they were recorded."""

    def all(self) -> list[Credit]:
        """Read every credit with its entries and observations."""
        ...

    def part(self, after: int, count: int) -> list[tuple[int, Credit]]:
        """Read so many credits recorded after the number `after`, each with its own number."""
        ...

    def soonest(self, first: date, count: int) -> list[Credit]:
        """Read the credits that end first from a day on, at most so many; none if that is slow."""
        ...

    def are_more_than(self, count: int) -> bool:
        """Tell whether there are more credits than that."""
        ...

    def get(self, credit_id: str) -> Credit | None:
        """Read one credit by its whole id."""
        ...

    def ids_starting(self, prefix: str) -> list[str]:
        """List the ids that start with `prefix`, at most ten."""
        ...

    def has_name(self, name: str) -> bool:
        """Tell whether a credit is called just that."""
        ...

    def known(self, ids: Iterable[str]) -> set[str]:
        """Tell which of the ids belong to credits that are here."""


class CreditRepository(CreditReading, Protocol):
    """The credits, to which a change may add, and which it may edit."""

    def add(self, credits: Sequence[Credit]) -> None:
        """Record new credits with their entries and observations, in bulk."""
        ...

    def save(self, before: Credit, after: Credit) -> None:
        """Record what differs: changed fields, and the entries and observations at the end."""
        ...


class StoreReading(Protocol):
    """The stores; amazon-us is always among them."""

    def all(self) -> list[Store]:
        """Read every store, in recording order."""
        ...


class StoreRepository(StoreReading, Protocol):
    """The stores, to which a change may add, and which it may edit."""

    def add(self, store: Store) -> None:
        """Record a new store."""
        ...

    def save(self, before: Store, after: Store) -> None:
        """Record what differs; the id and the currency stay."""
        ...


class PurchaseReading(Protocol):
    """The planned purchases, those already bought among them, in recording order."""

    def all(self) -> list[Purchase]:
        """Read every purchase that was not dropped."""
        ...


class PurchaseRepository(PurchaseReading, Protocol):
    """The planned purchases, to which a change may add, and which it may edit or drop."""

    def add(self, purchase: Purchase) -> None:
        """Record a new purchase."""
        ...

    def save(self, before: Purchase, after: Purchase) -> None:
        """Record what differs."""
        ...

    def drop(self, purchase: Purchase) -> None:
        """Take a purchase off the list."""
        ...


class MuteReading(Protocol):
    """The muted findings of the check-up, in recording order."""

    def all(self) -> list[Mute]:
        """Read every mute that was not lifted."""
        ...


class MuteRepository(MuteReading, Protocol):
    """The muted findings, to which a change may add, and which it may lift."""

    def put(self, mute: Mute) -> None:
        """Mute a finding, in place of a mute that is there."""
        ...

    def lift(self, check: str, credit: str) -> bool:
        """Let a finding be heard again; tells whether it was muted."""
        ...


class SettingReading(Protocol):
    """The user's settings: JSON text by name."""

    def all(self) -> dict[str, str]:
        """Read every setting that was ever chosen, by name in alphabetical order."""
        ...


class SettingRepository(SettingReading, Protocol):
    """The user's settings, which a change may choose anew."""

    def put(self, name: str, value: str) -> None:
        """Record a choice."""
        ...


class ReminderReading(Protocol):
    """The log of reminders of the credits that are here, and what the user said to them."""

    def deliveries(self) -> dict[Key, Delivery]:
        """Read the log, in the order in which reminders came due."""
        ...

    def marks(self) -> dict[Key, Marked]:
        """Read the user's last word on each reminder that has one."""
        ...

    def wishes(self) -> dict[str, Reminding]:
        """Read the wishes for single credits, by credit id."""
        ...

    def looked_at(self) -> datetime | None:
        """Tell when it was last looked at what is due."""
        ...


class ReminderRepository(ReminderReading, Protocol):
    """The log, to which a look may add, and the user's words, which are changes."""

    def deliver(self, deliveries: Sequence[Delivery]) -> None:
        """Write lines of the log, each over an earlier one with the same key."""
        ...

    def look(self, at: datetime) -> None:
        """Note that it was looked at what is due."""
        ...

    def mark(self, keys: Sequence[Key], marked: Mark, at: datetime, until: datetime | None) -> None:
        """Record what the user did with delivered reminders; `until` is when a snooze ends."""
        ...

    def wish(self, credit_id: str, reminding: Reminding) -> None:
        """Record the wishes for a credit (whole id)."""
        ...


class ChangeLog(Protocol):
    """What was done, newest first; it only grows."""

    def latest(self, limit: int, credit_id: str | None = None) -> list[Change]:
        """Read the newest changes, of one credit (whole id) or of all."""
        ...

    def revisions(self) -> dict[str, int]:
        """Count the changes that ever touched each credit, undoing and redoing included, by id."""
        ...

    def undoable(self, limit: int) -> list[Change]:
        """List what undo would take back, next one first."""
        ...

    def redoable(self, limit: int) -> list[Change]:
        """List what redo would bring again, next one first."""
        ...


class Reading(Protocol):
    """A consistent look at everything; nothing can be written through it."""

    @property
    def credits(self) -> CreditReading: ...
    @property
    def stores(self) -> StoreReading: ...
    @property
    def settings(self) -> SettingReading: ...
    @property
    def reminders(self) -> ReminderReading: ...
    @property
    def purchases(self) -> PurchaseReading: ...
    @property
    def mutes(self) -> MuteReading: ...
    @property
    def changes(self) -> ChangeLog: ...


class UnitOfWork(Reading, Protocol):
    """One change: all of it is kept by `commit`, none of it without."""

    @property
    def credits(self) -> CreditRepository: ...
    @property
    def stores(self) -> StoreRepository: ...
    @property
    def settings(self) -> SettingRepository: ...
    @property
    def reminders(self) -> ReminderRepository: ...
    @property
    def purchases(self) -> PurchaseRepository: ...
    @property
    def mutes(self) -> MuteRepository: ...

    def keep_log(self) -> None:
        """Keep what was written to the log of reminders, which is a record and no change."""
        ...

    def commit(self, label: str, at: datetime) -> Change | None:
        """Keep the change under a human label; None when nothing differs from before."""
        ...

    def touched(self, number: int) -> frozenset[str] | None:
        """List the ids of the credits that a change is about; None where it is about more."""
        ...

    def undo(self, at: datetime) -> Change | None:
        """Take back the latest change and keep that; None when there is none."""
        ...

    def redo(self, at: datetime) -> Change | None:
        """Bring the change undone last again and keep that; None when there is none."""
        ...

    def delete_for_good(self, credit_id: str, at: datetime) -> tuple[Change, bool]:
        """Remove a credit (whole id) and keep that; the flag says that no trace is left."""
        ...


class Storage(Protocol):
    """Where everything is kept. Raises `FileRefused` when the file can't be read or written."""

    def read(self) -> AbstractContextManager[Reading]:
        """Open a consistent look."""
        ...

    def change(self) -> AbstractContextManager[UnitOfWork]:
        """Open a unit of work; it holds the write lock until it ends."""
        ...

    def check(self) -> list[Finding]:
        """Check the database file itself: integrity, references, ledger sums."""
        ...

    @property
    def unreadable(self) -> list[Unreadable]:
        """The credits that the latest looks met and couldn't read."""
        ...

    def stamp(self) -> int:
        """Give a number that changes when another program has written to the file."""
        ...

    def get_ready(self) -> None:
        """Do ahead of the first change what it would have to wait for."""
        ...
