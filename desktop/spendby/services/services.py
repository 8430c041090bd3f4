"""All use cases in one hand: what the composition root gives to a face."""

from typing import TYPE_CHECKING

from msgspec import Struct

from spendby.domain.verdict import Options
from spendby.services.calendar_file import CalendarFile
from spendby.services.changes import Notifier
from spendby.services.credits import CreditService
from spendby.services.data_file import DataFile
from spendby.services.history import HistoryService
from spendby.services.ports import Clock, PackShelf
from spendby.services.settings import SettingService
from spendby.services.stores import StoreService

if TYPE_CHECKING:  # a start of the window waits for none of these
    from spendby.services.announcing import AnnouncingService
    from spendby.services.backups import BackupService
    from spendby.services.check_ups import CheckUpService
    from spendby.services.doctor import DoctorService
    from spendby.services.exchange import ExchangeService
    from spendby.services.exports import ExportService
    from spendby.services.guidance import GuidanceService
    from spendby.services.late_services import LateServices
    from spendby.services.popups import PopupService
    from spendby.services.purchases import PurchaseService
    from spendby.services.reconcile import ReconcileService
    from spendby.services.reminders import ReminderService
    from spendby.services.standby import Standby


class Services(Struct, frozen=True):
    """The use cases, and the clock they go by; `late` has those that no start waits for."""

    credits: CreditService
    stores: StoreService
    history: HistoryService
    packs: PackShelf
    clock: Clock
    notifier: Notifier
    settings: SettingService
    data_file: DataFile
    calendar_file: CalendarFile
    late: "LateServices"

    @property
    def backups(self) -> "BackupService":
        """Backups, made and restored."""
        return self.late.backups

    @property
    def reminders(self) -> "ReminderService":
        """What is due, and what became of it."""
        return self.late.reminders

    @property
    def popups(self) -> "PopupService":
        """Which reminders are shown on the desktop."""
        return self.late.popups

    @property
    def purchases(self) -> "PurchaseService":
        """What somebody means to buy."""
        return self.late.purchases

    @property
    def check_ups(self) -> "CheckUpService":
        """The guide's ten mistakes, looked for."""
        return self.late.check_ups

    @property
    def exchange(self) -> "ExchangeService":
        """Bringing files in."""
        return self.late.exchange

    @property
    def exports(self) -> "ExportService":
        """Writing files."""
        return self.late.exports

    @property
    def doctor(self) -> "DoctorService":
        """The check-up of the database."""
        return self.late.doctor

    @property
    def announcing(self) -> "AnnouncingService":
        """Notices on the desktop."""
        return self.late.announcing

    @property
    def standby(self) -> "Standby":
        """Being reminded without opening Spendby."""
        return self.late.standby

    @property
    def guidance(self) -> "GuidanceService":
        """The guide, and what it says of a credit."""
        return self.late.guidance

    @property
    def reconcile(self) -> "ReconcileService":
        """Comparing with a store."""
        return self.late.reconcile

    @property
    def options(self) -> Options:
        """The options that the user chose, as they are now; reading them may raise `Refused`."""
        return self.settings.options()

    @property
    def data_folder(self) -> str:
        """The folder that everything of a user is in; empty where nothing is kept."""
        return self.data_file.folder
