"""Snoozing: until when a reminder sleeps, and when it may not sleep that long."""

from datetime import date, datetime, time, timedelta

from spendby.domain.errors import DateRefused
from spendby.domain.explain import day_text
from spendby.domain.reminders.inbox import Item
from spendby.domain.reminders.moment import Moment
from spendby.domain.reminders.reminder import About
from spendby.translation import tr

_DAY = timedelta(days=1)

Wait = timedelta | date
"""How long a reminder sleeps: a time from now, or until a day begins."""


def wakes_at(now: datetime, wait: Wait) -> datetime:
    """Give the moment at which a reminder is back; whole days end when a day begins."""
    if isinstance(wait, timedelta) and wait % _DAY:
        return now + wait
    try:
        day = now.date() + wait if isinstance(wait, timedelta) else wait
        until = datetime.combine(day, time(), now.tzinfo)
    except OverflowError:
        raise DateRefused(tr("That is too far ahead. Choose a shorter time.")) from None
    if until <= now:
        raise DateRefused(
            tr("{day} isn't after today, so nothing was snoozed.").format(day=day_text(day))
        )
    return until


def wakes_on_a_day(until: datetime, now: datetime) -> bool:
    """Tell whether a snooze was for whole days, so that its end is no moment to be told at."""
    return until.astimezone(now.tzinfo).time() == time()


def check_wakes(moment: Moment, item: Item, until: datetime) -> None:
    """Refuse a snooze that the credit would not live to see; raises `DateRefused`."""
    on = item.credit.expiry.on
    if item.key.about is About.ENDED or on is None:
        return
    if moment.ends_at(on, item.credit.store) <= until:
        message = tr(
            "“{credit}” ends on {day}, before then. Snooze it for less, or mark it done. "
            "Nothing was changed."
        ).format(credit=item.credit.name[:60], day=day_text(on))
        raise DateRefused(message)
