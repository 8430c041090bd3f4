"""What dates are written with: the order of their numbers, names of days and months, sentences.

`when_day` reads single days with it, `when` everything else. Month and weekday names are English.
"""

import re
import unicodedata
from datetime import MAXYEAR, date, timedelta
from enum import Enum, StrEnum

from msgspec import Struct

from spendby.domain.errors import DateRefused
from spendby.domain.numerals import ascii_digits
from spendby.translation import mark, tr


class DateOrder(StrEnum):
    """Which number comes first where a date is written in numbers only."""

    MDY = "mdy"
    DMY = "dmy"
    YMD = "ymd"


# From the short date patterns of CLDR as Babel 2.18 has them. Only English differs so much by
# country that the language alone doesn't tell; "en" by itself stands for the United States.
# fmt: off
_MONTH_FIRST = frozenset({
    "c", "posix", "ak", "blo", "cad", "ceb", "chr", "cic", "ee", "en", "en_as", "en_bi", "en_gu",
    "en_mh", "en_mp", "en_ph", "en_pr", "en_um", "en_us", "en_vi", "es_pa", "es_pr", "fil", "gaa",
    "iu", "ks", "lkt", "mus", "om", "or", "osa", "sd_deva", "ti", "xh", "zu",
})
_YEAR_FIRST = frozenset({
    "af", "bo", "ckb", "cu", "dz", "en_ca", "en_se", "en_za", "eo", "eu", "fa", "fr_ca", "hu",
    "ii", "ja", "kl", "ko", "lt", "mg", "mn", "ne", "ps", "rw", "se", "si", "sv", "ug", "yue", "zh",
})
_DAY_FIRST = frozenset({"ks_deva", "se_fi", "zh_hk", "zh_mo", "zh_sg"})
# fmt: on


def order_of(locale_name: str) -> DateOrder:
    """Tell the order of a locale such as "en_US", "de-DE", "zh_Hant_HK" or "sv_SE.UTF-8".

    No locale at all, "C" and "POSIX" count as American, which is what they print; a locale that
    isn't known is taken to put the day first, as most do.
    """
    language, *rest = re.split(r"[_-]", re.split(r"[.@]", locale_name.strip().lower())[0])
    place = next((part for part in rest if re.fullmatch(r"[a-z]{2}|[0-9]{3}", part)), None)
    if not language:
        return DateOrder.MDY
    names = [*(f"{language}_{part}" for part in reversed(rest)), language]
    for name in names:
        if name in _DAY_FIRST or (name == "en" and place):
            return DateOrder.DMY
        if name in _MONTH_FIRST:
            return DateOrder.MDY
        if name in _YEAR_FIRST:
            return DateOrder.YMD
    return DateOrder.DMY


MONTHS = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)
WEEKDAYS = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)


def _spellings(names: tuple[str, ...]) -> dict[str, int]:
    return {
        spelling: number
        for number, name in enumerate(names)
        for spelling in (name.lower(), name[:3].lower())
    }


MONTH_NUMBERS = {word: index + 1 for word, index in _spellings(MONTHS).items()} | {"sept": 9}
WEEKDAY_NUMBERS = _spellings(WEEKDAYS) | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
MONTH_PATTERN = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
WEEKDAY_PATTERN = "|".join(sorted(WEEKDAY_NUMBERS, key=len, reverse=True))


def typed_day(day: date) -> str:
    """Write a day as in "31 Dec 2026", which can be read in every language and locale."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year:04}"


class Lean(Enum):
    """Where to look for a day that was named without its year."""

    AHEAD = "ahead"
    BACK = "back"
    NOWHERE = "nowhere"


class Viewpoint(Struct, frozen=True):
    """What a text is read against: the day it is, the order of numbers, the likely direction."""

    today: date
    order: DateOrder
    lean: Lean
    short_years: bool = False
    """Whether a year of two digits is read as one of this century."""

    @property
    def example_day(self) -> str:
        """A full date that makes sense here: in the past when the day asked for is."""
        if self.lean is Lean.BACK:
            back = min(20, self.today.toordinal() - 1)
            return typed_day(self.today - timedelta(days=back))
        new_years_eve = self.today.replace(month=12, day=31)
        if new_years_eve == self.today and self.today.year < MAXYEAR:
            new_years_eve = new_years_eve.replace(year=self.today.year + 1)
        return typed_day(new_years_eve)

    @property
    def examples(self) -> str:
        """Two texts that can be read here."""
        return tr("{day} or {days}").format(
            day=self.example_day, days="3d ago" if self.lean is Lean.BACK else "90d"
        )

    def not_read(self) -> DateRefused:
        """Make the refusal of a text that fits nothing in the grammar."""
        return DateRefused(
            tr("Couldn't read this date. Try {examples}.").format(examples=self.examples)
        )

    def out_of_range(self) -> DateRefused:
        """Make the refusal of a day that no calendar date can hold."""
        return DateRefused(
            tr("This is outside the years 1 to {year}. Try {examples}.").format(
                year=MAXYEAR, examples=self.examples
            )
        )


LONGEST = 64
_DASHES = dict.fromkeys(map(ord, "\u2010\u2012\u2013\u2014\u2212"), "-")
# Marks of direction stand between the numbers where text runs from the right.
_UNSEEN = dict.fromkeys(map(ord, "\u061c\u200e\u200f\ufeff"))


def tidy(text: str) -> str | None:
    """Bring a text to one form: NFKC, lower case, plain digits and hyphens, single spaces.

    None when it is too long to be a date; it isn't normalised then, however long it is.
    """
    if len(text) > LONGEST and len(text.strip()) > LONGEST:
        return None
    folded = unicodedata.normalize("NFKC", text).translate(_DASHES | _UNSEEN).casefold()
    return " ".join(ascii_digits(folded).split())
