"""Keeps the calendar file in step with what is done in the window, beside it."""

from PySide6.QtCore import QObject

from spendby.domain.errors import Refused
from spendby.services.changes import Changed
from spendby.translation import tr
from spendby.ui.kit.desk import Desk
from spendby.ui.kit.notices import About


class CalendarCommands(QObject):
    """Writes the file after each change, and says in the banner when that fails."""

    def __init__(self, desk: Desk) -> None:
        """Say it in the window's notices."""
        super().__init__(desk.window)
        self._calendar, self._notices = desk.services.calendar_file, desk.notices
        self._worker = desk.worker
        end = desk.services.notifier.subscribe(self._on_changed)
        desk.window.destroyed.connect(end)

    def follow(self) -> None:
        """Write the file now, where one is kept."""
        if self._calendar.path is not None:
            self._worker.run(self._calendar.follow, lambda _: self._tell(), self._refuse)

    def _on_changed(self, _changed: Changed) -> None:
        self.follow()

    def _tell(self) -> None:
        problem = self._calendar.problem
        if problem:
            self._notices.say(About.CALENDAR, problem, tr("Try again"), self.follow)
        else:
            self._notices.drop(About.CALENDAR)

    def _refuse(self, refused: Refused) -> None:
        self._notices.say(About.CALENDAR, str(refused), tr("Try again"), self.follow)
