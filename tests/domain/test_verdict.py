"""Every combination of the rule table's inputs, against the table written once more."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

import pytest

from spendby.domain.credit import (
    Checkout,
    Credit,
    GiftCardClause,
    Kind,
    Saw,
    Target,
    Terms,
    TermsStatus,
)
from spendby.domain.entry import Entry, EntryKind
from spendby.domain.expiry import on_day
from spendby.domain.verdict import (
    STRICTNESS,
    USUAL,
    Answer,
    Basis,
    Circumstances,
    Options,
    Rules,
    Scope,
    Seen,
    Standing,
    circumstances,
    decide,
    latest_checkout,
    rulings,
)
from tests.helpers.rule_table import TABLE, Row

TODAY = date(2026, 11, 22)


def every_case() -> Iterator[tuple[Target, GiftCardClause, Seen, Circumstances]]:
    """Enumerate all inputs; `says` is what the clause comes to under the status."""
    for target, kind, status, clause, named, standing, covered, scope, seen in product(
        Target,
        Kind,
        TermsStatus,
        GiftCardClause,
        (False, True),
        Standing,
        (False, True),
        Scope,
        Seen,
    ):
        says = Terms(status, clause).says
        own, third, goods = (
            seen if target is one else Seen.NOT_TRIED
            for one in (Target.OWN_GIFT_CARD, Target.THIRD_PARTY_GIFT_CARD, Target.GOODS)
        )
        case = Circumstances(kind, status, says, named, standing, covered, scope, own, third, goods)
        yield target, clause, seen, case


def row_for(target: Target, clause: GiftCardClause, seen: Seen, case: Circumstances) -> Row:
    """Find the one row that decides."""
    inputs: dict[str, object] = {
        "kind": case.kind.value,
        "status": case.status.value,
        "clause": clause.value,
        "named": case.third_party_named,
        "seen": seen.value,
        "target": target.value,
        "covered": case.covered,
        "standing": case.standing.value,
        "scope": case.scope.value,
    }
    return next(row for row in TABLE if row.fits(inputs))


def test_every_combination_answers_as_the_table_does() -> None:
    reached = set()
    for target, clause, seen, case in every_case():
        row = row_for(target, clause, seen, case)
        guide = decide(target, case, Rules.GUIDE)
        published = decide(target, case, Rules.PUBLISHED)
        reached.add(guide.rule)
        assert (guide.rule, guide.answer) == (row.rule, row.answer), (target, seen, case)
        wanted = row.published_answer(case.kind) if case.covered else row.answer
        assert (published.rule, published.answer) == (row.rule, wanted), (target, seen, case)
    assert reached == {f"D{number:02d}" for number in range(1, 35)}


def test_yes_rests_on_the_credits_own_terms_or_on_checkout() -> None:
    for target, _, seen, case in every_case():
        ruling = decide(target, case, Rules.GUIDE)
        if ruling.answer is Answer.YES:
            assert case.status is TermsStatus.READ or seen is Seen.OFFERED
        if ruling.answer is Answer.YES and target is not Target.GOODS:
            assert case.status is TermsStatus.READ
            assert case.says is GiftCardClause.ALLOWED
            assert seen is Seen.OFFERED
        if target in {Target.CASH, Target.ANOTHER_PERSON}:
            assert ruling.answer in {Answer.NO, Answer.ASSUME_NO}


def test_published_terms_never_make_a_gift_card_easier_to_buy() -> None:
    for target, _, _, case in every_case():
        guide = decide(target, case, Rules.GUIDE)
        published = decide(target, case, Rules.PUBLISHED)
        if target is not Target.GOODS:
            assert STRICTNESS[published.answer] >= STRICTNESS[guide.answer]
        if not case.covered:
            assert published == guide
        if guide.expect is not None:
            assert published.answer is guide.expect
            assert STRICTNESS[guide.expect] > STRICTNESS[guide.answer]


def test_a_refusal_seen_at_checkout_beats_terms_that_allow() -> None:
    for target, _, seen, case in every_case():
        if case.standing is Standing.USABLE and seen in {Seen.GREYED_OUT, Seen.ABSENT}:
            ruling = decide(target, case)
            if target in {Target.OWN_GIFT_CARD, Target.THIRD_PARTY_GIFT_CARD, Target.GOODS}:
                assert ruling.answer is Answer.NO
                assert ruling.basis is Basis.YOUR_RECORD


def make(**fields: object) -> Credit:
    """Make a promotional credit of $25 that has everything else as in `fields`."""
    base: dict[str, object] = {
        "id": "c1",
        "store": "amazon-us",
        "name": "Prime Day credit",
        "kind": Kind.PROMOTIONAL,
        "currency": "USD",
        "received_on": date(2026, 11, 1),
        "entries": (Entry(date(2026, 11, 1), EntryKind.GRANT, 2500),),
    }
    return Credit(**(base | fields))  # type: ignore[arg-type]


def answer(credit: Credit, target: Target, options: Options = USUAL) -> tuple[str, Answer]:
    """Judge a credit as of TODAY."""
    ruling = rulings(circumstances(credit, TODAY, options), options.rules)[target]
    return ruling.rule, ruling.answer


def looked(days_ago: int, saw: Saw, target: Target = Target.OWN_GIFT_CARD) -> Checkout:
    """Note an observation made some days before TODAY."""
    return Checkout(TODAY - timedelta(days=days_ago), target, saw)


ALLOWED = Terms(TermsStatus.READ, GiftCardClause.ALLOWED)


def test_an_offer_seen_30_days_ago_counts_and_one_of_31_days_does_not() -> None:
    fresh = make(terms=ALLOWED, checkouts=(looked(30, Saw.OFFERED),))
    stale = make(terms=ALLOWED, checkouts=(looked(31, Saw.OFFERED),))
    assert answer(fresh, Target.OWN_GIFT_CARD) == ("D11", Answer.YES)
    assert answer(stale, Target.OWN_GIFT_CARD) == ("D12", Answer.CHECK_FIRST)
    assert answer(stale, Target.OWN_GIFT_CARD, Options(offered_days=60))[1] is Answer.YES


def test_a_refusal_holds_for_years_until_something_newer_is_seen() -> None:
    old = make(terms=ALLOWED, checkouts=(looked(900, Saw.GREYED_OUT),))
    assert answer(old, Target.OWN_GIFT_CARD) == ("D06", Answer.NO)
    newer = make(terms=ALLOWED, checkouts=(looked(900, Saw.GREYED_OUT), looked(3, Saw.OFFERED)))
    assert answer(newer, Target.OWN_GIFT_CARD) == ("D11", Answer.YES)


def test_of_two_observations_on_one_day_the_one_recorded_last_decides() -> None:
    offered, greyed = looked(1, Saw.OFFERED), looked(1, Saw.GREYED_OUT)
    assert (
        answer(make(terms=ALLOWED, checkouts=(greyed, offered)), Target.OWN_GIFT_CARD)[0] == "D11"
    )
    assert (
        answer(make(terms=ALLOWED, checkouts=(offered, greyed)), Target.OWN_GIFT_CARD)[0] == "D06"
    )


def test_an_observation_recorded_late_about_an_earlier_day_does_not_decide() -> None:
    credit = make(checkouts=(looked(1, Saw.OFFERED), looked(9, Saw.ABSENT)))
    seen = latest_checkout(credit, Target.OWN_GIFT_CARD, TODAY)
    assert seen is not None
    assert seen.saw is Saw.OFFERED


def test_checkout_for_one_target_says_nothing_about_another() -> None:
    credit = make(
        kind=Kind.REFUND,
        checkouts=(looked(1, Saw.GREYED_OUT), looked(1, Saw.OFFERED, Target.GOODS)),
    )
    assert answer(credit, Target.OWN_GIFT_CARD)[0] == "D06"
    assert answer(credit, Target.GOODS) == ("D32", Answer.YES)
    assert answer(credit, Target.THIRD_PARTY_GIFT_CARD)[0] == "D23"


def test_asking_about_an_earlier_day_leaves_later_observations_out() -> None:
    credit = make(kind=Kind.REFUND, checkouts=(looked(-5, Saw.ABSENT),))
    assert answer(credit, Target.OWN_GIFT_CARD)[0] == "D20"


@pytest.mark.parametrize(
    ("buying", "rule"),
    [(("books",), "D29"), (("Toys", "BOOKS"), "D29"), (("toys",), "D31"), ((), "D30")],
)
def test_goods_are_inside_the_scope_when_one_category_matches(
    buying: tuple[str, ...], rule: str
) -> None:
    credit = make(terms=Terms(TermsStatus.READ), eligible=("Books", "music"))
    assert answer(credit, Target.GOODS, Options(buying=buying))[0] == rule


def test_a_credit_without_categories_has_no_scope_to_be_outside_of() -> None:
    credit = make(terms=Terms(TermsStatus.READ))
    assert answer(credit, Target.GOODS, Options(buying=("toys",)))[0] == "D30"


def test_no_money_comes_before_everything_and_not_yet_after_ended() -> None:
    spent = (Entry(date(2026, 11, 2), EntryKind.SPEND, -2500),)
    ended = {"expiry": on_day(TODAY - timedelta(days=1)), "usable_from": TODAY + timedelta(days=9)}
    assert answer(make(entries=make().entries + spent, **ended), Target.GOODS)[0] == "D02"
    assert answer(make(**ended), Target.GOODS)[0] == "D03"
    assert answer(make(usable_from=TODAY + timedelta(days=9)), Target.CASH)[0] == "D34"
    assert answer(make(expiry=on_day(TODAY), usable_from=TODAY), Target.CASH)[0] == "D04"


def test_terms_that_were_not_read_say_nothing_whatever_they_hold() -> None:
    for status in (TermsStatus.NOT_READ, TermsStatus.UNCLEAR):
        credit = make(
            kind=Kind.REFUND,
            terms=Terms(status, GiftCardClause.ALLOWED, third_party_named=True),
            checkouts=(looked(1, Saw.OFFERED),),
        )
        assert answer(credit, Target.OWN_GIFT_CARD) == ("D15", Answer.CHECK_FIRST)


def test_other_amazon_sites_are_outside_the_guide() -> None:
    credit = make(store="amazon-de", kind=Kind.GIFT_CARD)
    assert answer(credit, Target.GOODS) == ("D01", Answer.ASSUME_NO)
    assert answer(credit, Target.CASH) == ("D01", Answer.ASSUME_NO)
    own = make(store="amazon-de", terms=ALLOWED, checkouts=(looked(1, Saw.OFFERED),))
    assert answer(own, Target.OWN_GIFT_CARD) == ("D11", Answer.YES)
