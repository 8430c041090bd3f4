"""Formatting: how amounts, dates and other people's text are written in the window.

Pure functions of a locale; what is typed in is read by the domain.
"""

import re
import unicodedata
from datetime import date
from functools import lru_cache

from PySide6.QtCore import QDate, QLocale

from spendby.domain.money import currency_digits
from spendby.translation import language, tr

MINUS = "\u2212"
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
_SIGN = "\u00a4"
_SPACE = "\u00a0"
# Embeddings, overrides and isolates: in a person's text they could reorder what surrounds it.
_DIRECTION_MARKS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_FOR_THE_EYE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile(r"\s+")


def money(minor: int, currency: str, locale: QLocale | None = None, *, signed: bool = False) -> str:
    """Write minor units of `currency`: "$1,050.00", "−$25.00"; with `signed` also "+$150.00".

    Always the currency's own decimals; the sign and the groups are the locale's.
    """
    chosen = _chosen(locale)
    before, after = _around(chosen, currency)
    text = f"{before}{_number(abs(minor), currency, chosen)}{after}"
    if minor < 0:
        return MINUS + text
    return f"+{text}" if signed and minor else text


def short_date(day: date, today: date, locale: QLocale | None = None) -> str:
    """Write a day of `today`'s year with its weekday, "Fri 11 Dec", any other as "4 Feb 2027"."""
    return _with_weekday(day, locale) if day.year == today.year else _with_year(day, locale)


def day_month(day: date, today: date, locale: QLocale | None = None) -> str:
    """Write a day without its weekday: "2 Nov", or "4 Feb 2027" in another year than `today`'s."""
    if day.year != today.year:
        return _with_year(day, locale)
    return written(day, tr("d MMM", "day and month"), locale)


def full_date(day: date, locale: QLocale | None = None) -> str:
    """Write a day with everything: "Thu 4 Feb 2027"."""
    pattern = tr("ddd d MMM yyyy", "weekday, day, month, year")
    return written(day, pattern, locale)


def written(day: date, pattern: str, locale: QLocale | None = None) -> str:
    """Write a day by a pattern, its month and weekday named in the language of the texts."""
    named = names_locale() if locale is None else _chosen(locale)
    text = named.toString(QDate(day.year, day.month, day.day), pattern)
    return text.removesuffix(".")  # of a short month: the sentence around it has its own


def names_locale() -> QLocale:
    """Give the locale whose months and weekdays go with the texts.

    The user's own where it speaks the language of the texts; else there would be two on a line.
    """
    own, texts = _chosen(None), _of_the_texts(language())
    return own if own.language() is texts.language() else texts


@lru_cache(maxsize=4)
def _of_the_texts(code: str) -> QLocale:
    return QLocale(code)


def one_line(text: str) -> str:
    """Put other people's text on one line: no breaks, control characters or direction marks."""
    shown = "".join(" " if unicodedata.category(char) == "Cc" else char for char in text)
    return _SPACES.sub(" ", _DIRECTION_MARKS.sub("", shown)).strip()


def isolate(text: str) -> str:
    """Wrap other people's text so that its direction can't disturb the sentence around it."""
    return f"{_ISOLATE}{_DIRECTION_MARKS.sub('', text)}{_END_ISOLATE}"


def heard(text: str) -> str:
    """Take out of a text what only guides the eye, for those who listen to it."""
    return _FOR_THE_EYE.sub("", text)


def _chosen(locale: QLocale | None) -> QLocale:
    """Take the "C" locale, which groups no digits, for the English one it stands for."""
    chosen = QLocale() if locale is None else locale
    return QLocale("en_US") if chosen.language() is QLocale.Language.C else chosen


def _number(minor: int, currency: str, locale: QLocale) -> str:
    digits = currency_digits(currency)
    whole, part = divmod(minor, 10**digits)
    text = locale.toString(whole)
    if not digits:
        return text
    zero = ord(locale.zeroDigit())
    decimals = "".join(chr(zero + int(digit)) for digit in f"{part:0{digits}d}")
    return f"{text}{locale.decimalPoint()}{decimals}"


@lru_cache(maxsize=64)
def _around(locale: QLocale, currency: str) -> tuple[str, str]:
    """Give what the locale writes before and after an amount: the sign is in one of the two."""
    before, _, after = locale.toCurrencyString(1, _SIGN).partition(locale.toString(1))
    sign = _symbol(locale, currency)
    if before.endswith(_SIGN) and sign[-1].isalpha():
        before += _SPACE  # a sign of letters runs into the digits otherwise: "KWD 5.000"
    elif after.startswith(_SIGN) and sign[0].isalpha():
        after = _SPACE + after
    return before.replace(_SIGN, sign), after.replace(_SIGN, sign)


def _symbol(locale: QLocale, currency: str) -> str:
    if locale.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode) == currency:
        return locale.currencySymbol() or currency
    from babel.core import UnknownLocaleError  # only for another land's currency
    from babel.numbers import get_currency_symbol

    try:
        return get_currency_symbol(currency, locale.name())
    except (UnknownLocaleError, ValueError):
        return get_currency_symbol(currency, "en_US")


def _with_weekday(day: date, locale: QLocale | None) -> str:
    pattern = tr("ddd d MMM", "weekday, day and month")
    return written(day, pattern, locale)


def _with_year(day: date, locale: QLocale | None) -> str:
    pattern = tr("d MMM yyyy", "day, month and year")
    return written(day, pattern, locale)
