"""The words of notices: short, plain, the outcome first, the same for each desktop.

Which reminders are due, and when they are told, is `reminder`'s.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from spendby.domain.credit import Credit, TermsStatus
from spendby.domain.errors import Trouble
from spendby.domain.expiry import HIGH_DAYS
from spendby.domain.explain import day_text
from spendby.domain.folding import sorting_key
from spendby.domain.money import money_text
from spendby.domain.notice import BODY_LIMIT, TITLE_LIMIT, Choice, Notice, Press, Weight
from spendby.domain.verdict import Answer

DIGEST_TAG = "digest"
TEST_TAG = "test"

_CANT_WRITE = {
    Trouble.FULL: "the disk is full",
    Trouble.BUSY: "another program is using its file",
}
_FEW = 2
_HIDDEN_NAME = "Open it to see which one."
_SHOW = Choice(Press.SHOW, "Show")
_DONE = Choice(Press.DONE, "Done")
_LATER = Choice(Press.SNOOZE, "Snooze 3 hours", timedelta(hours=3))
_NEXT_WEEK = Choice(Press.SNOOZE, "Snooze 7 days", timedelta(days=7))


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
    when = f"expires {_when(ending)}"
    hidden = f"A credit {when}"
    named = f"{money_text(credit.left, credit.currency, manner.locale)} {when}"
    title = hidden if manner.hidden or len(named) > TITLE_LIMIT else named
    body = _HIDDEN_NAME if manner.hidden else _about(credit, _buys(ending))
    weight = Weight.HEAVY if days <= 0 else Weight.USUAL
    return Notice(title, body, weight, credit.id, _choices(ending), (credit.id,))


def with_trouble(notice: Notice, trouble: Trouble) -> Notice:
    """Add to a notice that nothing can be written down, and why."""
    why = _CANT_WRITE.get(trouble, "its file can't be written to")
    return replace(notice, body=f"{notice.body}\nSpendby can't write: {why}.")


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
    body = "Its amount was never compared with the store's."
    if credit.checked_on is not None:
        body = f"Its amount was last compared on {day_text(credit.checked_on, today)}."
    return _nudge(credit, "Compare a credit with the store", body, manner)


def undated_notice(credit: Credit, manner: Manner = USUAL_MANNER) -> Notice:
    """Ask for the last day of a credit of a kind that always has one."""
    return _nudge(credit, "A credit has no last day yet", "Look it up before it is lost.", manner)


def trial_notice() -> Notice:
    """Give the notice that shows whether the desktop shows any."""
    return Notice(
        "Reminders reach you here",
        "This was a test. Nothing is due.",
        Weight.USUAL,
        TEST_TAG,
        (_SHOW,),
    )


def _digest(ordered: Sequence[Ending], manner: Manner) -> Notice:
    last, first = ordered[-1], ordered[0]
    if last.days <= 0:
        span = "today"
    elif last.days == 1:
        span = "by tomorrow"
    elif last.days <= HIGH_DAYS:
        span = "this week"
    else:
        span = f"by {day_text(last.last_day, last.today)}"
    soonest = "all today" if last.days <= 0 else f"the first {_soon(first)}"
    body = f"{_sums(ordered, manner.locale, ' in total')}, {soonest}."
    if manner.hidden:
        body = f"{soonest[0].upper()}{soonest[1:]}."
    weight = Weight.HEAVY if first.days <= 0 else Weight.USUAL
    return _of_several(f"{_counted(ordered)} expire {span}", body, weight, ordered)


def _catch_up(ordered: Sequence[Ending], manner: Manner) -> Notice:
    body = f"{_counted(ordered)} came close to expiring."
    if not manner.hidden:
        body += f" {_sums(ordered, manner.locale)} can still be used."
    weight = Weight.HEAVY if ordered[0].days <= 0 else Weight.USUAL
    return _of_several("While you were away", body, weight, ordered)


def _of_several(title: str, body: str, weight: Weight, ordered: Sequence[Ending]) -> Notice:
    ids = tuple(one.credit.id for one in ordered)
    return Notice(title, body, weight, DIGEST_TAG, (_SHOW,), ids)


def _nudge(credit: Credit, title: str, sentence: str, manner: Manner) -> Notice:
    body = sentence if manner.hidden else _about(credit, sentence)
    choices = (_SHOW, _NEXT_WEEK, _DONE)
    return Notice(title, body, Weight.LIGHT, credit.id, choices, (credit.id,))


def _choices(ending: Ending) -> tuple[Choice, ...]:
    days = ending.days
    if days <= 0:
        return (_SHOW, _DONE)
    if days == 1:
        return (_SHOW, _LATER, _DONE)
    if days <= HIGH_DAYS:
        day_before = ending.last_day - timedelta(days=1)
        return (_SHOW, Choice(Press.SNOOZE, "Remind me the day before", day_before), _DONE)
    return (_SHOW, _NEXT_WEEK, _DONE)


def _when(ending: Ending) -> str:
    near = ending.days <= HIGH_DAYS
    return _soon(ending) if near else day_text(ending.last_day, ending.today)


def _soon(ending: Ending) -> str:
    if ending.days <= 0:
        return "today"
    return "tomorrow" if ending.days == 1 else f"in {ending.days} days"


def _buys(ending: Ending) -> str:
    answer = ending.answer
    if answer is Answer.YES:
        return f"Works for gift cards{_until(ending)}."
    if answer is Answer.CHECK_FIRST:
        if ending.credit.terms.status is TermsStatus.READ:
            return "See whether checkout offers it for a gift card."
        return "Check its terms before buying a gift card."
    if answer is Answer.ASSUME_NO:
        return "Assume that it can't buy gift cards."
    return "Can't buy gift cards."


def _until(ending: Ending) -> str:
    """Name the moment of the end on its last day, where the user's clock has another midnight."""
    until = ending.until
    if ending.days > 0:
        return ""
    if until is None or (until.date() == ending.today and (until.hour, until.minute) == (23, 59)):
        return " until midnight"
    clock = f"{until:%H:%M}"
    same_day = until.date() == ending.today
    return f" until {clock} your time" if same_day else f" until {_day(until)}, {clock} your time"


def _day(moment: datetime) -> str:
    weekday = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[moment.weekday()]
    return f"{weekday} {day_text(moment.date(), moment.date())}"


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


def _counted(ordered: Sequence[Ending]) -> str:
    return "1 credit" if len(ordered) == 1 else f"{len(ordered):,} credits"


def _sums(ordered: Sequence[Ending], locale: str, after: str = "") -> str:
    """Add up what is left, each currency by itself; more than two are only counted."""
    sums: dict[str, int] = {}
    for one in ordered:
        sums[one.credit.currency] = sums.get(one.credit.currency, 0) + one.credit.left
    if len(sums) > _FEW:
        return f"Money in {len(sums)} currencies"
    return " and ".join(money_text(minor, code, locale) for code, minor in sums.items()) + after
