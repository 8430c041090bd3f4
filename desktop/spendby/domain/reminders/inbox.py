"""The inbox: every reminder that ever came due, and how it stands for the user now.

Pure, over the log and the credits as they are: what nobody has to act on any more is done by
itself, and says why.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import assert_never

from msgspec import Struct

from spendby.domain.closed_set import ClosedSet
from spendby.domain.credit import Credit
from spendby.domain.expiry import days_left
from spendby.domain.folding import sorting_key
from spendby.domain.reminders.due import awaits_first_use, is_stale, lacks_date
from spendby.domain.reminders.ladder import Ladders
from spendby.domain.reminders.moment import Moment
from spendby.domain.reminders.reminder import About, Delivery, Key, Mark, Marked


class Standing(ClosedSet):
    """How a reminder stands."""

    NEW = "new"
    SNOOZED = "snoozed"
    DONE = "done"


class Over(ClosedSet):
    """Why a reminder needs nothing more of the user."""

    USED_UP = "used_up"
    MOVED = "moved"
    FIRST_DAY_MOVED = "first_day_moved"
    REPLACED = "replaced"
    ENDED = "ended"
    ANSWERED = "answered"
    MUTED = "muted"
    SMALL = "small"
    ARCHIVED = "archived"


class Item(Struct, frozen=True):
    """A line of the inbox.

    `days` are left of the credit (None: it has no date). `until` is when a snooze ends or ended,
    `handled_at` when the user did something. `over` says why a line is done without the user.
    """

    delivery: Delivery
    credit: Credit
    days: int | None
    standing: Standing
    until: datetime | None = None
    handled_at: datetime | None = None
    over: Over | None = None

    @property
    def key(self) -> Key:
        """What makes it the same reminder again."""
        return self.delivery.key

    @property
    def id(self) -> str:
        """Its short name."""
        return self.delivery.key.id


class Records(Struct, frozen=True):
    """What is kept of reminders: the log, and the user's last word on each."""

    deliveries: Mapping[Key, Delivery]
    marks: Mapping[Key, Marked]


def inbox(
    moment: Moment,
    credits: Iterable[Credit],
    ladders: Ladders,
    records: Records,
    steps: Mapping[str, str] | None = None,
) -> list[Item]:
    """List the inbox: New by urgency, Snoozed by when they are back, Done latest first."""
    known = {credit.id: credit for credit in credits}
    present = [
        (known[key.credit], delivery)
        for key, delivery in records.deliveries.items()
        if key.credit in known and delivery.day <= moment.days[known[key.credit].store]
    ]
    judge = _Judge(moment, known, ladders, steps or {}, [one for _, one in present])
    items = [_item(judge, credit, one, records.marks.get(one.key)) for credit, one in present]
    return sorted(items, key=_order)


def count_new(items: Iterable[Item]) -> int:
    """Count what waits for the user."""
    return sum(item.standing is Standing.NEW for item in items)


class _Judge:
    """Tells which reminders are over, with what that takes from all the others."""

    def __init__(
        self,
        moment: Moment,
        credits: Mapping[str, Credit],
        ladders: Ladders,
        steps: Mapping[str, str],
        present: Iterable[Delivery],
    ) -> None:
        self.moment = moment
        self._ladders = ladders
        self._steps = steps
        self._stale = {
            one.store for one in credits.values() if is_stale(one, moment.days[one.store], ladders)
        }
        self._nearest: dict[tuple[str, date], int] = {}
        self._compared: dict[str, date] = {}
        for one in present:
            key = one.key
            if key.about is About.EXPIRY:
                place = (key.credit, key.on)
                self._nearest[place] = min(self._nearest.get(place, key.lead), key.lead)
            elif key.about is About.COMPARE:
                store = credits[key.credit].store
                self._compared[store] = max(self._compared.get(store, one.day), one.day)

    def over(self, credit: Credit, delivery: Delivery) -> Over | None:
        key = delivery.key
        match key.about:
            case About.COMPARE:
                return self._of_store(credit.store, delivery)
            case About.ENDED:
                return self._of_ended(credit, key)
            case About.NO_DATE:
                return self._general(credit) or (None if lacks_date(credit) else Over.ANSWERED)
            case About.USABLE:
                return self._general(credit) or self._of_usable(credit, key)
            case About.NEXT_STEP:
                return self._general(credit) or self._of_step(credit, key)
            case About.EXPIRY:
                return self._general(credit) or self._of_expiry(credit, key)
            case _:
                assert_never(key.about)

    def _of_store(self, store: str, delivery: Delivery) -> Over | None:
        if store not in self._stale:
            return Over.ANSWERED
        return Over.REPLACED if self._compared[store] > delivery.day else None

    def _of_ended(self, credit: Credit, key: Key) -> Over | None:
        if key.on != credit.expiry.on:
            return Over.MOVED
        return self._general(credit)

    def _of_usable(self, credit: Credit, key: Key) -> Over | None:
        if key.on != credit.usable_from:
            return Over.FIRST_DAY_MOVED
        if self._has_ended(credit):
            return Over.ENDED
        return None if awaits_first_use(credit) else Over.ANSWERED

    def _of_step(self, credit: Credit, key: Key) -> Over | None:
        return self._of_end(credit, key) or (None if credit.id in self._steps else Over.ANSWERED)

    def _of_expiry(self, credit: Credit, key: Key) -> Over | None:
        nearer = self._nearest[key.credit, key.on] < key.lead
        return self._of_end(credit, key) or (Over.REPLACED if nearer else None)

    def _of_end(self, credit: Credit, key: Key) -> Over | None:
        if key.on != credit.expiry.on:
            return Over.MOVED
        return Over.ENDED if self._has_ended(credit) else None

    def _has_ended(self, credit: Credit) -> bool:
        on = credit.expiry.on
        return on is not None and on < self.moment.days[credit.store]

    def _general(self, credit: Credit) -> Over | None:
        left = credit.left
        if left == 0:
            return Over.USED_UP
        if credit.archived:
            return Over.ARCHIVED
        if self._ladders.wish(credit).muted:
            return Over.MUTED
        return Over.SMALL if self._ladders.is_small(credit, left) else None


def _item(judge: _Judge, credit: Credit, delivery: Delivery, marked: Marked | None) -> Item:
    now = judge.moment.now
    days = days_left(credit.expiry, judge.moment.days[credit.store])
    over = judge.over(credit, delivery)
    if marked is not None and (marked.delivered_at != delivery.at or marked.at > now):
        marked = None
    if marked is None or marked.mark is Mark.NEW:
        standing = Standing.NEW if over is None else Standing.DONE
        return Item(delivery, credit, days, standing, over=over)
    if marked.mark is Mark.DONE or over is not None:
        over = None if marked.mark is Mark.DONE else over
        return Item(delivery, credit, days, Standing.DONE, marked.until, marked.at, over)
    awake = marked.until is None or marked.until <= now
    standing = Standing.NEW if awake else Standing.SNOOZED
    return Item(delivery, credit, days, standing, marked.until, marked.at)


_RANK = {Standing.NEW: 0, Standing.SNOOZED: 1, Standing.DONE: 2}


def _order(item: Item) -> tuple[int, float, str, str]:
    if item.standing is Standing.NEW:
        soon = float(item.days) if item.days is not None and item.days >= 0 else 1e7
    elif item.standing is Standing.SNOOZED and item.until is not None:
        soon = item.until.timestamp()
    else:
        soon = -(item.handled_at or item.delivery.at).timestamp()
    return _RANK[item.standing], soon, sorting_key(item.credit.name), item.id
