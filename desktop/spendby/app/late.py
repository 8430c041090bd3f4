"""Builds the use cases that are made when they are first asked for; `compose` builds the others."""

import uuid
from pathlib import Path

from spendby.app.desktop_notices import announce_from_command, announce_from_window
from spendby.app.late_pdf import LatePdfSheets
from spendby.app.late_standby import standby
from spendby.assets import resource
from spendby.domain.steps import left_open
from spendby.integration.files import LocalFiles
from spendby.integration.guide_shelf import FolderGuideShelf
from spendby.services.announcing import AnnouncingService
from spendby.services.check_ups import CheckUpService
from spendby.services.doctor import DoctorService
from spendby.services.exchange import ExchangeService
from spendby.services.exports import ExportService
from spendby.services.guidance import GuidanceService
from spendby.services.late_services import LateServices
from spendby.services.popups import PopupService
from spendby.services.ports import Storage
from spendby.services.purchases import PurchaseService
from spendby.services.reconcile import ReconcileService
from spendby.services.reminders import ReminderService
from spendby.services.services import Services


def late_services(
    services: Services, storage: Storage, own_packs: Path, *, window: bool
) -> LateServices:
    """Build them over the same storage, and beside the use cases that are there.

    From a `window`, notices have buttons that somebody hears.
    """
    packs, clock, notifier = services.packs, services.clock, services.notifier
    files, backups = LocalFiles(), services.backups
    reminders = ReminderService(
        storage, clock, notifier, lambda credits: left_open(credits, clock.today())
    )
    announcing = AnnouncingService(clock)
    announce_from_window(announcing) if window else announce_from_command(announcing)
    guides = FolderGuideShelf(resource("packs"), own_packs)
    return LateServices(
        reminders=reminders,
        popups=PopupService(storage, clock, reminders, services.credits.judge, announcing),
        purchases=PurchaseService(storage, clock, notifier, lambda: uuid.uuid4().hex),
        check_ups=CheckUpService(storage, clock, notifier),
        exchange=ExchangeService(storage, packs, clock, notifier, files, backups),
        exports=ExportService(storage, packs, clock, files, LatePdfSheets()),
        doctor=DoctorService(storage, packs),
        announcing=announcing,
        standby=standby(Path(services.data_folder)),
        guidance=GuidanceService(storage, clock, notifier, guides),
        reconcile=ReconcileService(storage, clock, notifier, lambda: uuid.uuid4().hex),
    )
