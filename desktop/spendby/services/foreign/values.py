"""Amounts and days as other programs write them, exactly or not at all."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from spendby.domain.currency_signs import currencies_of
from spendby.domain.errors import AmountRefused, DateRefused, FieldRefused
from spendby.domain.money import LIMIT, amount_text, currency_digits, is_currency
from spendby.translation import tr

NOTHING = frozenset({"", "-", "-1", "n/a", "none", "null", "unknown"}) | {
    "not available",
    "not applicable",
}
"""What stands in cells of Amazon's files that hold nothing, folded."""

_BLANK = NOTHING - {"-1"} | {"?", "\u2013", "\u2014", "--", "na", "nil"}
"""What stands in cells of any table that hold nothing, folded."""

_AMOUNT = re.compile(r"([+-]?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,16})(?:\.([0-9]{1,12}))?")
_SHOWN = 40
_ISO = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ][0-9:.]{5,16}(?:Z|[+-][0-9:]{5}| UTC)?)?")
_AMERICAN = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})(?: [0-9:]{5,8}(?: UTC)?)?")
_QUARTER_HOUR = 900
_MILLISECONDS_FROM = 10**11


def minor_of(text: object, currency: str) -> int:
    """Read an amount with a decimal point into minor units; raises `AmountRefused`.

    Takes "1,495", "58.900" and "'-1.6'" (with apostrophes around it, as some exports write).
    """
    shown = str(text)[:_SHOWN]
    clean = str(text).strip().strip("'").strip() if isinstance(text, str | int | Decimal) else ""
    match = _AMOUNT.fullmatch(clean) if not isinstance(text, bool) else None
    if match is None:
        raise AmountRefused(tr("Couldn't read the amount “{text}”.").format(text=shown))
    sign, whole, part = match[1], match[2].replace(",", ""), match[3] or ""
    digits = currency_digits(currency)
    if part[digits:].strip("0"):
        raise AmountRefused(
            tr("“{text}” has more decimals than {currency} has.").format(
                text=shown, currency=currency
            )
        )
    minor: int = int(whole) * 10**digits + int(part[:digits].ljust(digits, "0") or "0")
    if minor > LIMIT:
        raise AmountRefused(
            tr("That is more than Spendby can hold ({amount}).").format(
                amount=amount_text(LIMIT, currency)
            )
        )
    return -minor if sign == "-" else minor


def amount_field(name: str, text: object, currency: str) -> int:
    """Read an amount as `minor_of`; raises `FieldRefused` with the field's name."""
    try:
        return minor_of(text, currency)
    except AmountRefused as refused:
        raise FieldRefused(name, str(refused)) from None


def currency_of(code: object) -> str:
    """Read an ISO 4217 code; raises `FieldRefused`."""
    clean = code.strip().upper() if isinstance(code, str) else ""
    if not is_currency(clean):
        shown = str(code)[:20]
        raise FieldRefused(
            "currency", tr("“{text}” is no currency code, such as USD or EUR.").format(text=shown)
        )
    return clean


def currency_named(text: str, own: str) -> str:
    """Read a currency's code or sign; of a sign that several have, it is `own` or nobody's.

    Raises `FieldRefused`.
    """
    clean = text.strip()
    found = () if is_currency(clean.upper()) else currencies_of(clean)
    if own in found:
        return own
    if len(found) > 1:
        message = tr(
            "“{text}” is the sign of several currencies. Write a code, such as {code}."
        ).format(text=clean[:20], code=found[0])
        raise FieldRefused("currency", message)
    return found[0] if found else currency_of(text)


def holds_nothing(text: str) -> bool:
    """Tell whether a cell of any table holds nothing: no word for it, and no sign."""
    return text.strip().casefold() in _BLANK


def day_field(name: str, text: object) -> date | None:
    """Read a day; None where the cell holds nothing. Raises `FieldRefused`."""
    if text is None or (isinstance(text, str) and text.strip().casefold() in NOTHING):
        return None
    try:
        return day_of(text)
    except DateRefused as refused:
        raise FieldRefused(name, str(refused)) from None


def day_of(text: object) -> date:
    """Read a day as programs write it: ISO, MM/DD/YYYY with a time, or RFC 822.

    The clock time is dropped. Of two days joined by "and" it is the later one. Raises
    `DateRefused`.
    """
    shown = str(text)[:_SHOWN]
    clean = text.strip() if isinstance(text, str) else ""
    if len(clean) > 2 * _SHOWN:
        clean = ""
    if " and " in clean:
        return max(day_of(part) for part in clean.split(" and ", 1))
    try:
        if match := _ISO.fullmatch(clean):
            return date.fromisoformat(match[1])
        if match := _AMERICAN.fullmatch(clean):
            return date(int(match[3]), int(match[1]), int(match[2]))
        if clean and clean[0].isalpha():
            from email.utils import parsedate_to_datetime

            return parsedate_to_datetime(clean).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    raise DateRefused(tr("“{text}” is no date that can be read.").format(text=shown))


def day_of_moment(text: str) -> date:
    """Read a moment since 1970 in seconds or milliseconds, told by its size, as a day.

    A moment at a whole quarter of an hour is the midnight of the phone's own zone, whichever that
    was, so the nearest day is meant; any other moment is taken as it is. Raises `DateRefused`.
    """
    clean = text.strip()
    if not re.fullmatch(r"-?[0-9]{1,15}", clean, re.ASCII):
        raise DateRefused(tr("“{text}” is no date that can be read.").format(text=clean[:_SHOWN]))
    number = int(clean)
    seconds = number // 1000 if abs(number) >= _MILLISECONDS_FROM else number
    try:
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
        if seconds % _QUARTER_HOUR == 0:
            moment += timedelta(hours=12, seconds=-1)
    except OverflowError:
        raise DateRefused(
            tr("“{text}” is no date that can be read.").format(text=clean[:_SHOWN])
        ) from None
    return moment.date()


def line_text(text: object) -> str:
    """Bring text to one line, its white space folded."""
    return " ".join(str(text).split()) if isinstance(text, str) else ""
