"""What a file brings in, and reading its rows as credits, whatever form the file has.

Every form ends here: `exchange` keeps the outcome, and `credit_reading` holds each row to the same
checks.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from spendby.domain.credit import Credit, Store
from spendby.domain.errors import FieldRefused
from spendby.services.credit_reading import Fields, read_credit, row_id
from spendby.services.ports import Reading


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that can't be brought in; `row` counts from 1, 0 is the file itself."""

    row: int
    field: str
    message: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a file holds that isn't here yet, what is, and what can't be brought in.

    `changed` are credits that are here and get further entries, before and after; `rows` counts
    what is new where that isn't the number of new credits. `remarks` are sentences on how the
    file was read. With `whole` set the rows hang together: none comes in while one has a problem.
    """

    format: str
    credits: Sequence[Credit]
    stores: Sequence[Store]
    settings: Mapping[str, str]
    already: int
    problems: Sequence[Problem]
    ignored: Sequence[str] = field(default_factory=tuple)
    changed: Sequence[tuple[Credit, Credit]] = ()
    rows: int | None = None
    remarks: Sequence[str] = ()
    whole: bool = False

    @property
    def new(self) -> int:
        """How much of the file is new: credits, or lines of an activity page."""
        return len(self.credits) if self.rows is None else self.rows


def read_rows(
    rows: Iterable[tuple[int, object]],
    stores: Mapping[str, Store],
    reading: Reading,
    today_in: Callable[[str], date],
    problems: list[Problem],
) -> tuple[list[Credit], int]:
    """Read numbered rows in the form of the file format; gives new credits and how many are here.

    Adds to `problems`. `today_in` tells the day in a time zone.
    """
    seen: Counter[str] = Counter()
    read: dict[str, Credit] = {}
    for number, row in rows:
        has_id = isinstance(row, Mapping) and "id" in row
        content = "" if has_id else json.dumps(row, sort_keys=True, ensure_ascii=True)
        seen[content] += 1
        try:
            credit = read_credit(Fields(row), row_id(content, seen[content]), stores, today_in)
            if credit.id in read:
                message = f"The id “{credit.id}” stands in this file twice."
                raise FieldRefused("id", message)  # noqa: TRY301 - handled like any field's
            read[credit.id] = credit
        except FieldRefused as refused:
            problems.append(Problem(number, refused.field, str(refused)))
    known = reading.credits.known(read)
    return [credit for name, credit in read.items() if name not in known], len(known)
