"""Reads credits with their entries and observations, one or many at a time.

Plain SQL straight through the driver, because this is the first thing that every start does
(docs/adr/0010-reading-before-sqlalchemy.md). Writing credits is `credit_repository`'s.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from spendby.domain.credit import Credit
from spendby.domain.errors import FileRefused
from spendby.domain.folding import sorting_key
from spendby.storage.mapping import CREDIT_FIELDS, Ask, Value, checkouts_of, credit_of, entries_of
from spendby.uncollected import uncollected

_AT_ONCE = 500
"""Of how many ids it takes less time to ask for each than to read through all there are."""

_PART = 2_000
_CANDIDATES = 2_000
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
_SOONEST = (
    "SELECT number, expires_on, name, id FROM credit WHERE void = 0 AND expires_on >= ? "
    "ORDER BY expires_on LIMIT ?"
)
_IDS = "SELECT id FROM credit WHERE void = 0"
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
        found: list[Credit] = []
        after = 0
        with uncollected():
            while part := self.part(after, _PART):
                found += (credit for _, credit in part)
                after = part[-1][0]
        return found

    def part(self, after: int, count: int) -> list[tuple[int, Credit]]:
        """Read so many credits recorded after the number `after`, each with its own number."""
        found = self._rows(
            f"{_CREDITS} AND credit.number > ? ORDER BY credit.number LIMIT ?", after, count
        )
        return (
            self._with_ledgers(found, "credit BETWEEN ? AND ?", found[0][0], found[-1][0])
            if found
            else []
        )

    def are_more_than(self, count: int) -> bool:
        """Tell whether there are more credits than that."""
        return bool(self._rows("SELECT 1 FROM credit WHERE void = 0 LIMIT 1 OFFSET ?", count))

    def soonest(self, first: date, count: int) -> list[Credit]:
        """Read the credits that end first from the day `first` on, at most so many.

        None where too many end on one day to be put in order at once.
        """
        found = self._rows(_SOONEST, first.isoformat(), _CANDIDATES + 1)
        if len(found) > _CANDIDATES:
            found = [row for row in found if row[1] < found[-1][1]]
        in_order = sorted((on, sorting_key(name), key, number) for number, on, name, key in found)
        numbers = [number for *_, number in in_order[:count]]
        marks = ", ".join("?" * len(numbers))
        rows = self._rows(f"{_CREDITS} AND credit.number IN ({marks})", *numbers)
        return [credit for _, credit in self._with_ledgers(rows, f"credit IN ({marks})", *numbers)]

    def get(self, credit_id: str) -> Credit | None:
        """Read one credit by its whole id."""
        found = self.find(credit_id)
        return None if found is None else found[1]

    def find(self, credit_id: str) -> tuple[int, Credit] | None:
        """Read one credit by its whole id, with its row's number."""
        query = "SELECT number FROM credit WHERE void = 0 AND id = ?"
        for (number,) in self._rows(query, credit_id):
            return self.part(number - 1, 1)[0]
        return None

    def ids_starting(self, prefix: str) -> list[str]:
        """List the ids that start with `prefix`, at most ten, in alphabetical order."""
        values = (prefix, prefix + _LAST_CHARACTER, _MOST_IDS)
        return [credit_id for (credit_id,) in self._ask(_STARTING, values)]

    def has_name(self, name: str) -> bool:
        """Tell whether a credit is called just that."""
        return bool(list(self._ask(f"{_IDS} AND name = ? LIMIT 1", (name,))))

    def known(self, ids: Iterable[str]) -> set[str]:
        """Tell which of the ids belong to credits that are here."""
        wanted = set(ids)
        if len(wanted) > _AT_ONCE:
            return {one for (one,) in self._ask(_IDS, ()) if one in wanted}
        marks = ", ".join("?" * len(wanted))
        return {one for (one,) in self._ask(f"{_IDS} AND id IN ({marks})", tuple(wanted))}

    def _with_ledgers(
        self, rows: list[Any], of_them: str, *values: int
    ) -> list[tuple[int, Credit]]:
        """Make credits of their rows; `of_them` selects their entries and observations."""
        try:
            entries = self._by_credit(f"{_ENTRIES} AND {of_them}", values)
            checkouts = self._by_credit(f"{_CHECKOUTS} AND {of_them}", values)
            return [
                (
                    number,
                    credit_of(
                        credit_id,
                        row,
                        entries_of(tuple(entries[number])),
                        checkouts_of(tuple(checkouts[number])) if number in checkouts else (),
                    ),
                )
                for number, credit_id, *row in rows
            ]
        except (KeyError, TypeError, ValueError) as error:
            raise FileRefused(
                "The file with your credits holds something that Spendby never writes, so it is "
                "damaged. Nothing was changed. Restore a backup to go on."
            ) from error

    def _by_credit(self, query: str, values: tuple[int, ...]) -> dict[int, list[tuple[Any, ...]]]:
        """Read rows in recording order, by the number of the credit that they belong to."""
        found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
        for row in self._ask(f"{query} ORDER BY credit, number", values):
            found[row[0]].append(row[1:])
        return found

    def _rows(self, query: str, *values: Value) -> list[Any]:
        return list(self._ask(query, values))
