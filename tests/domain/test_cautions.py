"""Cautions: found where somebody means it, quoted as written, and never in innocent notes."""

from datetime import timedelta

import pytest
from hypothesis import given

from spendby.domain.cautions import (
    Caution,
    Mention,
    mentions,
    mentions_in,
    outside_categories,
    risky_to_order,
)
from spendby.domain.credit import (
    Checkout,
    GiftCardClause,
    Kind,
    Saw,
    Target,
    Terms,
    TermsStatus,
)
from tests.helpers.credits import DAY, make_credit, texts


@pytest.mark.parametrize(
    ("note", "caution", "words"),
    [
        ("Maybe sell it on a forum", Caution.SELL, "sell it"),
        ("could resell the gift card", Caution.SELL, "resell the gift card"),
        ("Selling my  $50\nAmazon credit", Caution.SELL, "Selling my $50 Amazon credit"),
        ("found a gift card exchange", Caution.SELL, "gift card exchange"),
        ("give it to my sister", Caution.HAND_ON, "give it to"),
        ("Send mum the code", Caution.HAND_ON, "Send mum the code"),
        ("transfer this balance over to Ben", Caution.HAND_ON, "transfer this balance over to"),
        ("Buy a gift card for my nephew", Caution.HAND_ON, "gift card for my nephew"),
        ("CASH OUT before Christmas", Caution.CASH_OUT, "CASH OUT"),
        ("cash this credit out", Caution.CASH_OUT, "cash this credit out"),
        ("turn it into cash", Caution.CASH_OUT, "turn it into cash"),
        ("convert the points to PayPal", Caution.CASH_OUT, "convert the points to PayPal"),
        ("there is a loophole", Caution.TRICK, "loophole"),
        ("a way to get around the rules", Caution.TRICK, "get around the rules"),
    ],
)
def test_what_is_meant_is_found_and_quoted(note: str, caution: Caution, words: str) -> None:
    assert mentions([note]) == (Mention(caution, words),)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "Sold and shipped by Amazon.com only",
        "Gift card from Mum",
        "Sold my old tablet, trade-in",
        "Best-selling books",
        "Don't sell the card",
        "Never give it to anybody",
        "can\u2019t transfer this balance to another account",
        "Cashback of 5 %",
        "Not for cash.",
        "Trick or treat sweets",
        "Send it back to Amazon",
        "Sent to my sister's address",
        "Give it a try in December",
        "Gift card for my birthday",
        "Exchange for a larger size",
        "Survey panel payout, code in the mail",
    ],
)
def test_innocent_notes_are_left_in_peace(note: str) -> None:
    assert mentions([note]) == ()


def test_each_caution_comes_once_whatever_is_written() -> None:
    found = mentions(["sell it", "sell it, sell the card and cash out"])
    assert [one.caution for one in found] == [Caution.SELL, Caution.CASH_OUT]


def test_the_credits_own_fine_print_is_not_read_as_a_plan() -> None:
    terms = Terms(TermsStatus.READ, text="You may sell this card to nobody or cash it out.")
    assert mentions_in(make_credit(terms=terms)) == ()
    seen = (Checkout(DAY, Target.GOODS, Saw.OFFERED, "could sell it"),)
    assert [one.caution for one in mentions_in(make_credit(checkouts=seen))] == [Caution.SELL]


@given(texts(200))
def test_any_text_can_be_looked_through(text: str) -> None:
    for found in mentions([text]):
        assert found.words


def test_goods_outside_the_categories_are_told_apart() -> None:
    books = make_credit(eligible=("books",))
    assert outside_categories(books, ["toys"])
    assert not outside_categories(books, ["Books", "toys"])
    assert not outside_categories(books, [])
    assert not outside_categories(make_credit(), ["toys"])


def test_a_gift_card_order_against_the_terms_is_risky_and_goods_are_not() -> None:
    excluded = Terms(TermsStatus.READ, GiftCardClause.EXCLUDED)
    seen = (Checkout(DAY - timedelta(1), Target.OWN_GIFT_CARD, Saw.OFFERED),)
    credit = make_credit(terms=excluded, checkouts=seen)
    assert risky_to_order(credit, Target.OWN_GIFT_CARD, DAY) == "D09"
    assert risky_to_order(credit, Target.THIRD_PARTY_GIFT_CARD, DAY) == "D10"
    assert risky_to_order(credit, Target.GOODS, DAY) is None
    silent = make_credit(kind=Kind.REFUND, checkouts=seen)
    assert risky_to_order(silent, Target.OWN_GIFT_CARD, DAY) == "D15"
    assert risky_to_order(make_credit(kind=Kind.REFUND), Target.OWN_GIFT_CARD, DAY) is None
