"""The words of an import: the forms, what becomes of a row, and how a table's columns are read."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from spendby.domain.plain_fields import FIELDS
from spendby.services.exchange import ImportRow, Incoming
from spendby.services.foreign.doubts import Doubt, InDoubt
from spendby.services.foreign.found import DayOrder, Form
from spendby.services.import_rows import Fate
from spendby.translation import ntr, tr
from spendby.ui.kit.formatting import day_month, money, one_line

Word = Callable[[], str]

_FATES: dict[Fate, Word] = {
    Fate.NEW: lambda: tr("New"),
    Fate.HERE: lambda: tr("Already here"),
    Fate.CHANGED: lambda: tr("Changed"),
    Fate.PROBLEM: lambda: tr("Problem"),
}
_COUNTS: dict[Fate, Callable[[int], str]] = {
    Fate.NEW: lambda count: ntr("{count} new", "{count} new", count),
    Fate.HERE: lambda count: ntr("{count} already here", "{count} already here", count),
    Fate.CHANGED: lambda count: ntr("{count} changed", "{count} changed", count),
    Fate.PROBLEM: lambda count: ntr("{count} problem", "{count} problems", count),
}
_FIELDS: dict[str, Word] = {
    "granted": lambda: tr("Amount"),
    "left": lambda: tr("Left"),
    "currency": lambda: tr("Currency"),
    "expires_on": lambda: tr("Expires"),
    "name": lambda: tr("Name"),
    "store": lambda: tr("Store"),
    "kind": lambda: tr("Kind"),
    "received_on": lambda: tr("Received"),
    **{field.name: partial(tr, field.label) for field in FIELDS if field.names},
    "id": lambda: tr("Id"),
}

_CURRENCIES = (
    *("USD", "EUR", "GBP", "CAD", "AUD", "NZD", "CHF", "JPY", "CNY", "INR", "BRL", "MXN", "SEK"),
    *("NOK", "DKK", "PLN", "CZK", "HUF", "RON", "TRY", "AED", "SAR", "SGD", "HKD", "KRW", "ZAR"),
)
_WHAT_TO_DO: dict[Doubt, Word] = {
    Doubt.COLUMNS: lambda: tr("Choose in the table what the column is, or Not read."),
    Doubt.DATES: lambda: tr("Choose it under Dates."),
    Doubt.DECIMAL: lambda: tr("Choose it under Decimals."),
    Doubt.STORE: lambda: tr("Choose it under Store."),
}


def form_word(form: str) -> str:
    """Name a form of file."""
    return tr(Form(form).called)


def form_choices() -> list[tuple[Form, str]]:
    """Give every form with its name."""
    return [(form, tr(form.called)) for form in Form]


def fate_word(fate: Fate) -> str:
    """Say what becomes of a row."""
    return _FATES[fate]()


def field_choices() -> list[tuple[str, str]]:
    """Give what a table's column can be read as, with its name; first, that it isn't read."""
    unread = ("", tr("Not read"))
    return [unread, *((name, word()) for name, word in _FIELDS.items())]


def delimiter_choices() -> list[tuple[str, str]]:
    """Give what can part the cells of a table."""
    return [
        (",", tr("Commas")),
        (";", tr("Semicolons")),
        ("\t", tr("Tabs")),
        ("|", tr("Bars (|)")),
    ]


def order_choices() -> list[tuple[DayOrder | None, str]]:
    """Give the orders of a date of numbers."""
    return [
        (None, tr("As found")),
        (DayOrder.DAY_FIRST, tr("Day first, 31/12/2026")),
        (DayOrder.MONTH_FIRST, tr("Month first, 12/31/2026")),
        (DayOrder.YEAR_FIRST, tr("Year first, 26/12/31")),
    ]


def order_found(order: DayOrder) -> str:
    """Say which order of dates was found."""
    return {
        DayOrder.DAY_FIRST: tr("Day first (found)"),
        DayOrder.MONTH_FIRST: tr("Month first (found)"),
        DayOrder.YEAR_FIRST: tr("Year first (found)"),
    }[order]


def decimal_found(sign: str) -> str:
    """Say which sign was found before decimals."""
    comma = sign == ","
    return tr("Comma (found)") if comma else tr("Point (found)")


def currency_found(code: str) -> str:
    """Say which currency was found."""
    return tr("{code} (found)").format(code=code)


def decimal_choices() -> list[tuple[str | None, str]]:
    """Give the signs that decimals may follow."""
    return [
        (None, tr("As found")),
        (".", tr("Point, 1,050.00")),
        (",", tr("Comma, 1.050,00")),
    ]


def currency_choices(first: Iterable[str]) -> list[tuple[str | None, str]]:
    """Give currencies, those of the stores `first`; none says that the file or the store tells."""
    codes = dict.fromkeys((*first, *_CURRENCIES))
    return [(None, tr("As found")), *((code, code) for code in codes)]


def what_to_do(doubt: InDoubt) -> str:
    """Say where in the window a doubt is settled."""
    words = _WHAT_TO_DO.get(doubt.doubt)
    if doubt.doubt is Doubt.COLUMNS and not doubt.columns:
        return tr("Choose Amount beside the column that holds them.")
    return words() if words else ""


def about(row: ImportRow) -> str:
    """Say what there is to know about a row: what is wrong, or what differs here."""
    if row.fate is Fate.PROBLEM:
        known = _FIELDS.get(row.field)
        field = known() if known else row.field
        return f"{field}: {row.message}" if field else row.message
    before = row.before
    if before is None or row.on is None:
        return ""
    left = money(before.left, before.currency)
    if before.expiry.on is None:
        text = tr("Here it has {left} left. Tick it to take what the file has.")
        return text.format(left=left)
    text = tr("Here it has {left} left until {day}. Tick it to take what the file has.")
    return text.format(left=left, day=day_month(before.expiry.on, row.on))


def counts_sentence(rows: Sequence[ImportRow]) -> str:
    """Say how many rows there are of each fate: "12 new, 2 already here"."""
    if not rows:
        return tr("No rows found in this file.")
    parts = []
    for fate in Fate:
        count = sum(row.fate is fate for row in rows)
        if count:
            parts.append(_COUNTS[fate](count))
    return ", ".join(parts)


def remarks_on(incoming: Incoming) -> list[str]:
    """Say what there is to know about how a file was read."""
    sentences = list(incoming.remarks)
    if incoming.ignored:
        text = tr("Fields that Spendby doesn't know are left out: {names}.")
        sentences.append(text.format(names=", ".join(incoming.ignored[:10])))
    if incoming.page:
        sentences.append(tr("Rows of a page hang together by their balances: all or none."))
    if incoming.whole:
        sentences.append(tr("They don't fit what is here, so none of them can come in."))
    return sentences


def name_of(row: ImportRow) -> str:
    """Name a row on one line."""
    return one_line(row.name)
