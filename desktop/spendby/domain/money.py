"""Money: integer minor units of an ISO 4217 currency, and the amounts that people and files write.

Showing money in a person's locale is the faces' job; nothing here ever holds a float.
"""

import re
import unicodedata
from contextlib import suppress
from functools import lru_cache

from msgspec import Struct

from spendby.domain.errors import AmountRefused
from spendby.domain.numerals import numeral, plain
from spendby.translation import ntr, tr

LIMIT = 10**12
"""The largest amount any entry may hold, in minor units."""

TYPED_LIMIT = 1_000_000
"""The largest credit a person can type in, in whole units of its currency."""

_USUAL = frozenset({"USD", "EUR", "GBP"})
"""Have two decimals, and spare the start of the program the data behind babel."""

_USUAL_LOCALES = ("en_US", "en_GB", "de", "fr", "ja", "zh")
_CODE_LENGTH = 3
_GROUP = 3
_TYPED_LENGTH = 40
_MOST_DIGITS = 16
_PLAIN = re.compile(r"(-?)([0-9]{1,16})(?:\.([0-9]{1,8}))?")
_MINUS = "-\u2010\u2011\u2012\u2013\u2212"


class NumberStyle(Struct, frozen=True):
    """How a person writes numbers: "." or "," before decimals, and the signs of a locale."""

    decimal: str = "."
    locale: str = "en_US"


PLAIN_NUMBERS = NumberStyle()
"""How numbers are written where no locale says otherwise."""


@lru_cache
def is_currency(code: str) -> bool:
    """Tell whether `code` is a currency of ISO 4217."""
    if code in _USUAL:
        return True
    from babel.numbers import is_currency as known

    return len(code) == _CODE_LENGTH and code.isascii() and code.isupper() and bool(known(code))


@lru_cache
def currency_digits(code: str) -> int:
    """Tell how many decimals the currency has: USD 2, JPY 0, KWD 3."""
    if code in _USUAL:
        return 2
    from babel.numbers import get_currency_precision

    return int(get_currency_precision(code))


def amount_text(minor: int, currency: str) -> str:
    """Write minor units as the plain decimal text of files and JSON: "25.00", "-5.00", "500"."""
    if currency in _USUAL and minor >= 0:  # searches write hundreds of thousands of these
        return f"{minor // 100}.{minor % 100:02}"
    digits = currency_digits(currency)
    sign = "-" if minor < 0 else ""
    whole, part = divmod(abs(minor), 10**digits)
    return f"{sign}{whole}.{part:0{digits}d}" if digits else f"{sign}{whole}"


def amount_of(text: object, currency: str) -> int:
    """Read the plain decimal text of files into minor units; raises `AmountRefused`.

    Strict on purpose: a JSON number is refused, because it may already have lost a cent.
    """
    if not isinstance(text, str):
        message = tr('An amount is written as text, such as "25.00".')
        raise AmountRefused(message)
    return _plain_amount(text, currency)


@lru_cache(8192)  # few amounts are distinct in a long file
def _plain_amount(text: str, currency: str) -> int:
    match = _PLAIN.fullmatch(text)
    if match is None:
        message = tr("Couldn't read the amount “{text}”. Write it as 25.00.").format(
            text=text[:_TYPED_LENGTH]
        )
        raise AmountRefused(message)
    sign, whole, part = match.groups()
    minor = _minor(whole, part or "", currency)
    if sign and minor == 0:
        message = tr("Couldn't read the amount “{text}”. Write nothing as 0.").format(
            text=text[:_TYPED_LENGTH]
        )
        raise AmountRefused(message)
    return -minor if sign else minor


def _minor(whole: str, part: str, currency: str) -> int:
    digits = currency_digits(currency)
    if len(part) > digits:
        message = ntr(
            "Amounts in {currency} have at most {count} decimal.",
            "Amounts in {currency} have at most {count} decimals.",
            digits,
        )
        if not digits:
            message = tr("Amounts in {currency} have no decimals.")
        message = message.format(currency=currency)
        raise AmountRefused(message)
    minor: int = int(whole) * 10**digits + int(part.ljust(digits, "0") or "0")
    if minor > LIMIT:
        message = tr("That is more than Spendby can hold ({amount}).").format(
            amount=amount_text(LIMIT, currency)
        )
        raise AmountRefused(message)
    return minor


def read_amount(text: str, currency: str, style: NumberStyle = PLAIN_NUMBERS) -> int:
    """Read an amount as a person types it, above zero, into minor units of `currency`.

    Takes what `signed_amount` does. Raises `AmountRefused`.
    """
    minor = signed_amount(text, currency, style)
    if minor <= 0:
        message = tr("The amount has to be above zero.")
        raise AmountRefused(message)
    return minor


def read_left(text: str, currency: str, style: NumberStyle = PLAIN_NUMBERS) -> int:
    """Read what is left, as `read_amount` but for nothing, which may be left too."""
    minor = signed_amount(text, currency, style)
    return minor if minor == 0 else read_amount(text, currency, style)


@lru_cache(8192)  # few amounts are distinct in a long table
def signed_amount(
    text: str, currency: str, style: NumberStyle = PLAIN_NUMBERS, *, padded: bool = False
) -> int:
    """Read an amount as people write it, in minor units of `currency`; may be zero or less.

    Takes "25", "25.5", "$25", "1,050", "1.050,00", "1 050", "1,00,000", "25.-", "($30.00)" and
    digits of any script, with the currency's own sign or code. Of "." and "," the one that stands
    alone is what `style` says. Noughts after the decimals are dropped where the amount is `padded`
    with them, or can't mean anything else. Raises `AmountRefused` with a sentence otherwise; it
    never rounds and never guesses.
    """
    clean = plain(text)
    if not clean or len(clean) > _TYPED_LENGTH:
        message = tr("Type an amount, such as 25.00.")
        raise AmountRefused(message)
    negative, bare = _bare(clean, currency, style.locale)
    read = numeral(bare, style.decimal)
    if read is None:
        raise _not_read(bare, text.strip(), currency, style)
    digits = currency_digits(currency)
    part = read.part
    if padded or len(part) != _GROUP:
        part = part[:digits] + part[digits:].rstrip("0")
    whole = read.whole if len(read.whole) <= _MOST_DIGITS else "9" * _MOST_DIGITS
    minor = _minor(whole or "0", part, currency)
    return -minor if negative else minor


def check_typed(minor: int, currency: str) -> int:
    """Refuse a typed grant above a million units: far likelier a slip than a store credit."""
    if minor > TYPED_LIMIT * 10 ** currency_digits(currency):
        message = tr("That is more than 1,000,000. Check the amount.")
        raise AmountRefused(message)
    return minor


def _bare(clean: str, currency: str, locale: str) -> tuple[bool, str]:
    """Take away a sign or an accountant's brackets, and the currency at either end."""
    negative = signed = False
    before = ""
    while clean != before:
        before = clean
        clean = _without_currency(clean, currency, locale)
        if not signed and clean[:1] == "(" and clean[-1:] == ")":
            negative, signed, clean = True, True, clean[1:-1].strip()
        elif not signed and clean[:1] and clean[0] in f"+{_MINUS}":
            negative, signed, clean = clean[0] != "+", True, clean[1:].strip()
        elif not signed and clean[-1:] and clean[-1] in _MINUS:
            negative, signed, clean = True, True, clean[:-1].strip()
        clean = plain(clean)
    return negative, clean


def _without_currency(text: str, currency: str, locale: str) -> str:
    """Take away the currency's own sign or code from both ends."""
    if text.isascii() and not any(char.isalpha() or char == "$" for char in text):
        return text
    folded = text.casefold()
    for sign in _signs(currency, locale):
        if folded.startswith(sign):
            text = text[len(sign) :].strip()
            break
    folded = text.casefold()
    for sign in _signs(currency, locale):
        if folded.endswith(sign):
            return text[: -len(sign)].strip()
    return text


@lru_cache
def _signs(currency: str, locale: str) -> tuple[str, ...]:
    """Give the signs and the code of a currency, in a locale too, folded and the longest first."""
    from babel.core import UnknownLocaleError
    from babel.numbers import get_currency_symbol

    from spendby.domain.currency_signs import signs_of

    signs = {currency, *signs_of(currency)}
    for name in (*_USUAL_LOCALES, locale):
        with suppress(UnknownLocaleError, ValueError):
            signs.add(plain(get_currency_symbol(currency, name)))
    narrow = {sign[2:] for sign in signs if len(sign) == len("US$") and sign[2] in "¥£"}
    return tuple(sorted({sign.casefold() for sign in signs | narrow}, key=len, reverse=True))


def _not_read(bare: str, typed: str, currency: str, style: NumberStyle) -> AmountRefused:
    if any(unicodedata.category(char) == "Sc" for char in bare):
        return AmountRefused(
            tr("This credit is in {currency}. Leave the currency sign out, or use its own.").format(
                currency=currency
            )
        )
    return AmountRefused(
        tr("Couldn't read the amount “{typed}”. Type it as 25 or 25{decimal}50.").format(
            typed=typed, decimal=style.decimal
        )
    )


@lru_cache(8192)  # in a list the same amounts stand again and again, and babel takes 50 µs for each
def money_text(minor: int, currency: str, locale: str = "en_US") -> str:
    """Write an amount for people, with its sign and groups: "$1,050.00", "−¥500"."""
    from decimal import Decimal  # only sentences need it, never the start

    from babel.numbers import format_currency

    value = Decimal(minor).scaleb(-currency_digits(currency))
    return format_currency(value, currency, locale=locale).replace("-", "\u2212")
