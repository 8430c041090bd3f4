"""Reads the file of the phone app VoucherVault, which names neither stores nor a currency."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from spendby.domain.credit import Store
from spendby.domain.errors import FieldRefused
from spendby.domain.money import amount_text
from spendby.services.credit_json import Json
from spendby.services.foreign.found import Emptied, ForeignFile, Form, Found, stable_id
from spendby.services.foreign.values import amount_field, day_field, line_text
from spendby.translation import mark, tr

_MILLI = Decimal("0.001")


def read(rows: Sequence[Mapping[str, Any]], file: ForeignFile) -> Found:
    """Read the vouchers into the store that was named, else Amazon.com, in its currency."""
    found = Found(file.beat)
    store = file.places.default
    if file.places.chosen is None and rows:
        found.remarks.append(
            tr(
                "The file names no store and no currency, so its credits were read as "
                "{currency} at {store}. Name another store if that is wrong."
            ).format(currency=store.currency, store=store.name)
        )
    for number, row in enumerate(rows, start=1):
        found.take(number, partial(_credit, row, store))
    return found


def _credit(row: Mapping[str, Any], store: Store) -> Json:
    key = row.get("uuid")
    if not isinstance(key, str) or not key:
        message = tr("The voucher has no uuid.")
        raise FieldRefused("uuid", message)
    balance = _balance(row, store.currency)
    if balance == 0:
        raise Emptied(mark("without a balance"), stable_id(Form.VOUCHERVAULT, key))
    expires = day_field("expires", row.get("expires"))
    return {
        "id": stable_id(Form.VOUCHERVAULT, key),
        "store": store.id,
        "name": line_text(row.get("description")),
        "kind": "other",
        "currency": store.currency,
        "granted": amount_text(balance, store.currency),
        "expiry": {"state": "on", "on": expires.isoformat()} if expires else {"state": "unknown"},
        "source": "VoucherVault",
        "reference": line_text(row.get("code")),
        "note": str(row.get("notes") or ""),
    }


def _balance(row: Mapping[str, Any], currency: str) -> int:
    milli = row.get("balanceMilliunits")
    if milli is None:
        return amount_field("balance", row.get("balance") or 0, currency)
    if type(milli) is not int or abs(milli) >= 10**18:
        message = tr("“balanceMilliunits” has to be a whole number.")
        raise FieldRefused("balanceMilliunits", message)
    value = f"{milli * _MILLI:f}"
    return amount_field("balanceMilliunits", value, currency)
