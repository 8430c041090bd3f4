"""What a reader of a foreign file is told, and what it gives back."""

import uuid
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from msgspec import Struct, field

from spendby.domain.errors import FieldRefused
from spendby.services.credit_json import Json
from spendby.services.foreign.places import Places
from spendby.services.incoming import NO_BEAT, Beat, Problem
from spendby.services.storage_ports import CreditReading
from spendby.translation import grouped, mark, tr

if TYPE_CHECKING:
    from spendby.services.foreign.doubts import TableLook

UNITS = "XXX"
"""ISO 4217's code for no currency: what is counted and isn't money (docs/adr/0012)."""

_NAMESPACE = uuid.UUID("0f1c9f0a-8f0e-5d53-9b0f-5a4c4cf6b8a7")


class Form(StrEnum):
    """The forms of file that can be read: what each is typed as and called, and its reader.

    A reader is a module here with `recognises(head)` and `read(file)`. It is loaded when there is
    something to read: together they take longer to load than the rest of the use cases. The
    readers are asked in this order whether a file is theirs; the table of anybody's comes last.
    """

    called: str
    """What it is called, in English."""
    reader: str
    """The module's name; Spendby's own file is `exchange`'s."""

    SPENDBY = "spendby", mark("Spendby file"), ""
    CATIMA = "catima", mark("Catima"), "catima"
    VOUCHERVAULT = "vouchervault", mark("VoucherVault"), "vouchervault"
    AMAZON_RETURNS = "amazon-returns", mark("Amazon returns and refunds"), "amazon_returns"
    AUDIBLE = "audible", mark("Audible credits"), "audible"
    AMAZON_ACTIVITY = "amazon-activity", mark("Amazon gift card activity"), "amazon_activity"
    CSV = "csv", mark("Table"), "csv_table"

    def __new__(cls, value: str, called: str = "", reader: str = "") -> Self:
        """Make a member of a row."""
        made = str.__new__(cls, value)
        made._value_ = value
        made.called, made.reader = called, reader
        return made


class DayOrder(StrEnum):
    """What stands first in a date of numbers; a year does only where it has two digits."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"


class ReadAs(Struct, frozen=True):
    """What the user said about a file that doesn't tell by itself.

    `columns` names a table's column by our field, `unread` are columns that are not to be read,
    `decimal` is "." or ",", `currency` that of amounts beside which none stands. `remembered` are
    the settings, among them what was proved or said of such a table before.
    """

    encoding: str | None = None
    order: DayOrder | None = None
    decimal: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    remembered: Mapping[str, str] = field(default_factory=dict)
    delimiter: str | None = None
    unread: frozenset[str] = frozenset()
    currency: str | None = None


class ForeignFile(Struct, frozen=True):
    """The file and what is known around it: `today` is the user's day, `places` the stores."""

    content: bytes
    today: date
    places: Places
    read_as: ReadAs = ReadAs()
    beat: Beat = NO_BEAT


class LeftOut(Exception):  # noqa: N818 - not an error: the row holds nothing to bring in
    """The row was understood and holds no store credit; the text says why, for many at once."""


class Emptied(LeftOut):
    """Nothing is left in the row: it is left out, unless it is a credit that is here."""

    def __init__(self, why: str, credit_id: str = "") -> None:
        """Say `why`; the id is known later where the row is known by what stays of it."""
        super().__init__(why)
        self.credit_id = credit_id


class Found(Struct):
    """Rows in the form of Spendby's own files, by number, and what has to be said about others."""

    beat: Beat = NO_BEAT
    rows: list[tuple[int, Json]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)
    table: "TableLook | None" = None
    how: str = ""
    emptied: dict[int, Emptied] = field(default_factory=dict)
    says_left: bool = True
    """False where the amounts are what was granted, which says nothing of what is left."""
    ids: Callable[[CreditReading], Mapping[int, str]] | None = None
    """Gives the ids of rows, emptied ones too, by their numbers, where what is here decides."""

    def take(self, number: int, make: Callable[[], Json]) -> None:
        """Keep the row that `make` gives, or note why there is none."""
        self.beat(number, 0)
        try:
            self.rows.append((number, make()))
        except FieldRefused as refused:
            self.problem(number, refused.field, str(refused))
        except Emptied as emptied:
            self.emptied[number] = emptied
        except LeftOut as left_out:
            self.left_out[str(left_out)] += 1

    def problem(self, row: int, name: str, message: str) -> None:
        """Note a row that can't be brought in."""
        self.problems.append(Problem(row, name, message))

    def said(self) -> Sequence[str]:
        """Give every sentence about how the file was read."""
        parts = [f"{grouped(count)} {tr(why)}" for why, count in self.left_out.items()]
        return [
            *self.remarks,
            *([tr("Left out: {what}.").format(what="; ".join(parts))] if parts else []),
        ]


class Counts:
    """Numbers rows that nothing tells apart, so that each of them keeps its id."""

    def __init__(self) -> None:
        """Start with no rows."""
        self._seen: Counter[object] = Counter()

    def next(self, key: object) -> int:
        """Count one more row of this key; gives which one it is, from 1."""
        self._seen[key] += 1
        return self._seen[key]


def stable_id(form: Form, *key: object) -> str:
    """Make the id that the same row gets at every import; `key` is what tells it from others."""
    # Written in ASCII, because text out of JSON may hold what no encoding can.
    return uuid.uuid5(
        _NAMESPACE, "\x1f".join((form.value, *(ascii(str(part)) for part in key)))
    ).hex
