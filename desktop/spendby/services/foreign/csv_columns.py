"""What can be told of any table by looking at it: its delimiter, columns, date order, decimal sign.

Where the table leaves a doubt the file is refused with the two readings, and the user says which.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from spendby.domain.errors import FileRefused
from spendby.domain.money import is_currency
from spendby.domain.numerals import decimal_of
from spendby.domain.plain_fields import IMPORTED
from spendby.services.foreign.doubts import Doubt, InDoubt
from spendby.services.foreign.how_read import HowRead
from spendby.services.foreign.settling import Question, evidence_of, settled
from spendby.services.foreign.tables import folded, plain_name
from spendby.translation import mark, tr

DELIMITERS = ",;\t|"

# Our field: the names that such columns have elsewhere, as `plain_name` gives them.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "uuid"),
    "store": (
        *("store", "storename", "shop", "retailer", "merchant", "issuer", "brand", "geschäft"),
        *("laden", "händler", "magasin", "boutique", "enseigne", "tienda", "negozio", "店", "店舗"),
    ),
    "name": (
        *("name", "title", "credit", "description", "bezeichnung", "beschreibung", "titel", "nom"),
        *("libellé", "titre", "nombre", "descripción", "nome", "descrizione", "名前", "名称"),
    ),
    "kind": ("kind", "type", "art", "typ"),
    "granted": (
        *("granted", "amount", "value", "facevalue", "initial", "initialvalue", "initialamount"),
        *("initialbalance", "original", "originalvalue", "originalamount", "price", "betrag"),
        *("wert", "montant", "valeur", "importe", "valor", "monto", "importo", "valore", "金額"),
    ),
    "left": (
        *("left", "balance", "currentbalance", "remaining", "remainingbalance", "balanceremaining"),
        *(
            "amountleft",
            "remainingamount",
            "remainingvalue",
            "availablebalance",
            "rest",
            "restwert",
        ),
        *("restbetrag", "guthaben", "solde", "reste", "saldo", "残高"),
    ),
    "currency": (
        *("currency", "currencycode", "ccy", "währung", "devise", "monnaie", "monn", "moneda"),
        *("divisa", "valuta", "moeda", "通貨"),
    ),
    "received_on": (
        *("receivedon", "received", "date", "issued", "issuedate", "issuedon", "datereceived"),
        *("datum", "erhalten", "erhaltenam", "reçu", "reçule", "fecha", "data", "日付"),
    ),
    "usable_from": IMPORTED["usable_from"],
    "expires_on": (
        *("expireson", "expires", "expiresat", "expiry", "expiryon", "expiration", "expirydate"),
        *(
            "expirationdate",
            "expiredate",
            "expiringon",
            "expdate",
            "exp",
            "validuntil",
            "validtill",
        ),
        *("validto", "validthru", "validthrough", "goodthru", "goodthrough", "gooduntil"),
        *("goodtill", "useby", "usebefore", "enddate", "endson", "ends", "ablaufdatum", "ablauf"),
        *(
            "läuftab",
            "läuftabam",
            "verfällt",
            "verfälltam",
            "verfallsdatum",
            "gültigbis",
            "expirele",
        ),
        *("datedexpiration", "valablejusquau", "valablejusquà", "fechadecaducidad", "caducidad"),
        *("caduca", "vencimiento", "vence", "válidohasta", "scadenza", "datadiscadenza", "scade"),
        *("有効期限", "期限"),
    ),
    **{name: names for name, names in IMPORTED.items() if name != "usable_from"},
}
FIELDS = tuple(_NAMES)
"""What a column can be read as."""
_CURRENCY = re.compile(r"\b[A-Z]{3}\b|[€£]")
_SIGNS = {"€": "EUR", "£": "GBP"}
DAY_FIELDS = ("received_on", "usable_from", "expires_on")


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
            message = (
                tr("There is no column “{column}” to read. Columns: {names}. Nothing was changed.")
                if field in _NAMES
                else tr(
                    "There is no field “{field}” to read. Columns: {names}. Nothing was changed."
                )
            )
            raise FileRefused(
                message.format(
                    column=said[field][:60], field=field[:60], names=", ".join(names)[:300]
                )
            )
    taken = {*columns.values(), *map(folded, unread)}
    by_name: dict[str, str] = {}
    for name in names:
        if name not in taken:
            by_name.setdefault(plain_name(name), name)
    for field, known in _NAMES.items():
        found = next((by_name[name] for name in known if name in by_name), None)
        if field not in columns and found and found not in taken:
            columns[field] = found
            taken.add(found)
    return columns


def currency_in(header: Iterable[str], columns: Mapping[str, str]) -> str | None:
    """Tell the currency that the names of the columns with amounts say, as "Amount (EUR)" does."""
    amounts = {columns.get("granted"), columns.get("left")}
    found = {
        _SIGNS.get(text, text)
        for name in header
        if folded(name) in amounts
        for text in _CURRENCY.findall(name)
        if text in _SIGNS or is_currency(text)
    }
    return found.pop() if len(found) == 1 else None


def check_amounts(columns: Mapping[str, str], header: Sequence[str]) -> None:
    """Refuse columns of which none holds an amount."""
    if not {"granted", "left"} & columns.keys():
        names = ", ".join(folded(name) for name in header)[:300]
        raise asked_about(
            [],
            tr("No column of the file is known to hold amounts. Say which one does."),
            tr("Name it: --column granted=COLUMN. Columns: {names}.").format(names=names),
        )


def asked_about(columns: Sequence[str], question: str, how: str) -> InDoubt:
    """Make a doubt that concerns these columns, or all of them."""
    doubt = InDoubt(Doubt.COLUMNS, question, how)
    doubt.columns = tuple(columns)
    return doubt


def decimal_in(amounts: Iterable[str], said: str | None, remembered: str | None) -> HowRead[str]:
    """Tell from all amounts of a file whether "." or "," is the decimal sign.

    Raises `InDoubt` where they can be read both ways, some one way and some the other, or against
    what was said or remembered.
    """
    return settled(evidence_of(amounts, decimal_of), said, remembered, ".", _DECIMAL_QUESTION)


_DECIMAL_QUESTION = Question[str](
    doubt=Doubt.DECIMAL,
    how=mark("Use --decimal . or --decimal , for it."),
    both=mark(
        "Some amounts have a decimal point and some a decimal comma. Say which is right; the other "
        "amounts will be problems."
    ),
    two_readings=lambda amount: tr(
        "“{amount}” may be thousands or decimals. Say which sign stands before decimals."
    ).format(amount=amount),
    against_said=lambda amount, sign: tr(
        "“{amount}” can't be read with “{sign}” before decimals."
    ).format(amount=amount, sign=sign),
    against_remembered=lambda amount, sign: tr(
        "“{amount}” can't be read with “{sign}” before decimals, as in the last table "
        "with these columns. Say which sign stands before decimals in this one."
    ).format(amount=amount, sign=sign),
)
