"""Builds the use cases that are made when they are first asked for; `compose` builds the others."""

import uuid
from pathlib import Path

from spendby.app.late_pdf import LatePdfSheets
from spendby.assets import resource
from spendby.integration.files import LocalFiles
from spendby.integration.guide_shelf import FolderGuideShelf
from spendby.services.announcing import AnnouncingService
from spendby.services.check_ups import CheckUpService
from spendby.services.doctor import DoctorService
from spendby.services.exchange import ExchangeService
from spendby.services.exports import ExportService
from spendby.services.guidance import GuidanceService
from spendby.services.late_services import LateServices
from spendby.services.popups import NoAnnouncer, PopupService
from spendby.services.ports import Storage
from spendby.services.purchases import PurchaseService
from spendby.services.reminders import ReminderService
from spendby.services.services import Services


def late_services(services: Services, storage: Storage, own_packs: Path) -> LateServices:
    """Build them over the same storage, and beside the use cases that are there."""
    packs, clock, notifier = services.packs, services.clock, services.notifier
    files, backups = LocalFiles(), services.backups
    reminders = ReminderService(storage, clock, notifier)
    guides = FolderGuideShelf(resource("packs"), own_packs)
    return LateServices(
        reminders=reminders,
        popups=PopupService(storage, clock, reminders, services.credits.judge, NoAnnouncer()),
        purchases=PurchaseService(storage, clock, notifier, lambda: uuid.uuid4().hex),
        check_ups=CheckUpService(storage, clock, notifier),
        exchange=ExchangeService(storage, packs, clock, notifier, files, backups),
        exports=ExportService(storage, packs, clock, files, LatePdfSheets()),
        doctor=DoctorService(storage, packs),
        announcing=AnnouncingService(clock),
        guidance=GuidanceService(storage, clock, notifier, guides),
    )
