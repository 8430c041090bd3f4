"""Looks for what is due while the window is open, and keeps the counts of the inbox true.

At the start, whenever somebody comes back, after each change, and by a short timer: a long one
sleeps with the computer. Showing reminders outside the window is `services.popups`'s.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from spendby.domain.errors import Refused
from spendby.translation import ntr, tr
from spendby.ui.credit_list.list_commands import ListParts
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.desk import Desk
from spendby.ui.kit.place_page import PlacePage

if TYPE_CHECKING:  # the window doesn't wait for what comes after it is painted
    from spendby.services.reminders import CaughtUp, Inbox
    from spendby.ui.reminders.reminder_page import ReminderPage

TICK = timedelta(minutes=1)
EVERY = timedelta(minutes=15)
_SOON = 400
FEW = 5_000
"""So many credits are looked through at once; more of them beside the window."""


class ReminderControl(QObject):
    """The inbox of the window."""

    changed = Signal()
    """The inbox was looked through anew."""
    ticked = Signal()
    """A minute has passed."""
    _log_changed = Signal()

    def __init__(self, desk: Desk, parts: ListParts) -> None:
        """Offer the page; nothing is looked for before `start`."""
        super().__init__(desk.window)
        self._services, self._theme, self._toast = desk.services, desk.theme, desk.toast
        self._worker, self._window, self._places = desk.worker, desk.window, desk.places
        self._control, self._model = parts.control, parts.model
        self._source = parts.control.source
        self._page: ReminderPage | None = None
        self._started = False
        self._ticked_at: datetime | None = None
        self._looked_at: datetime | None = None
        self._title = ""
        self._news: CaughtUp | None = None
        self.inbox: Inbox | None = None
        """The inbox as it was looked through last; None before that."""
        desk.places.offer(Do.SHOW_REMINDERS, self._make_page)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self.look)
        self._tick = QTimer(self)
        self._tick.setInterval(int(TICK.total_seconds() * 1000))
        self._tick.timeout.connect(self.tick)
        self._source.changed.connect(self._on_changed)
        self._source.loaded.connect(self._on_changed)
        self._log_changed.connect(self._on_changed)

    def slots(self) -> dict[Do, Callable[[], object]]:
        """Say which actions are done here."""
        return {Do.REMIND: self.choose_reminders}

    def start(self) -> None:
        """Look for what came due while the program was closed, and go on looking."""
        if self._started:
            return
        self._started = True
        self._services.reminders.subscribe(self._log_changed.emit)
        self._ticked_at = self._services.clock.here()
        self._tick.start()
        self.look()

    def come_back(self) -> None:
        """Look when somebody comes back to the window."""
        if self._started:
            self._soon.start()

    def tick(self) -> None:
        """Look where a day has begun, time has jumped, a snooze has ended, or it is long ago."""
        self.ticked.emit()
        now = self._services.clock.here()
        before, self._ticked_at = self._ticked_at, now
        if before is not None and before.date() != now.date():
            self._source.catch_up()
        jumped = before is None or not timedelta() <= now - before <= 4 * TICK
        looked = self._looked_at
        overdue = looked is None or now - looked >= EVERY
        if jumped or overdue or self._something_wakes(now):
            self._source.catch_up()
            self.look()

    def look(self) -> None:
        """Put what came due into the inbox and show it where it is to be shown."""
        if self._source.judge is None or self._source.is_reading:
            return  # it is looked again when everything is there
        self._looked_at = self._services.clock.here()
        credits = [one.credit for one in self._model.everything]
        services = self._services

        def work() -> "tuple[CaughtUp | None, Inbox]":
            try:
                caught = services.reminders.catch_up(credits)
            except Refused:  # what can't be written down is in the inbox all the same
                caught = None
            return caught, services.reminders.inbox(credits)

        self._worker.run(work, self._on_looked, lambda _: None)

    def read(self) -> "Inbox":
        """Give the inbox as it is now; raises `Refused`."""
        if self.inbox is None or len(self._model.everything) <= FEW:
            credits = [one.credit for one in self._source.everything]
            self._take(self._services.reminders.inbox(credits))
        if self.inbox is None:
            message = "an inbox that was read is there"
            raise RuntimeError(message)
        return self.inbox

    def choose_reminders(self) -> None:
        """Ask when to be reminded of the chosen credit."""
        from spendby.ui.reminders.reminder_dialog import ReminderDialog

        judged = self._control.current
        if judged is not None:
            ReminderDialog(self._theme, self._services.reminders, judged, self._window).open()

    def _make_page(self) -> PlacePage:
        from spendby.ui.reminders.reminder_page import ReminderPage

        self._page = ReminderPage(self._theme, self._services.reminders, self.read)
        self._page.refused.connect(self._toast.turn_down)
        if self._news is not None:
            self._page.show_news(self._news)
        return self._page

    def _on_changed(self) -> None:
        if self._started:
            self._soon.start()

    def _on_looked(self, found: "tuple[CaughtUp | None, Inbox]") -> None:
        caught, inbox = found
        self._take(inbox)
        away = False
        if caught is not None and (caught.set_back or caught.was_away):
            self._news, away = caught, caught.was_away
            if self._page is not None:
                self._page.show_news(caught)
        if self._page is not None and self._places.current is Do.SHOW_REMINDERS:
            self._page.show_inbox(inbox)
        with suppress(Refused):  # the credits can't be read, which the banner says
            self._services.popups.raise_due(inbox, away=away)
        self.changed.emit()

    def _take(self, inbox: "Inbox") -> None:
        self.inbox = inbox
        count = inbox.new
        heard = ntr("Reminders, {count} new", "Reminders, {count} new", count)
        self._places.note(Do.SHOW_REMINDERS, count, heard)
        self._name_window(count)

    def _name_window(self, count: int) -> None:
        """Put the count into the window's title, where it is seen while the window is not."""
        self._title = self._title or self._window.windowTitle() or tr("Spendby")
        title = tr("{window} ({count})").format(window=self._title, count=count)
        self._window.setWindowTitle(title if count else self._title)

    def _something_wakes(self, now: datetime) -> bool:
        inbox = self.inbox
        if inbox is None:
            return False
        looked = inbox.moment.now
        hour = datetime.combine(now.date(), inbox.habits.hour, now.tzinfo)
        wakes = [one.until for one in inbox.items if one.until is not None]
        return any(looked < moment <= now for moment in (*wakes, hour))
