"""Reads Audible.Credits.csv: each credit buys one audiobook, so it is counted and isn't money."""

from functools import partial

from spendby.domain.errors import FieldRefused
from spendby.domain.money import amount_text
from spendby.services.credit_json import Json
from spendby.services.foreign.found import (
    UNITS,
    Counts,
    ForeignFile,
    Form,
    Found,
    LeftOut,
    stable_id,
)
from spendby.services.foreign.head import Head
from spendby.services.foreign.tables import Line, expect, table_of
from spendby.services.foreign.values import NOTHING, amount_field, day_field
from spendby.services.foreign.zips import base_name, is_zip, members_of
from spendby.translation import mark, tr

MEMBER = "Audible.Credits.csv"
COLUMNS = frozenset({"issue date", "credit reason", "expire date", "original credit"})


def recognises(head: Head) -> bool:
    """Tell the export, or its table, from other files."""
    return head.names >= COLUMNS or any(base_name(name) == MEMBER for name in head.members)


def read(file: ForeignFile) -> Found:
    """Read the credits; raises `FileRefused` for a file without that table."""
    found, seen = Found(file.beat), Counts()
    contents = [file.content]
    if is_zip(file.content):
        members = members_of(file.content, lambda name: base_name(name) == MEMBER)
        contents = list(members.values())
    for content in contents:
        for line in expect(table_of(content, file.read_as.encoding), COLUMNS, MEMBER):
            found.take(line.number, partial(_credit, line, file, seen))
    if found.rows:
        store = file.places.default
        found.remarks.append(
            tr(
                "Audible credits were filed under {store} and counted as credits, not as money."
            ).format(store=store.name)
        )
    return found


def _credit(line: Line, file: ForeignFile, seen: Counts) -> Json:
    line.check()
    issued, expires = (day_field(name, line[name]) for name in ("issue date", "expire date"))
    if issued is None:
        message = tr("The day of issue is missing.")
        raise FieldRefused("issue date", message)
    granted = amount_field("original credit", line["original credit"], UNITS)
    spent = amount_field("consumed credit", line["consumed credit"] or "0", UNITS)
    if granted == 0:
        raise LeftOut(mark("of nothing"))
    if line["remaining credit"]:
        left = amount_field("remaining credit", line["remaining credit"], UNITS)
        if left != granted - spent:
            message = tr("What remains isn't what was granted less what was used.")
            raise FieldRefused("remaining credit", message)
    reason, plan = _said(line["credit reason"]), _said(line["plan"])
    entries = [_entry(issued.isoformat(), "grant", granted, "")]
    if spent:
        used = day_field("consumed date", line["consumed date"])
        memo = (
            tr("Order {order}").format(order=line["consumed order"])
            if _said(line["consumed order"])
            else ""
        )
        memo = memo if used else tr("{memo} (day not known)").format(memo=memo).strip()
        entries.append(_entry((used or issued).isoformat(), "spend", -spent, memo))
    key = (issued, reason, plan, expires, granted)
    return {
        "id": stable_id(Form.AUDIBLE, *key, seen.next(key)),
        "store": file.places.default.id,
        "name": tr("Audible credit: {reason}").format(reason=reason)
        if reason
        else tr("Audible credit"),
        "kind": "other",
        "preset": "audible",
        "currency": UNITS,
        "received_on": issued.isoformat(),
        "expiry": {"state": "on", "on": expires.isoformat()} if expires else {"state": "unknown"},
        "eligible": ["audiobooks"],
        "keeps_rest": False,
        "source": ", ".join(part for part in ("Audible", plan) if part),
        "entries": entries,
    }


def _entry(day: str, kind: str, amount: int, memo: str) -> Json:
    return {"on": day, "kind": kind, "amount": amount_text(amount, UNITS), "memo": memo}


def _said(cell: str) -> str:
    return "" if cell.casefold() in NOTHING else cell
