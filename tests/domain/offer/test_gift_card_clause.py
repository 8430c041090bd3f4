"""What an offer says on buying gift cards, told from all else that it says of gift cards."""

from datetime import date

import pytest

from spendby.domain.credit import GiftCardClause
from spendby.domain.offer.offer import Field
from spendby.domain.offer.reading import read_offer


def _clause(text: str) -> GiftCardClause:
    return read_offer(f"You have a $10 credit. {text}", date(2026, 6, 10)).gift_cards


@pytest.mark.parametrize(
    "text",
    [
        "Cannot be used to purchase gift cards.",
        "Not redeemable for gift cards.",
        "Not valid on gift card purchases.",
        "Excludes gift cards.",
        "Credit excludes gift cards and sale items.",
        "Gift cards excluded.",
        "Valid on all products except gift cards.",
        "Good on everything but gift cards.",
        "You can't buy gift cards with this credit.",
        "May not be applied to prior purchases, taxes or gift cards.",
        "Gift cards are not eligible.",
        "Credit can't be spent on gift cards.",
        "Promotional credit may not be used toward gift cards, shipping or tax.",
        "No gift cards.",
        "Void on gift cards.",
        "This reward does not apply to gift cards.",
        "Gift cards cannot be purchased using this credit.",
        "Use it for anything other than gift cards.",
        "Not for use on e-gift cards.",
        "Restrictions: no gift cards, no alcohol.",
        "Exclusions apply: gift cards, shipping, tax.",
        "The voucher cannot be used to buy other vouchers or gift cards.",
        "Store credit isn't valid for gift cards.",
        "Credit is not applicable towards purchase of gift cards.",
        "Ineligible items: gift cards, memberships.",
        "Credits are non-transferable, and may not be used for gift cards.",
        "It can't be redeemed for cash or gift cards.",
        "Works on anything sold here apart from gift cards.",
        "Neither gift cards nor alcohol can be bought with it.",
    ],
)
def test_it_cannot_buy_gift_cards(text: str) -> None:
    assert _clause(text) is GiftCardClause.EXCLUDED


@pytest.mark.parametrize(
    "text",
    [
        "Can be used to buy gift cards.",
        "You can use this credit for gift cards too.",
        "Good for anything, including gift cards.",
        "Gift cards are included.",
        "May be redeemed for gift cards.",
        "The credit can be spent on gift cards and merchandise.",
        "Valid on all items, gift cards included.",
        "Use it on any item, even gift cards.",
        "Eligible for gift card purchases.",
        "Spend it on whatever you like: books, music, gift cards.",
        "Gift card purchases are eligible.",
    ],
)
def test_it_can_buy_gift_cards(text: str) -> None:
    assert _clause(text) is GiftCardClause.ALLOWED


@pytest.mark.parametrize(
    "text",
    [
        "Gift card purchases do not count toward the minimum.",
        "Earn points on purchases, excluding gift cards.",
        "Spend $50, excluding gift cards, to earn this credit.",
        "Gift card refunds take 2 hours.",
        "Refunded to your gift card balance.",
        "This gift card cannot be redeemed for cash.",
        "Your gift card can be used on Amazon.com.",
        "Cannot be combined with gift cards.",
        "You got this for buying a gift card.",
        "Buy gift cards worth $50 to receive the credit.",
        "Gift cards are non-refundable.",
        "Gift cards never expire.",
        "Not a gift card.",
        "It is not a gift card and has no cash value.",
        "Can be used together with gift cards.",
        "See gift card terms.",
        "Check your gift card balance at our site.",
        "The credit cannot be added to your gift card balance.",
        "Lost gift cards will not be replaced.",
        "This gift card may be used for merchandise at our stores.",
        "Gift cards purchased with this offer are final sale.",
        "Offer not valid for purchases made with gift cards.",
        "The qualifying purchase may not include gift cards.",
        "Minimum purchase excludes gift cards.",
        "Treat gift cards like cash.",
        "Use your gift cards and credits at checkout.",
        "You can pay for your order with gift cards.",
        "We don't sell gift cards.",
    ],
)
def test_gift_cards_are_named_for_another_reason(text: str) -> None:
    assert _clause(text) is GiftCardClause.SILENT


def test_an_exclusion_outranks_a_permission_and_is_a_doubt() -> None:
    offer = read_offer(
        "A $10 credit. It can be used on gift cards. Third-party gift cards are excluded.",
        date(2026, 6, 10),
    )
    assert offer.gift_cards is GiftCardClause.EXCLUDED
    assert offer.doubt(Field.GIFT_CARDS)


_DENIES_ANOTHER_THING = [
    "never expires",
    "will not expire",
    "isn't refundable",
    "is not subject to tax",
    "can't be exchanged for cash",
    "cannot be transferred to anybody else",
    "doesn't lose its value",
    "won't be replaced if it is lost",
    "is no longer bound to books",
]
_ALLOWS_THEM = [
    "and may be spent on anything, gift cards included",
    "and can be used to buy gift cards",
    "and it is good for gift cards as well",
    ", and it is good for gift cards as well",
    ", so you can use it for gift cards",
    ", and you may spend it on gift cards too",
    "and works for gift cards too",
    "but can be used for gift cards",
    ", use it for gift cards or anything else",
    ": it can be redeemed for gift cards",
]


@pytest.mark.parametrize("denied", _DENIES_ANOTHER_THING)
@pytest.mark.parametrize("allowed", _ALLOWS_THEM)
def test_what_is_denied_of_another_thing_is_not_denied_of_gift_cards(
    denied: str, allowed: str
) -> None:
    text = f"This credit {denied}{'' if allowed[0] in ',:' else ' '}{allowed}."
    assert _clause(text) is GiftCardClause.ALLOWED


_ALLOWS_ANOTHER_THING = [
    "can be used for groceries",
    "may be spent on anything sold here",
    "is good for travel",
    "never expires",
    "works in every shop",
]
_DENIES_THEM = [
    "and can't be used for gift cards",
    "but cannot buy gift cards",
    ", but it isn't valid on gift cards",
    "and never for gift cards",
    ", not for gift cards",
    "and is not good for gift cards",
    ", and none of it may be used for gift cards",
    ", and it is prohibited to use it for gift cards",
]


@pytest.mark.parametrize("allowed", _ALLOWS_ANOTHER_THING)
@pytest.mark.parametrize("denied", _DENIES_THEM)
def test_what_is_allowed_of_another_thing_is_not_allowed_of_gift_cards(
    allowed: str, denied: str
) -> None:
    text = f"This credit {allowed}{'' if denied[0] == ',' else ' '}{denied}."
    assert _clause(text) is GiftCardClause.EXCLUDED


@pytest.mark.parametrize(
    "text",
    [
        "It cannot be exchanged for cash or used for gift cards.",
        "It may not be transferred, sold, or redeemed for gift cards.",
        "None of this credit can be used for gift cards.",
        "Under no circumstances can it be used for gift cards.",
        "It is forbidden to use this credit for gift cards.",
        "No part of it may be spent on gift cards.",
    ],
)
def test_one_denial_may_speak_of_several_things(text: str) -> None:
    assert _clause(text) is GiftCardClause.EXCLUDED


@pytest.mark.parametrize(
    "text",
    [
        "It is not only good for books but can be used for gift cards.",
        "It isn't limited to goods and can be used for gift cards.",
        "You don't have to hurry, and you can use it for gift cards.",
    ],
)
def test_words_that_deny_nothing_take_nothing_away(text: str) -> None:
    assert _clause(text) is GiftCardClause.ALLOWED
