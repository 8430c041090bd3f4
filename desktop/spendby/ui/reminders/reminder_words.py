"""The window's words for reminders: what each says, how it stands, and where it was shown."""

from datetime import datetime
from typing import assert_never

from PySide6.QtCore import QLocale, QTime

from spendby.domain.notice import Place
from spendby.domain.reminders.inbox import Item, Over, Standing
from spendby.domain.reminders.reminder import About, Status
from spendby.services.reminders import Inbox
from spendby.translation import ntr, tr
from spendby.ui.kit.formatting import isolate, money, one_line, short_date

_OVER = {
    Over.USED_UP: lambda: tr("Done: used up"),
    Over.MOVED: lambda: tr("Done: its last day was changed"),
    Over.FIRST_DAY_MOVED: lambda: tr("Done: its first day was changed"),
    Over.REPLACED: lambda: tr("Done: a later reminder took its place"),
    Over.ENDED: lambda: tr("Done: the credit has ended"),
    Over.ANSWERED: lambda: tr("Done: taken care of"),
    Over.MUTED: lambda: tr("Done: muted"),
    Over.SMALL: lambda: tr("Done: too little is left"),
    Over.ARCHIVED: lambda: tr("Done: archived"),
}


def about_words(item: Item, inbox: Inbox) -> str:
    """Say what a reminder says, near and in full: "Expires in 6 days, Sat 28 Nov"."""
    key, today = item.key, inbox.moment.days[item.credit.store]
    day = short_date(key.on, today)
    match key.about:
        case About.COMPARE:
            return tr("Compare what is left with what the store shows")
        case About.NO_DATE:
            return tr("Has no last day yet. Look it up before it is lost.")
        case About.USABLE:
            if key.on == today:
                return tr("Can be used from today, {day}").format(day=day)
            return tr("Can be used since {day}").format(day=day)
        case About.NEXT_STEP:
            passed = key.on < today
            said = tr("A step was still open, ended on {day}") if passed else ""
            return (said or tr("A step is still open, expires {day}")).format(day=day)
        case About.EXPIRY | About.ENDED:
            return _end_words((key.on - today).days).format(day=day)
        case _:
            assert_never(key.about)


def _end_words(days: int) -> str:
    if days < 0:
        return tr("Ended on {day} with money left")
    if days == 0:
        return tr("Expires today, {day}")
    if days == 1:
        return tr("Expires tomorrow, {day}")
    return ntr("Expires in {count} day, {day}", "Expires in {count} days, {day}", days)


def title_of(item: Item, inbox: Inbox) -> str:
    """Name what a reminder is about: a credit, or the store whose balance is to be compared."""
    if item.key.about is About.COMPARE:
        return inbox.stores[item.credit.store].name
    return item.credit.name


def left_words(item: Item) -> str:
    """Say what is left of the credit; nothing where it is about a whole store."""
    if item.key.about is About.COMPARE:
        return ""
    return money(item.credit.left, item.credit.currency)


def tone_of(item: Item) -> str:
    """Name the token in which a reminder says what it is about: red for time alone."""
    if item.standing is Standing.DONE or item.key.about is not About.EXPIRY or item.days is None:
        return "text2"
    if item.days <= 7:  # noqa: PLR2004 - the scale of urgency's
        return "danger"
    return "warn"


def standing_words(item: Item, now: datetime) -> str:
    """Say how a reminder stands: "New", "Snoozed until 3 Dec", "Done: used up"."""
    if item.standing is Standing.SNOOZED and item.until is not None:
        until = moment_words(item.until, now)
        return tr("Snoozed until {moment}").format(moment=until)
    if item.standing is Standing.NEW:
        return tr("New")
    return tr("Done") if item.over is None else _OVER[item.over]()


def shown_words(item: Item, now: datetime) -> str:
    """Say where and when a reminder was shown outside the list, and where not, why."""
    delivery = item.delivery
    if delivery.tried_at is None:
        return tr("In this list")
    when = moment_words(delivery.tried_at, now)
    if delivery.status is Status.SHOWN:
        return tr("Shown on desktop, {moment}").format(moment=when)
    if delivery.status is Status.PENDING:
        return tr("Nobody answered, {moment}").format(moment=when)
    if delivery.place is Place.TRAY:
        return tr("Sent to the tray, {moment}").format(moment=when)
    return tr("Not shown on desktop, {moment}").format(moment=when)


def heard(item: Item, inbox: Inbox) -> str:
    """Write a reminder as one sentence, for a screen reader."""
    now = inbox.moment.now
    parts = [
        standing_words(item, now),
        one_line(title_of(item, inbox)),
        left_words(item),
        about_words(item, inbox),
        shown_words(item, now),
    ]
    return ", ".join(filter(None, parts))


def up_to_date_words(inbox: Inbox) -> tuple[str, str]:
    """Say that nothing waits, and what comes next."""
    heading = tr("You're up to date.")
    ahead = inbox.coming
    if ahead is None:
        return heading, tr("No credit with a last day is waiting.")
    today = inbox.moment.days[ahead.credit.store]
    text = tr("Next: {credit}, {day}.")
    day = short_date(ahead.day, today)
    return heading, text.format(credit=isolate(ahead.credit.name), day=day)


def moment_words(moment: datetime, now: datetime) -> str:
    """Write a moment on the user's own clock; a whole day without its midnight."""
    here = moment.astimezone(now.tzinfo)
    day = short_date(here.date(), now.date())
    if (here.hour, here.minute) == (0, 0):
        return day
    time = QLocale().toString(QTime(here.hour, here.minute), QLocale.FormatType.ShortFormat)
    return tr("{day}, {time}").format(day=day, time=time)


def why_not_shown(item: Item) -> str:
    """Give the sentence why a reminder was not shown on the desktop; empty where it was."""
    return "" if item.delivery.status is Status.SHOWN else item.delivery.why


def leads_words(leads: tuple[int, ...]) -> str:
    """Write a ladder as days: "30, 7, 1, 0"."""
    return ", ".join(str(one) for one in leads)
