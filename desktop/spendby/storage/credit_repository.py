"""Reads and writes credits with their entries and observations, many at a time."""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select, update

from spendby.domain.credit import Checkout, Credit
from spendby.domain.entry import Entry
from spendby.domain.errors import FieldRefused, FileRefused, NotFound, Refused
from spendby.storage.mapping import (
    CREDIT_FIELDS,
    checkout_of,
    checkout_row,
    credit_fields,
    credit_of,
    entry_of,
    entry_row,
)
from spendby.storage.recording import Recording, writing
from spendby.storage.tables import CHECKOUT, CREDIT, ENTRY, STORE, Value, live

_Rows = Select[*tuple[Any, ...]]

_AT_ONCE = 500
_MOST_IDS = 10
_LAST_CHARACTER = "\U0010ffff"

_CREDITS = (
    select(
        CREDIT.c.number,
        CREDIT.c.id,
        STORE.c.id,
        *(CREDIT.c[name] for name in CREDIT_FIELDS if name != "store"),
    )
    .join(STORE, STORE.c.number == CREDIT.c.store)
    .where(live(CREDIT))
    .order_by(CREDIT.c.number)
)
_ENTRIES = (
    select(
        ENTRY.c.credit,
        ENTRY.c.on_day,
        ENTRY.c.kind,
        ENTRY.c.amount,
        ENTRY.c.memo,
        ENTRY.c.expires_on,
        ENTRY.c.expired_on,
    )
    .where(live(ENTRY))
    .order_by(ENTRY.c.number)
)
_CHECKOUTS = (
    select(
        CHECKOUT.c.credit,
        CHECKOUT.c.on_day,
        CHECKOUT.c.target,
        CHECKOUT.c.saw,
        CHECKOUT.c.note,
    )
    .where(live(CHECKOUT))
    .order_by(CHECKOUT.c.number)
)


class Credits:
    """The credits that undo has not taken back, in recording order."""

    def __init__(self, connection: Connection, recording: Recording | None = None) -> None:
        self._connection = connection
        self._recording = recording

    def all(self) -> list[Credit]:
        """Read every credit with its entries and observations."""
        return [credit for _, credit in self._read(None)]

    def get(self, credit_id: str) -> Credit | None:
        """Read one credit by its whole id."""
        found = self._find(credit_id)
        return None if found is None else found[1]

    def ids_starting(self, prefix: str) -> list[str]:
        """List the ids that start with `prefix`, at most ten, in alphabetical order."""
        column = CREDIT.c.id
        query = (
            select(column)
            .where(live(CREDIT), column >= prefix, column < prefix + _LAST_CHARACTER)
            .where(func.substr(column, 1, len(prefix)) == prefix)
            .order_by(column)
            .limit(_MOST_IDS)
        )
        return list(self._connection.scalars(query))

    def known(self, ids: Iterable[str]) -> set[str]:
        """Tell which of the ids belong to credits that are here."""
        wanted = list(dict.fromkeys(ids))
        found: set[str] = set()
        for start in range(0, len(wanted), _AT_ONCE):
            some = CREDIT.c.id.in_(wanted[start : start + _AT_ONCE])
            found.update(self._connection.scalars(select(CREDIT.c.id).where(live(CREDIT), some)))
        return found

    def add(self, credits: Sequence[Credit]) -> None:
        """Record new credits in bulk; raises `FieldRefused` for an unknown store or a used id.

        They become live at the end, all at once, so that each ledger is checked once and as a
        whole.
        """
        recording = writing(self._recording)
        self._refuse_used(credits)
        stores = self._stores()
        rows: list[tuple[Value, ...]] = []
        entries: list[tuple[int, Entry]] = []
        checkouts: list[tuple[int, Checkout]] = []
        for number, credit in zip(recording.take(CREDIT, len(credits)), credits, strict=True):
            fields = credit_fields(credit, _number_of(stores, credit.store))
            rows.append((number, credit.id, *fields, recording.number, 1))
            entries += [(number, entry) for entry in credit.entries]
            checkouts += [(number, seen) for seen in credit.checkouts]
        if rows:
            recording.insert(CREDIT, rows)
            self._append(recording, entries, checkouts)
            self._set_void(CREDIT.c.number >= rows[0][0], to=0)

    def save(self, before: Credit, after: Credit) -> None:
        """Record what differs: changed fields, and the entries and observations at the end.

        Raises `NotFound`, or `Refused` when the stored credit is no longer `before`.
        """
        _check_appends(before, after)
        recording = writing(self._recording)
        found = self._find(before.id)
        if found is None:
            raise NotFound(f"There is no credit with the id “{before.id}” any more.")
        number, stored = found
        if stored != before:
            raise Refused(
                "This credit was changed elsewhere in the meantime. Nothing was saved. "
                "Look at it again, then repeat the change."
            )
        self._save_fields(recording, number, before, after)
        entries = [(number, entry) for entry in after.entries[len(before.entries) :]]
        checkouts = [(number, seen) for seen in after.checkouts[len(before.checkouts) :]]
        if entries or checkouts:
            self._set_void(CREDIT.c.number == number, to=1)
            self._append(recording, entries, checkouts)
            self._set_void(CREDIT.c.number == number, to=0)

    def _save_fields(
        self, recording: Recording, number: int, before: Credit, after: Credit
    ) -> None:
        stores = self._stores()
        old = credit_fields(before, _number_of(stores, before.store))
        new = credit_fields(after, _number_of(stores, after.store))
        changed = [
            (name, was, becomes)
            for name, was, becomes in zip(CREDIT_FIELDS, old, new, strict=True)
            if was != becomes
        ]
        if changed:
            recording.update(
                CREDIT,
                number,
                {name: was for name, was, _ in changed},
                {name: becomes for name, _, becomes in changed},
            )

    def _append(
        self,
        recording: Recording,
        entries: list[tuple[int, Entry]],
        checkouts: list[tuple[int, Checkout]],
    ) -> None:
        by = recording.number
        numbers = recording.take(ENTRY, len(entries))
        recording.insert(
            ENTRY,
            [
                entry_row(entry, number, credit, by)
                for number, (credit, entry) in zip(numbers, entries, strict=True)
            ],
        )
        numbers = recording.take(CHECKOUT, len(checkouts))
        recording.insert(
            CHECKOUT,
            [
                checkout_row(seen, number, credit, by)
                for number, (credit, seen) in zip(numbers, checkouts, strict=True)
            ],
        )

    def _set_void(self, which: ColumnElement[bool], to: int) -> None:
        self._connection.execute(update(CREDIT).where(which).values(void=to))

    def _refuse_used(self, credits: Sequence[Credit]) -> None:
        ids = {credit.id for credit in credits}
        used = self.known(ids)
        if used or len(ids) < len(credits):
            raise FieldRefused("id", f"There is already a credit with the id “{min(used or ids)}”.")

    def _stores(self) -> dict[str, int]:
        query = select(STORE.c.id, STORE.c.number).where(live(STORE))
        return {row.id: row.number for row in self._connection.execute(query)}

    def _find(self, credit_id: str) -> tuple[int, Credit] | None:
        query = select(CREDIT.c.number).where(live(CREDIT), CREDIT.c.id == credit_id)
        number = self._connection.scalar(query)
        return None if number is None else self._read(number)[0]

    def _read(self, number: int | None) -> list[tuple[int, Credit]]:
        """Read one credit, or all of them, as (number, credit)."""
        credits, entries, checkouts = _CREDITS, _ENTRIES, _CHECKOUTS
        if number is not None:
            credits = credits.where(CREDIT.c.number == number)
            entries = entries.where(ENTRY.c.credit == number)
            checkouts = checkouts.where(CHECKOUT.c.credit == number)
        try:
            with _no_collecting():
                return self._mapped(credits, entries, checkouts)
        except (KeyError, TypeError, ValueError) as error:
            raise FileRefused(
                "The file with your credits holds something that Spendby never writes, so it is "
                "damaged. Nothing was changed. Restore a backup to go on."
            ) from error

    def _mapped(self, credits: _Rows, entries: _Rows, checkouts: _Rows) -> list[tuple[int, Credit]]:
        entries_of: dict[int, list[Entry]] = defaultdict(list)
        for number, *row in self._connection.execute(entries).all():
            entries_of[number].append(entry_of(row))
        checkouts_of: dict[int, list[Checkout]] = defaultdict(list)
        for number, *row in self._connection.execute(checkouts).all():
            checkouts_of[number].append(checkout_of(row))
        return [
            (
                number,
                credit_of(
                    credit_id, row, tuple(entries_of[number]), tuple(checkouts_of.get(number, ()))
                ),
            )
            for number, credit_id, *row in self._connection.execute(credits).all()
        ]


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Keep the garbage collector from walking over all that is being read, a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _number_of(stores: dict[str, int], store_id: str) -> int:
    if store_id not in stores:
        raise FieldRefused("store", f"There is no store “{store_id}”. Add the store first.")
    return stores[store_id]


def _check_appends(before: Credit, after: Credit) -> None:
    """Hold the callers to I4; what breaks it is a bug in the program."""
    if (
        after.id != before.id
        or after.entries[: len(before.entries)] != before.entries
        or after.checkouts[: len(before.checkouts)] != before.checkouts
    ):
        message = "a credit keeps its id, its entries and its observations"
        raise ValueError(message)
