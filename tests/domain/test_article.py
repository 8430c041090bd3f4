"""The guide's statements, one by one, as answers that a person gets."""

from datetime import timedelta

import pytest

from spendby.domain.credit import (
    Checkout,
    Credit,
    GiftCardClause,
    Kind,
    Saw,
    State,
    Target,
    Terms,
    TermsStatus,
    state_of,
)
from spendby.domain.expiry import on_day
from spendby.domain.verdict import Answer, Options, circumstances, decide
from tests.helpers.credits import DAY, make_credit

READ = Terms(TermsStatus.READ, read_on=DAY)
ALLOWED = Terms(TermsStatus.READ, GiftCardClause.ALLOWED, read_on=DAY)
NAMED = Terms(TermsStatus.READ, GiftCardClause.ALLOWED, third_party_named=True, read_on=DAY)
EXCLUDED = Terms(TermsStatus.READ, GiftCardClause.EXCLUDED, read_on=DAY)
UNCLEAR = Terms(TermsStatus.UNCLEAR, read_on=DAY)
OWN, OTHER, GOODS = Target.OWN_GIFT_CARD, Target.THIRD_PARTY_GIFT_CARD, Target.GOODS


def _answer(credit: Credit, target: Target, *buying: str) -> tuple[Answer, str]:
    found = decide(target, circumstances(credit, DAY, Options(buying=buying)))
    return found.answer, found.rule


def _seen(saw: Saw, target: Target = OWN) -> tuple[Checkout, ...]:
    return (Checkout(DAY, target, saw),)


def test_promo_and_reward_credit_buys_no_gift_card_by_itself() -> None:
    assert _answer(make_credit(), OWN) == (Answer.NO, "D19")
    assert _answer(make_credit(checkouts=_seen(Saw.OFFERED)), OWN)[0] is Answer.ASSUME_NO
    assert _answer(make_credit(kind=Kind.REWARD), OWN) == (Answer.ASSUME_NO, "D24")


@pytest.mark.parametrize("kind", Kind)
def test_cash_and_another_person_are_always_refused(kind: Kind) -> None:
    credit = make_credit(kind=kind, terms=NAMED, checkouts=_seen(Saw.OFFERED))
    assert _answer(credit, Target.CASH) == (Answer.NO, "D04")
    assert _answer(credit, Target.ANOTHER_PERSON) == (Answer.NO, "D05")


@pytest.mark.parametrize("kind", Kind)
def test_only_terms_that_allow_it_and_a_look_at_checkout_make_a_yes(kind: Kind) -> None:
    offered = _seen(Saw.OFFERED)
    assert _answer(make_credit(kind=kind, terms=ALLOWED, checkouts=offered), OWN) == (
        Answer.YES,
        "D11",
    )
    assert _answer(make_credit(kind=kind, terms=ALLOWED), OWN) == (Answer.CHECK_FIRST, "D12")
    for terms in (Terms(), UNCLEAR, READ, EXCLUDED):
        credit = make_credit(kind=kind, terms=terms, checkouts=offered)
        assert _answer(credit, OWN)[0] is not Answer.YES


def test_money_that_buys_no_gift_card_still_has_an_answer_for_goods() -> None:
    books = make_credit(terms=EXCLUDED, eligible=("books",))
    assert _answer(books, OWN)[0] is Answer.NO
    assert _answer(books, GOODS, "books") == (Answer.YES, "D29")
    assert _answer(books, GOODS, "toys") == (Answer.NO, "D31")


@pytest.mark.parametrize("kind", [Kind.GIFT_CARD, Kind.REFUND, Kind.RETURN])
@pytest.mark.parametrize("terms", [Terms(), UNCLEAR, READ], ids=["unread", "unclear", "read"])
def test_refund_and_gift_card_money_is_never_a_yes_from_its_kind(kind: Kind, terms: Terms) -> None:
    credit = make_credit(kind=kind, terms=terms)
    assert _answer(credit, OWN)[0] in {Answer.CHECK_FIRST, Answer.ASSUME_NO}
    assert _answer(credit, GOODS)[0] in {Answer.YES, Answer.CHECK_FIRST}


def test_unread_terms_are_to_be_checked_and_silent_ones_mean_no() -> None:
    assert _answer(make_credit(kind=Kind.REFUND), OWN) == (Answer.CHECK_FIRST, "D20")
    assert _answer(make_credit(kind=Kind.REFUND, terms=READ), OWN) == (Answer.ASSUME_NO, "D22")


def test_a_return_is_judged_as_a_refund_is() -> None:
    for terms in (Terms(), UNCLEAR, READ, ALLOWED, EXCLUDED):
        for target in Target:
            refund = make_credit(kind=Kind.REFUND, terms=terms)
            returned = make_credit(kind=Kind.RETURN, terms=terms)
            assert _answer(refund, target)[0] is _answer(returned, target)[0]


@pytest.mark.parametrize(("saw", "rule"), [(Saw.GREYED_OUT, "D06"), (Saw.ABSENT, "D07")])
def test_a_refusal_at_checkout_is_final_for_this_credit_and_target(saw: Saw, rule: str) -> None:
    credit = make_credit(kind=Kind.REFUND, terms=ALLOWED, checkouts=_seen(saw))
    assert _answer(credit, OWN) == (Answer.NO, rule)
    assert _answer(credit, GOODS)[0] is Answer.YES


def test_checkout_never_beats_terms_that_say_no() -> None:
    for kind in Kind:
        credit = make_credit(kind=kind, terms=EXCLUDED, checkouts=_seen(Saw.OFFERED))
        assert _answer(credit, OWN) == (Answer.NO, "D09")


def test_other_brands_need_to_be_named_in_the_terms() -> None:
    offered = _seen(Saw.OFFERED, OTHER)
    refund = make_credit(kind=Kind.REFUND)
    assert _answer(refund, OTHER) == (Answer.ASSUME_NO, "D23")
    allowed = make_credit(kind=Kind.REFUND, terms=ALLOWED, checkouts=offered)
    assert _answer(allowed, OTHER) == (Answer.CHECK_FIRST, "D13")
    named = make_credit(kind=Kind.REFUND, terms=NAMED, checkouts=offered)
    assert _answer(named, OTHER) == (Answer.YES, "D13")


@pytest.mark.parametrize("kind", [Kind.REWARD, Kind.COURTESY, Kind.OTHER])
@pytest.mark.parametrize("terms", [Terms(), UNCLEAR, READ], ids=["unread", "unclear", "read"])
def test_what_is_unclear_is_never_counted_as_usable(kind: Kind, terms: Terms) -> None:
    assert _answer(make_credit(kind=kind, terms=terms), OWN)[0] is Answer.ASSUME_NO


def test_the_last_day_counts_and_the_day_after_it_is_lost() -> None:
    today = make_credit(expiry=on_day(DAY))
    assert state_of(today, DAY) is State.ACTIVE
    assert _answer(today, GOODS)[0] is not Answer.NO
    ended = make_credit(expiry=on_day(DAY - timedelta(1)))
    assert state_of(ended, DAY) is State.EXPIRED
    assert _answer(ended, GOODS) == (Answer.NO, "D03")
