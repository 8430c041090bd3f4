"""Keeps the calendar file in step with what is done in the window, beside it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from spendby.domain.errors import Refused
from spendby.services.changes import Changed
from spendby.services.services import Services
from spendby.translation import tr
from spendby.ui.kit.notices import About, Notices
from spendby.ui.kit.worker import Worker


class CalendarCommands(QObject):
    """Writes the file after each change, and says in the banner when that fails."""

    def __init__(
        self, services: Services, notices: Notices, worker: Worker, parent: QWidget
    ) -> None:
        """Say it in `notices`."""
        super().__init__(parent)
        self._calendar, self._notices, self._worker = services.calendar_file, notices, worker
        end = services.notifier.subscribe(self._on_changed)
        parent.destroyed.connect(end)

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
