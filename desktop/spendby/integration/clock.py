"""The clocks: the only place in the program that asks which moment it is."""

import time
from collections.abc import MutableMapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from spendby.domain.expiry import today_at
from spendby.translation import tr

_VARIABLE = "TZ"
_MONTHS = 13


class SystemClock:
    """Goes by the computer's clock."""

    def now(self) -> datetime:
        """Give the present moment in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - the one clock that everything else is handed

    def today(self, time_zone: str | None = None) -> date:
        """Tell which day it is in an IANA time zone, or where the user is when none is named."""
        now = self.now()
        return now.astimezone().date() if time_zone is None else today_at(time_zone, now)

    def here(self) -> datetime:
        """Give the present moment on the user's own clock, in the zone that it is set to now."""
        from dateutil.tz import tzlocal  # the window is there before anybody asks

        return self.now().astimezone(tzlocal())


class FixedDayClock(SystemClock):
    """Answers as of one day, everywhere; moments stay real, so a change log stays in order."""

    def __init__(self, day: date) -> None:
        """Take `day` for today at every store."""
        self._day = day

    def today(self, time_zone: str | None = None) -> date:  # noqa: ARG002 - the same day in all
        """Give the fixed day."""
        return self._day

    def here(self) -> datetime:
        """Give this time of day on the fixed day."""
        here = datetime.combine(self._day, super().here().timetz())
        try:
            here.astimezone(UTC)
        except OverflowError:  # at either end of the calendar some moments have no name in UTC
            return here.replace(tzinfo=UTC)
        return here


def settle_time_zone(environ: MutableMapping[str, str]) -> str:
    """Go by UTC where the environment names a time zone in which no moment can be told.

    Gives the sentence that says so, or an empty one. The system itself takes most names that it
    doesn't know for UTC; a few make every look at the clock fail.
    """
    named = environ.get(_VARIABLE, "")
    if not named or _can_be_told(named):
        return ""
    environ[_VARIABLE] = "UTC"
    if hasattr(time, "tzset"):
        time.tzset()
    return tr(
        "The variable {variable} names a time zone that can't be used, “{named}”, so "
        "your days are those of UTC. Days at a store are told by the store's own time "
        "zone."
    ).format(variable=_VARIABLE, named=named[:60])


def _can_be_told(named: str) -> bool:
    try:
        ZoneInfo(named.removeprefix(":"))
    except (ZoneInfoNotFoundError, OSError):
        pass  # a rule like EST5EDT,M3.2.0,M11.1.0, a path, or nothing that the system knows
    except ValueError:
        return False  # a path that leads out of the zones
    try:
        for month in range(1, _MONTHS):  # in summer it may be another offset
            datetime(2026, month, 1, tzinfo=UTC).astimezone()
    except (ValueError, OverflowError, OSError):
        return False
    return True
