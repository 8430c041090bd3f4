"""Expiry: when a credit ends, how long it has, and how loudly to say so.

All functions are date arithmetic on the day that it is at the store; `when` reads what people
type, `credit` combines expiry with what is left.
"""

from datetime import date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from msgspec import Struct

from spendby.domain.closed_set import ClosedSet


class ExpiryState(ClosedSet):
    """What is known of a credit's last day."""

    ON = "on"
    NEVER = "never"
    UNKNOWN = "unknown"


class Expiry(Struct, frozen=True, gc=False):
    """A credit's last day, and the rule it was counted from.

    `on` is the last day on which the credit can be used, in the store's time zone; set exactly
    when `state` is ON. `basis` is the rule's text, such as "90d after 2026-11-22".
    """

    state: ExpiryState
    on: date | None = None
    basis: str | None = None

    def __post_init__(self) -> None:
        """Keep `state` and `on` consistent."""
        if (self.state is ExpiryState.ON) != (self.on is not None):
            message = "an expiry has a date exactly when its state is “on”"
            raise ValueError(message)


NEVER = Expiry(ExpiryState.NEVER)
UNKNOWN = Expiry(ExpiryState.UNKNOWN)


def on_day(day: date, basis: str | None = None) -> Expiry:
    """Make the expiry whose last day is `day`."""
    return Expiry(ExpiryState.ON, day, basis)


class Urgency(ClosedSet):
    """How loudly to speak of an end."""

    GONE = "gone"
    TODAY = "today"
    HIGH = "high"
    SOON = "soon"
    OK = "ok"
    NONE = "none"


HIGH_DAYS = 7
SOON_DAYS = 30


def days_left(expiry: Expiry, today: date) -> int | None:
    """Count the days until the last day: 0 on the day itself, below 0 after, None without one."""
    return None if expiry.on is None else (expiry.on - today).days


def urgency(days: int | None) -> Urgency:
    """Grade `days_left` on the urgency scale."""
    if days is None:
        return Urgency.NONE
    if days < 0:
        return Urgency.GONE
    if days == 0:
        return Urgency.TODAY
    if days <= HIGH_DAYS:
        return Urgency.HIGH
    return Urgency.SOON if days <= SOON_DAYS else Urgency.OK


def today_at(zone: str, now: datetime) -> date:
    """Tell which day it is in `zone` at the moment `now` (which carries its zone)."""
    return now.astimezone(ZoneInfo(zone)).date()


def end_of_day(day: date, zone: str) -> datetime:
    """Give the last whole second of `day` in `zone`.

    Counted back from the next midnight, so that days of 23 and 25 hours end when they should.
    """
    if day == date.max:
        return datetime.combine(day, time(23, 59, 59), ZoneInfo(zone))
    midnight = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone))
    return (midnight.astimezone(ZoneInfo("UTC")) - timedelta(seconds=1)).astimezone(ZoneInfo(zone))


def end_here(day: date, zone: str, here: tzinfo | None) -> datetime | None:
    """Give that second on the clock of `here` (None: the computer's own).

    None at either end of the calendar, where it would be on a day that there isn't.
    """
    try:
        return end_of_day(day, zone).astimezone(here)
    except OverflowError:
        return None


def last_safe_day(day: date, zone: str, here: tzinfo | None) -> date:
    """Give the last day in the zone `here` that is over no later than `day` is in `zone`.

    It is `day` itself, or the day before it for those whose midnight comes later than the
    store's. None for `here` takes the computer's own zone.
    """
    try:
        after = end_of_day(day, zone) + timedelta(seconds=1)
        return min(day, after.astimezone(here).date() - timedelta(days=1))
    except OverflowError:  # at either end of the calendar there is no other day
        return day
