"""Credits as JSON, written: the stored part for files, with the derived part for scripts.

The shapes are the contract with everything outside; reading them is `credit_reading`'s.
"""

from collections.abc import Callable, Mapping
from datetime import date
from operator import attrgetter
from typing import Any

from msgspec.structs import fields

from spendby.domain.credit import Credit, Store, Target
from spendby.domain.entry import Entry, EntryKind
from spendby.domain.explain import Verdict
from spendby.domain.money import amount_text
from spendby.domain.plain_fields import FIELDS, Shape
from spendby.services.judging import Judge, Judged

Json = dict[str, Any]


def credit_document(credit: Credit) -> Json:
    """Give the stored part of a credit, in the order of the file format.

    A plain field that is `sparse` stands in it only where it is set.
    """
    terms = credit.terms
    plain = {
        name: write(value)
        for (name, write, left_out), value in zip(_PLAIN, _values_of(credit), strict=True)
        if value != left_out
    }
    return {
        "id": credit.id,
        "store": credit.store,
        "name": credit.name,
        "kind": credit.kind.value,
        "currency": credit.currency,
        "granted": amount_text(credit.granted, credit.currency),
        "received_on": credit.received_on.isoformat(),
        "usable_from": plain.pop("usable_from"),  # the first files had it here
        "expiry": {
            "state": credit.expiry.state.value,
            "on": _day(credit.expiry.on),
            "basis": credit.expiry.basis,
        },
        "terms": {
            "status": terms.status.value,
            "gift_cards": terms.gift_cards.value,
            "third_party_named": terms.third_party_named,
            "read_on": _day(terms.read_on),
            "text": terms.text,
            "url": terms.url,
        },
        **plain,
        "entries": [_entry(entry, credit.currency) for entry in credit.entries],
        "checkouts": [
            {
                "on": seen.on.isoformat(),
                "target": seen.target.value,
                "saw": seen.saw.value,
                "note": seen.note,
            }
            for seen in credit.checkouts
        ],
    }


def judged_document(judge: Judge, judged: Judged, targets: tuple[Target, ...]) -> Json:
    """Give a credit with what follows from it: left, state, days, urgency and verdicts."""
    credit = judged.credit
    return {
        **credit_document(credit),
        "left": amount_text(judged.left, credit.currency),
        "state": judged.state.value,
        "days_left": judged.days,
        "urgency": judged.urgency.value,
        "verdicts": {
            target.value: verdict_document(judge.verdict(judged, target)) for target in targets
        },
    }


def verdict_document(verdict: Verdict) -> Json:
    """Give a verdict for scripts."""
    return {
        "answer": verdict.answer.value,
        "rule": verdict.rule,
        "reason": verdict.reason,
        "next_step": verdict.next_step,
        "basis": verdict.basis.value,
        "as_of": verdict.as_of.isoformat(),
    }


def store_document(store: Store) -> Json:
    """Give a store in the order of the file format."""
    return {
        "id": store.id,
        "name": store.name,
        "currency": store.currency,
        "time_zone": store.time_zone,
        "pack": store.pack,
    }


def _entry(entry: Entry, currency: str) -> Json:
    document: Json = {
        "on": entry.on.isoformat(),
        "kind": entry.kind.value,
        "amount": amount_text(entry.amount, currency),
        "memo": entry.memo,
    }
    if entry.kind is EntryKind.EXTEND:
        document["expires_on"] = _day(entry.expires_on)
        document["expired_on"] = _day(entry.expired_on)
    return document


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


_WRITTEN: Mapping[Shape, Callable[[Any], object]] = {
    Shape.LINE: str,
    Shape.LINES: str,
    Shape.TAG: str,
    Shape.DAY: _day,
    Shape.FLAG: bool,
    Shape.MAYBE: lambda flag: flag,
    Shape.TAGS: list,
}
"""How a plain field is written."""

_NEVER = object()
_DEFAULTS = {one.name: one.default for one in fields(Credit)}
_PLAIN = [
    (one.name, _WRITTEN[one.shape], _DEFAULTS[one.name] if one.sparse else _NEVER) for one in FIELDS
]
"""Each plain field with how it is written, and the value that is left out."""
_values_of = attrgetter(*(one.name for one in FIELDS))
