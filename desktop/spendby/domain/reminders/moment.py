"""The moment at which reminders are looked at: the user's own clock, and the day at each store."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from spendby.domain.expiry import end_here

USUAL_HOUR = time(9)
"""When the user wants to be told, on the user's own clock."""

WAKING = timedelta(hours=3)
"""What the last reminder has to leave of the user's day before the credit ends."""


class Moment(Struct, frozen=True):
    """`now` is on the user's own clock; `days` has the day at each store, `zones` its time zone."""

    now: datetime
    days: Mapping[str, date]
    zones: Mapping[str, str]
    hour: time = USUAL_HOUR

    def ends_at(self, on: date, store: str) -> datetime:
        """Give the last moment of a store's day on the user's own clock."""
        end = end_here(on, self.zones[store], self.now.tzinfo)
        return datetime.combine(on, time(23, 59, 59), self.now.tzinfo) if end is None else end

    def last_day_here(self, on: date, store: str) -> date:
        """Give the last day whose hour of reminding leaves waking hours before `on` is over."""
        end = self.ends_at(on, store)
        told = datetime.combine(end.date(), self.hour, end.tzinfo)
        return end.date() if told + WAKING <= end else end.date() - timedelta(days=1)

    def has_reached(self, on: date, lead: int, store: str) -> bool:
        """Tell whether a reminder `lead` days before a store's day `on` is due.

        It is, at the latest, from that day at the store on. Where the store's day begins after
        the user's hour and is over before the next one leaves waking hours, it is a day sooner.
        """
        days = (on - self.days[store]).days
        if days <= lead:
            return True
        if days > lead + 2:
            return False
        try:
            first = self.last_day_here(on, store) - timedelta(days=lead)
        except OverflowError:
            return False
        return self.now.date() >= first
