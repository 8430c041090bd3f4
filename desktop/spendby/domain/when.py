"""Reads when a credit ends, and on which day something happened, from what people type.

A small grammar that never guesses: what it can't read with certainty is refused
with an example. Single calendar days are `when_day`'s; words and locale orders `when_words`'s.
"""

import re
from collections.abc import Callable
from datetime import date

from dateutil.relativedelta import relativedelta
from msgspec import Struct
from msgspec.structs import replace

from spendby.domain.errors import DateRefused
from spendby.domain.expiry import NEVER, UNKNOWN, Expiry, on_day
from spendby.domain.when_day import calendar_days, check_day, nearest
from spendby.domain.when_words import (
    MONTH_NUMBERS,
    MONTH_PATTERN,
    WEEKDAY_NUMBERS,
    WEEKDAY_PATTERN,
    DateOrder,
    Lean,
    Viewpoint,
    order_of,
    tidy,
    typed_day,
)
from spendby.translation import tr

__all__ = ["DateOrder", "When", "order_of", "read_day", "read_when"]


class When(Struct, frozen=True):
    """What was read: the expiry, whether its day has passed, and the other reading if any.

    `alternative` is the day that the same numbers give with day and month swapped, when both
    orders are possible.
    """

    expiry: Expiry
    passed: bool = False
    alternative: date | None = None


_NEVER_WORDS = frozenset({"none", "never", "-"})
_UNKNOWN_WORDS = frozenset({"unknown", "not known", "?"})
_RECEIPT_WORDS = frozenset({"receipt", "received", "receiving"})
_RELATIVE = {"today": 0, "now": 0, "tomorrow": 1, "tmr": 1, "yesterday": -1}

_UNITS = {
    "d": relativedelta(days=1),
    "w": relativedelta(weeks=1),
    "m": relativedelta(months=1),
    "y": relativedelta(years=1),
}
_COUNT = r"([0-9]{1,6}) ?(d|days?|w|wks?|weeks?|m|mos?|months?|y|yrs?|years?)"
_BARE_COUNT = re.compile(r"(?:in |\+ ?)?([0-9]{1,3})")
_FORWARD = re.compile(rf"(?:in |\+ ?)?{_COUNT}(?: (?:after|from|since) (.+))?")
_BACKWARD = re.compile(rf"(?:- ?{_COUNT}|{_COUNT} ago)")
_WEEKDAY = re.compile(rf"(?:(next|last) )?({WEEKDAY_PATTERN})")

_END_OF_MONTH = re.compile(r"eom|end of (?:the |this )?month")
_END_OF_NEXT_MONTH = re.compile(r"end of (?:the )?next month(?: (?:after|from|since) (.+))?")
_END_OF_YEAR = re.compile(r"eoy|end of (?:the |this )?year")
_MONTH_NAMED = re.compile(rf"(end of )?({MONTH_PATTERN})\.?(?:(?:, ?| |-)?([0-9]{{4}}))?")
_MONTH_NUMBERED = re.compile(r"([0-9]{1,2}) ?[/.-] ?([0-9]{4})")
_MONTH_AFTER_YEAR = re.compile(r"([0-9]{4}) ?[/.-] ?([0-9]{1,2})")
_YEAR = re.compile(r"[0-9]{4}")


def read_when(
    text: str, today: date, order: DateOrder = DateOrder.MDY, *, received: date | None = None
) -> When:
    """Read when a credit ends; raises `DateRefused` with an example of what can be read.

    Counted periods start at `today` unless the text names another day; "after receipt" is
    `received`. Their `basis`, read again on any day, gives the same expiry.
    """
    view = Viewpoint(today, order, Lean.AHEAD)
    words = tidy(text)
    if words is None:
        raise view.not_read()
    if words in _NEVER_WORDS:
        return When(NEVER)
    if words in _UNKNOWN_WORDS:
        return When(UNKNOWN)
    expiries = (
        _counted(words, view, received)
        or _month_end(words, view, received)
        or [on_day(day) for day in _relative_day(words, view) or calendar_days(words, view)]
    )
    if not expiries:
        raise _part_missing(words, view)
    days = [expiry.on for expiry in expiries if expiry.on is not None]
    return When(expiries[0], days[0] < today, days[1] if len(days) > 1 else None)


def read_day(
    text: str, today: date, order: DateOrder = DateOrder.MDY, *, past: bool = True
) -> date:
    """Read one day, such as the one on which a credit was received; raises `DateRefused`.

    With `past` a missing year or a weekday means the latest such day and periods are counted
    back ("3d ago"); without it they mean the next one and may be counted forward ("3d"). A day
    that is written in full may lie on either side. Never, unknown and whole months are refused.
    """
    view = Viewpoint(today, order, Lean.BACK if past else Lean.AHEAD)
    words = tidy(text)
    if words is None:
        raise view.not_read()
    if words in _NEVER_WORDS | _UNKNOWN_WORDS or _is_month(words):
        raise DateRefused(
            tr("One day is needed here. Try {examples}.").format(examples=view.examples)
        )
    if _YEAR.fullmatch(words):
        raise DateRefused(
            tr("A year alone isn't a day. Try {examples}.").format(examples=view.examples)
        )
    if counted := _BACKWARD.fullmatch(words):
        count, unit = counted[1] or counted[3], counted[2] or counted[4]
        return _shift(today, -int(count), unit, view)
    days = _relative_day(words, view) or calendar_days(words, view)
    if not days and not past:
        days = [each.on for each in _counted(words, view, None) if each.on is not None]
    if not days and (_BARE_COUNT.fullmatch(words) or _FORWARD.fullmatch(words)):
        raise DateRefused(
            tr("This day can't be counted forward. Try {examples}.").format(examples=view.examples)
        )
    if not days:
        raise view.not_read()
    return days[0]


def _shift(day: date, count: int, unit: str, view: Viewpoint) -> date:
    """Move a day, always in one step: two steps of a month would lose a month's last days."""
    try:
        return day + _UNITS[unit[0]] * count
    except (ValueError, OverflowError):
        raise view.out_of_range() from None


def _counted(words: str, view: Viewpoint, received: date | None) -> list[Expiry]:
    if bare := _BARE_COUNT.fullmatch(words):
        count, unit, anchor = int(bare[1]), "d", None
    elif counted := _FORWARD.fullmatch(words):
        count, unit, anchor = int(counted[1]), counted[2][0], counted[3]
    else:
        return []
    return _from_each_start(
        lambda start: _shift(start, count, unit, view), f"{count}{unit}", anchor, view, received
    )


def _from_each_start(
    reach: Callable[[date], date],
    rule: str,
    anchor: str | None,
    view: Viewpoint,
    received: date | None,
) -> list[Expiry]:
    """Apply a rule to the day that it counts from: one start, or two where that is ambiguous."""
    starts = [view.today] if anchor is None else _starts(anchor, view, received)
    return [on_day(reach(start), f"{rule} after {start.isoformat()}") for start in starts]


def _starts(anchor: str, view: Viewpoint, received: date | None) -> list[date]:
    if anchor in _RECEIPT_WORDS:
        if received is None:
            raise DateRefused(
                tr(
                    "This counts from the day the credit was received, which isn't known "
                    "here. Try 90d after {day}."
                ).format(day=view.today.isoformat())
            )
        return [received]
    if anchor in _RELATIVE:
        return [_shift(view.today, _RELATIVE[anchor], "d", view)]
    starts = calendar_days(anchor, replace(view, lean=Lean.NOWHERE))
    if not starts:
        raise view.not_read()
    return starts


def _relative_day(words: str, view: Viewpoint) -> list[date]:
    """Read "today", its neighbours, and weekdays: the nearest on the view's side, never today."""
    if words in _RELATIVE and words != "now":
        return [_shift(view.today, _RELATIVE[words], "d", view)]
    back = view.lean is Lean.BACK
    named = _WEEKDAY.fullmatch(words)
    if named is None or named[1] == ("next" if back else "last"):
        return []
    gap = WEEKDAY_NUMBERS[named[2]] - view.today.weekday()
    return [_shift(view.today, -((-gap - 1) % 7 + 1) if back else (gap - 1) % 7 + 1, "d", view)]


def _month_end(words: str, view: Viewpoint, received: date | None) -> list[Expiry]:
    last_day = relativedelta(day=31)
    if _END_OF_MONTH.fullmatch(words):
        return [on_day(view.today + last_day)]
    if _END_OF_YEAR.fullmatch(words):
        return [on_day(view.today.replace(month=12, day=31))]
    if following := _END_OF_NEXT_MONTH.fullmatch(words):
        return _from_each_start(
            lambda start: _shift(start, 1, "m", view) + last_day,
            "end of next month",
            following[1],
            view,
            received,
        )
    if (named := _MONTH_NAMED.fullmatch(words)) and (named[1] or named[3]):
        month, year = MONTH_NUMBERS[named[2]], named[3]
    elif numbered := _MONTH_NUMBERED.fullmatch(words):
        month, year = int(numbered[1]), numbered[2]
    else:
        return []
    if year is None:
        return [on_day(_end_without_year(month, view))]
    check_day(int(year), month, 1)
    return [on_day(date(int(year), month, 1) + last_day)]


def _end_without_year(month: int, view: Viewpoint) -> date:
    """Give the next end of a month: this month's own when it is the month named."""
    start = replace(view, today=view.today.replace(day=1))
    return nearest(month, 1, start) + relativedelta(day=31)


def _is_month(words: str) -> bool:
    patterns = (
        _END_OF_MONTH,
        _END_OF_NEXT_MONTH,
        _END_OF_YEAR,
        _MONTH_NAMED,
        _MONTH_NUMBERED,
        _MONTH_AFTER_YEAR,
    )
    return any(pattern.fullmatch(words) for pattern in patterns)


def _part_missing(words: str, view: Viewpoint) -> DateRefused:
    """Say what is missing from a year, or a month, that stands alone."""
    if _YEAR.fullmatch(words) and int(words):
        return DateRefused(
            tr("A year alone isn't a day. Try {month} or {day}.").format(
                month=f"dec {words}", day=f"31 Dec {words}"
            )
        )
    if named := _MONTH_NAMED.fullmatch(words):
        end = _end_without_year(MONTH_NUMBERS[named[2]], view)
    elif found := _MONTH_AFTER_YEAR.fullmatch(words):
        # Also a half-typed ISO date, so the month's last day would be a guess.
        check_day(int(found[1]), int(found[2]), 1)
        end = date(int(found[1]), int(found[2]), 1) + relativedelta(day=31)
    else:
        return view.not_read()
    month = typed_day(end).split(" ", 1)[1].lower()
    return DateRefused(
        tr("A month alone isn't a day. Try {month} or {day}.").format(
            month=month, day=typed_day(end)
        )
    )
