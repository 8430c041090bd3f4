"""From a day as it is written to the one day that it means, or to none where that isn't sure."""

from calendar import monthrange
from datetime import date, timedelta

from msgspec import Struct

from spendby.domain.when_words import DateOrder

_MONTHS = 12
_LEAP_GAP = 8


class Written(Struct, frozen=True):
    """A day as it stands in a text.

    `pairs` are the readings of its month and day, the month-first one before the other; a day of
    None is the month's last. `first_named` is set for names, and tells that the month leads;
    `joined` that the next day shares its month ("Oct 13 and 14").
    """

    start: int
    end: int
    year: int | None
    pairs: tuple[tuple[int, int | None], ...]
    weekday: int | None = None
    numbered: bool = False
    first_named: bool | None = None
    last: bool = False
    joined: bool = False
    dotted: bool = False

    @property
    def whole_month(self) -> bool:
        """Whether a month is named without a day, and not its end either."""
        return self.pairs[0][1] is None and not self.last


def meant(
    written: Written, base: date, order: DateOrder | None, *, back: bool = False
) -> date | None:
    """Find the day meant; a missing year makes it the next one on or after `base`.

    With `back` it is the latest one up to `base` instead. None where both orders of the numbers
    are possible and `order` doesn't tell, where there is no such day, where the weekday
    contradicts it, or where a month is named without its year.
    """
    if written.whole_month and written.year is None:
        return None
    readings = {
        day: place
        for place, (month, number) in enumerate(written.pairs)
        if (day := _resolved(written.year, month, number, base, back=back)) is not None
    }
    if written.dotted and order is DateOrder.MDY:
        order = None  # 09.12.26 is no American form, so whoever wrote it may have meant either
    if len(readings) > 1 and order is not None:
        wanted = 0 if order is DateOrder.MDY else 1
        readings = {day: place for day, place in readings.items() if place == wanted}
    if written.weekday is not None:
        readings = {d: place for d, place in readings.items() if d.weekday() == written.weekday}
    return next(iter(readings)) if len(readings) == 1 else None


def _resolved(
    year: int | None, month: int, number: int | None, base: date, *, back: bool
) -> date | None:
    if not 1 <= month <= _MONTHS:
        return None
    if year is not None:
        return _day(year, month, number)
    step = -1 if back else 1
    for years in range(_LEAP_GAP + 1):
        day = _day(base.year + step * years, month, number)
        if day is not None and (day - base).days * step >= 0:
            return day
    return None


def _day(year: int, month: int, number: int | None) -> date | None:
    try:
        return date(year, month, number or monthrange(year, month)[1])
    except ValueError:
        return None


def day_before(day: date) -> date | None:
    """The day before; None before the first day there is."""
    return day - timedelta(days=1) if day > date.min else None
