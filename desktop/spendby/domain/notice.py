"""Notices: what the desktop is asked to show, and what came of asking.

The words are `notice_words`'s; showing them is an adapter's.
"""

from datetime import date, timedelta

from msgspec import Struct

from spendby.domain.closed_set import ClosedSet

TITLE_LIMIT = 40
BODY_LIMIT = 110


class Weight(ClosedSet):
    """How much a notice matters to whoever sees it; a heavy one stays until it is answered."""

    LIGHT = "light"
    USUAL = "usual"
    HEAVY = "heavy"


class Press(ClosedSet):
    """What can be done from a notice; to click the notice itself is to press SHOW."""

    SHOW = "show"
    SNOOZE = "snooze"
    DONE = "done"


class Choice(Struct, frozen=True):
    """A button of a notice; `wait` is how long a SNOOZE lasts, or until which day."""

    press: Press
    words: str
    wait: timedelta | date | None = None


class Notice(Struct, frozen=True):
    """One notice in plain text: no amounts where they are to be hidden, and never a code.

    A later notice with the same `tag` takes the place of the earlier one. `credits` are the ids
    of those that it is about, the one to act on first at the head.
    """

    title: str
    body: str
    weight: Weight
    tag: str
    choices: tuple[Choice, ...]
    credits: tuple[str, ...] = ()


class Place(ClosedSet):
    """Where a notice was shown."""

    DESKTOP = "desktop"
    TRAY = "tray"
    WINDOW = "window"


class Outcome(Struct, frozen=True):
    """What came of a notice.

    `shown` is set only where the desktop's own service answered that it has it: a tray and the
    window can't prove that anybody could see it. `why` says in a sentence what went wrong before,
    empty where nothing did.
    """

    place: Place
    shown: bool
    why: str = ""
