"""All use cases in one hand: what the composition root gives to a face."""

from dataclasses import dataclass

from spendby.domain.verdict import Options
from spendby.services.announcing import AnnouncingService
from spendby.services.backups import BackupService
from spendby.services.changes import Notifier
from spendby.services.credits import CreditService
from spendby.services.data_file import DataFile
from spendby.services.doctor import DoctorService
from spendby.services.exchange import ExchangeService
from spendby.services.exports import ExportService
from spendby.services.guidance import GuidanceService
from spendby.services.history import HistoryService
from spendby.services.popups import PopupService
from spendby.services.ports import Clock, PackShelf
from spendby.services.reminders import ReminderService
from spendby.services.settings import SettingService
from spendby.services.stores import StoreService


@dataclass(frozen=True, slots=True)
class Services:
    """The use cases, and the clock they go by."""

    credits: CreditService
    stores: StoreService
    history: HistoryService
    reminders: ReminderService
    popups: PopupService
    exchange: ExchangeService
    exports: ExportService
    backups: BackupService
    doctor: DoctorService
    packs: PackShelf
    clock: Clock
    notifier: Notifier
    settings: SettingService
    data_file: DataFile
    announcing: AnnouncingService
    guidance: GuidanceService

    @property
    def options(self) -> Options:
        """The options that the user chose, as they are now; reading them may raise `Refused`."""
        return self.settings.options()

    @property
    def data_folder(self) -> str:
        """The folder that everything of a user is in; empty where nothing is kept."""
        return self.data_file.folder
