"""The use cases that no start of the window waits for."""

from msgspec import Struct

from spendby.services.announcing import AnnouncingService
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


class LateServices(Struct, frozen=True):
    """Made all together, when one of them is first asked for."""

    reminders: ReminderService
    popups: PopupService
    purchases: PurchaseService
    check_ups: CheckUpService
    exchange: ExchangeService
    exports: ExportService
    doctor: DoctorService
    announcing: AnnouncingService
    guidance: GuidanceService
    standby: Standby
    reconcile: ReconcileService
