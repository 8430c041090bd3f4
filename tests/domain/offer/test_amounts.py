"""The sum that the holder has or gets, told from every other sum beside it."""

from datetime import date

import pytest

from spendby.domain.offer.offer import Field, Offer
from spendby.domain.offer.reading import read_offer


def _read(text: str) -> Offer:
    return read_offer(text, date(2026, 6, 10))


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("You have a $12.34 credit.", 1234),
        ("A credit of $12.34 was added.", 1234),
        ("Your balance is now $12.34.", 1234),
        ("$12.34 off your next order of $50.", 1234),
        ("Save $12.34 on orders over $50.", 1234),
        ("$12.34 back when you spend $50.", 1234),
        ("Spend $50+, get $12.34 off.", 1234),
        ("Order $50 or more and take $12.34 off.", 1234),
        ("Minimum purchase $50. Credit: $12.34.", 1234),
        ("Value: $12.34. Minimum spend: $50.", 1234),
        ("We refunded $12.34 of your $50.00 order.", 1234),
        ("Your $50 credit: $37.66 used, $12.34 remaining.", 1234),
        ("Original value $50.00. Current balance $12.34.", 1234),
        ("You spent $37.66. $12.34 left on your $50 card.", 1234),
        ("Get $12.34 in credit for every $50 spent.", 1234),
        ("Earn up to $12.34.", None),
        ("A maximum of $12.34 applies.", None),
        ("Spend $50 to redeem.", None),
        ("You'll get a credit worth $12.34 (a $15 value last year).", 1234),
        ("Last year we gave $20; this year enjoy $12.34 in credit.", 1234),
        ("Buy a $50 gift card and receive a $12.34 bonus card free.", 1234),
        ("$12.34 credit with $50 gift card purchase.", 1234),
        ("Instead of $10, we're giving you $12.34.", 1234),
        ("A $12.34 voucher for purchases above $50.", 1234),
        ("Amount: 12.34 USD", 1234),
        ("USD 12.34 credited to you.", 1234),
        ("12.34 dollars in store credit", 1234),
        ("You saved $8 today and earned a $12.34 reward.", 1234),
        ("Pay $50, receive a $12.34 voucher.", 1234),
        ("Fee of $3 waived; $12.34 courtesy credit issued.", 1234),
        ("Use $12.34 in credit on any purchase of at least $50.", 1234),
        ("Your $50 purchase earned you $12.34 in rewards.", 1234),
        ("From your $50.00 gift card $37.66 was spent, so $12.34 is left.", 1234),
        ("You have $12.34 of $50.00 left.", 1234),
        ("$12.34/$50.00 remaining on voucher", 1234),
        ("Redeem your $12.34 reward on a $50 minimum purchase.", 1234),
        ("Credit limit $500. Store credit available: $12.34.", 1234),
        ("We owe you $12.34.", 1234),
        ("Here is twelve dollars.", 1200),
        ("a five-dollar credit", 500),
        ("$12.34", 1234),
        ("Shipping over $50 is free. Your gift card holds $12.34.", 1234),
        ("Get £5 off a £30 shop", 500),
        ("£5 off when you spend £30", 500),
        ("Spend £30 save £5", 500),
        ("Spend £30 and save £5 with this coupon", 500),
    ],
)
def test_the_sum_that_counts(text: str, minor: int | None) -> None:
    assert _read(text).amount == minor


@pytest.mark.parametrize(
    ("text", "minor", "currency"),
    [
        ("£10 voucher", 1000, "GBP"),
        ("10,50 € voucher", 1050, "EUR"),
        ("€1.050,00 voucher", 105000, "EUR"),
        ("$1,050 credit", 105000, "USD"),
        ("¥500 voucher", 500, "JPY"),
        ("CA$10 credit", 1000, "CAD"),
        ("A$10 credit", 1000, "AUD"),
        ("US$10 credit at Amazon AU", 1000, "USD"),
        ("Amazon AU: $10 credit", 1000, "AUD"),
        ("Amazon.ca: $10 credit", 1000, "CAD"),
        ("NZD 10 credit", 1000, "NZD"),
        ("10 Canadian dollars in credit", 1000, "CAD"),
        ("50p off", 50, "GBP"),
        ("50 cents in rewards", 50, "USD"),
    ],
)
def test_currencies(text: str, minor: int, currency: str) -> None:
    offer = _read(text)
    assert (offer.amount, offer.currency) == (minor, currency)


def test_full_width_signs_and_digits() -> None:
    wide = "".join(chr(ord(char) + 0xFEE0) for char in "$10.50")
    assert _read(f"{wide} credit").amount == 1050


def test_a_number_without_currency_is_told_as_such() -> None:
    offer = _read("Voucher value: 25.00")
    assert (offer.amount, offer.currency) == (2500, None)
    assert offer.doubt(Field.CURRENCY)


@pytest.mark.parametrize(
    "text",
    [
        "Order 112-5550001-2223334, code ABCD-1234, 20% off, 500 points, call 555 0100.",
        "A $5 million settlement was reached.",
        "$0.00 credit",
        "$99999999999 credit",
        "Earn up to $10.",
    ],
)
def test_what_is_no_sum_of_the_holders(text: str) -> None:
    assert _read(text).amount is None


def test_several_credits_are_a_doubt() -> None:
    assert _read("You have a $5 credit and a $10 credit.").doubt(Field.AMOUNT)
    assert _read("Earn up to $10.").doubt(Field.AMOUNT)
    assert _read("You have a $5 credit. Use your $5 credit soon.").unsure == ()
