"""Credits as JSON, written: the stored part for files, with the derived part for scripts.

The shapes are the contract with everything outside; reading them is `credit_reading`'s.
"""

from datetime import date
from typing import Any

from spendby.domain.credit import Credit, Store, Target
from spendby.domain.entry import Entry, EntryKind
from spendby.domain.explain import Verdict
from spendby.domain.money import amount_text
from spendby.services.judging import Judge, Judged

Json = dict[str, Any]


def credit_document(credit: Credit) -> Json:
    """Give the stored part of a credit, in the order of the file format.

    `preset` stands in it only where the credit was started from one.
    """
    terms = credit.terms
    document: Json = {
        "id": credit.id,
        "store": credit.store,
        "name": credit.name,
        "kind": credit.kind.value,
        "currency": credit.currency,
        "granted": amount_text(credit.granted, credit.currency),
        "received_on": credit.received_on.isoformat(),
        "usable_from": _day(credit.usable_from),
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
        "eligible": list(credit.eligible),
        "keeps_rest": credit.keeps_rest,
        "source": credit.source,
        "reference": credit.reference,
        "note": credit.note,
        "checked_on": _day(credit.checked_on),
        "archived": credit.archived,
    }
    if credit.preset is not None:
        document["preset"] = credit.preset
    document["entries"] = [_entry(entry, credit.currency) for entry in credit.entries]
    document["checkouts"] = [
        {
            "on": seen.on.isoformat(),
            "target": seen.target.value,
            "saw": seen.saw.value,
            "note": seen.note,
        }
        for seen in credit.checkouts
    ]
    return document


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
