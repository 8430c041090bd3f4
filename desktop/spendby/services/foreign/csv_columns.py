"""What can be told of any table by looking at it: its delimiter, columns, date order, decimal sign.

Where the table leaves a doubt the file is refused with the two readings, and the user says which.
"""

import re
from collections.abc import Iterable, Mapping

from spendby.domain.errors import FileRefused
from spendby.domain.when_words import MONTHS
from spendby.services.foreign.doubts import Doubt, InDoubt
from spendby.services.foreign.found import DayOrder
from spendby.services.foreign.tables import folded

DELIMITERS = ",;\t|"
_LINES = 30

# Our field: the names that such columns have elsewhere, folded. The first is the file format's.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "uuid"),
    "store": ("store", "shop", "retailer", "merchant", "issuer", "brand", "geschäft", "magasin"),
    "name": ("name", "title", "credit", "description", "bezeichnung", "beschreibung", "nom"),
    "kind": ("kind", "type", "art", "typ"),
    "granted": ("granted", "amount", "value", "initial", "original", "betrag", "wert", "montant"),
    "left": ("left", "balance", "remaining", "rest", "guthaben", "solde"),
    "currency": ("currency", "currency code", "währung", "devise"),
    "received_on": ("received on", "received", "date", "issued", "issue date", "datum", "reçu"),
    "usable_from": ("usable from", "valid from", "start", "gültig ab"),
    "expires_on": (
        *("expires on", "expires", "expiry", "expiration", "expiry date", "expiration date"),
        *("expire date", "valid until", "valid to", "end date", "ablaufdatum", "gültig bis"),
    ),
    "source": ("source", "origin", "quelle"),
    "reference": ("reference", "order", "order id", "order number", "code", "number", "serial"),
    "note": ("note", "notes", "comment", "remarks", "notiz", "notizen"),
}
FIELDS = tuple(_NAMES)
"""What a column can be read as."""
DAY_FIELDS = ("received_on", "usable_from", "expires_on")

_NUMBERED_DAY = re.compile(r"([0-9]{1,2})[./-] ?([0-9]{1,2})[./-] ?([0-9]{4})")
_GROUP = 3
_AMOUNT = re.compile(r"[0-9][0-9.,]*")


def delimiter_of(text: str) -> str:
    """Tell which sign parts the cells: the one that the first line has most of, comma first."""
    lines = [line for line in text[:65_536].split("\n") if line.strip()][:_LINES]
    head = lines[0] if lines else ""
    return max(DELIMITERS, key=head.count)


def columns_of(header: Iterable[str], chosen: Mapping[str, str]) -> dict[str, str]:
    """Choose a column for each field: those that were `chosen`, then by the columns' names.

    Gives folded names by field; a field for which an empty name was chosen is not read. Raises
    `FileRefused` for a chosen column that isn't there.
    """
    names = [folded(name) for name in header]
    columns = {field: folded(name) for field, name in chosen.items()}
    for field, name in columns.items():
        if (name and name not in names) or field not in _NAMES:
            what = f"column “{chosen[field][:60]}”" if field in _NAMES else f"field “{field[:60]}”"
            message = f"There is no {what} to read. Columns: {', '.join(names)[:300]}."
            raise FileRefused(f"{message} Nothing was changed.")
    for field, known in _NAMES.items():
        found = next((name for name in known if name in names), None)
        if field not in columns and found and found not in columns.values():
            columns[field] = found
    return {field: name for field, name in columns.items() if name}


def check_amounts(columns: Mapping[str, str], header: Iterable[str]) -> None:
    """Refuse columns of which none holds an amount."""
    if not {"granted", "left"} & columns.keys():
        names = ", ".join(folded(name) for name in header)[:300]
        raise InDoubt(
            Doubt.COLUMNS,
            "No column of the file is known to hold amounts.",
            f"Name one: --column granted=COLUMN. Columns: {names}.",
        )


def order_in(days: Iterable[str], chosen: DayOrder | None) -> DayOrder:
    """Tell from all dates of a file whether the day or the month stands first.

    Raises `FileRefused` where they can be read both ways, or some one way and some the other.
    """
    if chosen is not None:
        return chosen
    first: set[DayOrder] = set()
    doubtful: re.Match[str] | None = None
    for day in days:
        if found := _NUMBERED_DAY.fullmatch(day):
            one, two = int(found[1]), int(found[2])
            if one > len(MONTHS):
                first.add(DayOrder.DAY_FIRST)
            elif two > len(MONTHS):
                first.add(DayOrder.MONTH_FIRST)
            elif one != two and one and two:
                doubtful = doubtful or found
    if len(first) == 1:
        return first.pop()
    if first:
        question = "Some dates have the day first and some the month."
        raise InDoubt(Doubt.DATES, question)
    if doubtful is None:
        return DayOrder.DAY_FIRST
    raise _two_readings(doubtful)


def decimal_in(amounts: Iterable[str], chosen: str | None) -> str:
    """Tell from all amounts of a file whether "." or "," is the decimal sign.

    Raises `FileRefused` where they can be read both ways, or some one way and some the other.
    """
    if chosen is not None:
        return chosen
    signs: set[str] = set()
    doubtful = ""
    for text in amounts:
        found = _AMOUNT.search(text)
        used = sorted(set(found[0]) & {".", ","}, key=found[0].rfind) if found else []
        if not found or not used:
            continue
        sign, other = used[-1], "," if used[-1] == "." else "."
        whole, _, part = found[0].rpartition(sign)
        if len(used) > 1 or len(part) != _GROUP or len(whole) > _GROUP:
            signs.add(other if sign in whole else sign)
        else:
            doubtful = doubtful or found[0]
    if len(signs) == 1:
        return signs.pop()
    if signs:
        question = "Some amounts have a decimal point and some a decimal comma."
        raise InDoubt(Doubt.DECIMAL, question)
    if not doubtful:
        return "."
    raise InDoubt(
        Doubt.DECIMAL,
        f"“{doubtful}” may be thousands or decimals. Say which sign stands before decimals.",
        "Use --decimal . or --decimal , for it.",
    )


def _two_readings(found: re.Match[str]) -> InDoubt:
    one, two, year = int(found[1]), int(found[2]), int(found[3])
    question = (
        f"“{found[0]}” may be {one} {MONTHS[two - 1]} or {two} {MONTHS[one - 1]} {year}. Say which "
        "comes first, day or month."
    )
    return InDoubt(Doubt.DATES, question, "Use --dates dmy or --dates mdy for it.")
