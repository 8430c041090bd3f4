"""Reads any table with a header and a column of amounts: the form that every program can write.

How it was read is said in a remark and remembered for the next file with the same columns.
"""

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial

from msgspec import DecodeError, Struct, field
from msgspec.json import decode, encode
from msgspec.structs import replace

from spendby.domain.credit import Kind
from spendby.domain.errors import AmountRefused, DateRefused, FieldRefused, FileRefused
from spendby.domain.money import NumberStyle, amount_text, signed_amount
from spendby.domain.numerals import decimal_of
from spendby.domain.plain_fields import TEXTS, Shape
from spendby.services.credit_json import Json
from spendby.services.foreign import own_table
from spendby.services.foreign.csv_columns import (
    DAY_FIELDS,
    DELIMITERS,
    FIELDS,
    check_amounts,
    columns_of,
    currency_in,
    decimal_in,
)
from spendby.services.foreign.csv_days import (
    EARLIEST,
    FOREVER,
    FURTHEST,
    day_in,
    is_no_day,
    order_in,
)
from spendby.services.foreign.csv_doubts import check_activity, check_names, check_unread
from spendby.services.foreign.csv_frame import adds_up, frame_of, has_table
from spendby.services.foreign.csv_remarks import Plan, assumed, how_read
from spendby.services.foreign.doubts import InDoubt, TableLook
from spendby.services.foreign.found import DayOrder, Emptied, ForeignFile, Found, ReadAs
from spendby.services.foreign.head import Head
from spendby.services.foreign.matching import Book, ids_of
from spendby.services.foreign.table_forms import TableForm, forms_before
from spendby.services.foreign.tables import Line, folded, headings, lines_of, split_rows
from spendby.services.foreign.texts import text_of
from spendby.services.foreign.values import currency_named, holds_nothing, line_text
from spendby.services.formula_guard import unguarded
from spendby.translation import mark, ntr, tr

_SETTING = "import.table."
"""Before, "import.csv." held assumptions too, so those are asked about anew."""
_SAMPLES = 5
_SHORTEST_DAY = 6
_NO_AMOUNT = mark("without an amount")
_NEVER = frozenset({"never", "none", "nie", "jamais"})
_YES = frozenset({"true", "yes", "1", "x"})
_KINDS = {
    "giftcard": Kind.GIFT_CARD,
    "promo": Kind.PROMOTIONAL,
    "promotion": Kind.PROMOTIONAL,
    "coupon": Kind.PROMOTIONAL,
    "points": Kind.REWARD,
} | {kind.value.replace("_", ""): kind for kind in Kind}


class _Kept(Struct, frozen=True, omit_defaults=True):
    """What is remembered of tables with a header, as the settings hold it."""

    columns: Mapping[str, str] = field(default_factory=dict)
    unread: Sequence[str] = field(default_factory=list)
    dates: DayOrder | None = None
    decimal: str | None = None
    delimiter: str | None = None
    currency: str | None = None

    def __post_init__(self) -> None:
        """Refuse what stands for nothing."""
        if self.decimal not in {None, ".", ","} or self.delimiter not in {None, *DELIMITERS}:
            raise ValueError


def recognises(head: Head) -> bool:
    """Tell whether there is a table in the file at all."""
    first = head.first
    if head.is_json or not first:
        return False
    return any(sign in first for sign in DELIMITERS) or has_table(head.text)


def read(file: ForeignFile) -> Found:
    """Read the rows; raises `FileRefused` where the table leaves a doubt that concerns all."""
    said = file.read_as
    frame = frame_of(text_of(file.content, said.encoding), said.delimiter, said.columns.values())
    text, setting = frame.text, _setting_name(frame.text)
    before = _remembered(setting, file.read_as.remembered)
    delimiter = said.delimiter or before.delimiter or frame.delimiter
    rows = [row for row in split_rows(text, delimiter) if any(cell.strip() for cell in row)]
    if not rows:
        message = tr("The file holds no table. Nothing was changed.")
        raise FileRefused(message)
    if own_table.is_own(rows):
        return own_table.read(rows, file)
    rows[0] = headings(rows)
    lines = list(lines_of(rows))
    read_as = _with(file.read_as, before, rows[0])
    look = _looked_at(rows, delimiter, read_as)
    try:
        plan = _plan(lines, look, read_as, before, file.today)
        found = _found(rows[0], lines, plan, file, read_as)
    except InDoubt as doubt:
        doubt.table = replace(look, asked=frozenset(map(folded, doubt.columns)))
        raise
    found.table = replace(look, order=plan.order, decimal=plan.decimal, currency=plan.currency)
    found.how = how_read(plan, delimiter)
    if frame.above:
        found.remarks.append(
            ntr(
                "Passed over {count} line above the columns’ names.",
                "Passed over {count} lines above the columns’ names.",
                frame.above,
            )
        )
    found.remarks += assumed(lines, _unread(lines, look, read_as), plan, file)
    if "expires_on" in plan.columns and (endless := _endless(lines, plan, file.today)):
        found.remarks.append(
            ntr(
                "Last days from the year {year} on mean “never” ({count} of them).",
                "Last days from the year {year} on mean “never” ({count} of them).",
                endless,
            ).format(year=FOREVER)
        )
    kept = _to_keep(before, plan, read_as)
    if kept != _Kept():
        found.settings[setting] = encode(kept, order="sorted").decode()
    return found


def _found(
    header: Sequence[str], lines: Sequence[Line], plan: Plan, file: ForeignFile, read_as: ReadAs
) -> Found:
    usual = plan.currency or file.places.default.currency
    form = TableForm.of(header, plan.columns, (file.places.default.id, usual))
    found, book = Found(file.beat), Book(form)
    amounts = [plan.columns[name] for name in ("granted", "left") if name in plan.columns]
    if adds_up(lines, amounts, lambda cell: _amount("granted", cell, usual, plan) or 0):
        found.left_out[mark("adds up the others")] += 1
        lines = lines[:-1]
    for line in lines:
        found.take(line.number, partial(_credit, line, plan, file, book))
    check_activity(header, lines, book.rows, plan.columns, _settled(read_as))
    found.says_left = "left" in plan.columns
    if own_table.is_header(header):  # ours, though a spreadsheet wrote its days in another way
        ids = {row.number: row.plain or row.whole for row in book.rows}
        found.ids = lambda _: ids
    else:
        found.ids = partial(ids_of, book.rows, form, forms_before(read_as.remembered))
        found.settings |= form.to_remember()
    return found


def _looked_at(rows: Sequence[Sequence[str]], delimiter: str, read_as: ReadAs) -> TableLook:
    return TableLook(
        header=tuple(rows[0]),
        samples=tuple(tuple(row) for row in rows[1 : _SAMPLES + 1]),
        delimiter=delimiter,
        columns=columns_of(rows[0], read_as.columns, read_as.unread),
    )


def _plan(
    lines: Sequence[Line], look: TableLook, read_as: ReadAs, before: _Kept, today: date
) -> Plan:
    """Settle how the table is read; raises `InDoubt` where that would be a guess."""
    columns = look.columns
    check_names(look.header, columns, _settled(read_as))
    check_amounts(columns, look.header)
    currency = read_as.currency or currency_in(look.header, columns)
    check_unread(
        lines,
        _unread(lines, look, read_as),
        columns,
        partial(_is_day, today=today),
        currency_known="currency" in columns or currency is not None,
    )
    order = order_in(_cells(lines, columns, DAY_FIELDS), read_as.order, before.dates, today)
    amounts = _cells(lines, columns, ("granted", "left"))
    return Plan(columns, order, decimal_in(amounts, read_as.decimal, before.decimal), currency)


def _settled(read_as: ReadAs) -> frozenset[str]:
    """Name the columns of which the user said what they are."""
    return frozenset(map(folded, (*read_as.columns.values(), *read_as.unread)))


def _unread(lines: Sequence[Line], look: TableLook, read_as: ReadAs) -> list[str]:
    """Name the columns that hold something and aren't read, though nobody said so."""
    known = {*look.columns.values(), *_settled(read_as)}
    names = [name for name in look.header if folded(name) not in known]
    return [name for name in names if any(line[folded(name)] for line in lines)]


def _setting_name(text: str) -> str:
    content = text.lstrip().split("\n", 1)[0].strip()
    return _SETTING + hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()[:16]


def _remembered(setting: str, settings: Mapping[str, str]) -> _Kept:
    """Give what was proved or said of the last table with this header."""
    try:
        return decode(settings.get(setting, "{}"), type=_Kept)
    except DecodeError:
        return _Kept()


def _with(said: ReadAs, before: _Kept, header: Sequence[str]) -> ReadAs:
    """Add what was said of the last table with this header; what is said now comes first."""
    now = {folded(name) for name in (*said.columns.values(), *said.unread)}
    open_ = {folded(name) for name in header} - now
    columns = {
        field: name for field, name in before.columns.items() if field in FIELDS and name in open_
    }
    return replace(
        said,
        columns=columns | dict(said.columns),
        unread=said.unread | (open_ & {*before.unread}),
        delimiter=said.delimiter or before.delimiter,
        currency=said.currency or before.currency,
    )


def _to_keep(before: _Kept, plan: Plan, read_as: ReadAs) -> _Kept:
    """Give what to remember for the next table with this header: what was proved or said."""
    return _Kept(
        columns={field: folded(name) for field, name in read_as.columns.items()},
        unread=sorted(map(folded, read_as.unread)),
        dates=plan.order.certain or before.dates,
        decimal=plan.decimal.certain or before.decimal,
        delimiter=read_as.delimiter,
        currency=read_as.currency,
    )


def _cells(lines: Sequence[Line], columns: Mapping[str, str], fields: Sequence[str]) -> list[str]:
    return [line[columns[field]] for line in lines for field in fields if field in columns]


def _credit(line: Line, plan: Plan, file: ForeignFile, book: Book) -> Json:
    line.check()
    cell = {field: unguarded(line[name]) for field, name in plan.columns.items()}
    code = cell.get("currency", "")
    usual = file.places.default.currency
    named = currency_named(code, usual) if code else plan.currency
    currency = named or usual
    store = file.places.named(cell["store"], currency) if cell.get("store") else None
    store = store or file.places.default
    currency = named or store.currency
    granted = _amount("granted", cell.get("granted", ""), currency, plan)
    left = _amount("left", cell.get("left", ""), currency, plan)
    granted = granted or left if left is not None else granted
    if granted is None:
        raise FieldRefused("granted", tr("The row has no amount."))
    received = _day("received_on", cell, plan, file.today)
    usable_from = _day("usable_from", cell, plan, file.today)
    document: Json = {
        "store": store.id,
        "name": line_text(cell.get("name", "")),
        "kind": _kind(cell.get("kind", "")),
        "currency": currency,
        "received_on": (received or file.today).isoformat(),
        "usable_from": usable_from.isoformat() if usable_from else None,
        "expiry": _expiry(cell, plan, file.today),
        **{
            field.name: text if field.shape is Shape.LINES else line_text(text)
            for field in TEXTS
            if (text := cell.get(field.name, "")) or not field.sparse
        },
    }
    book.add(line, document, granted, granted if left is None else left)
    if granted == 0:
        raise Emptied(_NO_AMOUNT)
    day = document["received_on"]
    entries = [{"on": day, "kind": "grant", "amount": amount_text(granted, currency)}]
    if left is not None and left != granted:
        change = amount_text(left - granted, currency)
        entries.append({"on": file.today.isoformat(), "kind": "adjust", "amount": change})
    return {**document, "entries": entries}


def _kind(text: str) -> str:
    if not text:
        return Kind.OTHER.value
    kind = _KINDS.get("".join(filter(str.isalpha, text.casefold())))
    if kind is None:
        allowed = ", ".join(kind.value for kind in Kind)
        raise FieldRefused(
            "kind",
            tr("“{text}” is no kind of credit. Use one of {allowed}.").format(
                text=text[:40], allowed=allowed
            ),
        )
    return kind.value


def _amount(field: str, text: str, currency: str, plan: Plan) -> int | None:
    if holds_nothing(text):
        return None
    if decimal_of(text) not in {plan.decimal.value, True, False}:
        message = tr("“{text}” has its decimals after another sign than “{decimal}”.").format(
            text=text[:40], decimal=plan.decimal.value
        )
        raise FieldRefused(field, message)
    try:
        minor = signed_amount(text, currency, NumberStyle(plan.decimal.value), padded=True)
    except AmountRefused as refused:
        raise FieldRefused(field, str(refused)) from None
    if minor < 0:
        raise FieldRefused(
            field,
            tr("“{text}” is less than nothing, which no credit can be.").format(text=text[:40]),
        )
    return minor


def _day(field: str, cell: Mapping[str, str], plan: Plan, today: date) -> date | None:
    text = cell.get(field, "")
    if holds_nothing(text) or is_no_day(text):
        return None
    try:
        day = day_in(text, plan.order.value, today)
    except DateRefused as refused:
        raise FieldRefused(field, str(refused)) from None
    if not EARLIEST <= day.year <= today.year + FURTHEST and day.year < FOREVER:
        message = tr("“{text}” is far from the days of any credit. Check its year.").format(
            text=text[:40]
        )
        raise FieldRefused(field, message)
    return day


def _is_day(text: str, today: date) -> bool:
    """Tell whether a cell is a date, in whichever order."""
    if len(text) < _SHORTEST_DAY or text.isdigit() or not any(map(str.isdigit, text)):
        return False
    for order in DayOrder:
        with suppress(DateRefused):
            day_in(text, order, today)
            return True
    return False


def _expiry(cell: Mapping[str, str], plan: Plan, today: date) -> Json:
    if cell.get("expires_on", "").casefold() in _NEVER:
        return {"state": "never"}
    day = _day("expires_on", cell, plan, today)
    if day is None:
        return {"state": "unknown"}
    return {"state": "never"} if day.year >= FOREVER else {"state": "on", "on": day.isoformat()}


def _endless(lines: Sequence[Line], plan: Plan, today: date) -> int:
    """Count the last days that stand for "never"."""
    count = 0
    for line in lines:
        with suppress(FieldRefused):
            day = _day("expires_on", {"expires_on": line[plan.columns["expires_on"]]}, plan, today)
            count += day is not None and day.year >= FOREVER
    return count
