"""Credits as tables for spreadsheets: a row for each credit, or one for each entry.

Every cell is guarded against being run as a formula. `foreign.own_table` reads both tables again.
"""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from spendby.domain.credit import Credit, Store, Target
from spendby.domain.entry import Entry, EntryKind, sum_of
from spendby.domain.money import amount_text
from spendby.domain.plain_fields import FIELDS, FIRST, Shape
from spendby.services.formula_guard import guarded
from spendby.services.judging import Judged

NEVER = "never"
"""What stands for the last day of a credit that has none."""

_STORE_COLUMNS = ("store_name", "store_currency", "store_time_zone")
CREDIT_COLUMNS = (
    *("name", "store", "kind", "currency", "granted", "spent", "expired", "left"),
    *("received_on", "usable_from", "expires_on", "expiry_basis"),
    *("terms", "gift_cards", "third_party_named", "terms_read_on"),
    *("eligible", "keeps_rest", "source", "reference", "note", "preset", "checked_on", "archived"),
    *("terms_url", "terms_text", "id"),
    *_STORE_COLUMNS,
)
"""What a row of the first version holds of a credit: all but single entries and observations."""

DERIVED_COLUMNS = ("state", "buys_own_gift_card", "buys_third_party_gift_card", "buys_goods")
"""What follows from the rest on the day of the export; never imported."""

_LATER = tuple(field.name for field in FIELDS if field.since != FIRST)
"""What versions after the first added, at the end, so that the others stay where they are."""

ENTRY_COLUMNS = (
    *("name", "store", "kind", "currency", "on", "entry", "money_in", "money_out", "left_then"),
    *("memo", "extended_from", "extended_to", "received_on", "expires_on", "id"),
    *_STORE_COLUMNS,
)
"""What a row holds of an entry, and of the credit that it belongs to."""

_FIRST_PLAIN, _PLAIN_END = CREDIT_COLUMNS.index("eligible"), CREDIT_COLUMNS.index("terms_url")
_TARGETS = (Target.OWN_GIFT_CARD, Target.THIRD_PARTY_GIFT_CARD, Target.GOODS)


def credit_table(judged: Iterable[Judged], *, end: str = "\r\n") -> str:
    """Write a table with a row for each credit, comma-separated as RFC 4180 has it."""
    rows = (_credit_row(one) for one in judged)
    return _table((*CREDIT_COLUMNS, *DERIVED_COLUMNS, *_LATER), rows, end)


def entry_table(judged: Iterable[Judged], *, end: str = "\r\n") -> str:
    """Write a table with a row for each entry, in the order in which they were recorded."""
    rows = (row for one in judged for row in _entry_rows(one.credit, one.store))
    return _table(ENTRY_COLUMNS, rows, end)


def _table(header: Sequence[str], rows: Iterable[Sequence[str]], end: str) -> str:
    into = io.StringIO(newline="")
    writer = csv.writer(into, lineterminator=end)
    writer.writerow(header)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return into.getvalue()


def _credit_row(judged: Judged) -> list[str]:
    credit, terms = judged.credit, judged.credit.terms
    entries, kinds = credit.entries, EntryKind

    def amount(minor: int) -> str:
        return amount_text(minor, credit.currency)

    plain = {field.name: _CELLS[field.shape](getattr(credit, field.name)) for field in FIELDS}
    return [
        *(credit.name, credit.store, credit.kind.value, credit.currency),
        amount(credit.granted),
        amount(-sum_of(entries, kinds.SPEND, kinds.REFUND)),
        amount(-sum_of(entries, kinds.EXPIRE, kinds.EXTEND)),
        amount(judged.left),
        *(_day(credit.received_on), plain["usable_from"], _last_day(credit)),
        credit.expiry.basis or "",
        *(terms.status.value, terms.gift_cards.value, _flag(terms.third_party_named)),
        _day(terms.read_on),
        *(plain[name] for name in CREDIT_COLUMNS[_FIRST_PLAIN:_PLAIN_END]),
        *(terms.url, terms.text, credit.id),
        *_store_cells(judged.store),
        judged.state.value,
        *(judged.answer(target).value for target in _TARGETS),
        *(plain[name] for name in _LATER),
    ]


def _entry_rows(credit: Credit, store: Store) -> Iterable[list[str]]:
    left = 0
    for entry in credit.entries:
        left += entry.amount
        yield [
            *(credit.name, credit.store, credit.kind.value, credit.currency),
            *(_day(entry.on), entry.kind.value, *_in_and_out(entry, credit.currency)),
            amount_text(left, credit.currency),
            *(entry.memo, _day(entry.expired_on), _day(entry.expires_on)),
            *(_day(credit.received_on), _last_day(credit), credit.id),
            *_store_cells(store),
        ]


def _in_and_out(entry: Entry, currency: str) -> tuple[str, str]:
    """Put an amount in one of two columns: with a minus it would be guarded, and be text."""
    text = amount_text(abs(entry.amount), currency)
    return ("", text) if entry.amount < 0 else (text, "")


def _store_cells(store: Store) -> tuple[str, str, str]:
    return store.name, store.currency, store.time_zone


def _last_day(credit: Credit) -> str:
    expiry = credit.expiry
    return NEVER if expiry.state.value == NEVER else _day(expiry.on)


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _flag(flag: bool | None) -> str:  # noqa: FBT001 - the value that is written
    return "" if flag is None else "yes" if flag else "no"


def _tags(tags: Sequence[str]) -> str:
    """Join categories by semicolons; one that holds a semicolon itself is quoted, as in a table."""
    into = io.StringIO(newline="")
    csv.writer(into, delimiter=";", lineterminator="").writerow(tags)
    return into.getvalue()


_CELLS: Mapping[Shape, Callable[[Any], str]] = {
    Shape.LINE: str,
    Shape.LINES: str,
    Shape.TAG: lambda text: text or "",
    Shape.DAY: _day,
    Shape.FLAG: _flag,
    Shape.MAYBE: _flag,
    Shape.TAGS: _tags,
}
"""How a plain field is written."""
