"""Use cases on stores: which there are, adding and editing one, and packs of one's own."""

import re
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec.structs import replace

from spendby.domain.credit import Store
from spendby.domain.credit_fields import NAME_LENGTH, check_id, check_text
from spendby.domain.errors import FieldRefused
from spendby.domain.pack import Pack
from spendby.services.changes import Changed, Notifier
from spendby.services.credits import check_currency, find_store
from spendby.services.ports import Clock, PackShelf
from spendby.services.storage_ports import Storage
from spendby.translation import mark, tr

if TYPE_CHECKING:
    from spendby.domain.reconcile import Comparison

COMPARED = "compared."
"""Begins the name of the setting that holds a store's last comparison."""

_NOT_ID = re.compile(r"[^a-z0-9]+")


class StoreService:
    """Everything that can be done with stores."""

    def __init__(
        self, storage: Storage, packs: PackShelf, clock: Clock, notifier: Notifier
    ) -> None:
        """Work on `storage`; a store's pack is one of `packs`."""
        self._storage = storage
        self._packs = packs
        self._clock = clock
        self._notifier = notifier

    def all(self) -> list[Store]:
        """Read every store, in recording order."""
        with self._storage.read() as reading:
            return reading.stores.all()

    def compared(self, store: Store) -> "Comparison | None":
        """Give how a store compared last with what is held; None where it never was."""
        with self._storage.read() as reading:
            settings = reading.settings.all()
        if COMPARED + store.id not in settings:
            return None
        from spendby.services.comparisons import kept

        return kept(settings, store)

    def add(
        self, name: str, currency: str, time_zone: str, store_id: str = "", pack: str = "general"
    ) -> Store:
        """Record a store; its id is made from its name when left out.

        Raises `FieldRefused` for a name, currency, time zone or pack that can't be used.
        """
        store = check_store(
            Store(store_id or id_from(name), name.strip(), currency, time_zone, pack)
        )
        if pack not in self._packs.packs():
            known = ", ".join(sorted(self._packs.packs()))
            message = tr("There is no pack “{pack}”. Known packs: {known}.").format(
                pack=pack[:60], known=known
            )
            raise FieldRefused("pack", message)
        with self._storage.change() as unit:
            if any(one.id == store.id for one in unit.stores.all()):
                message = tr("There is already a store with the id “{store}”.").format(
                    store=store.id
                )
                raise FieldRefused("id", message)
            unit.stores.add(store)
            change = unit.commit(
                tr("Added the store {store}").format(store=store.name), self._clock.now()
            )
        if change:
            self._notifier.announce(Changed(change, everything=True))
        return store

    def edit(self, store_id: str, name: str, time_zone: str, pack: str) -> Store:
        """Change a store's name, time zone and pack; its id and currency stay.

        Raises `FieldRefused` for what can't be used, `NotFound` for an unknown store.
        """
        if pack not in self._packs.packs():
            known = ", ".join(sorted(self._packs.packs()))
            message = tr("There is no pack “{pack}”. Known packs: {known}.").format(
                pack=pack[:60], known=known
            )
            raise FieldRefused("pack", message)
        with self._storage.change() as unit:
            before = find_store(unit.stores.all(), store_id)
            after = check_store(replace(before, name=name.strip(), time_zone=time_zone, pack=pack))
            unit.stores.save(before, after)
            change = unit.commit(
                tr("Edited the store {store}").format(store=after.name), self._clock.now()
            )
        if change:
            self._notifier.announce(Changed(change, everything=True))
        return after

    def adapt_pack(self, store_id: str, text: str) -> Pack:
        """Keep a pack of the user's own, and let it judge a store.

        Raises `PackRefused` with the key or line that is wrong, and then changes nothing.
        """
        with self._storage.read() as reading:
            store = find_store(reading.stores.all(), store_id)
        pack = self._packs.save(text)
        self.edit(store.id, store.name, store.time_zone, pack.id)
        return pack


def id_from(name: str) -> str:
    """Make an id from a store's name: "Best Buy (US)" becomes "best-buy-us"."""
    return _NOT_ID.sub("-", name.casefold()).strip("-")[:64] or "store"


def check_store(store: Store) -> Store:
    """Hold a store's fields to what can be kept; raises `FieldRefused`. Gives the store back."""
    check_id(store.id)
    if not store.name.strip():
        message = tr("A store needs a name.")
        raise FieldRefused("name", message)
    check_text(mark("name"), store.name, NAME_LENGTH)
    check_text(mark("pack"), store.pack, NAME_LENGTH)
    check_currency(store.currency)
    try:
        ZoneInfo(store.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = tr("“{zone}” is no time zone. Use a name such as America/Los_Angeles.").format(
            zone=store.time_zone[:60]
        )
        raise FieldRefused("time_zone", message) from None
    return store
