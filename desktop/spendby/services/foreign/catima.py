"""Reads Catima's export: version 1 and 2, as a table or as the zip around it.

Cards without a balance are no store credit and are left out; a balance in points is kept as
points, never as money.
"""

from datetime import date
from functools import partial

from spendby.domain.errors import DateRefused, FieldRefused, FileRefused
from spendby.domain.money import amount_text
from spendby.services.credit_json import Json
from spendby.services.foreign.found import UNITS, Emptied, ForeignFile, Form, Found, stable_id
from spendby.services.foreign.head import Head
from spendby.services.foreign.tables import Line, folded, lines_of, split_rows
from spendby.services.foreign.texts import text_of
from spendby.services.foreign.values import amount_field, currency_of, day_of_moment, line_text
from spendby.services.foreign.zips import is_zip, members_of
from spendby.translation import tr

MEMBER = "catima.csv"
_CARD_COLUMNS = {"id", "store", "cardid"}
_NO_BALANCE = "without a balance"


def recognises(head: Head) -> bool:
    """Tell an export of either version, or the zip around it, from other files."""
    return MEMBER in head.members or head.first.strip() == "2" or _is_card_header(head.cells)


def read(file: ForeignFile) -> Found:
    """Read the cards; raises `FileRefused` for a file that holds no table of them."""
    content = file.content
    if is_zip(content):
        members = members_of(content, lambda name: name == MEMBER)
        if MEMBER not in members:
            message = tr("The zip file has no {file} in it. Nothing was changed.").format(
                file=MEMBER
            )
            raise FileRefused(message)
        content = members[MEMBER]
    found = Found(file.beat)
    for line in _cards(split_rows(text_of(content, file.read_as.encoding))):
        found.take(line.number, partial(_card, line, file))
    return found


def _is_card_header(cells: list[str]) -> bool:
    return {folded(cell) for cell in cells} >= _CARD_COLUMNS


def _cards(rows: list[list[str]]) -> list[Line]:
    start = next((index for index, row in enumerate(rows) if _is_card_header(row)), None)
    if start is None:
        message = tr("The file has no table of Catima cards. Nothing was changed.")
        raise FileRefused(message)
    end = next((index for index in range(start, len(rows)) if not any(rows[index])), len(rows))
    return list(lines_of(rows[start:end]))


def _card(line: Line, file: ForeignFile) -> Json:
    line.check()
    name, card = line_text(line["store"]), line["cardid"]
    for column, value in (("store", name), ("cardid", card)):
        if not value:
            raise FieldRefused(column, tr("The card has no {column}.").format(column=column))
    points = not line["balancetype"]
    currency = UNITS if points else currency_of(line["balancetype"])
    balance = amount_field("balance", line["balance"] or "0", currency)
    credit_id = stable_id(Form.CATIMA, line["id"], name, card)
    if balance == 0:
        raise Emptied(_NO_BALANCE, credit_id)
    usable_from, expires = _day(line, "validfrom"), _day(line, "expiry")
    document: Json = {
        "id": credit_id,
        "store": file.places.named(name, currency).id,
        "name": tr("{name} (points)").format(name=name) if points else name,
        "kind": "reward" if points else "other",
        "currency": currency,
        "granted": amount_text(balance, currency),
        "usable_from": usable_from.isoformat() if usable_from else None,
        "source": "Catima",
        "reference": line_text(card),
        "note": line["note"],
        "archived": line["archive"] == "1",
    }
    if usable_from and usable_from <= file.today:
        document["received_on"] = usable_from.isoformat()
    if expires:
        document["expiry"] = {"state": "on", "on": expires.isoformat()}
    return document


def _day(line: Line, column: str) -> date | None:
    if not line[column]:
        return None
    try:
        return day_of_moment(line[column])
    except DateRefused as refused:
        raise FieldRefused(column, str(refused)) from None
