"""What would change an answer: what is still open of a credit, each way tried on the table.

Every way is decided by `verdict.decide` over changed circumstances, so nothing here can promise
what the table would not answer. The words are the window's.
"""

from collections.abc import Mapping
from datetime import date
from itertools import combinations
from typing import Any

from msgspec import Struct

from spendby.domain.closed_set import ClosedSet
from spendby.domain.credit import Credit, GiftCardClause, Kind, Target, TermsStatus
from spendby.domain.entry import EntryKind, sum_of
from spendby.domain.ledger import spent_on
from spendby.domain.verdict import (
    STRICTNESS,
    USUAL,
    Answer,
    Circumstances,
    Options,
    Scope,
    Seen,
    Standing,
    circumstances,
    decide,
)


class Record(ClosedSet):
    """One thing that may turn out, and be recorded; terms that were read are not open any more.

    Greyed out and absent always lead to the same answer, and so do a gift card, a refund and a
    return; each of those groups is one record here.
    """

    TERMS_ALLOW = "terms_allow"
    TERMS_NAME_OTHERS = "terms_name_others"
    TERMS_EXCLUDE = "terms_exclude"
    TERMS_SILENT = "terms_silent"
    TERMS_READ = "terms_read"
    CHECKOUT_OFFERED = "checkout_offered"
    CHECKOUT_REFUSED = "checkout_refused"
    SOURCE_MONEY = "source_money"
    SOURCE_PROMOTIONAL = "source_promotional"
    SOURCE_REWARD = "source_reward"
    SOURCE_COURTESY = "source_courtesy"
    GOOD_FOR_IT = "good_for_it"
    NOT_GOOD_FOR_IT = "not_good_for_it"
    EXTENDED = "extended"
    MONEY_BACK = "money_back"
    STARTED = "started"


class Way(Struct, frozen=True):
    """Records that would change the answer, and what it would be; more than one only to a yes."""

    records: tuple[Record, ...]
    answer: Answer
    rule: str


_KINDS = {
    Record.SOURCE_MONEY: Kind.GIFT_CARD,
    Record.SOURCE_PROMOTIONAL: Kind.PROMOTIONAL,
    Record.SOURCE_REWARD: Kind.REWARD,
    Record.SOURCE_COURTESY: Kind.COURTESY,
}
_SEEN_FIELD = {
    Target.OWN_GIFT_CARD: "seen_own",
    Target.THIRD_PARTY_GIFT_CARD: "seen_third_party",
    Target.GOODS: "seen_goods",
}


def ways(credit: Credit, target: Target, today: date, options: Options = USUAL) -> tuple[Way, ...]:
    """List what would change the answer for a target, as of `today` at the store.

    Better answers come first. Where no single record leads to a yes, the pairs that do are
    among them.
    """
    case = circumstances(credit, today, options)
    now = decide(target, case, options.rules)
    changes = _changes(credit, target, today, options, case)
    found: list[Way] = []
    for record, changed in changes.items():
        ruling = decide(target, case._replace(**changed), options.rules)
        # A credit that can be used again is another matter, whatever it buys then.
        if ruling.answer is not now.answer or case.standing is not Standing.USABLE:
            found.append(Way((record,), ruling.answer, ruling.rule))
    if now.answer is not Answer.YES and all(way.answer is not Answer.YES for way in found):
        found += _pairs(target, case, changes, options)
    return tuple(sorted(found, key=lambda way: (STRICTNESS[way.answer], len(way.records))))


def _pairs(
    target: Target,
    case: Circumstances,
    changes: Mapping[Record, Mapping[str, Any]],
    options: Options,
) -> list[Way]:
    found = []
    for one, other in combinations(changes, 2):
        if changes[one].keys() & changes[other].keys():
            continue
        changed = case._replace(**changes[one])._replace(**changes[other])
        ruling = decide(target, changed, options.rules)
        if ruling.answer is Answer.YES:
            found.append(Way((one, other), ruling.answer, ruling.rule))
    return found


def _changes(
    credit: Credit, target: Target, today: date, options: Options, case: Circumstances
) -> dict[Record, dict[str, Any]]:
    """Give the circumstances that each record would change; none for what is always refused."""
    if case.standing is not Standing.USABLE:
        return _standing(credit, today)
    if target not in _SEEN_FIELD:
        return {}
    found = {} if case.status is TermsStatus.READ else _terms(target)
    seen = _SEEN_FIELD[target]
    found[Record.CHECKOUT_OFFERED] = {seen: Seen.OFFERED}
    found[Record.CHECKOUT_REFUSED] = {seen: Seen.ABSENT}
    if case.kind is Kind.OTHER:
        found |= {record: {"kind": kind} for record, kind in _KINDS.items()}
    if target is Target.GOODS and options.buying:
        found[Record.GOOD_FOR_IT] = {"scope": Scope.INSIDE}
        found[Record.NOT_GOOD_FOR_IT] = {"scope": Scope.OUTSIDE}
    return found


def _standing(credit: Credit, today: date) -> dict[Record, dict[str, Any]]:
    """Give what would make money usable on `today`; nothing may."""
    found: dict[Record, dict[str, Any]] = {}
    ended = credit.expiry.on is not None and credit.expiry.on < today
    early = credit.usable_from is not None and credit.usable_from > today
    expired = -sum_of(credit.entries, EntryKind.EXPIRE, EntryKind.EXTEND)
    later = Standing.UPCOMING if early else Standing.USABLE
    if credit.left == 0:
        if expired > 0:
            found[Record.EXTENDED] = {"standing": later}
        elif not ended and spent_on(credit) > 0:
            found[Record.MONEY_BACK] = {"standing": later}
    elif ended:
        found[Record.EXTENDED] = {"standing": later}
    elif early:
        found[Record.STARTED] = {"standing": Standing.USABLE}
    return found


def _terms(target: Target) -> dict[Record, dict[str, Any]]:
    read = TermsStatus.READ
    if target is Target.GOODS:
        return {Record.TERMS_READ: {"status": read}}
    found: dict[Record, dict[str, Any]] = {
        Record.TERMS_ALLOW: {"status": read, "says": GiftCardClause.ALLOWED},
        Record.TERMS_EXCLUDE: {"status": read, "says": GiftCardClause.EXCLUDED},
        Record.TERMS_SILENT: {"status": read, "says": GiftCardClause.SILENT},
    }
    if target is Target.THIRD_PARTY_GIFT_CARD:
        allow = found.pop(Record.TERMS_ALLOW)
        found = {Record.TERMS_NAME_OTHERS: {**allow, "third_party_named": True}, **found}
    return found
