"""What can be told of any table by looking at it: its delimiter, columns, date order, decimal sign.

Where the table leaves a doubt the file is refused with the two readings, and the user says which.
"""

from collections.abc import Collection, Iterable, Mapping

from spendby.domain.errors import FileRefused
from spendby.domain.numerals import decimal_of
from spendby.services.foreign.doubts import Doubt, InDoubt
from spendby.services.foreign.how_read import HowRead
from spendby.services.foreign.settling import Question, evidence_of, settled
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


def delimiter_of(text: str) -> str:
    """Tell which sign parts the cells: the one that the first line has most of, comma first."""
    lines = [line for line in text[:65_536].split("\n") if line.strip()][:_LINES]
    head = lines[0] if lines else ""
    return max(DELIMITERS, key=head.count)


def columns_of(
    header: Iterable[str], said: Mapping[str, str], unread: Collection[str] = ()
) -> dict[str, str]:
    """Choose a column for each field: those that were `said`, then by the columns' names.

    Gives folded names by field; what is `unread` is passed by. Raises `FileRefused` for a column
    that was said and isn't there.
    """
    names = [folded(name) for name in header]
    columns = {field: folded(name) for field, name in said.items()}
    for field, name in columns.items():
        if name not in names or field not in _NAMES:
            what = f"column “{said[field][:60]}”" if field in _NAMES else f"field “{field[:60]}”"
            message = f"There is no {what} to read. Columns: {', '.join(names)[:300]}."
            raise FileRefused(f"{message} Nothing was changed.")
    taken = {*columns.values(), *map(folded, unread)}
    for field, known in _NAMES.items():
        found = next((name for name in known if name in names), None)
        if field not in columns and found and found not in taken:
            columns[field] = found
            taken.add(found)
    return columns


def check_amounts(columns: Mapping[str, str], header: Iterable[str]) -> None:
    """Refuse columns of which none holds an amount."""
    if not {"granted", "left"} & columns.keys():
        names = ", ".join(folded(name) for name in header)[:300]
        raise InDoubt(
            Doubt.COLUMNS,
            "No column of the file is known to hold amounts.",
            f"Name one: --column granted=COLUMN. Columns: {names}.",
        )


def decimal_in(amounts: Iterable[str], said: str | None, remembered: str | None) -> HowRead[str]:
    """Tell from all amounts of a file whether "." or "," is the decimal sign.

    Raises `InDoubt` where they can be read both ways, some one way and some the other, or against
    what was said or remembered.
    """
    return settled(evidence_of(amounts, decimal_of), said, remembered, ".", _DECIMAL_QUESTION)


_DECIMAL_QUESTION = Question[str](
    doubt=Doubt.DECIMAL,
    how="Use --decimal . or --decimal , for it.",
    both=(
        "Some amounts have a decimal point and some a decimal comma. Say which is right; the other "
        "amounts will be problems."
    ),
    two_readings=lambda amount: (
        f"“{amount}” may be thousands or decimals. Say which sign stands before decimals."
    ),
    against_said=lambda amount, sign: f"“{amount}” can't be read with “{sign}” before decimals.",
    against_remembered=lambda amount, sign: (
        f"“{amount}” can't be read with “{sign}” before decimals, as in the last table with these "
        "columns. Say which sign stands before decimals in this one."
    ),
)
