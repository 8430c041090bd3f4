"""Planned purchases and the credits that may pay for them."""

from datetime import date, timedelta

from spendby.domain.credit import AMAZON_US, Credit, Store
from spendby.domain.expiry import NEVER, on_day
from spendby.domain.purchase import Purchase
from spendby.domain.purchase_match import Match, for_goods, match_purchases, suggestions
from spendby.domain.verdict import Answer
from tests.helpers.credits import DAY, make_credit

SOON = on_day(DAY + timedelta(9))
STORES = {"amazon-us": (AMAZON_US, DAY), "other": (Store("other", "Other", "USD", "UTC"), DAY)}


def answers(credit: Credit, buying: tuple[str, ...]) -> Answer:
    if not credit.eligible:
        return Answer.YES
    return Answer.YES if set(credit.eligible) & set(buying) else Answer.NO


def matched(purchases: list[Purchase], *credits: Credit) -> list[Match]:
    return match_purchases(purchases, credits, answers, STORES)


def paid(match: Match) -> list[tuple[str, int]]:
    return [(one.credit.id, one.amount) for one in match.plan.portions]


def test_the_soonest_end_pays_first_and_what_is_missing_is_said() -> None:
    credits = [make_credit("never", expiry=NEVER), make_credit("soon", 1_000, expiry=SOON)]
    (match,) = matched([Purchase("p", "Lamp", about=4_000)], *credits)
    assert paid(match) == [("soon", 1_000), ("never", 2_500)]
    assert match.plan.missing == 500


def test_no_money_is_promised_twice_and_the_earliest_purchase_goes_first() -> None:
    late = Purchase("p1", "Late", about=2_000, by=DAY + timedelta(30))
    early = Purchase("p2", "Early", about=2_000, by=DAY)
    first, second = matched([late, early], make_credit(expiry=SOON))
    assert (first.purchase, paid(first)) == (early, [("c1", 2_000)])
    assert (second.purchase, paid(second)) == (late, [("c1", 500)])
    assert second.plan.missing == 1_500


def test_goods_outside_a_credits_categories_are_warned_of() -> None:
    books = make_credit("b", eligible=("books",), expiry=SOON)
    (match,) = matched([Purchase("p", "Soap", "household", 500)], books)
    assert match.plan.portions == ()
    assert [one.id for one in match.outside] == ["b"]


def test_the_store_where_most_is_paid_is_chosen_unless_one_is_named() -> None:
    here, there = make_credit("a", 500), make_credit("b", 900, store="other")
    anywhere = Purchase("p", "Lamp", about=900)
    named = Purchase("q", "Lamp", about=9, store="amazon-us")
    assert matched([anywhere], here, there)[0].plan.bill.store == "other"
    assert matched([named], here, there)[0].plan.bill.store == "amazon-us"


def test_what_was_bought_is_left_out_and_a_purchase_without_a_price_takes_nothing() -> None:
    unknown = Purchase("p", "Something", by=DAY)
    bought = Purchase("q", "Done", about=100, bought_on=DAY)
    first, second = matched([bought, unknown, Purchase("r", "Lamp", about=2_500)], make_credit())
    assert paid(first) == [("c1", 2_500)]
    assert paid(second) == [("c1", 2_500)]


def sums(*credits: tuple[Credit, Answer]) -> list[tuple[str, int, bool]]:
    found = for_goods((credit, DAY, answer) for credit, answer in credits)
    return [(one.currency, one.amount, one.large) for one in found]


def test_money_that_cant_buy_gift_cards_is_added_up_and_flagged_when_it_is_much() -> None:
    assert sums(
        (make_credit("a", 4_000), Answer.NO),
        (make_credit("b", 1_000), Answer.ASSUME_NO),
        (make_credit("c", 9_000), Answer.CHECK_FIRST),
        (make_credit("d", 9_000, expiry=on_day(date(2026, 1, 1))), Answer.NO),
        (make_credit("e", 4_999, currency="EUR"), Answer.NO),
    ) == [("EUR", 4_999, False), ("USD", 5_000, True)]


def test_staples_are_suggested_only_where_a_credit_is_for_them() -> None:
    groceries = make_credit("g", eligible=("groceries", "books"), expiry=SOON)
    later = make_credit("h", eligible=("groceries",), expiry=NEVER)
    found = for_goods(
        [(later, DAY, Answer.NO), (groceries, DAY, Answer.NO), (make_credit(), DAY, Answer.NO)]
    )
    assert [(tag, one.id) for tag, one in suggestions(found, [])] == [("groceries", "g")]
    assert suggestions(found, [Purchase("p", "Milk", "groceries")]) == []
