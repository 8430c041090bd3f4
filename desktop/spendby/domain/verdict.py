"""Verdicts: what a credit can buy, decided by the rule table D01 to D34 and nothing else.

`decide` is the table: pure and total, its answers tested for every combination of its inputs.
`circumstances` reads a credit into the table's inputs. The words are `explain`'s.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple, assert_never

from msgspec import Struct

from spendby.domain.closed_set import ClosedSet
from spendby.domain.credit import (
    AMAZON_US,
    Checkout,
    Credit,
    GiftCardClause,
    Kind,
    Saw,
    Target,
    TermsStatus,
)
from spendby.domain.folding import folded


class Answer(ClosedSet):
    """The four answers, from usable money to none; only YES ever counts in a sum."""

    YES = "yes"
    CHECK_FIRST = "check_first"
    ASSUME_NO = "assume_no"
    NO = "no"


STRICTNESS = {Answer.YES: 0, Answer.CHECK_FIRST: 1, Answer.ASSUME_NO: 2, Answer.NO: 3}


class Basis(ClosedSet):
    """What a verdict rests on."""

    YOUR_RECORD = "your_record"
    ARTICLE = "article"
    PUBLISHED_TERMS = "published_terms"


class Rules(ClosedSet):
    """Which column of the table answers: the guide alone, or the store's published terms too."""

    GUIDE = "guide"
    PUBLISHED = "published"


class Standing(ClosedSet):
    """Whether there is money that can be spent on the day asked about."""

    EMPTY = "empty"
    ENDED = "ended"
    UPCOMING = "upcoming"
    USABLE = "usable"


class Seen(ClosedSet):
    """The observation that counts for a target; an old “offered” counts as not tried."""

    NOT_TRIED = "not_tried"
    OFFERED = "offered"
    GREYED_OUT = "greyed_out"
    ABSENT = "absent"


class Scope(ClosedSet):
    """Whether what is being bought is among the categories the credit is good for."""

    UNKNOWN = "unknown"
    INSIDE = "inside"
    OUTSIDE = "outside"


class Circumstances(NamedTuple):
    """All that a verdict can depend on; `covered` tells whether the guide is about the store."""

    kind: Kind
    status: TermsStatus
    says: GiftCardClause
    third_party_named: bool
    standing: Standing
    covered: bool
    scope: Scope
    seen_own: Seen
    seen_third_party: Seen
    seen_goods: Seen


class Ruling(Struct, frozen=True, gc=False):
    """What the table decides; `expect` is the published terms' answer where it is stricter."""

    rule: str
    answer: Answer
    basis: Basis
    expect: Answer | None = None


class Options(Struct, frozen=True):
    """What the user chose: the column, what is being bought, and how long an “offered” counts.

    `buying` holds category tags; `offered_days` is in days.
    """

    rules: Rules = Rules.GUIDE
    buying: tuple[str, ...] = ()
    offered_days: int = 30


USUAL = Options()
"""What holds until somebody chooses otherwise."""

GIFT_CARD_LIKE = frozenset({Kind.GIFT_CARD, Kind.REFUND, Kind.RETURN})
_OWN_RECORD = frozenset(
    {"D02", "D03", "D34", "D29", "D31", "D32", *(f"D{n:02d}" for n in range(6, 15))}
)


def circumstances(
    credit: Credit, today: date, options: Options = USUAL, left: int | None = None
) -> Circumstances:
    """Read a credit into the inputs of the rule table, as of `today` at its store.

    `left` spares adding up the entries again where that was done before.
    """
    terms = credit.terms
    seen = _NOTHING_TRIED
    if credit.checkouts:
        own, third_party, goods = (
            _seen(latest_checkout(credit, target, today), today, options) for target in _TRIED
        )
        seen = own, third_party, goods
    return Circumstances(
        credit.kind,
        terms.status,
        terms.says,
        terms.third_party_named,
        _standing(credit, today, credit.left if left is None else left),
        credit.store == AMAZON_US.id,
        _scope(credit.eligible, options.buying),
        *seen,
    )


_TRIED = (Target.OWN_GIFT_CARD, Target.THIRD_PARTY_GIFT_CARD, Target.GOODS)
_NOTHING_TRIED = (Seen.NOT_TRIED, Seen.NOT_TRIED, Seen.NOT_TRIED)


def latest_checkout(credit: Credit, target: Target, today: date) -> Checkout | None:
    """Find the observation that counts: the latest day, of one day the one recorded last."""
    latest = None
    for checkout in credit.checkouts:
        if checkout.target is target and checkout.on <= today:
            latest = checkout if latest is None or checkout.on >= latest.on else latest
    return latest


def _seen(checkout: Checkout | None, today: date, options: Options) -> Seen:
    if checkout is None:
        return Seen.NOT_TRIED
    stale = (today - checkout.on).days > options.offered_days
    if checkout.saw is Saw.OFFERED and stale:
        return Seen.NOT_TRIED
    return Seen(checkout.saw.value)


def _standing(credit: Credit, today: date, left: int) -> Standing:
    if left == 0:
        return Standing.EMPTY
    if credit.expiry.on is not None and credit.expiry.on < today:
        return Standing.ENDED
    if credit.usable_from is not None and credit.usable_from > today:
        return Standing.UPCOMING
    return Standing.USABLE


def _scope(eligible: tuple[str, ...], buying: tuple[str, ...]) -> Scope:
    if not eligible or not buying:
        return Scope.UNKNOWN
    wanted = {folded(tag) for tag in buying}
    return Scope.INSIDE if any(folded(tag) in wanted for tag in eligible) else Scope.OUTSIDE


@lru_cache(maxsize=65_536)
def rulings(case: Circumstances, rules: Rules) -> Mapping[Target, Ruling]:
    """Decide all five targets at once; cached, because few circumstances recur in most drawers."""
    return MappingProxyType({target: decide(target, case, rules) for target in Target})


def decide(target: Target, case: Circumstances, rules: Rules = Rules.GUIDE) -> Ruling:
    """Decide one target by the rule table, D01 to D34 (docs/adr/0005-what-a-verdict-rests-on.md).

    Total: every combination of the inputs reaches exactly one rule.
    """
    rule, answer = _guide_answer(target, case)
    basis = Basis.YOUR_RECORD if rule in _OWN_RECORD else Basis.ARTICLE
    published = _published_answer(rule, case.kind) if case.covered else None
    if published is None or published is answer:
        return Ruling(rule, answer, basis)
    if rules is Rules.PUBLISHED:
        return Ruling(rule, published, Basis.PUBLISHED_TERMS)
    stricter = STRICTNESS[published] > STRICTNESS[answer]
    return Ruling(rule, answer, basis, published if stricter else None)


def _guide_answer(target: Target, case: Circumstances) -> tuple[str, Answer]:
    """Walk the precedence P1 to P10; the first part that has an answer decides."""
    if case.standing is not Standing.USABLE:
        return _NO_MONEY[case.standing], Answer.NO
    if target in {Target.CASH, Target.ANOTHER_PERSON}:
        return _intent(target, case)
    seen = _seen_for(target, case)
    if target is Target.GOODS:
        return _negative_on_goods(seen) or (
            _goods(seen, case) if case.covered else _outside_guide(seen, case)
        )
    return (
        _negative_on_gift_card(seen)
        or _terms_on_gift_card(target, seen, case)
        or (_gift_card(target, seen, case) if case.covered else _outside_guide(seen, case))
    )


_NO_MONEY = {Standing.EMPTY: "D02", Standing.ENDED: "D03", Standing.UPCOMING: "D34"}


def _seen_for(target: Target, case: Circumstances) -> Seen:
    if target is Target.OWN_GIFT_CARD:
        return case.seen_own
    if target is Target.THIRD_PARTY_GIFT_CARD:
        return case.seen_third_party
    return case.seen_goods


def _intent(target: Target, case: Circumstances) -> tuple[str, Answer]:
    """P3: cash and another person; outside the guide nobody has said so (P0)."""
    if not case.covered:
        return "D01", Answer.ASSUME_NO
    return ("D04" if target is Target.CASH else "D05"), Answer.NO


def _outside_guide(seen: Seen, case: Circumstances) -> tuple[str, Answer]:
    """P0: a store the guide is not about, where no record of the user's own has decided."""
    if seen is Seen.OFFERED and case.says is GiftCardClause.SILENT:
        return "D01", Answer.CHECK_FIRST
    return "D01", Answer.ASSUME_NO


def _negative_on_gift_card(seen: Seen) -> tuple[str, Answer] | None:
    """P4 and P5: a refusal seen at checkout has no exception (R3, R4)."""
    if seen is Seen.GREYED_OUT:
        return "D06", Answer.NO
    return ("D07", Answer.NO) if seen is Seen.ABSENT else None


def _negative_on_goods(seen: Seen) -> tuple[str, Answer] | None:
    return ("D08", Answer.NO) if seen in {Seen.GREYED_OUT, Seen.ABSENT} else None


def _terms_on_gift_card(
    target: Target, seen: Seen, case: Circumstances
) -> tuple[str, Answer] | None:
    """P6 and P7: the credit's own terms, when they were read and speak (F7)."""
    offered = seen is Seen.OFFERED
    if case.says is GiftCardClause.SILENT:
        return None
    if case.says is GiftCardClause.EXCLUDED:
        return ("D09" if offered else "D10"), Answer.NO
    if target is Target.OWN_GIFT_CARD:
        return ("D11", Answer.YES) if offered else ("D12", Answer.CHECK_FIRST)
    named = case.third_party_named
    if offered:
        return "D13", Answer.YES if named else Answer.CHECK_FIRST
    return "D14", Answer.CHECK_FIRST if named else Answer.ASSUME_NO


def _gift_card(target: Target, seen: Seen, case: Circumstances) -> tuple[str, Answer]:
    """P8 to P10: the terms are silent, so checkout and kind are all there is."""
    own = target is Target.OWN_GIFT_CARD
    if seen is Seen.OFFERED:
        if case.kind in GIFT_CARD_LIKE:
            return ("D15" if own else "D16"), Answer.CHECK_FIRST
        return ("D17" if case.kind is Kind.PROMOTIONAL else "D18"), Answer.ASSUME_NO
    return _unseen_gift_card(target, case)


def _unseen_gift_card(target: Target, case: Circumstances) -> tuple[str, Answer]:
    """Nothing was seen at checkout either, so the kind alone decides: each has its rule."""
    match case.kind:
        case Kind.GIFT_CARD | Kind.REFUND | Kind.RETURN:
            return _silent_gift_card_money(target, case)
        case Kind.PROMOTIONAL:
            return "D19", Answer.NO
        case Kind.REWARD:
            return "D24", Answer.ASSUME_NO
        case Kind.COURTESY:
            return "D25", Answer.ASSUME_NO
        case Kind.OTHER:
            return "D26", Answer.ASSUME_NO
        case _:
            assert_never(case.kind)


def _silent_gift_card_money(target: Target, case: Circumstances) -> tuple[str, Answer]:
    if target is Target.THIRD_PARTY_GIFT_CARD:
        return "D23", Answer.ASSUME_NO
    if case.status is not TermsStatus.NOT_READ:
        return "D22", Answer.ASSUME_NO
    return ("D21" if case.kind is Kind.RETURN else "D20"), Answer.CHECK_FIRST


def _goods(seen: Seen, case: Circumstances) -> tuple[str, Answer]:
    """P6 to P10 for goods, in the table's order: D31, D32, then D27 to D30, D33 and D26."""
    read = case.status is TermsStatus.READ
    bound = case.kind in {Kind.PROMOTIONAL, Kind.REWARD, Kind.COURTESY}
    if bound and read and case.scope is Scope.OUTSIDE:
        return "D31", Answer.NO
    if seen is Seen.OFFERED:
        return "D32", Answer.YES
    if case.kind in GIFT_CARD_LIKE:
        return ("D28", Answer.YES) if read else ("D27", Answer.CHECK_FIRST)
    if case.kind is Kind.OTHER:
        return "D26", Answer.ASSUME_NO
    if read and case.scope is Scope.INSIDE:
        return "D29", Answer.YES
    return ("D30" if case.kind is Kind.PROMOTIONAL else "D33"), Answer.CHECK_FIRST


_PUBLISHED_NO = frozenset({"D15", "D16", "D17", "D20", "D21", "D22", "D23", "D25"})


def _published_answer(rule: str, kind: Kind) -> Answer | None:
    """Give the table's second column where it is marked (*); None where it is the same."""
    if rule in _PUBLISHED_NO or (rule == "D18" and kind is Kind.COURTESY):
        return Answer.NO
    if rule == "D11" and kind in GIFT_CARD_LIKE:
        return Answer.CHECK_FIRST
    return Answer.YES if rule == "D27" else None
