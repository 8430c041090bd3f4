"""What a table's rows are known by: the form of the table, and the key of a row within it.

A key is a row's id within a table with these columns, else its code, else its name within it; code
and name with the store, a name also with the day of receipt where the table gives one. A row that
has none of these is known by all of its cells that are read. A table that gained or lost a column
has another form, so what its rows say tells whether it is still the same (docs/adr/0034).
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress

from msgspec import DecodeError, Struct
from msgspec.json import decode, encode
from msgspec.structs import replace

from spendby.domain.credit import Credit
from spendby.services.foreign.tables import folded

_SETTING = "import.form."
_LONGEST = 10_000
"""Longer ones aren't remembered: no table that people keep has so many letters of columns."""
_WEAK_CODE = 6
"""Shorter codes are often only the numbers of rows, so they tell a credit with its name alone."""


class Row(Struct, frozen=True):
    """What there is to know a row by: its `cells` by our field, and what they were read as.

    `whole` is an id made from all cells, read or not, and `plain` the row's id as it stands there;
    version 0.1.0 took these for its own.
    """

    number: int
    cells: Mapping[str, str]
    whole: str
    plain: str
    name: str
    code: str
    received: str
    store: str
    currency: str
    granted: int
    left: int
    ends: str | None


class TableForm(Struct, frozen=True, omit_defaults=True):
    """The columns of a table, all of them in `header`, and by our field those that are read.

    `usual` are the store and currency of rows that name none.
    """

    header: Sequence[str]
    columns: Mapping[str, str]
    usual: tuple[str, str] = ("", "")

    @classmethod
    def of(
        cls, header: Iterable[str], columns: Mapping[str, str], usual: tuple[str, str]
    ) -> "TableForm":
        """Make the form of a table, whatever the order of its columns."""
        return cls(sorted(map(folded, header)), columns, usual)

    def to_remember(self) -> dict[str, str]:
        """Give the setting by which `forms_before` knows this form."""
        text = encode(replace(self, usual=("", "")), order="sorted").decode()
        if len(text) > _LONGEST:
            return {}
        return {_SETTING + hashlib.sha256(text.encode()).hexdigest()[:16]: text}

    @property
    def falls(self) -> bool:
        """Tell whether the table says what is left, which falls from one import to the next."""
        return "left" in self.columns

    def may_have_been(self, other: "TableForm") -> bool:
        """Tell whether a table of this form may have had the columns of the other one."""
        mine, others = {*self.columns.values()}, {*other.columns.values()}
        return other.header != self.header and 2 * len(mine & others) >= len(mine | others)

    def keys(self, within: "TableForm") -> Callable[[Row], str]:
        """Make what gives a row of this table the key that it has in a table of another form.

        Columns that the other form didn't have aren't looked at.
        """
        had = within.columns.values()
        gained = {field for field, name in self.columns.items() if name not in had}
        known = self.columns.keys() - gained

        def key(row: Row) -> str:
            store = self.usual[0] if "store" in gained else row.store
            currency = self.usual[1] if gained & {"store", "currency"} else row.currency
            where = (store, currency)
            code = row.code if "reference" in known else ""
            if "id" in known and row.plain:
                return _text("id", within.header, row.plain)
            if len(code) >= _WEAK_CODE:
                return _text("code", where, code)
            if "name" in known and row.name:
                received = row.received if "received_on" in known else ""
                return _text("name", within.header, where, row.name, code, received)
            said = sorted((field, cell) for field, cell in row.cells.items() if field in known)
            return _text("row", within.header, where, said)

        return key

    def says_the_same(self, row: Row, credit: Credit, other: "TableForm") -> bool:
        """Tell whether a row is the credit by more than its key: name and money, or code.

        `other` is the form of the table that the credit came in with. Where only one of the two
        has a column of last days, these say nothing.
        """
        if row.code and row.code == folded(credit.reference):
            return True
        money = row.left == credit.left or row.granted == credit.granted
        ends = row.ends == ends_of(credit)
        if row.name in {"", folded(credit.name)}:
            both = "expires_on" in self.columns and "expires_on" in other.columns
            return money or (self.falls and (ends or not both) and row.left <= credit.left)
        return money and ends and row.ends is not None

    def is_alike(self, row: Row, credit: Credit, other: "TableForm") -> bool:
        """Tell whether a row has anything in common with a credit, in a table known to be its."""
        return (
            row.name == folded(credit.name)
            or (row.left, row.ends) == (credit.left, ends_of(credit))
            or (row.granted, row.ends) == (credit.granted, ends_of(credit))
            or self.says_the_same(row, credit, other)
        )


def forms_before(settings: Mapping[str, str]) -> list[TableForm]:
    """Give the forms of the tables that were imported before."""
    forms = []
    for name in sorted(settings):
        if name.startswith(_SETTING):
            with suppress(DecodeError):
                forms.append(decode(settings[name], type=TableForm))
    return forms


def ends_of(credit: Credit) -> str | None:
    """Give a credit's last day as rows write it."""
    return None if credit.expiry.on is None else credit.expiry.on.isoformat()


def _text(*parts: object) -> str:
    return json.dumps(parts, ensure_ascii=True)
