"""The menu of how long a reminder may sleep: not longer than its credit lives."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from spendby.domain.errors import DateRefused
from spendby.domain.reminders.inbox import Item
from spendby.domain.reminders.moment import Moment
from spendby.domain.reminders.snooze import check_wakes, wakes_at
from spendby.translation import tr

_WAITS = (timedelta(hours=3), timedelta(days=1), timedelta(days=3), timedelta(days=7))


class SnoozeMenu(QMenu):
    """Filled each time that it opens."""

    waited = Signal(object)
    """How long was chosen, as a timedelta."""

    def __init__(
        self, chosen: Callable[[], tuple[Moment, Sequence[Item]] | None], parent: QWidget
    ) -> None:
        """Offer it for the reminders that `chosen` gives, with the moment it is."""
        super().__init__(parent)
        self._chosen = chosen
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer what the credits chosen now would live to see."""
        self.clear()
        words = (
            tr("For 3 hours"),
            tr("Until tomorrow"),
            tr("For 3 days"),
            tr("For 7 days"),
        )
        for wait, word in zip(_WAITS, words, strict=True):
            action = self.addAction(word)
            action.setEnabled(self._can(wait))
            action.triggered.connect(lambda _on=False, picked=wait: self.waited.emit(picked))

    def _can(self, wait: timedelta) -> bool:
        found = self._chosen()
        if found is None:
            return False
        moment, items = found
        try:
            for item in items:
                check_wakes(moment, item, wakes_at(moment.now, wait))
        except DateRefused:
            return False
        return bool(items)
