"""Follows the file of credits: who else writes to it, and whether we may.

What it finds stands in the banner; other programs' changes are read anew. Nothing is asked while
nothing happens (docs/adr/0032-never-wait-and-follow-the-file.md).
"""

from PySide6.QtCore import QEvent, QFileInfo, QFileSystemWatcher, QObject, QTimer

from spendby.domain.errors import Refused
from spendby.translation import ntr, tr
from spendby.ui.credit_list.credit_source import CreditSource
from spendby.ui.kit.desk import Desk
from spendby.ui.kit.notices import About
from spendby.ui.shell.availability import Availability

_NAMED = 3
_SETTLED_MS = 1_000
"""So long after something has happened in the folder the file is looked at, and once more."""
_LOOKS = 2
_SEEN = frozenset({QEvent.Type.Show, QEvent.Type.WindowStateChange})


class FileWatch(QObject):
    """Looks at the file when something happens in its folder, and when somebody comes back."""

    def __init__(self, desk: Desk, source: CreditSource, availability: Availability) -> None:
        """Read anew through `source`, and say the rest in the notices, while the window is seen."""
        super().__init__(desk.window)
        self._services, self._window = desk.services, desk.window
        self._notices, self._worker = desk.notices, desk.worker
        self._source, self._availability = source, availability
        source.loaded.connect(self._name_missing)
        self._folder = QFileSystemWatcher(self)
        self._folder.directoryChanged.connect(self._on_happened)
        self._looks = 0
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self._on_settled)

    @property
    def is_waiting(self) -> bool:
        """Whether something has happened that wasn't looked at yet."""
        return self._settled.isActive()

    def get_ready(self) -> None:
        """Do beside the window what the first change would have to wait for, and begin to watch."""
        services = self._services

        def work() -> None:
            services.credits.get_ready()
            services.get_ready()
            services.data_file.changed_elsewhere()

        self._worker.run(work, lambda _: self._begin(), self._refuse)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at what has happened meanwhile when the window is seen again."""
        if event.type() in _SEEN:
            self._on_happened()
        return False

    def note_time(self) -> None:
        """Look now and then: what another computer writes is told by nobody."""
        if self._window.isVisible() and not self._source.is_reading:
            self.follow()

    def _begin(self) -> None:
        """Watch the folder from now on; the file itself must not be opened past storage."""
        file = self._services.data_file
        if file.folder and not self._folder.directories():
            self._folder.addPath(QFileInfo(file.path).canonicalPath())
            self._window.installEventFilter(self)

    def _on_happened(self) -> None:
        # Every change makes and removes a journal there. The last word of it may come before the
        # change can be read, so that is looked for twice.
        self._looks = _LOOKS
        if not self._settled.isActive():
            self._settled.start()

    def _on_settled(self) -> None:
        if self._window.isHidden() or self._window.isMinimized():
            return  # it is looked at when it is seen again
        if self._source.is_reading:
            self._settled.start()
            return
        self._looks -= 1
        if self._looks:
            self._settled.start()
        self.follow()

    def look(self) -> None:
        """Say whether changes can be kept, and what else lies beside the file."""
        self._name_missing()
        file = self._services.data_file
        writable = not file.folder or file.is_writable()
        self._availability.follow_file(readable=True, writable=writable)
        if writable:
            self._notices.drop(About.READ_ONLY)
        else:
            text = tr("You can look, but nothing can be changed: {path} can't be written to.")
            self._notices.say(
                About.READ_ONLY, text.format(path=file.path), tr("Try again"), self.look
            )
        copies = file.conflicting_copies() if file.folder else []
        if copies:
            text = tr(
                "Another copy of your credits lies beside the file: {names}. "
                "Spendby reads only its own."
            )
            self._notices.say(About.COPIES, text.format(names=", ".join(copies)))
        else:
            self._notices.drop(About.COPIES)

    def catch_up(self) -> None:
        """Read anew what another program has changed, and what another day has brought."""
        if self._source.judge is not None and not self.follow():
            self._source.catch_up()
            self.look()

    def follow(self) -> bool:
        """Read anew what another program has changed; tells whether there was something."""
        if self._source.judge is None:
            return False
        try:
            changed = self._services.data_file.changed_elsewhere()
        except Refused as refused:
            self._refuse(refused)
            return True
        if changed:
            self._source.load()
        return changed

    def _name_missing(self) -> None:
        """Name the credits that can't be read: they are in no list and in no sum."""
        missing = self._services.credits.reads.unreadable
        if not missing:
            self._notices.drop(About.MISSING)
            return
        text = ntr(
            "{count} credit can't be read, so it is missing from the list and the sums: {ids}. "
            "Everything else is here. A backup from before may still hold it.",
            "{count} credits can't be read, so they are missing from the list and the sums: "
            "{ids}. Everything else is here. A backup from before may still hold them.",
            len(missing),
        )
        names = ", ".join(one.id for one in missing[:_NAMED]) + (
            ", …" if len(missing) > _NAMED else ""
        )
        self._notices.say(About.MISSING, text.format(ids=names))

    def _refuse(self, refused: Refused) -> None:
        self._notices.say(About.UNREADABLE, str(refused), tr("Try again"), self._source.load)
