"""Follows the file of credits: who else writes to it, and whether we may.

What it finds stands in the banner; other programs' changes are read anew.
"""

from PySide6.QtCore import QObject

from spendby.domain.errors import Refused
from spendby.services.services import Services
from spendby.ui.availability import Availability
from spendby.ui.models.credit_source import CreditSource
from spendby.ui.notices import About, Notices
from spendby.ui.worker import Worker


class FileWatch(QObject):
    """Looks at the file whenever somebody comes back to the window."""

    def __init__(  # noqa: PLR0913, PLR0917 - one for each part that it works with
        self,
        services: Services,
        source: CreditSource,
        notices: Notices,
        availability: Availability,
        worker: Worker,
        parent: QObject,
    ) -> None:
        """Read anew through `source`, and say the rest in `notices`."""
        super().__init__(parent)
        self._services, self._source = services, source
        self._notices, self._availability = notices, availability
        self._worker = worker

    def get_ready(self) -> None:
        """Do beside the window what the first change would have to wait for, and begin to watch."""
        services = self._services

        def work() -> None:
            services.credits.get_ready()
            services.late.get_ready()
            services.data_file.changed_elsewhere()

        self._worker.run(work, lambda _: None, self._refuse)

    def look(self) -> None:
        """Say whether changes can be kept, and what else lies beside the file."""
        file = self._services.data_file
        writable = not file.folder or file.is_writable()
        self._availability.follow_file(readable=True, writable=writable)
        if writable:
            self._notices.drop(About.READ_ONLY)
        else:
            text = self.tr("You can look, but nothing can be changed: {path} can't be written to.")
            self._notices.say(
                About.READ_ONLY, text.format(path=file.path), self.tr("Try again"), self.look
            )
        copies = file.conflicting_copies() if file.folder else []
        if copies:
            text = self.tr(
                "Another copy of your credits lies beside the file: {names}. "
                "Spendby reads only its own."
            )
            self._notices.say(About.COPIES, text.format(names=", ".join(copies)))
        else:
            self._notices.drop(About.COPIES)

    def catch_up(self) -> None:
        """Read anew what another program has changed, and what another day has brought."""
        if self._source.judge is None:
            return
        try:
            changed = self._services.data_file.changed_elsewhere()
        except Refused as refused:
            self._refuse(refused)
            return
        if changed:
            self._source.load()
        else:
            self._source.catch_up()
            self.look()

    def _refuse(self, refused: Refused) -> None:
        self._notices.say(About.UNREADABLE, str(refused), self.tr("Try again"), self._source.load)
