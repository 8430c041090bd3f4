"""Reads one day of the calendar as people write it: in ISO form, in numbers, with a month's name.

It never fills in what is not there, except a missing year as its viewpoint says. Relative days,
counted periods and month ends are `when`'s.
"""

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date

import dateutil

from spendby.domain.errors import DateRefused
from spendby.domain.explain import day_text
from spendby.domain.when_words import (
    MONTH_NUMBERS,
    MONTH_PATTERN,
    MONTHS,
    WEEKDAY_NUMBERS,
    WEEKDAY_PATTERN,
    WEEKDAYS,
    DateOrder,
    Lean,
    Viewpoint,
)
from spendby.translation import tr

_WEEKDAY = re.compile(rf"({WEEKDAY_PATTERN})(?:, ?|\.,? ?| )(.+)")
# One kind of separator throughout; dotted dates may have spaces and one more dot at the end.
_YEAR_FIRST = re.compile(
    r"([0-9]{4})(?: ?(\.) ?|([/ -]))([0-9]{1,2})(?(2) ?\. ?|\3)([0-9]{1,2})(?(2)\.?)"
)
_YEAR_FIRST_RUN = re.compile(r"((?:19|2[0-9])[0-9]{2})([0-9]{2})([0-9]{2})")
_YEAR_FIRST_SAID = re.compile(r"([0-9]{4})[年년] ?([0-9]{1,2})[月월] ?([0-9]{1,2})[日일]")
_YEAR_LAST = re.compile(
    r"([0-9]{1,2})(?: ?(\.) ?|([/, -]))([0-9]{1,2})(?(2) ?\. ?|\3)([0-9]{1,6})(?(2)\.?)"
    r"(?: \u0433\.?)?"  # Bulgarian and Macedonian say "year" after it
)
_YEAR_APART = re.compile(r"([0-9]{1,2})[/.] ?([0-9]{1,2})\.? ([0-9]{4})")
_NO_YEAR = re.compile(r"([0-9]{1,2})(?: ?(\.) ?|[/-])([0-9]{1,2})(?(2)\.?)")
_DAY = r"([0-9]{1,2})(?:st|nd|rd|th)?"
_NAMED_YEAR = r"(?:(?:, ?| |-)'?([0-9]{1,6}))?"
_DAY_MONTH = re.compile(rf"(?:the )?{_DAY}\.?[ -]?(?:of )?({MONTH_PATTERN})\.?{_NAMED_YEAR}")
_MONTH_DAY = re.compile(rf"({MONTH_PATTERN})\.?[ -]?{_DAY}{_NAMED_YEAR}")

_CENTURY = 2000
_LEAP_YEAR = 2000
# From one 29 February to the next it is at most eight years (2096 to 2104).
_LEAP_GAP = 8


def calendar_days(words: str, view: Viewpoint) -> list[date]:
    """Read a day from tidied text: the day meant, then the other reading where there is one.

    Empty when the text isn't a calendar day at all; raises `DateRefused` when it is one that
    does not exist, has no four-digit year or contradicts the weekday written with it.
    """
    weekday = None
    if prefix := _WEEKDAY.fullmatch(words):
        weekday, words = WEEKDAY_NUMBERS[prefix[1]], prefix[2]
    days = _numbered(words, view) or _named(words, view)
    if weekday is None or not days:
        return days
    if agreeing := [day for day in days if day.weekday() == weekday]:
        return agreeing
    raise DateRefused(
        tr("{day} is a {weekday}.").format(
            day=day_text(days[0]), weekday=tr(WEEKDAYS[days[0].weekday()])
        )
    )


def nearest(month: int, day: int, view: Viewpoint) -> date:
    """Find the year that was left out: the next such day or the latest one, today included."""
    if view.lean is Lean.NOWHERE:
        raise DateRefused(tr("Write the year too, as in {day}.").format(day=view.example_day))
    check_day(None, month, day)
    step = -1 if view.lean is Lean.BACK else 1
    for years in range(_LEAP_GAP + 1):
        year = view.today.year + step * years
        if not MINYEAR <= year <= MAXYEAR:
            break
        if day <= monthrange(year, month)[1]:
            found = date(year, month, day)
            if (found - view.today).days * step >= 0:
                return found
    raise view.out_of_range()


def check_day(year: int | None, month: int, day: int) -> None:
    """Refuse a day that the calendar doesn't have, saying which part of it is wrong."""
    message = ""
    if not 1 <= month <= len(MONTHS):
        message = tr("There is no month {month}.").format(month=month)
    elif not 1 <= day <= monthrange(_LEAP_YEAR, month)[1]:
        message = tr("{month} has no day {day}.").format(month=tr(MONTHS[month - 1]), day=day)
    elif year is not None and year < MINYEAR:
        message = tr("There is no year {year}.").format(year=year)
    elif year is not None and day > monthrange(year, month)[1]:
        message = tr("{month} {year} has no day {day}.").format(
            month=tr(MONTHS[month - 1]), year=f"{year:04}", day=day
        )
    if message:
        raise DateRefused(message)


def _numbered(words: str, view: Viewpoint) -> list[date]:
    if found := _YEAR_FIRST.fullmatch(words):
        return [_exactly(found[1], found[4], found[5])]
    if found := _YEAR_FIRST_RUN.fullmatch(words) or _YEAR_FIRST_SAID.fullmatch(words):
        return [_exactly(*found.groups())]
    if found := _YEAR_LAST.fullmatch(words):
        return _by_order(int(found[1]), int(found[4]), _year(found[5], view), view)
    if found := _YEAR_APART.fullmatch(words):
        return _by_order(int(found[1]), int(found[2]), int(found[3]), view)
    if found := _NO_YEAR.fullmatch(words):
        return _by_order(int(found[1]), int(found[3]), None, view)
    return []


def _exactly(year: str, month: str, day: str) -> date:
    check_day(int(year), int(month), int(day))
    return date(int(year), int(month), int(day))


def _by_order(first: int, second: int, year: int | None, view: Viewpoint) -> list[date]:
    """Read two numbers as a day and a month.

    Whatever stands between them, the locale's order decides when both orders are possible
    (12.5 is 5 December in the United States); year-first locales put the month before the day.
    """
    readings = [(first, second), (second, first)]
    if view.order is DateOrder.DMY:
        readings.reverse()
    possible = [(month, day) for month, day in readings if 1 <= month <= len(MONTHS)]
    days = []
    for month, day in possible or readings[:1]:
        check_day(year, month, day)
        days.append(nearest(month, day, view) if year is None else date(year, month, day))
    return list(dict.fromkeys(days))


def _named(words: str, view: Viewpoint) -> list[date]:
    if found := _DAY_MONTH.fullmatch(words):
        day, month, year = found.groups()
    elif found := _MONTH_DAY.fullmatch(words):
        month, day, year = found.groups()
    else:
        return []
    if year is None:
        return [nearest(MONTH_NUMBERS[month], int(day), view)]
    number = _year(year, view)
    check_day(number, MONTH_NUMBERS[month], int(day))
    # Day, month name and year are all there, so dateutil has nothing left to fill in. Its parser
    # is loaded on first use: 28 ms that a start of the program need not pay.
    read = dateutil.parser.parse(f"{day} {month} {year}").date()
    if read.year != number:
        # dateutil 4.0 takes the years 0001 to 0099 for 2001 to 2099.
        raise view.not_read()
    return [read]


def _year(digits: str, view: Viewpoint) -> int:
    if view.short_years and len(digits) == len("27"):
        return _CENTURY + int(digits)
    if len(digits) != len(str(MAXYEAR)):
        raise DateRefused(
            tr("Write the year with four digits, as in {day}.").format(day=view.example_day)
        )
    return int(digits)
