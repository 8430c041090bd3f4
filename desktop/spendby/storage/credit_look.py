"""Reads credits with their entries and observations, one or many at a time.

Plain SQL straight through the driver, because this is the first thing that every start does
(docs/adr/0010-reading-before-sqlalchemy.md). Writing credits is `credit_repository`'s.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from spendby.domain.credit import Credit
from spendby.domain.errors import FileRefused, Trouble
from spendby.domain.folding import sorting_key
from spendby.domain.unreadable import Unreadable, refusal_of
from spendby.storage.asking import is_damage, is_noise
from spendby.storage.mapping import CREDIT_FIELDS, Ask, Value, checkouts_of, credits_of, entries_of
from spendby.translation import mark, tr
from spendby.uncollected import uncollected

_AT_ONCE = 500
"""Of how many ids it takes less time to ask for each than to read through all there are."""

_PART = 2_000
_CANDIDATES = 2_000
_MOST_IDS = 10

_WHY = mark("Something that was kept of it is damaged in the file.")
_LAST_CHARACTER = "\U0010ffff"

_FIELDS = ", ".join(f"credit.{name}" for name in CREDIT_FIELDS if name != "store")

_CREDITS = (
    f"SELECT credit.number, credit.id, store.id, {_FIELDS} FROM credit "  # noqa: S608 - our names
    "LEFT JOIN store ON store.number = credit.store WHERE credit.void = 0"
)
_ENTRIES = """\
SELECT credit, on_day, kind, amount, memo, expires_on, expired_on
FROM entry WHERE void = 0"""
_CHECKOUTS = "SELECT credit, on_day, target, saw, note FROM checkout WHERE void = 0"
_SOONEST = (
    "SELECT number, expires_on, name, id FROM credit WHERE void = 0 AND expires_on >= ? "
    "ORDER BY expires_on LIMIT ?"
)
_NUMBERS = "SELECT number FROM credit WHERE void = 0 AND number > ? ORDER BY number LIMIT ?"
_ID = "SELECT CAST(id AS BLOB) FROM credit WHERE number = ?"
_IDS = "SELECT id FROM credit WHERE void = 0"
_STARTING = (
    "SELECT id FROM credit WHERE void = 0 AND id >= ?1 AND id < ?2 "
    "AND substr(id, 1, length(?1)) = ?1 ORDER BY id LIMIT ?3"
)


class CreditLook:
    """The credits that undo has not taken back, in recording order.

    One of which something is damaged is left out and noted in `unreadable`, and takes no other
    along (docs/adr/0029-one-credit-that-cannot-be-read.md).
    """

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self.unreadable: dict[int, Unreadable] = {}
        """Those met so far that can't be read, by number."""
        self.has_read_all = False

    def all(self) -> list[Credit]:
        """Read every credit with its entries and observations."""
        found: list[Credit] = []
        after = 0
        with uncollected():
            while part := self.part(after, _PART):
                found += (credit for _, credit in part)
                after = part[-1][0]
        self.has_read_all = True
        return found

    def part(self, after: int, count: int) -> list[tuple[int, Credit]]:
        """Read so many credits recorded after the number `after`, each with its own number.

        Fewer where some can't be read; none only where none is left.
        """
        try:
            found = self._rows(
                f"{_CREDITS} AND credit.number > ? ORDER BY credit.number LIMIT ?", after, count
            )
            of_them = "credit BETWEEN ? AND ?"
            return self._with_ledgers(found, of_them, found[0][0], found[-1][0]) if found else []
        except Exception as error:
            if not is_damage(error):
                raise
        return self._one_by_one(after, count)

    def _one_by_one(self, after: int, count: int) -> list[tuple[int, Credit]]:
        while numbers := [number for (number,) in self._rows(_NUMBERS, after, count)]:
            singles = ((number, self._single(number)) for number in numbers)
            if found := [(number, credit) for number, credit in singles if credit is not None]:
                return found
            after = numbers[-1]
        return []

    def _single(self, number: int) -> Credit | None:
        """Read one credit; None, and noted, where something of it is damaged."""
        try:
            rows = self._rows(f"{_CREDITS} AND credit.number = ?", number)
            ((_, credit),) = self._with_ledgers(rows, "credit = ?", number)
        except Exception as error:
            if not is_damage(error):
                raise
            ((credit_id,),) = self._rows(_ID, number)
            self.unreadable[number] = Unreadable(_text(credit_id), tr(_WHY))
            return None
        return credit

    def are_more_than(self, count: int) -> bool:
        """Tell whether there are more credits than that."""
        return bool(self._rows("SELECT 1 FROM credit WHERE void = 0 LIMIT 1 OFFSET ?", count))

    def soonest(self, first: date, count: int) -> list[Credit]:
        """Read the credits that end first from the day `first` on, at most so many.

        None where too many end on one day to be put in order at once, or one can't be read.
        """
        try:
            return self._soonest(first, count)
        except Exception as error:
            if not is_damage(error):
                raise
            return []

    def _soonest(self, first: date, count: int) -> list[Credit]:
        found = self._rows(_SOONEST, first.isoformat(), _CANDIDATES + 1)
        if len(found) > _CANDIDATES:
            found = [row for row in found if row[1] < found[-1][1]]
        in_order = sorted((on, sorting_key(name), key, number) for number, on, name, key in found)
        numbers = [number for *_, number in in_order[:count]]
        marks = ", ".join("?" * len(numbers))
        rows = self._rows(f"{_CREDITS} AND credit.number IN ({marks})", *numbers)
        return [credit for _, credit in self._with_ledgers(rows, f"credit IN ({marks})", *numbers)]

    def get(self, credit_id: str) -> Credit | None:
        """Read one credit by its whole id; raises `FileRefused` where it can't be read."""
        found = self.find(credit_id)
        return None if found is None else found[1]

    def find(self, credit_id: str) -> tuple[int, Credit] | None:
        """Read one credit by its whole id, with its row's number; raises as `get` does."""
        query = "SELECT number FROM credit WHERE void = 0 AND id = ?"
        for (number,) in self._rows(query, credit_id):
            credit = self._single(number)
            if credit is None:
                raise FileRefused(refusal_of(self.unreadable[number]), Trouble.CREDIT)
            return number, credit
        return None

    def ids_starting(self, prefix: str) -> list[str]:
        """List the ids that start with `prefix`, at most ten, in alphabetical order."""
        return self._ids(_STARTING, prefix, prefix + _LAST_CHARACTER, _MOST_IDS)

    def has_name(self, name: str) -> bool:
        """Tell whether a credit is called just that."""
        return bool(list(self._ask(f"{_IDS} AND name = ? LIMIT 1", (name,))))

    def known(self, ids: Iterable[str]) -> set[str]:
        """Tell which of the ids belong to credits that are here."""
        wanted = set(ids)
        if len(wanted) > _AT_ONCE:
            return wanted.intersection(self._ids(_IDS))
        marks = ", ".join("?" * len(wanted))
        return set(self._ids(f"{_IDS} AND id IN ({marks})", *wanted))

    def _ids(self, query: str, *values: Value) -> list[str]:
        """Read ids; of one that is no text, what there is of it."""
        try:
            return [one for (one,) in self._rows(query, *values)]
        except Exception as error:
            if not is_noise(error):
                raise
        as_bytes = query.replace("SELECT id", "SELECT CAST(id AS BLOB)", 1)
        return [_text(one) for (one,) in self._rows(as_bytes, *values)]

    def _with_ledgers(
        self, rows: list[Any], of_them: str, *values: int
    ) -> list[tuple[int, Credit]]:
        """Make credits of their rows; `of_them` selects their entries and observations.

        Raises what `is_damage` knows where one of them holds what Spendby never writes.
        """
        if not rows:
            return []
        numbers = [row[0] for row in rows]
        entries = self._by_credit(f"{_ENTRIES} AND {of_them}", values)
        checkouts = self._by_credit(f"{_CHECKOUTS} AND {of_them}", values)
        credits = credits_of(
            [row[1:] for row in rows],
            [entries_of(tuple(entries[number])) for number in numbers],
            [
                checkouts_of(tuple(checkouts[number])) if number in checkouts else ()
                for number in numbers
            ],
        )
        return list(zip(numbers, credits, strict=True))

    def _by_credit(self, query: str, values: tuple[int, ...]) -> dict[int, list[tuple[Any, ...]]]:
        """Read rows in recording order, by the number of the credit that they belong to."""
        found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
        for row in self._ask(f"{query} ORDER BY credit, number", values):
            found[row[0]].append(row[1:])
        return found

    def _rows(self, query: str, *values: Value) -> list[Any]:
        return list(self._ask(query, values))


def _text(found: bytes | None) -> str:
    return (found or b"").decode("utf-8", "replace")
