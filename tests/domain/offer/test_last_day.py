"""The last day on which a credit can be spent, in the phrases that offers use for it."""

from datetime import date

import pytest

from spendby.domain.offer.offer import Field, Offer
from spendby.domain.offer.reading import read_offer

RECEIVED = date(2026, 6, 10)
"""A Wednesday."""


def _read(text: str) -> Offer:
    return read_offer(text, RECEIVED)


@pytest.mark.parametrize(
    "text",
    [
        "Your $10 credit expires 7/4.",
        "Your $10 credit expires on the 4th of July.",
        "$10 credit exp. 07/04/26",
        "$10 credit, exp 07/04/2026",
        "$10 credit. Expiry: July 4, 2026",
        "$10 credit. Expiration Date July 4, 2026",
        "$10 credit - valid thru July 4th",
        "$10 credit good till July 4",
        "$10 credit (use by July 4)",
        "Use your $10 credit on or before July 4, 2026.",
        "Use your $10 credit no later than July 4.",
        "Your $10 credit will no longer be available after July 4.",
        "After July 4, 2026, your $10 credit will expire.",
        "On July 4 your $10 credit expires.",
        "Your $10 credit is available until July 4.",
        "$10 credit available through 11:59 p.m. PDT on July 4, 2026",
        "The last day to use your $10 credit is July 4.",
        "July 4 is the last day to use your $10 credit.",
        "You have until July 4 to spend your $10 credit.",
        "Until July 4 you can use your $10 credit.",
        "By July 4, spend your $10 credit or lose it.",
        "Spend your $10 credit by July 4 or lose it.",
        "Your $10 credit runs out July 4.",
        "Your $10 credit will be removed on July 4, 2026.",
        "Your $10 credit ends in 24 days.",
        "24 days remaining: $10 credit",
        "Your $10 credit has 24 days left.",
        "You've got 24 days to use this $10 credit.",
        "$10 credit, valid 24 days from receipt.",
        "Your $10 credit expires 24 days after issue.",
        "Your $10 credit must be redeemed within 24 days of activation.",
        "The $10 credit lasts 24 days.",
        "The $10 credit is good for 24 days after you receive it.",
        "$10 credit (24-day validity)",
        "The $10 credit has a 24-day expiration.",
        "Your $10 credit expires on Saturday, July 4.",
        "Your $10 credit is valid from July 1 to July 4.",
        "Your $10 credit is valid July 1-4.",
        "Your $10 credit is valid between July 1st and July 4th, 2026.",
        "Redeem your $10 credit 7/1 - 7/4.",
        "Redeem your $10 credit July 1 through July 4.",
        "Valid dates for your $10 credit: 07/01/2026 to 07/04/2026",
        "Your $10 credit has been extended through July 4, 2026.",
        "We have extended your $10 credit's expiration from June 15 to July 4.",
        "Your $10 credit expires 12:00 a.m. on July 5, 2026.",
        "Your $10 credit expires 2026-07-04T23:59:59",
        "Unused portion of the $10 credit is forfeited on July 4.",
        "Any part of the $10 credit not used by July 4 is lost.",
        "If you don't use your $10 credit by July 4, it will expire.",
        "Don't forget: $10 credit. Ends 4 July.",
        "Shop by July 4 to use your $10 credit.",
        "Your $10 reward expires soon: 7/4/2026",
        "Reward: $10. Valid until 4.7.2026 (EUR customers)",
        "$10 credit - redeem before it expires on July 4!",
        "Heads up - your $10 credit is going away on July 4.",
        "We'll take back any unused part of your $10 credit on July 4.",
        "Your $10 credit is set to expire July 4.",
        "Your $10 credit is due to lapse on 4 July 2026.",
        "Your $10 credit: not valid after July 4, 2026.",
        "Your $10 credit cannot be used after July 4, 2026.",
        "This $10 credit is valid for purchases made on or before July 4, 2026.",
        "This $10 credit applies to orders placed through July 4.",
        "$10 credit valid for one purchase until July 4.",
        "Enjoy your $10 credit through July 4.",
        "Here's $10 to spend by July 4.",
        "Claim expires: $10 credit, redeemable through July 4",
        "Your $10 credit will automatically expire if not used within 24 days.",
        "Expiring July 4: your $10 credit",
        "Expires: Jul 4, 2026 | Credit: $10",
        "$10 Credit | Exp: Jul 4",
        "Your $10 credit will be gone in 24 days.",
        "Your $10 credit will be available for 24 days.",
        "In 24 days, your $10 credit will expire.",
        "Your $10 credit expires 24 days from today.",
        "Your $10 credit expires 24 days from the date of this email.",
        "Your $10 credit expires 20 days from June 14, 2026.",
        "Issued: June 14, 2026. Your $10 credit expires 20 days after the issue date.",
        "Your $10 credit was added on June 14. It's valid for 20 days.",
        "You purchased on June 14, 2026. Use the $10 credit within 20 days of purchase.",
    ],
)
def test_the_fourth_of_july(text: str) -> None:
    assert _read(text).expires_on == date(2026, 7, 4)


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("$10 credit must be used prior to July 4, 2026", date(2026, 7, 3)),
        ("Expires in two weeks: your $10 credit", date(2026, 6, 24)),
        ("Your $10 credit expires in one month.", date(2026, 7, 10)),
        ("Your $10 credit expires one (1) year from issuance.", date(2027, 6, 10)),
        ("Your $10 credit is valid for a year.", date(2027, 6, 10)),
        ("Your $10 credit expires today.", date(2026, 6, 10)),
        ("Last day! Use your $10 credit today.", date(2026, 6, 10)),
        ("Your $10 credit expires tonight at midnight.", date(2026, 6, 10)),
        ("Your $10 credit expires tomorrow.", date(2026, 6, 11)),
        ("Use your $10 credit by the end of the year.", date(2026, 12, 31)),
        ("Your $10 credit expires at the end of this month.", date(2026, 6, 30)),
        ("Your $10 credit expires at month end.", date(2026, 6, 30)),
        ("Your $10 credit expires at the end of July.", date(2026, 7, 31)),
        ("Your $10 credit expires in July 2026.", date(2026, 7, 31)),
        ("Your $10 credit expires July 2026.", date(2026, 7, 31)),
        ("Your $10 credit expires on Saturday.", date(2026, 6, 13)),
    ],
)
def test_other_days(text: str, on: date) -> None:
    assert _read(text).expires_on == on


@pytest.mark.parametrize(
    "text",
    [
        "Spend $50 by July 4 to get a $10 credit.",
        "Get a $10 credit when you spend $50 by July 4.",
        "Enroll by July 4 to earn a $10 credit.",
        "Your $10 credit will be added by July 4.",
        "You'll receive your $10 credit on or about July 4.",
        "Your $10 credit will appear within 24 days.",
        "Your order with the $10 credit arrives July 4.",
        "Ship by July 4 to receive a $10 credit.",
        "Sign up before July 4 and we'll give you a $10 credit.",
        "Your trial ends July 4. You have a $10 credit.",
        "Offer ends July 4: buy two, get a $10 credit.",
        "Your $10 credit was issued July 4.",
        "You got a $10 credit in July 2025.",
        "Your membership renews July 4, and you have a $10 credit.",
        "$10 credit. Please allow 24 days for processing.",
        "Your $10 credit expires 24 months after your account becomes inactive.",
        "Return the item by July 4 to get a $10 refund.",
        "Make a purchase by July 4 and receive a $10 credit.",
        "We opened on July 4, 1998. Enjoy a $10 credit.",
        "Your $10 credit expires 5-7 days after use.",
        "Your $10 credit never expires.",
        "Refer a friend by July 4 and you both get a $10 credit.",
        "Complete the survey by July 4 for a $10 credit.",
        "Your $10 credit expires soon.",
        "Buy a $50 gift card through July 4, get a $10 bonus card.",
        "The $10 credit will be issued within 24 days after the offer ends.",
        "Pre-order before July 4 to qualify for the $10 credit.",
        "Your statement closes July 4. $10 credit applied.",
        "Spend $50 between July 1 and July 4 and earn a $10 credit.",
        "You earned a $10 credit for your purchase on July 4.",
    ],
)
def test_days_that_are_not_the_end_of_the_credit(text: str) -> None:
    assert _read(text).expires_on is None


@pytest.mark.parametrize(
    "text",
    [
        "Voucher expires 05/06/2027.",
        "Your $10 credit expires 09.12.26.",
        "Your $10 credit expires on Friday, July 4, 2026.",
        "Your $10 credit expires February 30, 2027.",
        "Your CA$10 credit expires 05/06/2027.",
        "Your $10 credit expires July 4, 2026. Your credit expires July 9, 2026.",
        "Your $10 credit expires next Friday.",
        "Your $10 credit expires in March.",
        "Your $10 credit expires in 3 to 5 days.",
        "Use your $10 credit before July 4, 2026, when it expires.",
        "$10 credit. July 4, 2026.",
    ],
)
def test_what_may_be_another_day_is_asked_not_guessed(text: str) -> None:
    offer = _read(text)
    assert offer.expires_on is None
    assert offer.doubt(Field.EXPIRES_ON)


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("Your £10 voucher expires 05/06/2027.", date(2027, 6, 5)),
        ("Your $10 voucher expires 05/06/2027.", date(2027, 5, 6)),
        ("Your voucher from shop.co.uk expires 05/06/2027.", date(2027, 6, 5)),
        ("Your A$10 voucher expires 05/06/2027.", date(2027, 6, 5)),
        ("Your voucher expires 05/06/2027. Bought 31/05/2026.", date(2027, 6, 5)),
        ("Your voucher, bought on May 31, 2026, expires 05/06/2027.", date(2027, 5, 6)),
        ("Your voucher expires 2027-05-06.", date(2027, 5, 6)),
    ],
)
def test_the_order_of_numbers_follows_the_market_and_the_text(text: str, on: date) -> None:
    assert _read(text).expires_on == on


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("$10 credit, valid July 15-17.", date(2026, 7, 15), date(2026, 7, 17)),
        ("$10 credit, valid 15–17 July 2026.", date(2026, 7, 15), date(2026, 7, 17)),
        ("$10 credit, valid Dec 26 to Jan 5.", date(2026, 12, 26), date(2027, 1, 5)),
        ("$10 credit, valid May 1 to July 5.", date(2026, 5, 1), date(2026, 7, 5)),
        ("$10 credit. Starts July 1, ends July 5.", date(2026, 7, 1), date(2026, 7, 5)),
        (
            "$10 credit. Not valid before July 1, 2026. Expires 7/5.",
            date(2026, 7, 1),
            date(2026, 7, 5),
        ),
        ("Use the $10 credit from July 1, 2026.", date(2026, 7, 1), None),
    ],
)
def test_first_days(text: str, start: date, end: date | None) -> None:
    offer = _read(text)
    assert (offer.usable_from, offer.expires_on) == (start, end)


def test_never_is_told_from_not_said() -> None:
    assert _read("Your $10 credit never expires.").never_expires
    assert not _read("You have a $10 credit.").never_expires
    assert not _read("Your $10 credit doesn't expire until July 4, 2026.").never_expires
    assert not _read("The card never expires. The $10 bonus expires July 4.").never_expires


@pytest.mark.parametrize("day", [date.min, date.max, date(9999, 12, 1), date(2028, 2, 29)])
def test_the_ends_of_the_calendar_are_no_failure(day: date) -> None:
    for text in (
        "expires in 90 days",
        "expires tomorrow",
        "expires 1/1",
        "ends before 1 January 1",
    ):
        offer = read_offer(f"Your $10 credit {text}.", day)
        assert offer.amount == 1000


@pytest.mark.parametrize("when", ["1 March 2026", "June 10, 2026", "July 4, 2026"])
@pytest.mark.parametrize(
    "done",
    ["Last updated", "Last checked", "Last modified", "Last viewed", "Last seen", "Last used"],
)
def test_the_day_on_which_a_text_was_last_touched_ends_nothing(done: str, when: str) -> None:
    assert _read(f"You have a $20 credit with us. {done} {when}.").expires_on is None


@pytest.mark.parametrize(
    "ends",
    ["expires", "is valid until", "lasts until", "ends on", "is good through", "runs out on"],
)
def test_an_end_before_the_credit_came_is_asked_about(ends: str) -> None:
    offer = _read(f"Your $20 credit {ends} March 1, 2026.")
    assert offer.expires_on is None
    assert "1 Mar 2026" in offer.doubt(Field.EXPIRES_ON)


def test_an_end_that_the_text_itself_calls_over_is_kept() -> None:
    assert _read("Your $20 credit expired on March 1, 2026.").expires_on == date(2026, 3, 1)
