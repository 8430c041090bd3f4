"""All use cases in one hand: what the composition root gives to a face."""

from typing import TYPE_CHECKING, Protocol

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
    from spendby.services.popups import PopupService
    from spendby.services.purchases import PurchaseService
    from spendby.services.reconcile import ReconcileService
    from spendby.services.reminders import ReminderService
    from spendby.services.standby import Standby


class Services(Protocol):
    """The use cases, and the clock they go by.

    Those below `stores` are made, and what they need imported, when they are first asked for.
    """

    @property
    def credits(self) -> CreditService:
        """Credits, their ledgers and their verdicts."""

    @property
    def history(self) -> HistoryService:
        """Undo, redo, and what was changed."""

    @property
    def packs(self) -> PackShelf:
        """The policy packs, Spendby's and the user's."""

    @property
    def clock(self) -> Clock:
        """The one clock."""

    @property
    def notifier(self) -> Notifier:
        """Tells who listens what a change changed."""

    @property
    def settings(self) -> SettingService:
        """What the user chose."""

    @property
    def data_file(self) -> DataFile:
        """The file that everything of a user is in."""

    @property
    def calendar_file(self) -> CalendarFile:
        """The calendar that is written anew after each change."""

    @property
    def stores(self) -> StoreService:
        """The stores."""

    @property
    def backups(self) -> "BackupService":
        """Backups, made and restored."""

    @property
    def reminders(self) -> "ReminderService":
        """What is due, and what became of it."""

    @property
    def popups(self) -> "PopupService":
        """Which reminders are shown on the desktop."""

    @property
    def purchases(self) -> "PurchaseService":
        """What somebody means to buy."""

    @property
    def check_ups(self) -> "CheckUpService":
        """What somebody has set aside in the check-up."""

    @property
    def exchange(self) -> "ExchangeService":
        """Bringing files in."""

    @property
    def exports(self) -> "ExportService":
        """Taking files out."""

    @property
    def doctor(self) -> "DoctorService":
        """Whether the data is sound."""

    @property
    def announcing(self) -> "AnnouncingService":
        """Saying things outside the window."""

    @property
    def standby(self) -> "Standby":
        """Being reminded without opening Spendby."""

    @property
    def guidance(self) -> "GuidanceService":
        """The guide, and what it says of a credit."""

    @property
    def reconcile(self) -> "ReconcileService":
        """Comparing with a store."""

    def get_ready(self) -> None:
        """Import what nobody has asked for yet; may be called from any thread."""
