"""Use cases on planned purchases: each changes one thing in one transaction, and announces it."""

from collections.abc import Callable
from datetime import date
from typing import TypedDict, Unpack

from msgspec.structs import replace

from spendby.domain.errors import NotFound
from spendby.domain.money import money_text
from spendby.domain.plan import Plan
from spendby.domain.purchase import Purchase, check_purchase
from spendby.services.changes import Changed, Notifier
from spendby.services.credits import check_currency
from spendby.services.planning import spend_planned
from spendby.services.ports import Clock
from spendby.services.storage_ports import Storage
from spendby.translation import tr

_SHOWN = 60


class PurchaseFields(TypedDict, total=False):
    """What a person may say of a purchase beside its name; what is left out has a default."""

    category: str
    about: int | None
    currency: str
    store: str
    by: date | None


class PurchaseService:
    """Everything that can be done with planned purchases; ids are whole."""

    def __init__(
        self, storage: Storage, clock: Clock, notifier: Notifier, new_id: Callable[[], str]
    ) -> None:
        """Work on `storage`; `new_id` gives ids that were never used before."""
        self._storage, self._clock, self._notifier = storage, clock, notifier
        self._new_id = new_id

    def all(self) -> list[Purchase]:
        """Read every purchase, those already bought among them, in recording order."""
        with self._storage.read() as reading:
            return reading.purchases.all()

    def add(self, name: str, **fields: Unpack[PurchaseFields]) -> Purchase:
        """Put a purchase on the list; raises `FieldRefused`."""
        purchase = _checked(Purchase(self._new_id(), name.strip(), **fields))
        with self._storage.change() as unit:
            unit.purchases.add(purchase)
            change = unit.commit(
                tr("Planned {purchase}").format(purchase=_short(purchase)), self._clock.now()
            )
        if change:
            self._notifier.announce(Changed(change))
        return purchase

    def edit(self, purchase_id: str, name: str, **fields: Unpack[PurchaseFields]) -> Purchase:
        """Change a purchase; raises `FieldRefused`, and `NotFound` where it is gone."""
        with self._storage.change() as unit:
            before = _found(unit.purchases.all(), purchase_id)
            after = _checked(replace(before, name=name.strip(), **fields))
            unit.purchases.save(before, after)
            change = unit.commit(
                tr("Edited the plan for {purchase}").format(purchase=_short(after)),
                self._clock.now(),
            )
        if change:
            self._notifier.announce(Changed(change))
        return after

    def drop(self, purchase_id: str) -> None:
        """Take a purchase off the list."""
        with self._storage.change() as unit:
            purchase = _found(unit.purchases.all(), purchase_id)
            unit.purchases.drop(purchase)
            change = unit.commit(
                tr("Dropped the plan for {purchase}").format(purchase=_short(purchase)),
                self._clock.now(),
            )
        if change:
            self._notifier.announce(Changed(change))

    def buy(self, purchase_id: str, plan: Plan | None = None) -> None:
        """Note that it was bought, and that the credits paid as planned, in one change.

        Raises `LedgerRefused` where less is left by now than the plan counts on.
        """
        with self._storage.change() as unit:
            before = _found(unit.purchases.all(), purchase_id)
            day = plan.bill.today if plan else self._clock.today()
            unit.purchases.save(before, replace(before, bought_on=day))
            label, credits = (
                tr("Bought {purchase}").format(purchase=_short(before)),
                frozenset[str](),
            )
            if plan is not None and plan.portions:
                credits = frozenset(spend_planned(unit, plan, before.name))
                paid = money_text(plan.covered, plan.bill.currency)
                label = tr("Bought {purchase}, {amount} of it with credit").format(
                    purchase=_short(before), amount=paid
                )
            change = unit.commit(label, self._clock.now())
        if change:
            self._notifier.announce(Changed(change, credits))


def _checked(purchase: Purchase) -> Purchase:
    check_currency(purchase.currency)
    return check_purchase(purchase)


def _found(purchases: list[Purchase], purchase_id: str) -> Purchase:
    for one in purchases:
        if one.id == purchase_id:
            return one
    message = tr("This purchase is no longer on the list. Nothing was changed.")
    raise NotFound(message)


def _short(purchase: Purchase) -> str:
    name = purchase.name
    return name if len(name) <= _SHOWN else f"{name[:40]}…{name[-15:]}"
