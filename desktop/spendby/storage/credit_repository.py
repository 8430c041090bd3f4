"""Records credits with their entries and observations, many at a time; `credit_look` reads them."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Table, select, update

from spendby.domain.credit import Credit
from spendby.domain.errors import FieldRefused, NotFound, Refused
from spendby.storage.credit_look import CreditLook
from spendby.storage.guards import aside
from spendby.storage.ledgers import SUSPECT
from spendby.storage.mapping import (
    CREDIT_FIELDS,
    Column,
    checkout_columns,
    credit_columns,
    entry_columns,
)
from spendby.storage.recording import Recording
from spendby.storage.tables import CHECKOUT, CREDIT, ENTRY, STORE, live
from spendby.translation import tr

_AT_ONCE = 5_000
"""How many credits are written in one go, so that a large file doesn't lie in memory thrice."""

MANY = 1_000
"""From how many credits on it pays to have the triggers step aside."""

# What is amiss is refused by the trigger that looks at a ledger when its credit becomes live.
_LOOK_OVER = f"UPDATE credit SET void = 0 WHERE number IN ({SUSPECT})"  # noqa: S608 - our own text


class Credits(CreditLook):
    """The credits, to which a change may add, and which it may edit."""

    def __init__(self, connection: Connection, recording: Recording) -> None:
        super().__init__(connection.exec_driver_sql)
        self._connection = connection
        self._recording = recording

    def add(self, credits: Sequence[Credit]) -> None:
        """Record new credits in bulk; raises `FieldRefused` for an unknown store or a used id.

        Few become live at the end, all at once, so that each ledger is checked once and as a
        whole. For many that would be most of the work: they are recorded live, with the guards
        aside, and one query looks their ledgers over.
        """
        self._refuse_used(credits)
        numbers = self._recording.take(CREDIT, len(credits))
        if len(credits) >= MANY and all(one.entries for one in credits):
            with aside(self._connection, "credit_staged", "entry_added"):
                self._record(numbers, credits, void=0)
            self._connection.exec_driver_sql(_LOOK_OVER, (numbers.start,))
        elif credits:
            self._record(numbers, credits, void=1)
            self._set_void(CREDIT.c.number >= numbers.start, to=0)

    def save(self, before: Credit, after: Credit) -> None:
        """Record what differs: changed fields, and the entries and observations at the end.

        Raises `NotFound`, or `Refused` when the stored credit is no longer `before`.
        """
        _check_appends(before, after)
        recording = self._recording
        found = self.find(before.id)
        if found is None:
            raise NotFound(
                tr("There is no credit with the id “{id}” any more.").format(id=before.id)
            )
        number, stored = found
        if stored != before:
            raise Refused(
                tr(
                    "This credit was changed elsewhere in the meantime. Nothing was saved. "
                    "Look at it again, then repeat the change."
                )
            )
        self._save_fields(recording, number, before, after)
        entries = after.entries[len(before.entries) :]
        checkouts = after.checkouts[len(before.checkouts) :]
        if entries or checkouts:
            self._set_void(CREDIT.c.number == number, to=1)
            self._append(ENTRY, [number] * len(entries), entry_columns(entries))
            self._append(CHECKOUT, [number] * len(checkouts), checkout_columns(checkouts))
            self._set_void(CREDIT.c.number == number, to=0)

    def _save_fields(
        self, recording: Recording, number: int, before: Credit, after: Credit
    ) -> None:
        columns = credit_columns([before, after], self._stores())
        changed = [
            (name, was, becomes)
            for name, (was, becomes) in zip(CREDIT_FIELDS, columns, strict=True)
            if was != becomes
        ]
        if changed:
            recording.update(
                CREDIT,
                number,
                {name: was for name, was, _ in changed},
                {name: becomes for name, _, becomes in changed},
            )

    def _record(self, numbers: range, credits: Sequence[Credit], void: int) -> None:
        """Write credits with all that belongs to them."""
        stores = self._stores()
        for start in range(0, len(credits), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            self._record_some(numbers[some], credits[some], stores, void)

    def _record_some(
        self, numbers: range, credits: Sequence[Credit], stores: "_Stores", void: int
    ) -> None:
        self._recording.insert_columns(
            CREDIT,
            [
                numbers,
                [one.id for one in credits],
                *credit_columns(credits, stores),
                [self._recording.number] * len(credits),
                [void] * len(credits),
            ],
        )
        pairs = list(zip(numbers, credits, strict=True))
        self._append(
            ENTRY,
            [number for number, one in pairs for _ in one.entries],
            entry_columns([entry for one in credits for entry in one.entries]),
        )
        self._append(
            CHECKOUT,
            [number for number, one in pairs for _ in one.checkouts],
            checkout_columns([seen for one in credits for seen in one.checkouts]),
        )

    def _append(self, table: Table, credits: list[int], columns: list[Column]) -> None:
        """Write lines of credits, whose numbers `credits` has for each."""
        count = len(credits)
        if count:
            numbers = self._recording.take(table, count)
            added_by = [self._recording.number] * count
            self._recording.insert_columns(
                table, [numbers, credits, *columns, added_by, [0] * count]
            )

    def _set_void(self, which: ColumnElement[bool], to: int) -> None:
        self._connection.execute(update(CREDIT).where(which).values(void=to))

    def _refuse_used(self, credits: Sequence[Credit]) -> None:
        ids = {credit.id for credit in credits}
        used = self.known(ids)
        if used or len(ids) < len(credits):
            raise FieldRefused(
                "id",
                tr("There is already a credit with the id “{id}”.").format(id=min(used or ids)),
            )

    def _stores(self) -> "_Stores":
        query = select(STORE.c.id, STORE.c.number).where(live(STORE))
        return _Stores((row.id, row.number) for row in self._connection.execute(query))


class _Stores(dict[str, int]):
    """The numbers of the stores, by id."""

    def __missing__(self, store_id: str) -> int:
        raise FieldRefused(
            "store",
            tr("There is no store “{store}”. Add the store first.").format(store=store_id),
        )


def _check_appends(before: Credit, after: Credit) -> None:
    """Hold the callers to I4; what breaks it is a bug in the program."""
    if (
        after.id != before.id
        or after.entries[: len(before.entries)] != before.entries
        or after.checkouts[: len(before.checkouts)] != before.checkouts
    ):
        message = "a credit keeps its id, its entries and its observations"
        raise ValueError(message)
