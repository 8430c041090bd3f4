"""What a file brings in, and reading its rows as credits, whatever form the file has.

Every form ends here: `exchange` keeps the outcome, and `credit_reading` holds each row to the same
checks.
"""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from spendby.domain.credit import Credit, Store
from spendby.domain.errors import FieldRefused, Refused
from spendby.services.credit_reading import Fields, read_credit, row_id
from spendby.services.purchase_json import NOTHING_BESIDE, Beside
from spendby.services.quick_reading import CreditRow, quick_credit
from spendby.services.reminder_json import NOTHING, Brought
from spendby.services.storage_ports import Reading
from spendby.translation import tr

if TYPE_CHECKING:
    from spendby.services.foreign.doubts import TableLook

Beat = Callable[[int, int], None]
"""Called while rows are read and checked: how many are done, and of how many (0: not known).

It may raise `Cancelled`, which ends the import with nothing changed.
"""


def NO_BEAT(_done: int, _of: int) -> None:  # noqa: N802 - it stands where a constant would
    """Go on."""


class Cancelled(Refused):
    """The user no longer wants it."""


class Problem(Struct, frozen=True):
    """A row that can't be brought in; `row` counts from 1, 0 is the file itself."""

    row: int
    field: str
    message: str


class PageRow(Struct, frozen=True):
    """One row of an activity page: `amount` is signed, in minor units of `currency`.

    `here` tells that it was brought in before, or logged by hand.
    """

    number: int
    on: date
    words: str
    amount: int
    currency: str
    here: bool


class Choice(Struct, frozen=True):
    """What of a file is wanted, by ids.

    New credits `without` these, and `changed`: those that are here and take what the file has; None
    stands for all that differ.
    """

    without: frozenset[str] = frozenset()
    changed: frozenset[str] | None = frozenset()


class Incoming(Struct, frozen=True):
    """What a file holds that isn't here yet, what is, and what can't be brought in.

    `changed` are credits that are here and get further entries, before and after; `rows` counts
    what is new where that isn't the number of new credits, and `on_page` what is here of a page.
    `here` are credits of the file that are here already, as the file has them, `differing` those of
    them that are otherwise here, before and as the file has them; `numbers` are the rows of all by
    id. `page` are the rows of
    an activity page, `balance` its store and what it ends with. `remarks` are sentences on how the
    file was read, `table` and `how`, a sentence too, how its columns were; `reminders` is what it
    has of them, `beside` its purchases and mutes. With `whole` set the rows hang together: none
    comes in while one has a problem.
    """

    format: str
    credits: Sequence[Credit]
    stores: Sequence[Store]
    settings: Mapping[str, str]
    problems: Sequence[Problem]
    ignored: Sequence[str] = field(default_factory=tuple)
    changed: Sequence[tuple[Credit, Credit]] = ()
    rows: int | None = None
    remarks: Sequence[str] = ()
    whole: bool = False
    on_page: int = 0
    here: Sequence[Credit] = ()
    differing: Sequence[tuple[Credit, Credit]] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    page: Sequence[PageRow] = ()
    table: "TableLook | None" = None
    how: str = ""
    reminders: Brought = NOTHING
    beside: Beside = NOTHING_BESIDE
    balance: tuple[Store, int] | None = None

    @property
    def new(self) -> int:
        """How much of the file is new: credits, or lines of an activity page."""
        return len(self.credits) if self.rows is None else self.rows

    @property
    def already(self) -> int:
        """How much of the file is here and says nothing else: credits, or lines of a page."""
        return self.on_page + len(self.here) - len(self.differing)

    def chosen(self, choice: Choice) -> "Incoming":
        """Leave out the new credits that aren't wanted, and stores that then hold nothing."""
        if not choice.without:
            return self
        credits = [credit for credit in self.credits if credit.id not in choice.without]
        used = {credit.store for credit in credits}
        return replace(self, credits=credits, stores=[one for one in self.stores if one.id in used])


class Read(Struct):
    """Credits read from rows: those that are new, and those that are here already."""

    new: list[Credit]
    here: list[Credit]
    numbers: dict[str, int]
    """The row of each, by id."""


def read_rows(  # noqa: PLR0913, PLR0917 - what a row is read with
    rows: Sequence[tuple[int, object]],
    stores: Mapping[str, Store],
    reading: Reading,
    today_in: Callable[[str], date],
    problems: list[Problem],
    beat: Beat = NO_BEAT,
) -> Read:
    """Read numbered rows in the form of the file format.

    Adds to `problems`. `today_in` tells the day in a time zone.
    """
    seen: Counter[str] = Counter()
    read: dict[str, Credit] = {}
    numbers: dict[str, int] = {}
    count = len(rows)
    for done, (number, row) in enumerate(rows):
        beat(done, count)
        try:
            credit = quick_credit(row, stores, today_in) if isinstance(row, CreditRow) else None
            credit = credit or _credit(row, seen, stores, today_in)
            if credit.id in read:
                message = tr("The id “{credit}” stands in this file twice.").format(
                    credit=credit.id
                )
                raise FieldRefused("id", message)  # noqa: TRY301 - handled like any field's
            read[credit.id] = credit
            numbers[credit.id] = number
        except FieldRefused as refused:
            problems.append(Problem(number, refused.field, str(refused)))
    known = reading.credits.known(read)
    new = [credit for name, credit in read.items() if name not in known]
    return Read(new, [read[name] for name in read if name in known], numbers)


def _credit(
    row: object,
    seen: Counter[str],
    stores: Mapping[str, Store],
    today_in: Callable[[str], date],
) -> Credit:
    """Read a row field by field; `seen` counts the rows without an id by what is in them."""
    document = row.document() if isinstance(row, CreditRow) else row
    own_id = ""
    if not isinstance(document, Mapping) or "id" not in document:
        content = json.dumps(document, sort_keys=True, ensure_ascii=True)
        seen[content] += 1
        own_id = row_id(content, seen[content])
    return read_credit(Fields(document), own_id, stores, today_in)
