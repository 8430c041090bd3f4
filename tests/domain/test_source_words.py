"""The kind of a credit from its source in the holder's own words; doubt stays what it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spendby.domain.credit import Kind
from spendby.domain.source_words import kind_named

NAMED = {
    Kind.GIFT_CARD: [
        "Target gift card", "gift card from Ann", "GIFT CARD", "Best Buy e-gift card", "giftcard",
        "Sephora gift certificate", "gift voucher from work", "Gift  card", "two gift cards",
    ],
    Kind.REFUND: [
        "refund order 114", "Refund for Order #123", "refunded shoes", "money back for the lamp",
        "refund for a return", "Return, refunded", "Kindle refund",
    ],
    Kind.RETURN: ["return of the lamp", "returned shoes", "Returns desk, 12 May", "store return"],
    Kind.PROMOTIONAL: [
        "promo", "Prime Day", "promotional credit", "coupon in the mail", "sign-up bonus",
        "Black Friday promotion",
    ],
    Kind.REWARD: [
        "survey", "Amazon Survey Credit", "panel payout", "loyalty programme", "cashback",
        "cash back May", "REWARDS certificate",
    ],
    Kind.COURTESY: [
        "courtesy credit", "goodwill after the late parcel", "apology from the store",
        "compensation for the delay", "sorry for the inconvenience",
    ],
    Kind.OTHER: [
        "", " ", "Target", "Kohl's", "Uber", "voucher", "Ann", "Starbucks card", "credit",
        "store credit", "Street fair", "order 114", "airline voucher", "return flight voucher",
        "happy returns", "cards", "gifted", "surveyor", "returnable bottle", "promontory",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("kind", "source"), [(k, one) for k in NAMED for one in NAMED[k]])
def test_what_is_written_plainly_is_understood(kind: Kind, source: str) -> None:
    assert kind_named(source) is kind


def test_every_kind_has_its_words() -> None:
    assert set(NAMED) == set(Kind)


@pytest.mark.parametrize(
    "source",
    [
        "gift card?", "maybe a refund", "gift card or refund", "not a gift card", "no gift card",
        "refund, don’t know from where", "gift card for a survey", "promo gift card",
        "refund to my gift card", "return bonus", "perhaps a promo", "unknown reward",
    ],
)  # fmt: skip
def test_doubt_stays_doubt(source: str) -> None:
    assert kind_named(source) is Kind.OTHER


_PLAIN = [(kind, one) for kind, some in NAMED.items() if kind is not Kind.OTHER for one in some]


@given(st.sampled_from(_PLAIN), st.sampled_from(_PLAIN))
def test_words_of_two_kinds_name_none(first: tuple[Kind, str], second: tuple[Kind, str]) -> None:
    named = {first[0], second[0]}
    if len(named) > 1 and named != {Kind.REFUND, Kind.RETURN}:
        assert kind_named(f"{first[1]}, {second[1]}") is Kind.OTHER


@given(st.text(max_size=500))
def test_any_text_can_be_read(source: str) -> None:
    assert kind_named(source) in Kind
