"""The look of an expiry: how near its end is in words, shape and weight, and in colour last.

The days are counted by the domain; dates are written by `formatting`.
"""

from datetime import date

from msgspec import Struct
from PySide6.QtCore import QLocale

from spendby.domain.expiry import SOON_DAYS, Expiry, ExpiryState, Urgency, days_left, urgency
from spendby.domain.near_words import FAR_DAYS, near
from spendby.translation import ntr, tr
from spendby.ui.kit.formatting import day_month, short_date


class UrgencyLook(Struct, frozen=True):
    """An urgency's icon (None: no icon), the token of its colour, and whether it is set bold."""

    icon: str | None
    family: str
    bold: bool


class ExpiryLook(Struct, frozen=True):
    """An expiry in words: `text` how near it is, `date_text` the day itself (empty without one).

    An expiry that is over has its day in `text` and its distance in `date_text`; one that is far
    away has its day in `text` alone. `line` is what there is room for in one short line.
    """

    urgency: Urgency
    text: str
    date_text: str
    line: str


_LOOKS = {
    Urgency.GONE: UrgencyLook("clock", "text3", bold=False),
    Urgency.TODAY: UrgencyLook("triangle-alert", "danger", bold=True),
    Urgency.HIGH: UrgencyLook("triangle-alert", "danger", bold=True),
    Urgency.SOON: UrgencyLook("clock", "warn", bold=True),
    Urgency.OK: UrgencyLook(None, "text", bold=False),
    Urgency.NONE: UrgencyLook(None, "text3", bold=False),
}


def urgency_look(level: Urgency | str) -> UrgencyLook:
    """Give the look of an urgency; raises ValueError for an unknown one."""
    return _LOOKS[Urgency(level)]


def expiry_look(expiry: Expiry, today: date, locale: QLocale | None = None) -> ExpiryLook:
    """Say in the interface's language when `expiry` is, seen from `today` at the store."""
    days = days_left(expiry, today)
    level = urgency(days)
    if expiry.on is None or days is None:
        text = _without_date(expiry.state)
        return ExpiryLook(level, text, "", text)
    day = day_month(expiry.on, today, locale)
    if days < 0:
        return ExpiryLook(level, _ended(day), near(days), _ended(day))
    said = near(days)
    if not said:
        return ExpiryLook(level, day, "", day)
    line = tr("{near}, {day}").format(near=said, day=day)
    return ExpiryLook(level, said, short_date(expiry.on, today, locale), line)


def ends_words(expiry: Expiry, today: date) -> str:
    """Say when `expiry` is inside a sentence: "expires in 6 days", "never expires"."""
    days = days_left(expiry, today)
    if expiry.on is None or days is None:
        never = expiry.state is ExpiryState.NEVER
        return tr("never expires") if never else tr("no last day set")
    if days < 0:
        return tr("ended {day}").format(day=day_month(expiry.on, today))
    if days >= FAR_DAYS:
        return tr("expires {day}").format(day=day_month(expiry.on, today))
    close = {0: tr("expires today"), 1: tr("expires tomorrow")}
    return close.get(days) or ntr("expires in {count} day", "expires in {count} days", days)


def usual_words() -> tuple[str, ...]:
    """Give the words that a column of expiries has to have room for."""
    days = (date(2026, month, 30) for month in range(3, 13))
    return (near(0), near(1), near(SOON_DAYS), *(_ended(day_month(one, one)) for one in days))


def _without_date(state: ExpiryState) -> str:
    if state is ExpiryState.NEVER:
        return tr("Never")
    return tr("Not set")


def _ended(day: str) -> str:
    return tr("Ended {day}").format(day=day)
