"""Money: integer minor units of an ISO 4217 currency, and the amounts that people and files write.

Showing money in a person's locale is the faces' job; nothing here ever holds a float.
"""

import re
import unicodedata
from functools import lru_cache

from msgspec import Struct

from spendby.domain.errors import AmountRefused

LIMIT = 10**12
"""The largest amount any entry may hold, in minor units."""

TYPED_LIMIT = 1_000_000
"""The largest credit a person can type in, in whole units of its currency."""

_USUAL = frozenset({"USD", "EUR", "GBP"})
"""Have two decimals, and spare the start of the program the data behind babel."""

_CODE_LENGTH = 3
_GROUP = 3
_TYPED_LENGTH = 40
_MOST_DIGITS = 16
_PLAIN = re.compile(r"(-?)([0-9]{1,16})(?:\.([0-9]{1,8}))?")
_SPACES = re.compile(r"[\s\u2019'_]")


class NumberStyle(Struct, frozen=True):
    """How a locale writes numbers: its decimal sign and the sign between groups of three."""

    decimal: str = "."
    group: str = ","


PLAIN_NUMBERS = NumberStyle()
"""How numbers are written where no locale says otherwise."""


@lru_cache
def is_currency(code: str) -> bool:
    """Tell whether `code` is a currency of ISO 4217."""
    if code in _USUAL:
        return True
    from babel.numbers import is_currency as known  # noqa: PLC0415 - 13 ms, not always needed

    return len(code) == _CODE_LENGTH and code.isascii() and code.isupper() and bool(known(code))


@lru_cache
def currency_digits(code: str) -> int:
    """Tell how many decimals the currency has: USD 2, JPY 0, KWD 3."""
    if code in _USUAL:
        return 2
    from babel.numbers import get_currency_precision  # noqa: PLC0415 - as above

    return int(get_currency_precision(code))


def amount_text(minor: int, currency: str) -> str:
    """Write minor units as the plain decimal text of files and JSON: "25.00", "-5.00", "500"."""
    digits = currency_digits(currency)
    sign = "-" if minor < 0 else ""
    whole, part = divmod(abs(minor), 10**digits)
    return f"{sign}{whole}.{part:0{digits}d}" if digits else f"{sign}{whole}"


def amount_of(text: object, currency: str) -> int:
    """Read the plain decimal text of files into minor units; raises `AmountRefused`.

    Strict on purpose: a JSON number is refused, because it may already have lost a cent.
    """
    if not isinstance(text, str):
        message = 'An amount is written as text, such as "25.00".'
        raise AmountRefused(message)
    return _plain_amount(text, currency)


@lru_cache(8192)  # few amounts are distinct in a long file
def _plain_amount(text: str, currency: str) -> int:
    match = _PLAIN.fullmatch(text)
    if match is None:
        message = f"Couldn't read the amount “{text[:_TYPED_LENGTH]}”. Write it as 25.00."
        raise AmountRefused(message)
    sign, whole, part = match.groups()
    minor = _minor(whole, part or "", currency)
    if sign and minor == 0:
        message = f"Couldn't read the amount “{text[:_TYPED_LENGTH]}”. Write nothing as 0."
        raise AmountRefused(message)
    return -minor if sign else minor


def _minor(whole: str, part: str, currency: str) -> int:
    digits = currency_digits(currency)
    if len(part) > digits:
        allowed = f"at most {digits} decimals" if digits else "no decimals"
        message = f"Amounts in {currency} have {allowed}."
        raise AmountRefused(message)
    minor: int = int(whole) * 10**digits + int(part.ljust(digits, "0") or "0")
    if minor > LIMIT:
        message = f"That is more than Spendby can hold ({amount_text(LIMIT, currency)})."
        raise AmountRefused(message)
    return minor


def read_amount(text: str, currency: str, style: NumberStyle = PLAIN_NUMBERS) -> int:
    """Read an amount as a person types it, above zero, into minor units of `currency`.

    Takes "25", "25.5", "$25", "1,050", and "1.050,00" where the locale or the text itself leaves
    no doubt, full-width digits, and the currency's own sign or code. Raises `AmountRefused` with
    a sentence otherwise; it never rounds and never guesses.
    """
    clean = unicodedata.normalize("NFKC", text).strip()
    if not clean or len(clean) > _TYPED_LENGTH:
        message = "Type an amount, such as 25.00."
        raise AmountRefused(message)
    digits = "".join(_ascii_digit(char) for char in _without_currency(clean, currency))
    digits = _SPACES.sub("", digits)
    if digits.startswith(("-", "\u2212")):
        message = "The amount has to be above zero."
        raise AmountRefused(message)
    whole, part = _split(digits.removeprefix("+"), style, clean)
    if len(whole) > _MOST_DIGITS:
        whole = "9" * _MOST_DIGITS  # beyond every limit; only the refusal is left to be said
    minor = _minor(whole or "0", part, currency)
    if minor == 0:
        message = "The amount has to be above zero."
        raise AmountRefused(message)
    return minor


def check_typed(minor: int, currency: str) -> int:
    """Refuse a typed grant above a million units: far likelier a slip than a store credit."""
    if minor > TYPED_LIMIT * 10 ** currency_digits(currency):
        message = "That is more than 1,000,000. Check the amount."
        raise AmountRefused(message)
    return minor


def _ascii_digit(char: str) -> str:
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)


@lru_cache
def _signs(currency: str) -> tuple[str, ...]:
    from babel.numbers import get_currency_symbol  # noqa: PLC0415 - as in is_currency

    plain = {
        unicodedata.normalize("NFKC", get_currency_symbol(currency, locale))
        for locale in ("en_US", "en_GB", "de", "fr", "ja", "zh")
    }
    narrow = {sign[2:] for sign in plain if len(sign) == len("US$") and sign[2] in "$¥£"}
    home = {"USD": {"$"}, "CAD": {"$"}, "AUD": {"$"}, "JPY": {"¥", "円"}, "CNY": {"¥", "元"}}
    every = plain | narrow | home.get(currency, set()) | {currency}
    return tuple(sorted(every, key=len, reverse=True))


def _without_currency(text: str, currency: str) -> str:
    if not any(char.isalpha() or unicodedata.category(char) == "Sc" for char in text):
        return text
    for sign in _signs(currency):
        low = sign.casefold()
        if text.casefold().startswith(low):
            return text[len(sign) :].strip()
        if text.casefold().endswith(low):
            return text[: -len(sign)].strip()
    if any(unicodedata.category(char) == "Sc" for char in text):
        message = f"This credit is in {currency}. Leave the currency sign out, or use its own."
        raise AmountRefused(message)
    message = f"Couldn't read the amount “{text}”. Type it as 25 or 25.50."
    raise AmountRefused(message)


def _split(digits: str, style: NumberStyle, typed: str) -> tuple[str, str]:
    decimal, group = style.decimal, "," if style.decimal == "." else "."
    if "." in digits and "," in digits:
        # Both signs at once have one reading only: the last one is the decimal sign.
        decimal, group = (".", ",") if digits.rindex(".") > digits.rindex(",") else (",", ".")
    whole, _, part = digits.partition(decimal)
    groups = whole.split(group)
    grouped_well = len(groups[0]) <= _GROUP and all(len(one) == _GROUP for one in groups[1:])
    numbers = all(one.isdigit() for one in groups) or (whole == "" and part != "")
    if not numbers or (len(groups) > 1 and not grouped_well) or (part and not part.isdigit()):
        message = f"Couldn't read the amount “{typed}”. Type it as 25 or 25{style.decimal}50."
        raise AmountRefused(message)
    return "".join(groups), part


@lru_cache(8192)  # in a list the same amounts stand again and again, and babel takes 50 µs for each
def money_text(minor: int, currency: str, locale: str = "en_US") -> str:
    """Write an amount for people, with its sign and groups: "$1,050.00", "−¥500"."""
    from decimal import Decimal  # noqa: PLC0415 - only sentences need it, never the start

    from babel.numbers import format_currency  # noqa: PLC0415 - as in is_currency

    value = Decimal(minor).scaleb(-currency_digits(currency))
    return format_currency(value, currency, locale=locale).replace("-", "\u2212")
