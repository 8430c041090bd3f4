"""The use cases over the user's data: those that a start needs at once, the others when asked for.

Importing all of them takes a tenth of a start, and nothing that is shown first needs them.
`compose` makes what they stand on.
"""

import os
import uuid
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from spendby.assets import resource
from spendby.domain.verdict import Rules
from spendby.integration.files import LocalFiles
from spendby.services.calendar_file import CalendarFile
from spendby.services.changes import Notifier
from spendby.services.credits import CreditService
from spendby.services.data_file import DataFile
from spendby.services.history import HistoryService
from spendby.services.ports import Clock, PackShelf
from spendby.services.settings import SettingService
from spendby.services.stores import StoreService
from spendby.storage.database import Database

if TYPE_CHECKING:
    from spendby.services.announcing import AnnouncingService
    from spendby.services.backups import BackupService
    from spendby.services.check_ups import CheckUpService
    from spendby.services.doctor import DoctorService
    from spendby.services.exchange import ExchangeService
    from spendby.services.exports import ExportService
    from spendby.services.guidance import GuidanceService
    from spendby.services.popups import PopupService
    from spendby.services.purchases import PurchaseService
    from spendby.services.reconcile import ReconcileService
    from spendby.services.reminders import ReminderService
    from spendby.services.standby import Standby

DATABASE_NAME = "spendby.db"

_MODULES = (
    *("app.desktop_notices", "app.late_standby", "domain.steps", "integration.day_note"),
    *("integration.guide_shelf",),
    *("services.backups", "services.check_ups", "services.doctor", "services.exchange"),
    *("services.exports", "services.guidance", "services.popups", "services.purchases"),
    *("services.reconcile", "services.reminders", "storage.backup_shelf"),
)


class Surroundings(Struct, frozen=True):
    """What all use cases stand on.

    `rules` are those of this run, None the user's own. From a `window`, notices have buttons that
    somebody hears.
    """

    storage: Database
    packs: PackShelf
    clock: Clock
    folder: Path
    own_packs: Path
    rules: Rules | None
    window: bool


class LocalServices:
    """Satisfies `Services` over one database file."""

    def __init__(self, around: Surroundings) -> None:
        """Make what a start needs at once."""
        self._around = around
        self.packs, self.clock, self.notifier = around.packs, around.clock, Notifier()
        self._each = (around.storage, around.clock, self.notifier)
        over = (around.storage, around.packs, around.clock, self.notifier)
        files, folder = LocalFiles(), str(around.folder)
        self.credits = CreditService(*over, _new_id)
        self.stores = StoreService(*over)
        self.history = HistoryService(*self._each)
        self.settings = SettingService(*self._each, around.rules)
        self.data_file = DataFile(around.storage, files, folder, DATABASE_NAME)
        self.calendar_file = CalendarFile(files, folder, self._write_calendar)

    @cached_property
    def backups(self) -> "BackupService":
        """Backups, made and restored."""
        from spendby.services.backups import BackupService
        from spendby.storage.backup_shelf import BackupShelf

        return BackupService(BackupShelf(self._around.storage), *self._each)

    @cached_property
    def reminders(self) -> "ReminderService":
        """What is due, and what became of it."""
        from spendby.domain.steps import left_open
        from spendby.services.reminders import ReminderService

        clock = self._around.clock
        return ReminderService(*self._each, lambda credits: left_open(credits, clock.today()))

    @cached_property
    def popups(self) -> "PopupService":
        """Which reminders are shown on the desktop."""
        from spendby.integration.day_note import DayNote
        from spendby.services.popups import PopupService

        around = self._around
        return PopupService(
            around.storage,
            around.clock,
            self.reminders,
            self.credits.judge,
            self.announcing,
            notifier=self.notifier,
            notes=DayNote(around.folder, os.environ),
        )

    @cached_property
    def purchases(self) -> "PurchaseService":
        """What somebody means to buy."""
        from spendby.services.purchases import PurchaseService

        return PurchaseService(*self._each, _new_id)

    @cached_property
    def check_ups(self) -> "CheckUpService":
        """What somebody has set aside in the check-up."""
        from spendby.services.check_ups import CheckUpService

        return CheckUpService(*self._each)

    @cached_property
    def exchange(self) -> "ExchangeService":
        """Bringing files in."""
        from spendby.services.exchange import ExchangeService

        around = self._around
        where = (around.storage, around.packs, around.clock, self.notifier)
        return ExchangeService(*where, LocalFiles(), self.backups)

    @cached_property
    def exports(self) -> "ExportService":
        """Taking files out."""
        from spendby.app.late_pdf import LatePdfSheets
        from spendby.services.exports import ExportService

        around = self._around
        where = (around.storage, around.packs, around.clock)
        files = LocalFiles(around.storage.own_files.refuse)
        return ExportService(*where, files, LatePdfSheets())

    @cached_property
    def doctor(self) -> "DoctorService":
        """Whether the data is sound."""
        from spendby.services.doctor import DoctorService

        return DoctorService(self._around.storage, self._around.packs)

    @cached_property
    def announcing(self) -> "AnnouncingService":
        """Saying things outside the window."""
        from spendby.app import desktop_notices as notices
        from spendby.services.announcing import AnnouncingService

        made = AnnouncingService(self._around.clock)
        if self._around.window:
            notices.announce_from_window(made)
        else:
            notices.announce_from_command(made)
        return made

    @cached_property
    def standby(self) -> "Standby":
        """Being reminded without opening Spendby."""
        from spendby.app.late_standby import standby

        return standby(self._around.folder)

    @cached_property
    def guidance(self) -> "GuidanceService":
        """The guide, and what it says of a credit."""
        from spendby.integration.guide_shelf import FolderGuideShelf
        from spendby.services.guidance import GuidanceService

        guides = FolderGuideShelf(resource("packs"), self._around.own_packs)
        return GuidanceService(*self._each, guides)

    @cached_property
    def reconcile(self) -> "ReconcileService":
        """Comparing with a store."""
        from spendby.services.reconcile import ReconcileService

        return ReconcileService(*self._each, _new_id)

    def get_ready(self) -> None:
        """Import what nobody has asked for yet; may be called from any thread.

        Nothing is made: two threads could make the same one twice.
        """
        for name in _MODULES:
            import_module(f"spendby.{name}")

    def _write_calendar(self, path: str) -> None:
        self.exports.export(path)


def _new_id() -> str:
    return uuid.uuid4().hex
