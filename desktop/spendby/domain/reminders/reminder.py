"""Reminders as they are kept: what each is about, when it came due, where it was shown.

Which are due is `due`'s; how they stand for the user, `inbox`'s; when a popup comes, `popups`'s.
"""

import hashlib
from datetime import date, datetime

from msgspec import Struct

from spendby.domain.closed_set import ClosedSet
from spendby.domain.notice import Place


class About(ClosedSet):
    """What a reminder is about."""

    EXPIRY = "expiry"
    ENDED = "ended"
    COMPARE = "compare"
    NO_DATE = "no_date"
    NEXT_STEP = "next_step"
    USABLE = "usable"


class Key(Struct, frozen=True):
    """What makes a reminder the same one again: it is never delivered twice.

    `on` is the day that it hangs on, so that a changed day makes another reminder: the credit's
    last day, its first one (`USABLE`), the day it was received (`NO_DATE`), or the day a comparison
    fell due (`COMPARE`).
    `lead` is the number of days before, where there is one.
    """

    credit: str
    about: About
    on: date
    lead: int = 0

    @property
    def id(self) -> str:
        """A short name for command lines, the same in every copy of the data."""
        text = f"{self.credit}\n{self.about}\n{self.on}\n{self.lead}"
        return "r" + hashlib.blake2s(text.encode(), digest_size=6).hexdigest()


class Status(ClosedSet):
    """What came of showing a reminder outside the inbox."""

    PENDING = "pending"
    SHOWN = "shown"
    NOT_SHOWN = "not_shown"


class Delivery(Struct, frozen=True):
    """A line of the log: the reminder came due on `day` (at the store) and is in the inbox.

    `tried_at` is when it was last handed to the desktop, `tries` how often, `place` and `why` what
    came of it. While `status` is PENDING, nobody has answered yet.
    """

    key: Key
    day: date
    at: datetime
    status: Status = Status.PENDING
    place: Place | None = None
    why: str = ""
    tried_at: datetime | None = None
    tries: int = 0


class Mark(ClosedSet):
    """What the user did with a reminder."""

    NEW = "new"
    SNOOZED = "snoozed"
    DONE = "done"


class Marked(Struct, frozen=True):
    """The user's last word on a reminder; `until` is when a snooze ends.

    It holds for the delivery of `delivered_at`: one that comes due again begins anew.
    """

    mark: Mark
    at: datetime
    delivered_at: datetime
    until: datetime | None = None


class Reminding(Struct, frozen=True):
    """What the user wishes for one credit: leads of its own (None: the usual ones), or silence."""

    leads: tuple[int, ...] | None = None
    muted: bool = False


AS_USUAL = Reminding()
