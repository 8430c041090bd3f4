"""Records credits with their entries and observations, many at a time; `credit_look` reads them."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, select, update

from spendby.domain.credit import Checkout, Credit
from spendby.domain.entry import Entry
from spendby.domain.errors import FieldRefused, NotFound, Refused
from spendby.storage.credit_look import CreditLook
from spendby.storage.mapping import (
    CREDIT_FIELDS,
    Value,
    checkout_row,
    credit_fields,
    entry_row,
)
from spendby.storage.recording import Recording
from spendby.storage.tables import CHECKOUT, CREDIT, ENTRY, STORE, live


class Credits(CreditLook):
    """The credits, to which a change may add, and which it may edit."""

    def __init__(self, connection: Connection, recording: Recording) -> None:
        super().__init__(connection.exec_driver_sql)
        self._connection = connection
        self._recording = recording

    def add(self, credits: Sequence[Credit]) -> None:
        """Record new credits in bulk; raises `FieldRefused` for an unknown store or a used id.

        They become live at the end, all at once, so that each ledger is checked once and as a
        whole.
        """
        recording = self._recording
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
        recording = self._recording
        found = self.find(before.id)
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
