"""Use cases of comparing with a store: what it shows beside what is held, and what settles it.

Which causes there may be is `domain.reconcile`'s.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from spendby.domain import ledger
from spendby.domain.credit import Credit, Kind, Store
from spendby.domain.credit_fields import check_fields
from spendby.domain.entry import Entry, EntryKind, sum_of
from spendby.domain.errors import FieldRefused, Refused
from spendby.domain.expiry import UNKNOWN
from spendby.domain.explain import day_text
from spendby.domain.money import LIMIT, money_text
from spendby.domain.reconcile import Cause, Comparison, Why, causes, compare, counted, draw, settled
from spendby.services.changes import Changed, Notifier
from spendby.services.comparisons import comparison_text, setting_of
from spendby.services.credits import find_store
from spendby.services.ports import Clock
from spendby.services.storage_ports import Reading, Storage, UnitOfWork
from spendby.translation import mark, tr

_OF_PAGE = re.compile(r" \(balance after: [0-9.]+\)$")
_FOUND = mark("Found when comparing with the store")


class Outcome(Struct, frozen=True):
    """A comparison with what may explain it.

    `left_out` is what isn't part of such a balance, `unsettled` what of the sum held may or may
    not be part of it; both in minor units.
    """

    store: Store
    comparison: Comparison
    causes: Sequence[Cause]
    left_out: int
    unsettled: int


class ReconcileService:
    """Compares, keeps the result on the store, and settles differences; each is one change."""

    def __init__(
        self, storage: Storage, clock: Clock, notifier: Notifier, new_id: Callable[[], str]
    ) -> None:
        """Work on `storage`; `new_id` gives ids that were never used before."""
        self._storage = storage
        self._clock = clock
        self._notifier = notifier
        self._new_id = new_id

    def look(self, store_id: str, shown: int) -> Outcome:
        """Compare what a store shows, in minor units, with what is held; changes nothing."""
        with self._storage.read() as reading:
            return self._outcome(reading, store_id, shown)

    def keep(self, store_id: str, shown: int) -> Outcome:
        """Keep a comparison on the store; where both agree, its credits count as checked today."""
        with self._storage.change() as unit:
            outcome = self._outcome(unit, store_id, shown)
            ids = self._keep(unit, outcome)
            change = unit.commit(_compared(outcome), self._clock.now())
        if change:
            self._notifier.announce(Changed(change, frozenset(ids), everything=True))
        return outcome

    def settle(self, store_id: str, shown: int, cause: Cause) -> Outcome:
        """Record what explains the difference, and keep the comparison that then follows.

        Raises `Refused` for a cause that only its owner can settle.
        """
        with self._storage.change() as unit:
            before = self._outcome(unit, store_id, shown)
            if cause not in before.causes:
                message = tr(
                    "What is recorded has changed since then. Nothing was saved. Look again."
                )
                raise Refused(message)
            self._apply(unit, before, cause)
            after = self._outcome(unit, store_id, shown)
            self._keep(unit, after)
            amount = money_text(cause.amount, before.store.currency)
            label = tr("Settled {amount} found by comparing with {store}").format(
                amount=amount, store=before.store.name
            )
            change = unit.commit(label, self._clock.now())
        if change:
            self._notifier.announce(Changed(change, everything=True))
        return after

    def _outcome(self, reading: Reading, store_id: str, shown: int) -> Outcome:
        if not 0 <= shown <= LIMIT:
            message = tr(
                "What the store shows can't be below zero, or above what Spendby can hold."
            )
            raise FieldRefused("shown", message)
        store = find_store(reading.stores.all(), store_id)
        today = self._clock.today(store.time_zone)
        own = [credit for credit in reading.credits.all() if credit.store == store.id]
        comparison = compare(own, store.currency, shown, today)
        named = causes(own, store.currency, comparison, _paged_until(own))
        inside = counted(own, store.currency, today)
        ids = {credit.id for credit in inside}
        outside = [one for one in own if one.currency == store.currency and one.id not in ids]
        left_out = sum(one.left for one in outside if not one.archived)
        unsettled = comparison.held - sum(one.left for one in settled(inside))
        return Outcome(store, comparison, named, left_out, unsettled)

    def _keep(self, unit: UnitOfWork, outcome: Outcome) -> set[str]:
        store, comparison = outcome.store, outcome.comparison
        text = comparison_text(comparison, store.currency)
        name = setting_of(store.id)
        if unit.settings.all().get(name) != text:
            unit.settings.put(name, text)
        if not comparison.agrees:
            return set()
        own = [credit for credit in unit.credits.all() if credit.store == store.id]
        stale = [
            credit
            for credit in counted(own, store.currency, comparison.on)
            if credit.checked_on != comparison.on
        ]
        for credit in stale:
            unit.credits.save(credit, replace(credit, checked_on=comparison.on))
        return {credit.id for credit in stale}

    def _apply(self, unit: UnitOfWork, outcome: Outcome, cause: Cause) -> None:
        today, credit = outcome.comparison.on, cause.credit
        if cause.why is Why.UNRECORDED_SPEND:
            own = [one for one in unit.credits.all() if one.store == outcome.store.id]
            inside = settled(counted(own, outcome.store.currency, today))
            for one, part in draw(inside, cause.amount):
                unit.credits.save(one, ledger.use(one, part, today, tr(_FOUND)))
        elif cause.why is Why.UNRECORDED_CREDIT:
            unit.credits.add([self._found(outcome, cause.amount)])
        elif credit is not None and cause.why in _STEPS:
            unit.credits.save(credit, check_fields(_STEPS[cause.why](credit, cause.amount, today)))
        else:
            message = tr("This has to be settled on the credit itself, or by bringing in the page.")
            raise Refused(message)

    def _found(self, outcome: Outcome, amount: int) -> Credit:
        store, today = outcome.store, outcome.comparison.on
        return check_fields(
            Credit(
                id=self._new_id(),
                store=store.id,
                name=tr("Found by comparing, {day}").format(day=day_text(today)),
                kind=Kind.OTHER,
                currency=store.currency,
                received_on=today,
                entries=(Entry(today, EntryKind.GRANT, amount, tr(_FOUND)),),
                expiry=UNKNOWN,
                source=tr(_FOUND),
            )
        )


def _compared(outcome: Outcome) -> str:
    store, difference = outcome.store, outcome.comparison.difference
    if not difference:
        return tr("Compared with {store}: agrees").format(store=store.name)
    return tr("Compared with {store}: differs by {amount}").format(
        store=store.name, amount=money_text(abs(difference), store.currency)
    )


def _come_back(credit: Credit, amount: int, today: date) -> Credit:
    return ledger.put_back(credit, amount, today, tr(_FOUND))


def _extended(credit: Credit, amount: int, today: date) -> Credit:
    taken = -sum_of(credit.entries, EntryKind.EXPIRE, EntryKind.EXTEND)
    return ledger.extend(credit, UNKNOWN, today, amount if taken == amount else 0)


_STEPS: dict[Why, Callable[[Credit, int, date], Credit]] = {
    Why.CAME_BACK: _come_back,
    Why.EXPIRED: lambda credit, _, today: ledger.write_off(credit, today),
    Why.EXTENDED: _extended,
    Why.DUPLICATE: lambda credit, _amount, _today: replace(credit, archived=True),
    Why.ARCHIVED: lambda credit, _amount, _today: replace(credit, archived=False),
}
SETTLED_HERE = frozenset({*_STEPS, Why.UNRECORDED_SPEND, Why.UNRECORDED_CREDIT})
"""Causes that one click can settle; the others are the credit's own, or the page's."""


def _paged_until(credits: Sequence[Credit]) -> date | None:
    days = (
        entry.on for credit in credits for entry in credit.entries if _OF_PAGE.search(entry.memo)
    )
    return max(days, default=None)
