"""The words of notices: short, plain, the outcome first, the same for each desktop.

Which reminders are due, and when they are told, is `reminder`'s.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from spendby.domain.credit import Credit, TermsStatus
from spendby.domain.errors import Trouble
from spendby.domain.expiry import HIGH_DAYS, ExpiryState
from spendby.domain.explain import day_text, weekday_text
from spendby.domain.folding import sorting_key
from spendby.domain.money import money_text
from spendby.domain.notice import BODY_LIMIT, TITLE_LIMIT, Choice, Notice, Press, Weight
from spendby.domain.verdict import Answer
from spendby.translation import mark, ntr, tr

DIGEST_TAG = "digest"
TEST_TAG = "test"

_CANT_WRITE = {
    Trouble.FULL: mark("Spendby can't write: the disk is full."),
    Trouble.BUSY: mark("Spendby can't write: another program is using its file."),
}
_FEW = 2


class Ending(Struct, frozen=True):
    """A credit with money left and a last day, as of `today` at its store.

    `answer` tells whether it buys the store's gift cards; `until` is the last moment of its last
    day on the user's own clock, None where that isn't known.
    """

    credit: Credit
    today: date
    answer: Answer
    until: datetime | None = None

    @property
    def last_day(self) -> date:
        """The credit's last day, which it has by being here."""
        day = self.credit.expiry.on
        if day is None:
            message = "a credit without a last day has no ending to tell of"
            raise ValueError(message)
        return day

    @property
    def days(self) -> int:
        """The days until the last one."""
        return (self.last_day - self.today).days


class Manner(Struct, frozen=True):
    """How notices are worded: `hidden` keeps amounts and names to the window."""

    hidden: bool = False
    locale: str = "en_US"


USUAL_MANNER = Manner()
"""How they are worded until somebody chooses otherwise."""


def ending_notice(ending: Ending, manner: Manner = USUAL_MANNER) -> Notice:
    """Tell of one credit, louder and with shorter snoozes the nearer its end is."""
    credit, days = ending.credit, ending.days
    hidden = _expires(ending, tr("A credit"))
    named = _expires(ending, money_text(credit.left, credit.currency, manner.locale))
    title = hidden if manner.hidden or len(named) > TITLE_LIMIT else named
    body = tr("Open it to see which one.") if manner.hidden else _about(credit, _buys(ending))
    weight = Weight.HEAVY if days <= 0 else Weight.USUAL
    return Notice(title, body, weight, credit.id, _choices(ending), (credit.id,))


def with_trouble(notice: Notice, trouble: Trouble) -> Notice:
    """Add to a notice that nothing can be written down, and why."""
    other = mark("Spendby can't write: its file can't be written to.")
    return replace(notice, body=f"{notice.body}\n{tr(_CANT_WRITE.get(trouble, other))}")


def notice_of(
    endings: Iterable[Ending], manner: Manner = USUAL_MANNER, *, away: bool = False
) -> Notice | None:
    """Tell of everything that came due, in one notice; None where nothing did.

    `away` says that it came due while nobody was there to be told.
    """
    ordered = sorted(endings, key=lambda one: (one.days, sorting_key(one.credit.name)))
    if not ordered:
        return None
    if away:
        return _catch_up(ordered, manner)
    return ending_notice(ordered[0], manner) if len(ordered) == 1 else _digest(ordered, manner)


def compare_notice(credit: Credit, today: date, manner: Manner = USUAL_MANNER) -> Notice:
    """Ask to compare what is left with what the store shows."""
    body = tr("Its amount was never compared with the store's.")
    if credit.checked_on is not None:
        body = tr("Its amount was last compared on {day}.").format(
            day=day_text(credit.checked_on, today)
        )
    return _nudge(credit, tr("Compare a credit with the store"), body, manner)


def usable_notice(
    credits: Iterable[Credit], today: date, manner: Manner = USUAL_MANNER, *, fresh: bool
) -> Notice:
    """Tell of credits that can be used now, from `today` on where that is `fresh`."""
    ordered = sorted(credits, key=lambda one: (sorting_key(one.name), one.id))
    credit, count = ordered[0], len(ordered)
    if count > 1:
        title = (
            ntr(
                "{count} credit can be used from today",
                "{count} credits can be used from today",
                count,
            )
            if fresh
            else ntr("{count} credit can be used now", "{count} credits can be used now", count)
        )
        total = _total(ordered, manner)
        body = tr("{total}.").format(total=total) if total else tr("Open it to see which ones.")
        return _of_several(title, body, Weight.USUAL, ordered)
    title = tr("A credit can be used from today") if fresh else tr("A credit can be used now")
    body = tr("Open it to see which one.")
    if not manner.hidden:
        amount = money_text(credit.left, credit.currency, manner.locale)
        named = tr("{amount} can be used from today") if fresh else tr("{amount} can be used now")
        named = named.format(amount=amount)
        title = title if len(named) > TITLE_LIMIT else named
        body = _about(credit, _how_long(credit, today))
    choices = (_show(), _later(), _done())
    return Notice(title, body, Weight.USUAL, credit.id, choices, (credit.id,))


def _how_long(credit: Credit, today: date) -> str:
    expiry = credit.expiry
    if expiry.on is not None:
        return tr("Its last day is {day}.").format(day=day_text(expiry.on, today))
    if expiry.state is ExpiryState.NEVER:
        return tr("It never expires.")
    return tr("It has no last day yet.")


def undated_notice(credit: Credit, manner: Manner = USUAL_MANNER) -> Notice:
    """Ask for the last day of a credit of a kind that always has one."""
    return _nudge(
        credit, tr("A credit has no last day yet"), tr("Look it up before it is lost."), manner
    )


def trial_notice() -> Notice:
    """Give the notice that shows whether the desktop shows any."""
    return Notice(
        tr("Reminders reach you here"),
        tr("This was a test. Nothing is due."),
        Weight.USUAL,
        TEST_TAG,
        (_show(),),
    )


def _digest(ordered: Sequence[Ending], manner: Manner) -> Notice:
    last, first, count = ordered[-1], ordered[0], len(ordered)
    if last.days <= 0:
        title = ntr("{count} credit expires today", "{count} credits expire today", count)
    elif last.days == 1:
        title = ntr(
            "{count} credit expires by tomorrow", "{count} credits expire by tomorrow", count
        )
    elif last.days <= HIGH_DAYS:
        title = ntr("{count} credit expires this week", "{count} credits expire this week", count)
    else:
        day = day_text(last.last_day, last.today)
        title = ntr("{count} credit expires by {day}", "{count} credits expire by {day}", count)
        title = title.format(day=day)
    weight = Weight.HEAVY if first.days <= 0 else Weight.USUAL
    credits = [one.credit for one in ordered]
    return _of_several(title, _soonest(first, last, _total(credits, manner)), weight, credits)


def _soonest(first: Ending, last: Ending, total: str) -> str:
    """Say when the first one ends, after the sum of all where that may be told."""
    if last.days <= 0:
        said = tr("{total}, all today.") if total else tr("All today.")
    elif first.days <= 0:
        said = tr("{total}, the first today.") if total else tr("The first today.")
    elif first.days == 1:
        said = tr("{total}, the first tomorrow.") if total else tr("The first tomorrow.")
    elif total:
        said = ntr(
            "{total}, the first in {count} day.", "{total}, the first in {count} days.", first.days
        )
    else:
        said = ntr("The first in {count} day.", "The first in {count} days.", first.days)
    return said.format(total=total)


def _total(ordered: Sequence[Credit], manner: Manner) -> str:
    if manner.hidden:
        return ""
    sums = _sums(ordered)
    if len(sums) > _FEW:
        return _in_many(sums)
    return tr("{amount} in total").format(amount=_both(sums, manner.locale))


def _catch_up(ordered: Sequence[Ending], manner: Manner) -> Notice:
    credits = [one.credit for one in ordered]
    body = ntr(
        "{count} credit came close to expiring.",
        "{count} credits came close to expiring.",
        len(ordered),
    )
    if not manner.hidden:
        sums = _sums(credits)
        amount = _in_many(sums) if len(sums) > _FEW else _both(sums, manner.locale)
        usable = tr("{amount} can still be used.").format(amount=amount)
        body = f"{body} {usable}"
    weight = Weight.HEAVY if ordered[0].days <= 0 else Weight.USUAL
    return _of_several(tr("While you were away"), body, weight, credits)


def _of_several(title: str, body: str, weight: Weight, ordered: Sequence[Credit]) -> Notice:
    ids = tuple(one.id for one in ordered)
    return Notice(title, body, weight, DIGEST_TAG, (_show(),), ids)


def _nudge(credit: Credit, title: str, sentence: str, manner: Manner) -> Notice:
    body = sentence if manner.hidden else _about(credit, sentence)
    choices = (_show(), _next_week(), _done())
    return Notice(title, body, Weight.LIGHT, credit.id, choices, (credit.id,))


def _choices(ending: Ending) -> tuple[Choice, ...]:
    days = ending.days
    if days <= 0:
        return (_show(), _done())
    if days == 1:
        return (_show(), _later(), _done())
    if days <= HIGH_DAYS:
        day_before = ending.last_day - timedelta(days=1)
        before = Choice(Press.SNOOZE, tr("Remind me the day before"), day_before)
        return (_show(), before, _done())
    return (_show(), _next_week(), _done())


def _show() -> Choice:
    return Choice(Press.SHOW, tr("Show"))


def _done() -> Choice:
    return Choice(Press.DONE, tr("Done"))


def _later() -> Choice:
    return Choice(Press.SNOOZE, tr("Snooze 3 hours"), timedelta(hours=3))


def _next_week() -> Choice:
    return Choice(Press.SNOOZE, tr("Snooze 7 days"), timedelta(days=7))


def _expires(ending: Ending, what: str) -> str:
    days = ending.days
    if days <= 0:
        said = tr("{what} expires today")
    elif days == 1:
        said = tr("{what} expires tomorrow")
    elif days <= HIGH_DAYS:
        said = ntr("{what} expires in {count} day", "{what} expires in {count} days", days)
    else:
        said = tr("{what} expires {day}")
    return said.format(what=what, day=day_text(ending.last_day, ending.today))


def _buys(ending: Ending) -> str:
    answer = ending.answer
    if answer is Answer.YES:
        return _works(ending)
    if answer is Answer.CHECK_FIRST:
        if ending.credit.terms.status is TermsStatus.READ:
            return tr("See whether checkout offers it for a gift card.")
        return tr("Check its terms before buying a gift card.")
    if answer is Answer.ASSUME_NO:
        return tr("Assume that it can't buy gift cards.")
    return tr("Can't buy gift cards.")


def _works(ending: Ending) -> str:
    """Name the moment of the end on its last day, where the user's clock has another midnight."""
    until = ending.until
    if ending.days > 0:
        return tr("Works for gift cards.")
    if until is None or (until.date() == ending.today and (until.hour, until.minute) == (23, 59)):
        return tr("Works for gift cards until midnight.")
    time = f"{until:%H:%M}"
    if until.date() == ending.today:
        return tr("Works for gift cards until {time} your time.").format(time=time)
    return tr("Works for gift cards until {weekday} {day}, {time} your time.").format(
        weekday=weekday_text(until), day=day_text(until, until), time=time
    )


def _about(credit: Credit, sentence: str) -> str:
    """Put the credit's name before a sentence, in the room that is left for it."""
    room = BODY_LIMIT - len(sentence) - len(". ")
    name = _isolated(_elided(_name(credit), room - len("\u2068\u2069")))
    return f"{name}. {sentence}" if name else sentence


def _name(credit: Credit) -> str:
    """Give the name on one line, without marks that reorder text, and without the code in it."""
    name, code = credit.name, credit.reference.strip()
    if code and code.casefold() in name.casefold():
        return ""
    spaced = "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in name)
    return " ".join(spaced.split()).rstrip(".")


def _elided(name: str, room: int) -> str:
    if len(name) <= room:
        return name
    tail = room // 3
    return f"{name[: room - tail - 1].rstrip()}…{name[-tail:].lstrip()}"


def _isolated(name: str) -> str:
    """Keep a name that is written from right to left from reordering what follows it."""
    if any(unicodedata.bidirectional(char) in {"R", "AL", "AN"} for char in name):
        return f"\u2068{name}\u2069"
    return name


def _sums(ordered: Sequence[Credit]) -> dict[str, int]:
    """Add up what is left, each currency by itself."""
    sums: dict[str, int] = {}
    for one in ordered:
        sums[one.currency] = sums.get(one.currency, 0) + one.left
    return sums


def _in_many(sums: Mapping[str, int]) -> str:
    return ntr("Money in {count} currency", "Money in {count} currencies", len(sums))


def _both(sums: Mapping[str, int], locale: str) -> str:
    first, *other = (money_text(minor, code, locale) for code, minor in sums.items())
    return tr("{first} and {second}").format(first=first, second=other[0]) if other else first
