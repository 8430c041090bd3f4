"""Reads the tables that Spendby itself exports, exactly: nothing in them has to be found out.

A table whose dates a spreadsheet has rewritten is no longer one of these; `csv_table` reads it as
any other.
"""

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import zip_longest

from spendby.domain.credit import State, Store
from spendby.domain.errors import AmountRefused, FieldRefused
from spendby.domain.money import amount_of, amount_text
from spendby.domain.plain_fields import FIELDS, Shape
from spendby.services.credit_json import Json
from spendby.services.csv_export import NEVER
from spendby.services.foreign.found import ForeignFile, Found
from spendby.services.foreign.values import currency_of
from spendby.services.formula_guard import unguarded
from spendby.translation import mark, tr

Cells = Mapping[str, str]

# What version 0.1.0 wrote, to the letter. It never changes: a table is ours by the columns of the
# first version, and what a later one adds is read where it is there.
_STORE_COLUMNS = ("store_name", "store_currency", "store_time_zone")
_CREDIT_COLUMNS = frozenset(
    (
        *("name", "store", "kind", "currency", "granted", "spent", "expired", "left"),
        *("received_on", "usable_from", "expires_on", "expiry_basis"),
        *("terms", "gift_cards", "third_party_named", "terms_read_on"),
        *("eligible", "keeps_rest", "source", "reference", "note", "preset", "checked_on"),
        *("archived", "terms_url", "terms_text", "id", *_STORE_COLUMNS),
    )
)
_ENTRY_COLUMNS = frozenset(
    (
        *("name", "store", "kind", "currency", "on", "entry", "money_in", "money_out"),
        *("left_then", "memo", "extended_from", "extended_to", "received_on", "expires_on", "id"),
        *_STORE_COLUMNS,
    )
)

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAYS = (
    *("received_on", "expires_on", "terms_read_on", "on", "extended_from", "extended_to"),
    *(field.name for field in FIELDS if field.shape is Shape.DAY),
)
_FLAGS = {"yes": True, "no": False, "": None}
_REMARK = mark("This is a table that Spendby exported, so it was read as it was written.")


def is_header(names: Sequence[str]) -> bool:
    """Tell whether a table with these columns is one of Spendby's."""
    found = set(names)
    return len(found) == len(names) and (found >= _CREDIT_COLUMNS or found >= _ENTRY_COLUMNS)


def is_own(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a table is one of Spendby's, as it was written."""
    if not rows or not is_header(rows[0]):
        return False
    days = [at for at, name in enumerate(rows[0]) if name in _DAYS]
    cells = (row[at] for row in rows[1:] for at in days if at < len(row))
    return all(_ISO.fullmatch(cell) or cell in {"", NEVER} for cell in cells)


def read(rows: Sequence[Sequence[str]], file: ForeignFile) -> Found:
    """Read a table that `is_own`."""
    found = Found(file.beat, remarks=[tr(_REMARK)])
    header = rows[0]
    numbered = [
        (number, {name: unguarded(cell) for name, cell in zip_longest(header, row, fillvalue="")})
        for number, row in enumerate(rows[1:], start=1)
        if any(row)
    ]
    if set(header) >= _CREDIT_COLUMNS:
        for number, cells in numbered:
            found.take(number, partial(_credit, cells, file))
        return found
    ledgers: dict[str, list[tuple[int, Cells]]] = {}
    for number, cells in numbered:
        ledgers.setdefault(cells["id"], []).append((number, cells))
    for lines in ledgers.values():
        found.take(lines[0][0], partial(_ledger, [cells for _, cells in lines], file))
    return found


def _credit(cells: Cells, file: ForeignFile) -> Json:
    granted, spent, expired, left = (
        _minor(cells, name) for name in ("granted", "spent", "expired", "left")
    )
    today = file.today.isoformat()
    moved = _moved(spent, expired, left - granted + spent + expired, cells.get("state", ""))
    return {
        **_head(cells, file),
        "granted": cells["granted"],
        "terms": {
            "status": cells["terms"],
            "gift_cards": cells["gift_cards"],
            "third_party_named": _flag(cells, "third_party_named"),
            "read_on": cells["terms_read_on"] or None,
            "text": cells["terms_text"],
            "url": cells["terms_url"],
        },
        **{
            field.name: _PLAIN[field.shape](cells, field.name)
            for field in FIELDS
            if field.name in cells
        },
        "entries": [
            {"on": cells["received_on"], "kind": "grant", "amount": cells["granted"]},
            *(
                {"on": today, "kind": kind, "amount": amount_text(amount, cells["currency"])}
                for kind, amount in moved
                if amount
            ),
        ],
    }


def _moved(spent: int, expired: int, adjusted: int, state: str) -> list[tuple[str, int]]:
    """Give the entries that come to these sums, in minor units, the oldest first.

    Whether a credit without money was used up or expired is told by what took the last of it.
    """
    adjust, spend, expire = ("adjust", adjusted), ("spend", -spent), ("expire", -expired)
    if state != State.USED_UP or not expired:
        return [adjust, spend, expire]
    if spent or adjusted < 0:
        return [expire, adjust, spend]
    return [("adjust", adjusted + 1), expire, ("adjust", -1)]


def _ledger(lines: Sequence[Cells], file: ForeignFile) -> Json:
    return {**_head(lines[0], file), "entries": [_entry(cells) for cells in lines]}


def _entry(cells: Cells) -> Json:
    out = cells["money_out"]
    entry: Json = {
        "on": cells["on"],
        "kind": cells["entry"],
        "amount": f"-{out}" if out else cells["money_in"],
        "memo": cells["memo"],
    }
    for column, name in (("extended_to", "expires_on"), ("extended_from", "expired_on")):
        if cells[column]:
            entry[name] = cells[column]
    return entry


def _head(cells: Cells, file: ForeignFile) -> Json:
    """Read what both tables have of a credit."""
    end = cells["expires_on"]
    state = NEVER if end == NEVER else "on" if end else "unknown"
    on = end if state == "on" else None
    basis = cells.get("expiry_basis") or None
    return {
        "id": cells["id"],
        "store": _store(cells, file),
        "name": cells["name"],
        "kind": cells["kind"],
        "currency": cells["currency"],
        "received_on": cells["received_on"],
        "expiry": {"state": state, "on": on, "basis": basis},
    }


def _store(cells: Cells, file: ForeignFile) -> str:
    wanted = cells["store"]
    if wanted not in file.places.stores:
        name, currency = cells["store_name"] or wanted, cells["store_currency"]
        file.places.bring(Store(wanted, name, currency, cells["store_time_zone"]))
    return wanted


def _minor(cells: Cells, name: str) -> int:
    try:
        return amount_of(cells[name], currency_of(cells["currency"]))
    except AmountRefused as refused:
        raise FieldRefused(name, str(refused)) from None


def _flag(cells: Cells, name: str) -> bool | None:
    if cells[name] not in _FLAGS:
        raise FieldRefused(
            name, tr("“{text}” is neither yes nor no.").format(text=cells[name][:40])
        )
    return _FLAGS[cells[name]]


_PLAIN: Mapping[Shape, Callable[[Cells, str], object]] = {
    Shape.LINE: lambda cells, name: cells[name],
    Shape.LINES: lambda cells, name: cells[name],
    Shape.TAG: lambda cells, name: cells[name] or None,
    Shape.DAY: lambda cells, name: cells[name] or None,
    Shape.FLAG: lambda cells, name: bool(_flag(cells, name)),
    Shape.MAYBE: _flag,
    Shape.TAGS: lambda cells, name: next(csv.reader([cells[name]], delimiter=";"), []),
}
"""How a plain field is read."""
