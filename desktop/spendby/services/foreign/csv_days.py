"""Days in the cells of any table: which part of them comes first, and which day they are.

One order holds for all days of a file. Years of two digits are of this century; where the year
may stand first or last that is asked about like any other order.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache, partial

from spendby.domain.errors import DateRefused
from spendby.domain.when_day import calendar_days
from spendby.domain.when_words import MONTHS, DateOrder, Lean, Viewpoint, tidy
from spendby.services.foreign.doubts import Doubt
from spendby.services.foreign.found import DayOrder
from spendby.services.foreign.how_read import HowRead
from spendby.services.foreign.settling import Question, evidence_of, settled
from spendby.translation import mark, tr

EARLIEST = 1990
"""No credit is older; years before it are slips, or another calendar's."""
FURTHEST = 100
"""No credit ends in more years than this."""
FOREVER = 2900
"""From this year on a last day is what programs write for "never"."""

_CENTURY = 2000
_NEAR = 10
"""How many years from today a year of two digits may lie where it isn't known to be one."""
_SHOWN = 40
_CLOCK = (
    r"[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:[.,][0-9]{1,9})?)?(?: ?[ap]\.?m\.?)?"
    r"(?: ?[a-z]{1,4})?(?: ?[+-][0-9]{2}:?[0-9]{2})?(?: \([a-z ]+\))?"
)
_WITH_TIME = re.compile(rf"(.*[0-9])(?:(?:t|, ?| )(?:at )?{_CLOCK}|t[0-9]{{4,6}}z?)")
_THREE = re.compile(r"([0-9]{1,2}) ?([./-]) ?([0-9]{1,2}) ?\2 ?([0-9]{2}|[0-9]{4})\.?")
_RUN = re.compile(r"([0-9]{2})([0-9]{2})((?:19|20)[0-9]{2})")
_NOUGHTS = re.compile(r"0{1,4}([-/. ]?)0{1,2}\1?0{1,4}|0001-01-01")
_WORDS = {
    DayOrder.DAY_FIRST: mark("day"),
    DayOrder.MONTH_FIRST: mark("month"),
    DayOrder.YEAR_FIRST: mark("year"),
}
_DATE_ORDERS = {
    DayOrder.DAY_FIRST: DateOrder.DMY,
    DayOrder.MONTH_FIRST: DateOrder.MDY,
    DayOrder.YEAR_FIRST: DateOrder.YMD,
}


def order_in(
    days: Iterable[str], said: DayOrder | None, remembered: DayOrder | None, today: date
) -> HowRead[DayOrder]:
    """Tell from all dates of a file which of their parts stands first.

    Raises `InDoubt` where they can be read in several ways, some one way and some another, or
    against what was said or remembered.
    """
    evidence = evidence_of(days, lambda cell: order_of(cell, today))
    return settled(evidence, said, remembered, DayOrder.DAY_FIRST, _question(today))


def order_of(cell: str, today: date) -> DayOrder | bool:
    """Tell the only order in which a date of numbers can be read, else whether it has several."""
    found = _readings(cell, today)
    if len(found) == 1:
        return next(iter(found))
    return len(set(found.values())) > 1


def is_no_day(cell: str) -> bool:
    """Tell whether a cell holds the day that programs write for none, as in "0000-00-00"."""
    return _NOUGHTS.fullmatch(_without_time(cell)) is not None


@lru_cache(maxsize=4_096)  # the same few days stand in most rows
def day_in(cell: str, order: DayOrder, today: date) -> date:
    """Read a day whose parts stand in this order, its clock time dropped; raises `DateRefused`.

    Nothing is filled in but the century of a year of two digits.
    """
    found = _readings(cell, today, near=False)
    if found:
        if order not in found:
            raise DateRefused(
                tr("“{text}” is no date with the {part} first.").format(
                    text=cell[:_SHOWN], part=tr(_WORDS[order])
                )
            )
        return found[order]
    view = Viewpoint(today, _DATE_ORDERS[order], Lean.NOWHERE, short_years=True)
    days = calendar_days(_without_time(cell), view)
    if not days:
        raise DateRefused(tr("“{text}” is no date that can be read.").format(text=cell[:_SHOWN]))
    return days[0]


def _without_time(cell: str) -> str:
    clean = tidy(cell) or ""
    found = _WITH_TIME.fullmatch(clean)
    return found[1] if found else clean


def _readings(cell: str, today: date, *, near: bool = True) -> dict[DayOrder, date]:
    """Read three numbers in every order in which they are a day; nothing else has an order.

    A year of two digits that stands first has to be `near`, or else every day is such a one too.
    """
    clean = _without_time(cell)
    if found := _THREE.fullmatch(clean):
        first, sign, second, third = found.groups()
    elif found := _RUN.fullmatch(clean):
        (first, second, third), sign = found.groups(), ""
    else:
        return {}
    short = len(third) <= len("31")
    year = int(third) + (_CENTURY if short else 0)
    tried = {
        DayOrder.DAY_FIRST: (year, int(second), int(first)),
        DayOrder.MONTH_FIRST: (year, int(first), int(second)),
    }
    early = int(first) + _CENTURY
    if short and sign != "." and (not near or abs(early - today.year) <= _NEAR):
        tried[DayOrder.YEAR_FIRST] = (early, int(second), int(third))
    return {order: day for order, parts in tried.items() if (day := _day(*parts))}


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _several(cell: str, today: date) -> str:
    """Ask which of its readings a date has."""
    found = _readings(cell, today)
    days = list(dict.fromkeys(found.values()))
    years = {day.year for day in days}
    said = [_told(day, with_year=len(years) > 1) for day in days[:-1]]
    said.append(_told(days[-1], with_year=True))
    orders = [tr(_WORDS[order]) for order in found]
    return tr("“{text}” may be {days}. Say which comes first, {parts}.").format(
        text=cell, days=_either(said), parts=_either(orders)
    )


def _told(day: date, *, with_year: bool) -> str:
    said = tr("{day} {month} {year}") if with_year else tr("{day} {month}")
    return said.format(day=day.day, month=tr(MONTHS[day.month - 1]), year=day.year)


def _either(words: list[str]) -> str:
    *others, last = words
    return tr("{words} or {last}").format(words=", ".join(others), last=last) if others else last


def _question(today: date) -> Question[DayOrder]:
    return Question[DayOrder](
        doubt=Doubt.DATES,
        how=mark("Use --dates dmy, --dates mdy or, for short years, --dates ymd for it."),
        both=mark(
            "Some dates have the day first and some the month. Say which is right; the other dates "
            "will be problems."
        ),
        two_readings=partial(_several, today=today),
        against_said=lambda day, order: tr("“{text}” can't be read with the {part} first.").format(
            text=day, part=tr(_WORDS[order])
        ),
        against_remembered=lambda day, order: tr(
            "“{text}” can't be read with the {part} first, as in the last table with "
            "these columns. Say which comes first in this one."
        ).format(text=day, part=tr(_WORDS[order])),
    )
