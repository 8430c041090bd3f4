"""The command line's words for reminders: what each says, how it stands, where it was shown."""

from datetime import datetime
from typing import assert_never

from spendby.cli.literal import shown
from spendby.cli.wording import dated
from spendby.domain.explain import day_text
from spendby.domain.money import amount_text
from spendby.domain.near_words import near_inside
from spendby.domain.notice import Place
from spendby.domain.reminders.inbox import Item, Over, Standing
from spendby.domain.reminders.reminder import About, Status
from spendby.services.credit_json import Json
from spendby.services.reminders import Inbox
from spendby.translation import mark, ntr, tr

_OVER = {
    Over.USED_UP: mark("used up"),
    Over.MOVED: mark("its last day was changed"),
    Over.FIRST_DAY_MOVED: mark("its first day was changed"),
    Over.REPLACED: mark("a later reminder took its place"),
    Over.ENDED: mark("the credit has ended"),
    Over.ANSWERED: mark("taken care of"),
    Over.MUTED: mark("muted"),
    Over.SMALL: mark("too little is left"),
    Over.ARCHIVED: mark("archived"),
}


def about_words(item: Item, inbox: Inbox) -> str:
    """Say what a reminder says: "Ends in 6 days, Sat 28 Nov"."""
    key, today = item.key, inbox.moment.days[item.credit.store]
    store = shown(inbox.stores[item.credit.store].name)
    day, days = dated(key.on, today), (key.on - today).days
    match key.about:
        case About.COMPARE:
            return tr("Compare with what {store} shows").format(store=store)
        case About.NO_DATE:
            return tr("Has no last day yet")
        case About.USABLE:
            words = (
                tr("Can be used from today, {day}") if not days else tr("Can be used since {day}")
            )
            return words.format(day=day)
        case About.NEXT_STEP:
            if days < 0:
                return tr("A step was open, ended on {day}").format(day=day)
            return tr("A step is open, ends {when}, {day}").format(when=near_inside(days), day=day)
        case About.EXPIRY | About.ENDED:
            return _end_words(days).format(day=day)
        case _:
            assert_never(key.about)


def _end_words(days: int) -> str:
    if days < 0:
        return tr("Ended on {day}")
    if days == 0:
        return tr("Ends today, {day}")
    if days == 1:
        return tr("Ends tomorrow, {day}")
    return ntr("Ends in {count} day, {day}", "Ends in {count} days, {day}", days)


def standing_words(item: Item, now: datetime) -> str:
    """Say how a reminder stands: "New", "Snoozed until 3 Dec", "Done: used up"."""
    if item.standing is Standing.SNOOZED and item.until is not None:
        return tr("Snoozed until {moment}").format(moment=moment_words(item.until, now))
    if item.standing is Standing.NEW:
        return tr("New")
    return tr("Done") if item.over is None else tr("Done: {over}").format(over=tr(_OVER[item.over]))


def shown_words(item: Item, now: datetime) -> str:
    """Say where and when a reminder was shown outside the inbox."""
    delivery = item.delivery
    if delivery.tried_at is None:
        return tr("In this list only")
    when = moment_words(delivery.tried_at, now)
    if delivery.status is Status.SHOWN:
        return tr("On the desktop, {when}").format(when=when)
    if delivery.status is Status.PENDING:
        return tr("Tried {when}, nobody answered yet").format(when=when)
    place = (
        tr("In the tray, if anybody looked") if delivery.place is Place.TRAY else tr("Not shown")
    )
    return f"{place}, {when}: {shown(delivery.why)}" if delivery.why else f"{place}, {when}"


def moment_words(moment: datetime, now: datetime) -> str:
    """Write a moment on the user's own clock; a whole day without its midnight."""
    here = moment.astimezone(now.tzinfo)
    day = day_text(here.date(), now.date())
    return day if (here.hour, here.minute) == (0, 0) else f"{day}, {here:%H:%M}"


def item_document(item: Item) -> Json:
    """Give a reminder for scripts."""
    credit, delivery = item.credit, item.delivery
    on = credit.expiry.on
    return {
        "id": item.id,
        "credit": credit.id,
        "name": credit.name,
        "about": item.key.about.value,
        "lead": item.key.lead if item.key.about is About.EXPIRY else None,
        "left": amount_text(credit.left, credit.currency),
        "currency": credit.currency,
        "expires_on": None if on is None else on.isoformat(),
        "days_left": item.days,
        "state": item.standing.value,
        "over": None if item.over is None else item.over.value,
        "came_due_on": delivery.day.isoformat(),
        "snoozed_until": _text(item.until) if item.standing is Standing.SNOOZED else None,
        "shown": {
            "status": delivery.status.value,
            "place": None if delivery.place is None else delivery.place.value,
            "at": _text(delivery.tried_at),
            "why": delivery.why,
        },
    }


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds")
