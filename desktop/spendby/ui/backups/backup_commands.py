"""Backups from the window: made beside it after changes and on request, and put back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from spendby.domain.backup import Backup, Offer, Restored
from spendby.domain.errors import Refused
from spendby.services.backups import BackupState
from spendby.translation import tr
from spendby.ui.backups.backup_words import backup_line, backup_warning
from spendby.ui.credit_list.sidebar_foot import BackupLine
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.desk import Desk
from spendby.ui.kit.notices import About

_QUIET_MS = 1_000


class BackupCommands(QObject):
    """Keeps the line about backups up to date; all work is done beside the window."""

    line_changed = Signal(object)
    """There is something new to say about backups; carries the `BackupLine`."""
    restored = Signal()
    """A backup has been put in the place of everything."""

    def __init__(self, desk: Desk) -> None:
        """Open dialogs over the window; say in its notices when backups fall behind."""
        super().__init__(desk.window)
        self._services, self._theme, self._toast = desk.services, desk.theme, desk.toast
        self._worker, self._window = desk.worker, desk.window
        self._notices = desk.notices
        self._line: BackupLine | None = None
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._make_where_due)

    @property
    def line(self) -> BackupLine | None:
        """What there is to say about backups; None before that is known."""
        return self._line

    def slots(self) -> dict[Do, Callable[[], object]]:
        """Say which actions are done here."""
        return {Do.BACK_UP: self.back_up, Do.RESTORE: self.restore}

    def look(self) -> None:
        """Find out when the last backup was made."""
        self._worker.run(self._services.backups.state, self._on_state, self._refuse)

    def follow_change(self) -> None:
        """Make the day's backup where it is due, once nobody is changing anything.

        A copy is made under a lock, for which the next change would wait.
        """
        self._quiet.start()

    def _make_where_due(self) -> None:
        backups = self._services.backups

        def work() -> BackupState:
            backups.after_change()
            return backups.state()

        self._worker.run(work, self._on_state, self._refuse)

    def back_up(self) -> None:
        """Make a backup that stays."""
        self._worker.run(self._services.backups.make, self._on_made, self._refuse)

    def restore(self) -> None:
        """Offer the backups that there are."""
        self._worker.run(self._services.backups.offers, self._on_offers, self._refuse)

    def _on_made(self, _made: Backup) -> None:
        self._toast.say(tr("Backed up. The copy was read again and checked."))
        self.look()

    def _on_offers(self, offers: Sequence[Offer]) -> None:
        # The window doesn't wait for what it shows only now and then.
        from spendby.ui.backups.restore_dialog import RestoreDialog

        now = self._services.clock.now().astimezone()
        RestoreDialog(self._theme, offers, now, self._put_back, self._window).open()

    def _put_back(self, backup: Backup) -> None:
        self.put_back(backup.file)

    def put_back(self, file: str) -> None:
        """Put the backup of this name in the place of everything."""
        backups = self._services.backups
        self._worker.run(lambda: backups.restore(file), self._on_restored, self._refuse)

    def _on_restored(self, restored: Restored) -> None:
        self.restored.emit()
        self.look()
        said, before = tr("Restored. You have what the backup held."), restored.before
        if before is None:
            self._toast.say(said)
        else:
            self._toast.say(said, tr("Go back"), lambda: self.put_back(before))

    def _on_state(self, state: BackupState) -> None:
        self._line = backup_line(state, self._services.clock.now().astimezone())
        self.line_changed.emit(self._line)
        warning = backup_warning(state)
        if warning:
            self._notices.say(About.BACKUPS, warning, tr("Back up now"), self.back_up)
        else:
            self._notices.drop(About.BACKUPS)

    def _refuse(self, refused: Refused) -> None:
        self._toast.turn_down(refused)
