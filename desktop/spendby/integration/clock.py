"""The clocks: the only place in the program that asks which moment it is."""

from datetime import UTC, date, datetime

from spendby.domain.expiry import today_at


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
        from dateutil.tz import tzlocal  # noqa: PLC0415 - the window is there before anybody asks

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
        return datetime.combine(self._day, super().here().timetz())
