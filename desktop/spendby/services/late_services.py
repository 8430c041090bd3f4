"""The use cases that no start of the window waits for."""

from typing import TYPE_CHECKING, Protocol

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


class LateServices(Protocol):
    """Each is made, and what it needs imported, when it is first asked for."""

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
