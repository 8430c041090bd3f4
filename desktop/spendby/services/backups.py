"""Backups: when one is made by itself, and making, listing and restoring them by hand.

How they are made and checked, and which of them are kept, is decided in storage and the domain.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from threading import Lock

from msgspec import Struct

from spendby.domain.backup import Backup, Contents, Offer, Reason, Restored
from spendby.domain.change import Change
from spendby.domain.errors import NotFound, Refused
from spendby.outside import reason_of
from spendby.services.changes import Changed, Notifier
from spendby.services.ports import BackupShelf, Clock
from spendby.services.storage_ports import Reading, Storage
from spendby.translation import ntr, tr

RESTORED = "restore"
"""The kind of the change that is announced after a restore; undo can't take that one back."""

OVERDUE_DAYS = 7
"""After so many days with changes that no backup holds, it is time to say so."""

_SHOWN = 5
_LOOKED_BACK = 1000


class BackupState(Struct, frozen=True):
    """How far one is from losing something.

    `last` is the newest backup, `bare_days` the days with changes that it doesn't hold, `problem`
    the sentence why no backup could be made the last time, or empty.
    """

    last: Backup | None = None
    bare_days: int = 0
    problem: str = ""

    @property
    def overdue(self) -> bool:
        """Tell whether a backup has been missing for too many days with changes."""
        return self.bare_days >= OVERDUE_DAYS


class BackupService:
    """Makes backups by itself and on request; may be used from several threads.

    What is made by itself never raises `Refused`: the change that it comes with has been saved.
    `problem` then holds the sentence, until a backup can be made again.
    """

    def __init__(
        self, shelf: BackupShelf, storage: Storage, clock: Clock, notifier: Notifier
    ) -> None:
        """Keep the backups of `storage` on `shelf`."""
        self._shelf = shelf
        self._storage = storage
        self._clock = clock
        self._notifier = notifier
        self._lock = Lock()
        self._problem = ""

    @property
    def problem(self) -> str:
        """Why the last backup could not be made; empty when it could."""
        return self._problem

    def after_change(self) -> Backup | None:
        """Make the day's backup, unless one already holds a change of today.

        After the change and not before it, so that it neither delays nor stops the change, and
        holds it: its log still leads back to what was before.
        """
        today = _day(self._clock.now())

        def due(newest: Backup | None) -> bool:
            if newest is not None and newest.contents is not None:
                held = newest.contents.changed_at
                if held is not None and _day(held) == today:
                    return False
            last = self._last_change()
            return last is not None and _day(last.at) == today

        return self._by_itself(Reason.DAILY, due)

    def before_import(self) -> Backup | None:
        """Make a backup, unless the newest one holds everything already."""
        self._problem = ""  # what kept an earlier one from being made says nothing of this one
        return self._by_itself(Reason.BEFORE_IMPORT, self._has_news)

    def at_quit(self) -> Backup | None:
        """Make a backup of what the newest one doesn't hold yet, for when the window closes."""
        return self._by_itself(Reason.QUIT, self._has_news)

    def make(self) -> Backup:
        """Make a backup that is kept until its owner removes it; raises `FileRefused`."""
        with self._lock:
            made = self._shelf.make(Reason.MANUAL, self._clock.now())
            self._problem = ""
        return made

    def save_copy(self, path: str) -> str:
        """Save a checked copy at `path`, where no file may be; gives the whole path.

        Raises `FileRefused`. The copy holds no traces of what was deleted.
        """
        return self._shelf.save_copy(path)

    def checked(self) -> list[Backup]:
        """List the backups, newest first, after comparing each with its hash."""
        return self._shelf.listed(check=True)

    def offers(self) -> list[Offer]:
        """List the backups as `checked` does, with what restoring each would take away."""
        return self._shelf.offers()

    def state(self) -> BackupState:
        """Tell when the last backup was made, and how much isn't in it; reads no backup."""
        newest = None
        try:
            newest = self._shelf.newest()
            with self._storage.read() as reading:
                bare = _not_in(newest, reading)
        except Refused as refused:
            return BackupState(newest, problem=self._problem or str(refused))
        days = {_day(change.at) for change in bare}
        return BackupState(newest, len(days), self._problem)

    def restore(self, wanted: str) -> Restored:
        """Put a backup in the place of everything; raises `NotFound` or `FileRefused`.

        `wanted` is a name from the list, the start of one, its number, or the path of a copy.
        What was there is backed up before. The backup brings its own change log, so going back
        is restoring what `Restored.before` names, not undo.
        """
        with self._lock:
            now = self._clock.now()
            restored = self._shelf.restore(_named(wanted, self._shelf.listed()), now)
        label = tr("Restored {file}").format(file=restored.file)
        change = Change(restored.contents.change, RESTORED, label, now)
        self._notifier.announce(Changed(change, everything=True))
        return restored

    def _by_itself(self, reason: Reason, due: Callable[[Backup | None], bool]) -> Backup | None:
        with self._lock:
            try:
                if not due(self._shelf.newest()):
                    return None
                made = self._shelf.make(reason, self._clock.now())
            except Refused as refused:
                self._problem = str(refused)
                return None
            except OSError as error:
                self._problem = tr("The backup couldn't be made: {reason}.").format(
                    reason=reason_of(error)
                )
                return None
            self._problem = ""
            return made

    def _has_news(self, newest: Backup | None) -> bool:
        last = self._last_change()
        return last is not None and not _ends_with(newest, last)

    def _last_change(self) -> Change | None:
        with self._storage.read() as reading:
            return next(iter(reading.changes.latest(1)), None)


def _day(moment: datetime) -> date:
    """Tell on which day a moment was for the user."""
    return moment.astimezone().date()


def _ends_with(backup: Backup | None, change: Change) -> bool:
    """Tell whether a change is the newest one that a backup holds."""
    if backup is None or backup.contents is None:
        return False
    held = backup.contents
    return (held.change, held.changed_at) == (change.number, change.at)


def _not_in(backup: Backup | None, reading: Reading) -> list[Change]:
    """List the changes that a backup doesn't hold."""
    newest = next(iter(reading.changes.latest(1)), None)
    if newest is None:
        return []
    held = Contents(0, ()) if backup is None or backup.contents is None else backup.contents
    since = reading.changes.latest(max(newest.number - held.change, 0) + 1)
    if held.change == 0:
        return since
    if backup is not None and _ends_with(backup, since[-1]):
        return since[:-1]
    # After a restore the log goes another way than the newest backup's.
    made_at = newest.at if backup is None else backup.made_at
    return [one for one in reading.changes.latest(_LOOKED_BACK) if one.at > made_at]


def _named(wanted: str, backups: Sequence[Backup]) -> str:
    """Find the file that is meant: a backup's name, or else a path."""
    files = [one.file for one in backups]
    if wanted in files:
        return wanted
    found = [one.file for one in backups if wanted.isdecimal() and one.sequence == int(wanted)]
    found = found or [file for file in files if wanted and file.startswith(wanted)]
    if len(found) > 1:
        some = ", ".join(found[:_SHOWN]) + (", …" if len(found) > _SHOWN else "")
        message = ntr(
            "“{name}” could be any of {count} backup: {some}. Give more of its name.",
            "“{name}” could be any of {count} backups: {some}. Give more of its name.",
            len(found),
        ).format(name=wanted, some=some)
        raise NotFound(message)
    return found[0] if found else wanted
