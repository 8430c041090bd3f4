"""Plans of payment: the right credits, in the right order, and never more than there is."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spendby.domain.credit import Credit
from spendby.domain.expiry import NEVER, UNKNOWN, on_day
from spendby.domain.plan import Bill, Plan, plan_payment
from spendby.domain.verdict import Answer
from tests.helpers.credits import DAY, make_credit

SOON, LATER = on_day(DAY + timedelta(5)), on_day(DAY + timedelta(50))


def bill(amount: int) -> Bill:
    return Bill(amount, "USD", "amazon-us", DAY)


def plan(amount: int, *credits: Credit, answer: Answer = Answer.YES) -> Plan:
    return plan_payment(bill(amount), [(credit, answer) for credit in credits])


def paid(found: Plan) -> list[tuple[str, int]]:
    return [(one.credit.id, one.amount) for one in found.portions]


def test_what_ends_first_is_spent_first_and_what_never_ends_last() -> None:
    credits = [
        make_credit("never", expiry=NEVER),
        make_credit("unknown", expiry=UNKNOWN),
        make_credit("later", expiry=LATER),
        make_credit("soon", expiry=SOON),
    ]
    assert paid(plan(9000, *credits)) == [
        ("soon", 2500),
        ("later", 2500),
        ("unknown", 2500),
        ("never", 1500),
    ]


def test_of_those_that_end_together_the_smallest_rest_goes_first() -> None:
    big, small = make_credit("a", 5000, expiry=SOON), make_credit("b", 700, expiry=SOON)
    found = plan(2000, big, small)
    assert paid(found) == [("b", 700), ("a", 1300)]
    assert [one.rest for one in found.portions] == [0, 3700]


def test_what_has_to_be_checked_stands_beside_the_plan_and_in_no_sum() -> None:
    found = plan(2500, make_credit(expiry=SOON), answer=Answer.CHECK_FIRST)
    assert (found.covered, found.missing) == (0, 2500)
    assert [one.id for one in found.after_checking] == ["c1"]


@pytest.mark.parametrize("answer", [Answer.NO, Answer.ASSUME_NO])
def test_what_cant_pay_is_nowhere_in_it(answer: Answer) -> None:
    found = plan(2500, make_credit(expiry=SOON), answer=answer)
    assert (found.portions, found.after_checking) == ((), ())


def test_what_is_missing_is_said() -> None:
    assert plan(4000, make_credit(expiry=SOON)).missing == 1500


def test_another_store_and_another_currency_have_no_part() -> None:
    elsewhere = make_credit("b", store="best-buy")
    other_money = make_credit("c", currency="EUR")
    assert not plan(2500, elsewhere, other_money).portions


def test_a_credit_is_left_alone_before_its_first_day_after_its_last_and_in_the_archive() -> None:
    credits = [
        make_credit("early", usable_from=DAY + timedelta(1)),
        make_credit("ended", expiry=on_day(DAY - timedelta(1))),
        make_credit("archived", archived=True),
        make_credit("empty", spent=2500),
        make_credit("today", expiry=on_day(DAY), usable_from=DAY),
    ]
    assert paid(plan(9999, *credits)) == [("today", 2500)]


def test_the_rest_of_a_credit_for_one_purchase_may_be_lost() -> None:
    once = make_credit(keeps_rest=False)
    assert plan(1000, once).portions[0].may_lose_rest
    assert not plan(2500, once).portions[0].may_lose_rest
    assert not plan(1000, make_credit(keeps_rest=None)).portions[0].may_lose_rest


answers = st.sampled_from(Answer)
expiries = st.one_of(
    st.sampled_from([NEVER, UNKNOWN]),
    st.integers(-3, 9).map(lambda days: on_day(DAY + timedelta(days))),
)
some_credits = st.lists(
    st.tuples(
        st.builds(
            lambda granted, expiry, currency, days: make_credit(
                "", granted, expiry=expiry, currency=currency, usable_from=DAY + timedelta(days)
            ),
            st.integers(1, 900),
            expiries,
            st.sampled_from(["USD", "USD", "EUR"]),
            st.integers(-2, 2),
        ),
        answers,
    ),
    max_size=12,
).map(lambda pairs: [(_named(one, at), answer) for at, (one, answer) in enumerate(pairs)])


def _named(credit: Credit, at: int) -> Credit:
    return make_credit(
        f"c{at}",
        credit.granted,
        expiry=credit.expiry,
        currency=credit.currency,
        usable_from=credit.usable_from,
    )


@given(st.integers(1, 3000), some_credits)
def test_never_more_than_is_left_and_never_more_than_the_bill(
    amount: int, credits: list[tuple[Credit, Answer]]
) -> None:
    found = plan_payment(bill(amount), credits)
    for portion in found.portions:
        assert 0 < portion.amount <= portion.credit.left
        assert portion.amount + portion.rest == portion.credit.left
        assert {one.id: answer for one, answer in credits}[portion.credit.id] is Answer.YES
    assert found.covered + found.missing == amount
    assert found.missing >= 0
    assert len({one.credit.id for one in found.portions}) == len(found.portions)


@given(st.integers(1, 3000), some_credits)
def test_nothing_that_ends_sooner_is_left_over(
    amount: int, credits: list[tuple[Credit, Answer]]
) -> None:
    found = plan_payment(bill(amount), credits)
    days = [one.credit.expiry.on or date.max for one in found.portions]
    assert days == sorted(days)
    assert all(one.rest == 0 for one in found.portions[:-1])
    taken = {one.credit.id for one in found.portions}
    could = [
        one
        for one, answer in credits
        if answer is Answer.YES
        and one.currency == "USD"
        and one.usable_from is not None
        and one.usable_from <= DAY
        and (one.expiry.on is None or one.expiry.on >= DAY)
    ]
    if found.missing:
        assert taken == {one.id for one in could}
    for one in could:
        if one.id not in taken:
            assert (one.expiry.on or date.max) >= (days[-1] if days else date.min)


@given(st.integers(1, 3000), some_credits, st.randoms())
def test_the_plan_doesnt_depend_on_the_order_of_the_credits(
    amount: int, credits: list[tuple[Credit, Answer]], random: Random
) -> None:
    shuffled = list(credits)
    random.shuffle(shuffled)
    assert plan_payment(bill(amount), credits) == plan_payment(bill(amount), shuffled)
