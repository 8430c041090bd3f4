"""Popups: showing what came due on the desktop, and writing down what truly came of it.

Claimed in the log before it is shown, so that a kill or a second process repeats it at most once;
shown only once somebody answered that it was. Where the log can't be written to, it is shown all
the same (docs/adr/0031-shown-though-unwritten.md).
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from spendby.domain.credit import Target
from spendby.domain.errors import FileRefused, Trouble
from spendby.domain.notice import Notice, Outcome, Place
from spendby.domain.notice_words import (
    Ending,
    Manner,
    compare_notice,
    notice_of,
    undated_notice,
    usable_notice,
    with_trouble,
)
from spendby.domain.reminders.inbox import Item
from spendby.domain.reminders.popups import Desk, to_show
from spendby.domain.reminders.reminder import About, Delivery, Key, Status
from spendby.services.changes import Changed, Notifier
from spendby.services.judging import Judge
from spendby.services.ports import Announcer, Clock, Unwritten
from spendby.services.reminders import Inbox, ReminderService
from spendby.services.storage_ports import Storage


class Raised(Struct, frozen=True):
    """What was handed over to be shown: the reminders, in the notice that stands for them.

    `unwritten` is why that couldn't be written down; None where it was.
    """

    items: tuple[Item, ...]
    notice: Notice
    unwritten: FileRefused | None = None


class PopupService:
    """Shows what waits to be shown, when the user's habits allow it."""

    def __init__(  # noqa: PLR0913 - the last two are named
        self,
        storage: Storage,
        clock: Clock,
        reminders: ReminderService,
        judge: Callable[[], Judge],
        announcer: Announcer,
        *,
        notifier: Notifier,
        notes: Unwritten,
    ) -> None:
        """Show through `announcer`; `judge` tells what a credit can buy.

        `notifier` tells which credits somebody works on, `notes` holds what `storage` can't.
        """
        self._storage = storage
        self._clock = clock
        self._reminders = reminders
        self._judge = judge
        self._announcer = announcer
        self._notes = notes
        self._told_on: date | None = None
        self._typed: dict[str, datetime] = {}
        notifier.subscribe(self._on_changed)

    def raise_due(
        self,
        inbox: Inbox,
        tell: Callable[[Outcome], None] = lambda _: None,
        *,
        away: bool = False,
        at_once: bool = False,
    ) -> Raised | None:
        """Show what of the inbox is to be shown now; `tell` hears what came of it.

        `away` says that it was missed, `at_once` that the user's hour doesn't count. None where
        nothing is to be shown. What can't be written down is shown all the same, once a day and
        saying so: it may be the only warning that there is.
        """
        today = inbox.moment.now.date()
        told_before = self._told_on == today or self._notes.was_told(today)
        chosen = to_show(
            inbox.moment,
            inbox.items,
            inbox.habits,
            at_once=at_once,
            desk=Desk(told_before, self._typed),
        )
        if not chosen:
            return None
        unwritten: FileRefused | None = None
        try:
            chosen = self._claim(chosen)
        except FileRefused as refused:
            soon = refused.trouble is Trouble.BUSY and not at_once  # it is tried again in a moment
            if told_before or soon:
                return None
            unwritten, self._told_on = refused, today
        if not chosen:
            return None
        notice = self._notice(chosen, inbox, away=away)
        if unwritten is not None:
            notice = with_trouble(notice, unwritten.trouble)
        keys = [one.key for one in chosen]

        def told(outcome: Outcome) -> None:
            if unwritten is None:
                with suppress(FileRefused):  # it stays under way: shown once more, at worst
                    self._record(keys, outcome)
            elif outcome.shown or outcome.place is not Place.WINDOW:
                self._notes.note(today)
            tell(outcome)

        self._announcer.announce(notice, told)
        return Raised(tuple(chosen), notice, unwritten)

    def _on_changed(self, changed: Changed) -> None:
        now = self._clock.here()
        self._typed.update(dict.fromkeys(changed.credits, now))

    def _claim(self, items: Sequence[Item]) -> list[Item]:
        """Write down that these are being shown, leaving out what another process has in hand."""
        now = self._clock.here().astimezone(UTC)
        with self._storage.change() as unit:
            kept = unit.reminders.deliveries()
            free = [
                item
                for item in items
                if not _was_taken(kept.get(item.key, item.delivery), item.delivery)
            ]
            unit.reminders.deliver(
                [
                    replace(
                        kept.get(item.key, item.delivery),
                        status=Status.PENDING,
                        place=None,
                        why="",
                        tried_at=now,
                        tries=kept.get(item.key, item.delivery).tries + 1,
                    )
                    for item in free
                ]
            )
            unit.keep_log()
        return free

    def _record(self, keys: Sequence[Key], outcome: Outcome) -> None:
        with self._storage.change() as unit:
            kept = unit.reminders.deliveries()
            status = Status.SHOWN if outcome.shown else Status.NOT_SHOWN
            unit.reminders.deliver(
                [
                    replace(kept[key], status=status, place=outcome.place, why=outcome.why)
                    for key in keys
                    if key in kept
                ]
            )
            unit.keep_log()
        self._reminders.log_changed()

    def _notice(self, items: Sequence[Item], inbox: Inbox, *, away: bool) -> Notice:
        manner = Manner(hidden=inbox.habits.hidden)
        first = items[0]
        today = inbox.moment.days[first.credit.store]
        match first.key.about:
            case About.COMPARE:
                return compare_notice(first.credit, today, manner)
            case About.NO_DATE:
                return undated_notice(first.credit, manner)
            case About.USABLE:
                fresh = all(one.key.on == inbox.moment.days[one.credit.store] for one in items)
                return usable_notice((one.credit for one in items), today, manner, fresh=fresh)
            case About.EXPIRY | About.ENDED | About.NEXT_STEP:
                judge = self._judge()
                endings = [_ending(judge, inbox, one) for one in items]
                made = notice_of(endings, manner, away=away)
                if made is None:
                    message = "there is something to show"
                    raise RuntimeError(message)
                return made
            case _:
                assert_never(first.key.about)


def _was_taken(now: Delivery, seen: Delivery) -> bool:
    """Tell whether something happened to a line since it was seen."""
    return now.tried_at != seen.tried_at or now.status is not seen.status


def _ending(judge: Judge, inbox: Inbox, item: Item) -> Ending:
    credit = item.credit
    on = credit.expiry.on
    answer = judge.judged(credit).answer(Target.OWN_GIFT_CARD)
    until = None if on is None else inbox.moment.ends_at(on, credit.store)
    return Ending(credit, inbox.moment.days[credit.store], answer, until)
