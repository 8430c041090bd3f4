"""Use cases on credits: each checks, changes one thing in one transaction, and announces it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Unpack

from msgspec.structs import replace

from spendby.domain import ledger
from spendby.domain.credit import AMAZON_US, Checkout, Credit, Kind, Saw, Store, Target, Terms
from spendby.domain.credit_fields import check_fields, default_name, own_name
from spendby.domain.entry import Entry, EntryKind
from spendby.domain.errors import DateRefused, FieldRefused, NotFound
from spendby.domain.expiry import Expiry
from spendby.domain.folding import folded
from spendby.domain.money import is_currency, money_text
from spendby.domain.pack import NOT_KNOWN, Pack
from spendby.domain.plain_fields import CreditFields, GivenFields
from spendby.domain.verdict import USUAL, Options
from spendby.services.changes import Changed, Notifier
from spendby.services.credit_reads import CreditReads
from spendby.services.judging import GENERAL, Judge
from spendby.services.many_credits import ManyCredits
from spendby.services.ports import Clock, PackShelf
from spendby.services.storage_ports import Reading, Storage
from spendby.translation import mark, ntr, tr

AMBIGUOUS_SHOWN = 3


class CreditService:
    """Everything that can be done with credits."""

    def __init__(
        self,
        storage: Storage,
        packs: PackShelf,
        clock: Clock,
        notifier: Notifier,
        new_id: Callable[[], str],
    ) -> None:
        """Work on `storage`; `new_id` gives ids that were never used before."""
        self._storage = storage
        self._packs = packs
        self._clock = clock
        self._notifier = notifier
        self._new_id = new_id
        self.reads = CreditReads(storage, packs, clock)
        """What can be read of many credits."""
        self.many = ManyCredits(storage, clock, notifier)
        """What can be done with several credits at once."""

    def get_ready(self) -> None:
        """Do ahead of the first change what it would have to wait for; for a thread of its own."""
        self._storage.get_ready()
        money_text(0, AMAZON_US.currency)  # imports what writes amounts

    def all(self) -> list[Credit]:
        """Read every credit, in the order in which they were recorded."""
        with self._storage.read() as reading:
            return reading.credits.all()

    def get(self, prefix: str) -> Credit:
        """Find a credit by its id or the start of it; raises `NotFound`."""
        with self._storage.read() as reading:
            return _find(reading, prefix)

    def judge(self, options: Options = USUAL) -> Judge:
        """Make a judge for this moment."""
        with self._storage.read() as reading:
            stores = reading.stores.all()
        return Judge.at(stores, self._packs.packs(), self._clock, options)

    def all_judged(self, options: Options = USUAL) -> tuple[Judge, list[Credit]]:
        """Read every credit together with a judge that fits them."""
        return self.reads.all(options)

    def add(self, kind: Kind, amount: int, **fields: Unpack[GivenFields]) -> Credit:
        """Record a new credit of `amount` minor units of its store's currency.

        Raises `FieldRefused` for a field that can't be kept, `NotFound` for an unknown store.
        """
        with self._storage.change() as unit:
            store = _store(unit, fields.get("store", "amazon-us"))
            received = fields.get("received_on") or self._clock.today(store.time_zone)
            name = fields.get("name", "").strip()
            if not name:
                called = _called(self._packs.packs(), store, fields)
                made = default_name(kind, received, called)
                name = own_name(made, received, unit.credits.has_name)
            rest = {
                key: value
                for key, value in fields.items()
                if key not in {"store", "received_on", "name"}
            }
            credit = Credit(
                id=self._new_id(),
                store=store.id,
                name=name,
                kind=kind,
                currency=store.currency,
                received_on=received,
                entries=(Entry(received, EntryKind.GRANT, amount),),
                **rest,  # type: ignore[arg-type]  # the keys and types are GivenFields'
            )
            unit.credits.add([check_fields(credit)])
            change = unit.commit(
                tr("Added {credit}").format(credit=_short(credit.name)), self._clock.now()
            )
        if change:
            self._notifier.announce(Changed(change, frozenset({credit.id})))
        return credit

    def edit(
        self, prefix: str, amount: int | None = None, **fields: Unpack[CreditFields]
    ) -> Credit:
        """Change a credit's fields; `amount` corrects what was granted, in minor units."""

        def change(credit: Credit, reading: Reading) -> Credit:
            if "store" in fields:
                store = _store(reading, fields["store"])
                if store.id != credit.store and store.currency != credit.currency:
                    message = tr(
                        "{store} is in {currency} and this credit in {other}, so it can't be "
                        "moved there."
                    ).format(store=store.name, currency=store.currency, other=credit.currency)
                    raise FieldRefused("store", message)
            after = replace(credit, **fields)
            if amount is not None:
                after = ledger.correct_granted(after, amount, self._today(credit, reading))
            return after

        def label(before: Credit, after: Credit) -> str:
            if before.store != after.store and replace(before, store=after.store) == after:
                return tr("Moved {credit} to another store").format(credit=_short(after.name))
            return tr("Edited {credit}").format(credit=_short(after.name))

        return self._change(prefix, change, label)

    def use(self, prefix: str, amount: int, on: date | None = None, memo: str = "") -> Credit:
        """Record spending of `amount` minor units; more than is left is refused."""
        return self._change(
            prefix,
            lambda credit, reading: ledger.use(
                credit, amount, on or self._today(credit, reading), memo
            ),
            lambda _, after: tr("Used {amount} of {credit}").format(
                amount=_money(amount, after), credit=_short(after.name)
            ),
        )

    def put_back(self, prefix: str, amount: int, on: date | None = None, memo: str = "") -> Credit:
        """Record money returned onto the credit; more than was spent is refused."""
        return self._change(
            prefix,
            lambda credit, reading: ledger.put_back(
                credit, amount, on or self._today(credit, reading), memo
            ),
            lambda _, after: tr("Put {amount} back on {credit}").format(
                amount=_money(amount, after), credit=_short(after.name)
            ),
        )

    def set_left(self, prefix: str, left: int) -> Credit:
        """Correct what is left to what the store shows, and mark the credit checked today."""
        return self._change(
            prefix,
            lambda credit, reading: ledger.set_left(credit, left, self._today(credit, reading)),
            lambda _, after: tr("Set {credit} to {amount}").format(
                credit=_short(after.name), amount=_money(left, after)
            ),
        )

    def mark_checked(self, prefix: str) -> Credit:
        """Record that what is left was compared with the store today, and is right."""
        return self._change(
            prefix,
            lambda credit, reading: replace(credit, checked_on=self._today(credit, reading)),
            lambda _, after: tr("Marked {credit} checked").format(credit=_short(after.name)),
        )

    def note_terms(self, prefix: str, terms: Terms) -> Credit:
        """Record what the credit's own fine print says."""
        return self._change(
            prefix,
            lambda credit, _: replace(credit, terms=terms),
            lambda _, after: tr("Noted the terms of {credit}").format(credit=_short(after.name)),
        )

    def write_off(self, prefix: str, on: date | None = None) -> Credit:
        """Record that the store took what was left; a day yet to come is refused."""

        def change(credit: Credit, reading: Reading) -> Credit:
            today = self._today(credit, reading)
            late = mark("{day} is still to come, so nothing was taken then.")
            return ledger.write_off(credit, _not_to_come(on, today, late))

        return self._change(
            prefix,
            change,
            lambda before, _: tr("Wrote off {amount} of {credit}").format(
                amount=_money(before.left, before), credit=_short(before.name)
            ),
        )

    def extend(self, prefix: str, expiry: Expiry, amount: int = 0) -> Credit:
        """Give a credit a new last day; `amount` minor units of what expired come back."""
        return self._change(
            prefix,
            lambda credit, reading: ledger.extend(
                credit, expiry, self._today(credit, reading), amount
            ),
            lambda _, after: tr("Extended {credit}").format(credit=_short(after.name)),
        )

    def record_checkout(
        self, prefix: str, target: Target, saw: Saw, on: date | None = None, note: str = ""
    ) -> Credit:
        """Record what the payment page showed; a day yet to come is refused."""

        def change(credit: Credit, reading: Reading) -> Credit:
            today = self._today(credit, reading)
            late = mark("{day} is still to come, so nothing can have been seen then.")
            day = _not_to_come(on, today, late)
            seen = Checkout(day, target, saw, note)
            return replace(credit, checkouts=(*credit.checkouts, seen))

        return self._change(
            prefix,
            change,
            lambda _, after: tr("Noted what checkout showed for {credit}").format(
                credit=_short(after.name)
            ),
        )

    def archive(self, ids: Sequence[str], *, archived: bool = True) -> None:
        """Put credits out of sight, or back; one change for all of them (whole ids)."""
        with self._storage.change() as unit:
            credits = [_find(unit, credit_id) for credit_id in ids]
            for credit in credits:
                unit.credits.save(credit, replace(credit, archived=archived))
            change = unit.commit(_shelved(credits, archived=archived), self._clock.now())
        if change:
            self._notifier.announce(Changed(change, frozenset(ids)))

    def delete_for_good(self, prefix: str) -> bool:
        """Remove a credit with all that was ever noted of it; nothing brings it back.

        Tells whether the file was written anew, so that no trace of its texts is left in it.
        Backups made before keep the credit.
        """
        with self._storage.change() as unit:
            credit = _find(unit, prefix)
            change, clean = unit.delete_for_good(credit.id, self._clock.now())
        self._notifier.announce(Changed(change, everything=True))
        return clean

    def _change(
        self,
        prefix: str,
        change: Callable[[Credit, Reading], Credit],
        label: Callable[[Credit, Credit], str],
    ) -> Credit:
        with self._storage.change() as unit:
            before = _find(unit, prefix)
            after = check_fields(change(before, unit))
            unit.credits.save(before, after)
            done = unit.commit(label(before, after), self._clock.now())
        if done:
            self._notifier.announce(Changed(done, frozenset({after.id})))
        return after

    def _today(self, credit: Credit, reading: Reading) -> date:
        return self._clock.today(_store(reading, credit.store).time_zone)


def _called(packs: Mapping[str, Pack], store: Store, fields: GivenFields) -> str:
    """Say what a credit without a name is: its preset's name, else its source."""
    preset = fields.get("preset")
    if preset is None or preset == NOT_KNOWN:
        return fields.get("source", "")
    pack = packs.get(store.pack) or packs[GENERAL]
    return next((one.name for one in pack.presets if one.id == preset), "")


def find_store(stores: Sequence[Store], wanted: str) -> Store:
    """Find a store by its id, or by a name that fits one alone; raises `NotFound`."""
    same, alike = wanted.casefold(), folded(wanted)
    named = (
        [one for one in stores if one.id == wanted]
        or [one for one in stores if same in {one.id.casefold(), one.name.casefold()}]
        or [one for one in stores if alike == folded(one.name)]
    )
    if len(named) == 1:
        return named[0]
    known = ", ".join(store.id for store in stores[:10])
    message = tr("There is no store “{store}”. Known stores: {known}.").format(
        store=wanted[:60], known=known
    )
    raise NotFound(message)


def check_currency(code: str) -> str:
    """Hold a currency to ISO 4217; raises `FieldRefused`."""
    if not is_currency(code):
        message = tr(
            "“{code}” is no currency code. Use one of ISO 4217, such as USD or EUR."
        ).format(code=code[:20])
        raise FieldRefused("currency", message)
    return code


def _store(reading: Reading, wanted: str) -> Store:
    return find_store(reading.stores.all(), wanted)


def _find(reading: Reading, prefix: str) -> Credit:
    credit = reading.credits.get(prefix)
    if credit is not None:
        return credit
    ids = reading.credits.ids_starting(prefix) if prefix else []
    if len(ids) == 1:
        found = reading.credits.get(ids[0])
        if found is not None:
            return found
    if ids:
        shown = ", ".join(ids[:AMBIGUOUS_SHOWN])
        message = tr(
            "More than one credit's id starts with “{id}” ({some}). Add a few letters."
        ).format(id=prefix, some=shown)
    else:
        message = tr("There is no credit with the id “{id}”. Nothing was changed.").format(
            id=prefix[:64]
        )
    raise NotFound(message)


def _not_to_come(on: date | None, today: date, late: str) -> date:
    if on is not None and on > today:
        raise DateRefused(tr(late).format(day=on.isoformat()))
    return on or today


def _short(name: str) -> str:
    return name if len(name) <= 60 else f"{name[:40]}…{name[-15:]}"  # noqa: PLR2004 - a label's width


def _shelved(credits: Sequence[Credit], *, archived: bool) -> str:
    """Say what was put out of sight or brought back, and what money nothing reminds of any more."""
    left = _left_on(credits) if archived else ""
    said = tr("Archived {what}") if archived else tr("Brought back {what}")
    if left:
        said = tr("Archived {what} with {amount} left, no longer reminded of")
    several = ntr("{count} credit", "{count} credits", len(credits))
    what = _short(credits[0].name) if len(credits) == 1 else several
    return said.format(what=what, amount=left)


def _left_on(credits: Sequence[Credit]) -> str:
    sums: dict[str, int] = {}
    for credit in credits:
        sums[credit.currency] = sums.get(credit.currency, 0) + credit.left
    left = [money_text(amount, currency) for currency, amount in sums.items() if amount]
    return tr(" and ", "between sums").join(left)


def _money(amount: int, credit: Credit) -> str:
    return money_text(amount, credit.currency)
