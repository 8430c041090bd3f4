"""Finds every sum of money in a text, and says in which currency it is; what for is not asked."""

import re
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from spendby.domain.errors import AmountRefused
from spendby.domain.money import amount_of
from spendby.domain.offer.market import Market
from spendby.domain.offer.numbers_said import SAID, SAID_PATTERN

MOST = 200
"""How many sums of one text are looked at."""


class Money(Struct, frozen=True):
    """A sum at `start` to `end`, in minor units; hundredths where the currency isn't known."""

    start: int
    end: int
    minor: int
    currency: str | None


_DOLLARS = {"us": "USD", "ca": "CAD", "c": "CAD", "au": "AUD", "a": "AUD", "nz": "NZD"}
_DOLLARS |= {"hk": "HKD", "s": "SGD", "sg": "SGD"}
_SIGNS = {"£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₩": "KRW"}
_CODES = "usd|gbp|eur|cad|aud|nzd|sgd|hkd|inr|jpy|chf|sek|nok|dkk|pln|aed|mxn|brl|zar"
_WORDS = {"pound": "GBP", "euro": "EUR", "quid": "GBP", "rupee": "INR"}

_NUMBER = (
    r"[0-9]{1,3}(?:[,.'][0-9]{3})+(?:[.,][0-9]{1,2})?(?![0-9])|"
    r"[0-9]{1,9}(?:[.,][0-9]{1,2})?(?![0-9])"
)
_TOO_LARGE = r"(?!(?:[.,][0-9]+)?(?: ?(?:million|billion|thousand)|bn|mm?|k)\b(?!&))(?!%| percent)"
_MONEY = re.compile(
    rf"(?:(?<![a-z])(?P<code>{_CODES})? ?(?:(?<![a-z])(?P<land>us|ca|c|au|a|nz|hk|sg|"
    rf"s))?(?P<sign>[$£€¥₹₩]) ?"
    rf"(?P<n1>{_NUMBER})(?: ?(?P<code2>{_CODES})\b)?"
    rf"|(?<![a-z])(?P<code3>{_CODES}) ?(?P<n2>{_NUMBER})"
    rf"|(?<![\w.,$/-])(?P<n3>{_NUMBER}) ?(?:(?P<code4>{_CODES})\b|(?P<sign2>[£€₹])"
    rf"|(?:(?P<land2>us|canadian|australian) )?[- ]?(?P<word>dollars?|bucks|pounds?|"
    rf"euros?|quid|rupees?)\b"
    rf"|(?P<part>cents?\b|¢|(?<! )p\b))"
    rf"|\b(?P<said>{SAID_PATTERN})[ -](?P<word2>dollars?|bucks|pounds?|euros?|quid)\b){_TOO_LARGE}"
)
_BARE = re.compile(
    rf"(?:\b(?:amount|value|balance|credit|worth|voucher|card|total)\b(?: (?:of|is|left|"
    rf"remaining))?[ :=]{{1,3}}"
    rf"(?P<labelled>{_NUMBER})|(?<![\w.,:/-])(?P<plain>[0-9]{{1,6}}\.[0-9]{{2}})(?="
    rf" (?:[a-z]+ ){{0,2}}"
    r"(?:credit|voucher|gift|reward|refund|balance|bonus|cash|money|store)))"
    r"(?![0-9]|[./:-][0-9]| ?(?:%|percent|points?|pts|days?|hours?|weeks?|months?|years?|"
    r"codes?|times))"
)

_DECIMALS = re.compile(r"(?<![\w.,:/#-])[0-9]{1,6}\.[0-9]{2}(?![\w.,%/:-]*[0-9]|%| ?percent)")


def money_in(flat: str, market: Market) -> list[Money]:
    """Find the sums of a text in the order in which they stand.

    Numbers without any currency count only where nothing else is money and a label, or two
    decimals before a word such as "credit", says what they are.
    """
    found = list(_signed(flat, market)) or list(_bare(flat))
    return found or list(_lone(flat))


def _signed(flat: str, market: Market) -> Iterator[Money]:
    for number, match in enumerate(_MONEY.finditer(flat)):
        if number == MOST:
            return
        parts = match.groupdict()
        currency = _currency(parts, market)
        if parts["said"]:
            minor: int | None = SAID[parts["said"]] * 100
        else:
            minor = _minor(parts["n1"] or parts["n2"] or parts["n3"], currency)
            minor = minor // 100 if parts["part"] and minor else minor
        if minor:
            lead = len(match[0]) - len(match[0].lstrip())
            yield Money(match.start() + lead, match.end(), minor, currency)


def _bare(flat: str) -> Iterator[Money]:
    for number, match in enumerate(_BARE.finditer(flat)):
        if number == MOST:
            return
        group = "labelled" if match["labelled"] else "plain"
        if minor := _minor(match[group], None):
            yield Money(match.start(group), match.end(group), minor, None)


def _lone(flat: str) -> Iterator[Money]:
    """Give the one number with two decimals, where there is no other."""
    numbers = list(islice(_DECIMALS.finditer(flat), 2))
    if len(numbers) == 1 and (minor := _minor(numbers[0][0], None)):
        yield Money(numbers[0].start(), numbers[0].end(), minor, None)


def _currency(parts: dict[str, str | None], market: Market) -> str | None:
    if code := parts["code"] or parts["code2"] or parts["code3"] or parts["code4"]:
        return code.upper()
    if land := parts["land"] or parts["land2"]:
        return _DOLLARS[land[:2] if land in {"canadian", "australian"} else land]
    if sign := parts["sign"] or parts["sign2"]:
        return _SIGNS.get(sign, market.dollar)
    word = (parts["word"] or parts["word2"] or "").rstrip("s")
    if parts["part"]:
        return "GBP" if parts["part"] == "p" else market.dollar
    return _WORDS.get(word, market.dollar)


def _minor(number: str, currency: str | None) -> int | None:
    """Read digits with groups and decimals: the last sign before one or two digits is decimal."""
    whole, sign, part = number, "", ""
    if tail := re.search(r"[.,]([0-9]{1,2})$", number):
        whole, sign, part = number[: tail.start()], ".", tail[1]
    plain = re.sub(r"[^0-9]", "", whole) + sign + part
    try:
        return amount_of(plain, currency or "USD")
    except AmountRefused:
        return None
