"""Reminders as use cases: noticing what came due, the inbox, and what the user does with it.

What is due and how it stands is the domain's to say; showing it is `popups`'s.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from spendby.domain.credit import Credit, Store
from spendby.domain.errors import NotFound
from spendby.domain.explain import day_text
from spendby.domain.reminders.due import Coming, Log, coming, due
from spendby.domain.reminders.inbox import Item, Records, Standing, count_new, inbox
from spendby.domain.reminders.ladder import Ladders, check_leads
from spendby.domain.reminders.moment import Moment
from spendby.domain.reminders.popups import Habits
from spendby.domain.reminders.reminder import Delivery, Key, Mark, Reminding, Status
from spendby.domain.reminders.snooze import Wait, check_wakes, wakes_at, wakes_on_a_day
from spendby.services.changes import Changed, Notifier
from spendby.services.ports import Clock
from spendby.services.reminder_settings import ReminderSettings, habits_of, ladders_of
from spendby.services.storage_ports import Reading, Storage
from spendby.translation import ntr, tr

AWAY_DAYS = 2
"""After so many days without a look, what came due is told as what was missed."""

SET_BACK = timedelta(hours=2)
"""A clock that is so far behind the last look was set back; less is a change of summer time."""

SEEN_RIGHT = timedelta(days=2)
"""What was shown so little ahead of a clock set back needs no second showing."""

OpenSteps = Callable[[Sequence[Credit]], Mapping[str, str]]
"""Tells the next step that is open, by the id of each credit that has one."""


class Inbox(Struct, frozen=True):
    """The inbox at a moment, and what will come due next (None: nothing with a date)."""

    items: list[Item]
    coming: Coming | None
    moment: Moment
    stores: Mapping[str, Store]
    habits: Habits
    ladders: Ladders

    @property
    def new(self) -> int:
        """How many wait for the user."""
        return count_new(self.items)


class CaughtUp(Struct, frozen=True):
    """What a look found: what came due since the last one, and how long ago that was.

    `set_back` says that the clock is behind the last look.
    """

    new: tuple[Key, ...] = ()
    away_days: int = 0
    set_back: bool = False

    @property
    def was_away(self) -> bool:
        """Whether nobody looked for so long that what came due was missed."""
        return self.away_days >= AWAY_DAYS and bool(self.new)


class ReminderService:
    """What came due, and what became of it."""

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        notifier: Notifier,
        open_steps: OpenSteps = lambda _: {},
    ) -> None:
        """Work on `storage`; `open_steps` tells which credits have a step to take."""
        self._storage = storage
        self._clock = clock
        self._notifier = notifier
        self._open_steps = open_steps
        self._listeners: list[Callable[[], None]] = []
        self.settings = ReminderSettings(storage, clock, notifier)
        """The choices of what is reminded of, and how."""

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` when the log grew or changed; the result ends the subscription."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def log_changed(self) -> None:
        """Tell those who listen that the log changed."""
        for listener in tuple(self._listeners):
            listener()

    def catch_up(self, credits: Sequence[Credit] | None = None) -> CaughtUp:
        """Put what came due into the inbox; safe to call as often as one likes.

        `credits` spares reading them again where they are at hand. Raises `FileRefused`.
        """
        with self._storage.read() as reading:
            view = self._view(reading, credits)
            log = _log(reading)
            found = due(view.moment, view.credits, view.ladders, log, view.steps)
        now = view.moment.now
        looked = log.looked_at
        caught = CaughtUp(
            tuple(one.key for one in found),
            0 if looked is None else max((now - looked).days, 0),
            looked is not None and now < looked - SET_BACK,
        )
        if not found and looked is not None and looked.astimezone(now.tzinfo).date() == now.date():
            return caught
        concerned = [one.credit for one in found]
        with self._storage.change() as unit:
            # Another process may have looked in between: what it delivered stays as it is.
            kept = unit.reminders.deliveries()
            fresh = due(view.moment, concerned, view.ladders, _log(unit), view.steps)
            keys = {one.key for one in fresh}
            new = [one for one in found if one.key in keys]
            unit.reminders.deliver([_delivery(view, one.key, one.credit, kept) for one in new])
            unit.reminders.look(now)
            unit.keep_log()
        if new:
            self.log_changed()
        return replace(caught, new=tuple(one.key for one in new))

    def inbox(self, credits: Sequence[Credit] | None = None) -> Inbox:
        """Give the inbox, with what is due whether or not it could be put there yet.

        `credits` as in `catch_up`. Raises `FileRefused`.
        """
        with self._storage.read() as reading:
            view = self._view(reading, credits)
            kept = reading.reminders.deliveries()
            marks = reading.reminders.marks()
            log = _log(reading)
            habits = habits_of(reading.settings.all())
        for one in due(view.moment, view.credits, view.ladders, log, view.steps):
            kept[one.key] = _delivery(view, one.key, one.credit, kept)
        items = inbox(view.moment, view.credits, view.ladders, Records(kept, marks), view.steps)
        ahead = coming(view.moment, view.credits, view.ladders)
        return Inbox(items, ahead, view.moment, view.stores, habits, view.ladders)

    def find(self, prefix: str) -> list[Item]:
        """Find a reminder by the start of its id, or all that wait of a credit; or `NotFound`."""
        items = self.inbox().items
        by_id = [one for one in items if prefix and one.id.startswith(prefix)]
        if len({one.id for one in by_id}) == 1:
            return by_id
        waiting = [one for one in items if one.standing is not Standing.DONE]
        of_credit = [one for one in waiting if prefix and one.credit.id.startswith(prefix)]
        if len({one.credit.id for one in of_credit}) == 1 and not by_id:
            return of_credit
        if by_id or of_credit:
            message = tr("More than one reminder starts with “{id}”. Add a few letters.").format(
                id=prefix[:64]
            )
        else:
            message = tr("There is no reminder “{id}”. Nothing was changed.").format(id=prefix[:64])
        raise NotFound(message)

    def done(self, items: Sequence[Item]) -> None:
        """Mark reminders done, in one change."""
        self._mark(items, Mark.DONE, None, tr("Marked {what} done").format(what=_named(items)))

    def renew(self, items: Sequence[Item]) -> None:
        """Bring reminders back among the new ones, in one change."""
        self._mark(items, Mark.NEW, None, tr("Brought back {what}").format(what=_named(items)))

    def snooze(self, items: Sequence[Item], wait: Wait) -> datetime:
        """Let reminders sleep for a time, or until a day begins; gives when they are back.

        Raises `DateRefused` for a time that is over, and for one that a credit would not see.
        """
        now = self._clock.here()
        until = wakes_at(now, wait)
        with self._storage.read() as reading:
            moment = self._moment(reading)
        for item in items:
            check_wakes(moment, item, until)
        when = day_text(until.date(), now.date())
        if not wakes_on_a_day(until, now):
            when = f"{when}, {until:%H:%M}"
        self._mark(
            items,
            Mark.SNOOZED,
            until,
            tr("Snoozed {what} until {when}").format(what=_named(items), when=when),
        )
        return until

    def mute(self, credit_id: str, *, muted: bool = True) -> None:
        """Have nothing reminded of a credit (whole id), or have it reminded of again."""
        said = (
            tr("Muted the reminders of {credit}")
            if muted
            else tr("Turned on the reminders of {credit}")
        )
        self._wish(credit_id, lambda before: replace(before, muted=muted), said)

    def choose_leads(self, credit_id: str, leads: Iterable[int] | None) -> None:
        """Give a credit (whole id) a ladder of its own, or the usual one with None.

        Raises `FieldRefused` for a ladder that can't be used.
        """
        ladder = None if leads is None else check_leads(leads)
        said = tr("Chose when to be reminded of {credit}")
        self._wish(credit_id, lambda before: replace(before, leads=ladder), said)

    def choose(self, credit_id: str, leads: Iterable[int] | None, *, muted: bool) -> None:
        """Choose ladder and silence of a credit (whole id) in one change.

        Raises `FieldRefused` for a ladder that can't be used.
        """
        wish = Reminding(None if leads is None else check_leads(leads), muted)
        self._wish(credit_id, lambda _: wish, tr("Chose when to be reminded of {credit}"))

    def _mark(self, items: Sequence[Item], mark: Mark, until: datetime | None, label: str) -> None:
        if not items:
            return
        with self._storage.change() as unit:
            kept = unit.reminders.deliveries()
            unit.reminders.deliver([one.delivery for one in items if _is_news(one, kept)])
            keys = [one.key for one in items]
            unit.reminders.mark(keys, mark, self._clock.here(), until)
            change = unit.commit(label, self._clock.now())
        if change:
            ids = frozenset(one.credit.id for one in items)
            self._notifier.announce(Changed(change, ids))

    def _wish(self, credit_id: str, wished: Callable[[Reminding], Reminding], said: str) -> None:
        with self._storage.change() as unit:
            credit = unit.credits.get(credit_id)
            if credit is None:
                raise NotFound(
                    tr("There is no credit with the id “{id}” any more.").format(id=credit_id[:64])
                )
            before = unit.reminders.wishes().get(credit_id, Reminding())
            unit.reminders.wish(credit_id, wished(before))
            change = unit.commit(said.format(credit=_short(credit.name)), self._clock.now())
        if change:
            self._notifier.announce(Changed(change, frozenset({credit_id})))

    def _view(self, reading: Reading, credits: Sequence[Credit] | None) -> "_View":
        every = reading.credits.all() if credits is None else credits
        ladders = ladders_of(reading.settings.all(), reading.reminders.wishes())
        stores = {store.id: store for store in reading.stores.all()}
        known = [one for one in every if one.store in stores]
        return _View(self._moment(reading), known, ladders, dict(self._open_steps(known)), stores)

    def _moment(self, reading: Reading) -> Moment:
        stores = reading.stores.all()
        return Moment(
            self._clock.here(),
            {store.id: self._clock.today(store.time_zone) for store in stores},
            {store.id: store.time_zone for store in stores},
            habits_of(reading.settings.all()).hour,
        )


class _View(Struct, frozen=True):
    moment: Moment
    credits: Sequence[Credit]
    ladders: Ladders
    steps: Mapping[str, str]
    stores: Mapping[str, Store]


def _log(reading: Reading) -> Log:
    deliveries = reading.reminders.deliveries()
    days = {key: one.day for key, one in deliveries.items()}
    return Log(days, reading.reminders.looked_at())


def _delivery(view: _View, key: Key, credit: Credit, kept: Mapping[Key, Delivery]) -> Delivery:
    """Make the line of a reminder that came due, after an earlier one if the clock was set back."""
    now = view.moment.now
    made = Delivery(key, view.moment.days[credit.store], now.astimezone(UTC))
    before = kept.get(key)
    if before is None or before.status is not Status.SHOWN or before.tried_at is None:
        return made
    if before.tried_at - now > SEEN_RIGHT:
        return made
    return replace(
        made,
        status=before.status,
        place=before.place,
        tried_at=before.tried_at,
        tries=before.tries,
    )


def _is_news(item: Item, kept: Mapping[Key, Delivery]) -> bool:
    there = kept.get(item.key)
    return there is None or there.at != item.delivery.at


def _named(items: Sequence[Item]) -> str:
    names = {one.credit.name for one in items}
    if len(items) == 1:
        return tr("a reminder of {credit}").format(credit=_short(items[0].credit.name))
    if len(names) == 1:
        said = ntr("{count} reminder of {credit}", "{count} reminders of {credit}", len(items))
        return said.format(credit=_short(next(iter(names))))
    return ntr("{count} reminder", "{count} reminders", len(items))


def _short(name: str) -> str:
    return name if len(name) <= 60 else f"{name[:40]}…{name[-15:]}"  # noqa: PLR2004 - a label's width
