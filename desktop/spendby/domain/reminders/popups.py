"""When a reminder also pops up on the desktop: seldom, at the user's hour, never in quiet hours."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time, timedelta
from types import MappingProxyType
from typing import assert_never

from msgspec import Struct

from spendby.domain.notice import Place
from spendby.domain.reminders.inbox import Item, Standing
from spendby.domain.reminders.moment import USUAL_HOUR, Moment
from spendby.domain.reminders.reminder import About, Delivery, Status
from spendby.domain.reminders.snooze import wakes_on_a_day

CLAIM = timedelta(minutes=2)
"""For so long a notice that was handed over counts as under way, also for another process."""

KNOWN = timedelta(hours=1)
"""For so long whoever typed something needs no telling, where it is over by the usual hour."""

RETRY = timedelta(hours=1)
MOST_TRIES = 2


class Habits(Struct, frozen=True):
    """How the user wants to be told: at which hour, and between which times not at all."""

    popups: bool = True
    hour: time = USUAL_HOUR
    quiet: tuple[time, time] | None = None
    hidden: bool = False


class Desk(Struct, frozen=True):
    """What is known of who sits here and stands in no line of the log.

    `told` says that something was shown today; `typed` holds when somebody changed a credit, by
    its id.
    """

    told: bool = False
    typed: Mapping[str, datetime] = MappingProxyType({})


NOBODY = Desk()


def is_quiet(at: time, quiet: tuple[time, time] | None) -> bool:
    """Tell whether a time of day lies in the quiet hours, which may go over midnight."""
    if quiet is None or quiet[0] == quiet[1]:
        return False
    first, last = quiet
    if first < last:
        return first <= at < last
    return at >= first or at < last


def to_show(
    moment: Moment,
    items: Sequence[Item],
    habits: Habits,
    *,
    at_once: bool = False,
    desk: Desk = NOBODY,
) -> list[Item]:
    """Choose what is to be shown now, all of it in one notice; most of the time nothing.

    What was snoozed for hours comes back at its own time. Everything else waits for the next day
    where something was shown today, and for the hour, unless something is over before. What is
    not about an end waits for a day without one; credits that can be used now come together.
    `at_once` is for when the user or a timer asks: the hour doesn't count then. What somebody at
    this `desk` has just typed isn't shown over their work, but at the next usual hour.
    """
    now = moment.now
    if not habits.popups or is_quiet(now.time(), habits.quiet):
        return []
    waiting = [
        one
        for one in items
        if one.standing is Standing.NEW
        and _wants(one, now)
        and (at_once or _has_woken(one) or not _is_known(moment, one, habits, desk))
    ]
    if any(_is_under_way(one, now) for one in items):
        return []
    ends = [one for one in waiting if one.key.about is About.EXPIRY]
    starts = [one for one in waiting if one.key.about is About.USABLE]
    chosen = ends or starts or waiting[:1]
    if any(_has_woken(one) and not _woke_with_a_day(one, now) for one in chosen):
        return chosen
    if desk.told or _told_today(items, now):
        return []
    early = now.time() < habits.hour and not at_once
    if early and not any(_ends_before(moment, one, habits) for one in chosen):
        return []
    return chosen


def _wants(item: Item, now: datetime) -> bool:
    """Tell whether a new reminder should be shown at all."""
    delivery = item.delivery
    if not _pops_up(delivery, now):
        return False
    if _has_woken(item):
        return True
    if delivery.status is Status.SHOWN or delivery.place is Place.TRAY:
        return False
    tried = delivery.tried_at
    rested = tried is None or tried + RETRY <= now or tried > now
    return delivery.tries < MOST_TRIES and (rested or delivery.status is Status.PENDING)


def _pops_up(delivery: Delivery, now: datetime) -> bool:
    """Tell whether what it is about is ever shown outside the inbox, and by now."""
    match delivery.key.about:
        case About.EXPIRY | About.USABLE | About.COMPARE:
            return True
        case About.NO_DATE:  # whoever has just added it knows
            return delivery.at.astimezone(now.tzinfo).date() < now.date()
        case About.ENDED | About.NEXT_STEP:
            return False
        case _:
            assert_never(delivery.key.about)


def _is_known(moment: Moment, item: Item, habits: Habits, desk: Desk) -> bool:
    """Tell whether it can wait because somebody has just had it before their eyes."""
    typed = desk.typed.get(item.credit.id)
    if typed is None:
        return False
    until = datetime.combine(typed.date(), habits.hour, typed.tzinfo)
    if until <= typed:
        until += timedelta(days=1)
    on = item.credit.expiry.on
    if (
        item.key.about is About.EXPIRY
        and on is not None
        and (moment.ends_at(on, item.credit.store) <= until)
    ):
        until = typed + KNOWN
    return typed <= moment.now < until


def _has_woken(item: Item) -> bool:
    """Tell whether a snooze has ended, and nothing was shown since."""
    tried = item.delivery.tried_at
    return item.until is not None and (tried is None or tried < item.until)


def _woke_with_a_day(item: Item, now: datetime) -> bool:
    return item.until is not None and wakes_on_a_day(item.until, now)


def _is_under_way(item: Item, now: datetime) -> bool:
    delivery = item.delivery
    tried = delivery.tried_at
    return delivery.status is Status.PENDING and tried is not None and tried <= now < tried + CLAIM


def _told_today(items: Iterable[Item], now: datetime) -> bool:
    return any(
        one.delivery.tried_at is not None
        and (one.delivery.status is Status.SHOWN or one.delivery.place is Place.TRAY)
        and one.delivery.tried_at <= now
        and one.delivery.tried_at.astimezone(now.tzinfo).date() == now.date()
        for one in items
    )


def _ends_before(moment: Moment, item: Item, habits: Habits) -> bool:
    """Tell whether the credit is over before today's hour of reminding."""
    on, now = item.credit.expiry.on, moment.now
    if item.key.about is not About.EXPIRY or on is None:
        return False
    return moment.ends_at(on, item.credit.store) < datetime.combine(
        now.date(), habits.hour, now.tzinfo
    )
