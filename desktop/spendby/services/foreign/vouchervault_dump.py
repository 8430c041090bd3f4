"""Reads the vouchers and their transactions from a database dump of the web VoucherVault."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from spendby.domain.errors import FieldRefused
from spendby.domain.money import amount_text
from spendby.services.credit_json import Json
from spendby.services.foreign.found import Emptied, ForeignFile, Form, Found, LeftOut, stable_id
from spendby.services.foreign.values import amount_field, currency_of, day_field, line_text
from spendby.translation import mark, tr

Row = Mapping[str, Any]

_ITEM, _TRANSACTION = "myapp.item", "myapp.transaction"
_KINDS = {"giftcard": "gift_card", "coupon": "promotional", "loyaltycard": "reward"}
_AS_GOOD_AS_NONE = 49 * 365
"""Days: 50 years from the day of entry are stored where no last day was given."""
_MONEY = "money"


def read(rows: Sequence[Row], file: ForeignFile) -> Found:
    """Read the items; each row counts by its place in the list."""
    found = Found(file.beat)
    items: dict[str, tuple[int, Row]] = {}
    moves: dict[str, list[Row]] = {}
    for number, row in enumerate(rows, start=1):
        fields, model = row.get("fields"), row.get("model")
        if not isinstance(fields, Mapping):
            found.problem(number, "fields", tr("This row has no fields."))
        elif model == _TRANSACTION:
            moves.setdefault(str(fields.get("item")), []).append(fields)
        elif model == _ITEM:
            key = str(row.get("pk"))
            if key in items:
                found.problem(number, "pk", tr("This voucher stands in the file twice."))
            items.setdefault(key, (number, fields))
        else:
            found.left_out[mark("of no kind that holds money")] += 1
    for key in moves.keys() - items.keys():
        found.problem(
            0,
            "item",
            tr("Money moved on a voucher that isn't in the file ({key}).").format(key=key[:40]),
        )
    for key, (number, fields) in items.items():
        found.take(number, partial(_credit, key, fields, moves.get(key, ()), file))
    return found


def _credit(key: str, item: Row, moves: Iterable[Row], file: ForeignFile) -> Json:
    if item.get("value_type") != _MONEY:
        if item.get("is_used") is True:
            raise LeftOut(mark("used up, which took a percentage off and held no money"))
        message = tr("It takes a percentage off, or multiplies, and holds no money of its own.")
        raise FieldRefused("value_type", message)
    currency = currency_of(item.get("currency"))
    value = amount_field("value", item.get("value"), currency)
    moves = list(moves)
    if value == 0 and not moves:
        raise Emptied(mark("without a value"), stable_id(Form.VOUCHERVAULT, key))
    issued = day_field("issue_date", item.get("issue_date"))
    if issued is None:
        message = tr("The day of issue is missing.")
        raise FieldRefused("issue_date", message)
    entries = _entries(value, issued, moves, currency)
    left = sum(amount_field("value", entry["amount"], currency) for entry in entries)
    return {
        "id": stable_id(Form.VOUCHERVAULT, key),
        "store": _store(item, currency, file),
        "name": line_text(item.get("name")),
        "kind": _KINDS.get(str(item.get("type")), "other"),
        "currency": currency,
        "received_on": issued.isoformat(),
        "expiry": _expiry(item, issued),
        "source": "VoucherVault",
        "reference": line_text(item.get("redeem_code")),
        "note": _note(item),
        "archived": item.get("is_used") is True and left > 0,
        "entries": entries,
    }


def _store(item: Row, currency: str, file: ForeignFile) -> str:
    issuer = line_text(item.get("issuer"))
    return (file.places.named(issuer, currency) if issuer else file.places.default).id


def _expiry(item: Row, issued: date) -> Json:
    expires = day_field("expiry_date", item.get("expiry_date"))
    if expires is None or (expires - issued).days >= _AS_GOOD_AS_NONE:
        return {"state": "unknown"}
    return {"state": "on", "on": expires.isoformat()}


def _note(item: Row) -> str:
    parts = [str(item.get("description") or "")]
    if item.get("pin"):
        parts.append(f"PIN {item['pin']}")
    return "\n".join(part for part in parts if part)


def _entries(value: int, issued: date, moves: list[Row], currency: str) -> list[Json]:
    """Give the ledger; money added beyond what was spent is one more grant."""
    dated = []
    for move in moves:
        day = day_field("date", move.get("date"))
        if day is None:
            message = tr("A transaction has no date.")
            raise FieldRefused("date", message)
        dated.append((day, move))
    entries = [("grant", issued, value, "")] if value else []
    spent = 0
    for day, move in sorted(dated, key=lambda pair: str(pair[1].get("date"))):
        amount = amount_field("value", move.get("value"), currency)
        memo = line_text(move.get("description"))
        if amount > 0 and spent < amount:
            entries.append(("grant", day, amount, memo))
        elif amount:
            entries.append(("spend" if amount < 0 else "refund", day, amount, memo))
            spent -= amount
    return [
        {"on": day.isoformat(), "kind": kind, "amount": amount_text(amount, currency), "memo": memo}
        for kind, day, amount, memo in entries
    ]
