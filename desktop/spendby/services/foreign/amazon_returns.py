"""Reads Amazon's data export: returns whose refund went to the gift card balance.

Tables of refunds tell that money came back and not where to, so they alone make no credit; beside
a table of returns they tell the site and the day.
"""

from collections.abc import Mapping
from functools import partial

from msgspec import Struct

from spendby.domain.credit import Store
from spendby.domain.errors import FieldRefused, FileRefused
from spendby.domain.money import amount_text
from spendby.services.credit_json import Json
from spendby.services.foreign.found import (
    Counts,
    ForeignFile,
    Form,
    Found,
    LeftOut,
    stable_id,
)
from spendby.services.foreign.head import Head
from spendby.services.foreign.places import balance_fields
from spendby.services.foreign.tables import Line, table_of
from spendby.services.foreign.values import amount_field, currency_of, day_field, line_text
from spendby.services.foreign.zips import base_name, is_zip, members_of
from spendby.translation import mark, tr

RETURNS = frozenset({"refund destination", "refund amount", "order id"})
REFUNDS = (
    frozenset({"order id", "refund amount", "reversal status"}),
    frozenset({"orderid", "amountrefunded", "status"}),
    frozenset({"orderid", "returnamount", "resolution"}),
)
_STARTS = (
    mark("your orders.returns"),
    "refund details",
    "retail.customerreturns",
    "retail.ordersret",
)
_TO_BALANCE = frozenset({"electronicgiftcertificate", "giftcertificate", "giftcard"})
_DONE = frozenset({"refunded", "completed", "complete"})
_OTHER_NAMES = {
    "orderid": "order id",
    "amountrefunded": "refund amount",
    "returnamount": "refund amount",
    "returnamountcurrency": "currency",
    "refundcompletiondate": "refund date",
    "currency code": "currency",
    "status": "reversal status",
}

Key = tuple[str, str]


class _Refund(Struct, frozen=True):
    """What a table of refunds knows of one: the site it was bought at, and the day."""

    site: str
    day: str


def recognises(head: Head) -> bool:
    """Tell a table of returns or refunds, or the zip around them, from other files."""
    return _is_header(head.names) or any(_is_member(name) for name in head.members)


def _is_member(name: str) -> bool:
    base = base_name(name).casefold()
    return base.startswith(_STARTS) and base.endswith(".csv")


def _is_header(names: frozenset[str]) -> bool:
    return names >= RETURNS or any(names >= columns for columns in REFUNDS)


def read(file: ForeignFile) -> Found:
    """Read one table, or the tables in a zip; raises `FileRefused` where there is none."""
    contents = [file.content]
    if is_zip(file.content):
        contents = list(members_of(file.content, _is_member).values())
    returns: list[Line] = []
    refunds: list[Line] = []
    for content in contents:
        lines = [_renamed(line) for line in table_of(content, file.read_as.encoding)]
        columns = frozenset(lines[0].cells) if lines else frozenset()
        if columns >= RETURNS:
            returns += lines
        elif {"order id", "refund amount"} <= columns:
            refunds += lines
        elif lines and len(contents) == 1:
            message = tr(
                "The file has no table of Amazon's returns or refunds. Nothing was changed."
            )
            raise FileRefused(message)
    return _read(returns, refunds, file)


def _read(returns: list[Line], refunds: list[Line], file: ForeignFile) -> Found:
    found, seen = Found(file.beat, says_left=False), Counts()
    known = {_key(line): _Refund(line["website"], line["refund date"]) for line in refunds}
    taken: set[str] = set()
    for line in returns:
        found.take(line.number, partial(_credit, line, known, file, seen, taken))
    for line in () if returns else refunds:
        found.take(line.number, partial(_without_destination, line))
    return found


def _renamed(line: Line) -> Line:
    cells = {_OTHER_NAMES.get(name, name): cell for name, cell in line.cells.items()}
    return Line(line.number, cells, line.sound)


def _key(line: Line) -> Key:
    whole, _, part = line["refund amount"].strip("'").replace(",", "").partition(".")
    return line["order id"], f"{whole}.{part.rstrip('0')}"


def _without_destination(line: Line) -> Json:
    line.check()
    if line["reversal status"] and line["reversal status"].casefold() not in _DONE:
        raise LeftOut(mark("not refunded"))
    message = tr(
        "The file doesn't say where this money went, so it may be no store credit. The export's "
        "“Your Orders.Returns” file does."
    )
    raise FieldRefused("Refund Destination", message)


def _credit(
    line: Line, known: Mapping[Key, _Refund], file: ForeignFile, seen: Counts, taken: set[str]
) -> Json:
    line.check()
    destination = line["refund destination"].replace(" ", "").casefold()
    if destination not in _TO_BALANCE:
        raise LeftOut(mark("refunded elsewhere than to the gift card balance"))
    if line["refund status"] and line["refund status"].casefold() not in _DONE:
        raise LeftOut(mark("not refunded"))
    currency = currency_of(line["currency"])
    amount = amount_field("Refund Amount", line["refund amount"], currency)
    if amount == 0:
        raise LeftOut(mark("of nothing"))
    refund = known.get(_key(line), _Refund("", ""))
    day = day_field("Refund Date", refund.day) or day_field("Request Date", line["request date"])
    if day is None:
        message = tr("The return has no date.")
        raise FieldRefused("Request Date", message)
    order, own = line_text(line["order id"]), line["return item id"]
    # What the refund table adds is no part of the key: with and without it the id is the same.
    key = (own,) if own else (order, line["order item id"], line["request date"], amount)
    if own and own in taken:
        raise LeftOut(mark("standing there twice"))
    taken.add(own)
    store = _store(refund.site, currency, file)
    return {
        "id": stable_id(Form.AMAZON_RETURNS, *key, 1 if own else seen.next(key)),
        "store": store.id,
        "name": tr("Refund of order {order}").format(order=order)[:200] if order else tr("Refund"),
        "kind": "refund",
        "currency": currency,
        "granted": amount_text(amount, currency),
        "received_on": day.isoformat(),
        "source": tr("Amazon's data export"),
        "reference": order,
        **balance_fields(store, "refund"),
    }


def _store(site: str, currency: str, file: ForeignFile) -> Store:
    places = file.places
    if site:
        return places.named(site, currency)
    if places.default.currency == currency:
        return places.default
    store = places.site_of(currency) if places.chosen is None else None
    if store is None:
        message = tr(
            "The file doesn't say which store holds this {currency}. Name it with --store."
        ).format(currency=currency)
        raise FieldRefused("store", message)
    return store
