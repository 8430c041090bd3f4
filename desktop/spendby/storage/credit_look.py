"""Reads credits with their entries and observations, one or many at a time.

Plain SQL straight through the driver, because this is the first thing that every start does
(docs/adr/0010-reading-before-sqlalchemy.md). Writing credits is `credit_repository`'s.
"""

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from spendby.domain.credit import Checkout, Credit
from spendby.domain.entry import Entry
from spendby.domain.errors import FileRefused
from spendby.storage.mapping import CREDIT_FIELDS, Ask, checkout_of, credit_of, entry_of

_AT_ONCE = 500
_MOST_IDS = 10
_LAST_CHARACTER = "\U0010ffff"

_FIELDS = ", ".join(f"credit.{name}" for name in CREDIT_FIELDS if name != "store")

_CREDITS = (
    f"SELECT credit.number, credit.id, store.id, {_FIELDS} FROM credit "  # noqa: S608 - our names
    "JOIN store ON store.number = credit.store WHERE credit.void = 0"
)
_ENTRIES = """\
SELECT credit, on_day, kind, amount, memo, expires_on, expired_on
FROM entry WHERE void = 0"""
_CHECKOUTS = "SELECT credit, on_day, target, saw, note FROM checkout WHERE void = 0"
_STARTING = (
    "SELECT id FROM credit WHERE void = 0 AND id >= ?1 AND id < ?2 "
    "AND substr(id, 1, length(?1)) = ?1 ORDER BY id LIMIT ?3"
)


class CreditLook:
    """The credits that undo has not taken back, in recording order."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def all(self) -> list[Credit]:
        """Read every credit with its entries and observations."""
        return [credit for _, credit in self._read(None)]

    def get(self, credit_id: str) -> Credit | None:
        """Read one credit by its whole id."""
        found = self.find(credit_id)
        return None if found is None else found[1]

    def find(self, credit_id: str) -> tuple[int, Credit] | None:
        """Read one credit by its whole id, with its row's number."""
        query = "SELECT number FROM credit WHERE void = 0 AND id = ?"
        for (number,) in list(self._ask(query, (credit_id,))):
            return self._read(number)[0]
        return None

    def ids_starting(self, prefix: str) -> list[str]:
        """List the ids that start with `prefix`, at most ten, in alphabetical order."""
        values = (prefix, prefix + _LAST_CHARACTER, _MOST_IDS)
        return [credit_id for (credit_id,) in self._ask(_STARTING, values)]

    def known(self, ids: Iterable[str]) -> set[str]:
        """Tell which of the ids belong to credits that are here."""
        wanted = list(dict.fromkeys(ids))
        found: set[str] = set()
        for start in range(0, len(wanted), _AT_ONCE):
            some = tuple(wanted[start : start + _AT_ONCE])
            marks = ", ".join("?" * len(some))
            query = f"SELECT id FROM credit WHERE void = 0 AND id IN ({marks})"  # noqa: S608 - marks
            found.update(credit_id for (credit_id,) in self._ask(query, some))
        return found

    def _read(self, number: int | None) -> list[tuple[int, Credit]]:
        """Read one credit, or all of them, as (number, credit)."""
        try:
            with _no_collecting():
                return self._mapped(number)
        except (KeyError, TypeError, ValueError) as error:
            raise FileRefused(
                "The file with your credits holds something that Spendby never writes, so it is "
                "damaged. Nothing was changed. Restore a backup to go on."
            ) from error

    def _mapped(self, number: int | None) -> list[tuple[int, Credit]]:
        entries: dict[int, list[Entry]] = defaultdict(list)
        for credit, *row in self._rows(_ENTRIES, "entry.credit", "entry.number", number):
            entries[credit].append(entry_of(*row))
        checkouts: dict[int, list[Checkout]] = defaultdict(list)
        for credit, *row in self._rows(_CHECKOUTS, "checkout.credit", "checkout.number", number):
            checkouts[credit].append(checkout_of(*row))
        return [
            (
                found,
                credit_of(credit_id, row, tuple(entries[found]), tuple(checkouts.get(found, ()))),
            )
            for found, credit_id, *row in self._rows(
                _CREDITS, "credit.number", "credit.number", number
            )
        ]

    def _rows(self, query: str, credit: str, order: str, number: int | None) -> Iterable[Any]:
        """Run a query for one credit's rows, or for everybody's."""
        if number is None:
            return self._ask(f"{query} ORDER BY {order}", ())
        return self._ask(f"{query} AND {credit} = ? ORDER BY {order}", (number,))


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
