"""All use cases over a storage in memory, at a fixed moment, with the packs that Spendby brings."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct

from spendby.assets import resource
from spendby.domain.credit import Credit, Store
from spendby.domain.errors import FileRefused
from spendby.domain.guide import Guide
from spendby.domain.guide_reading import read_guide
from spendby.domain.pack import Pack
from spendby.domain.pack_reading import load_packs, read_pack
from spendby.domain.steps import left_open
from spendby.domain.verdict import Rules
from spendby.services.announcing import AnnouncingService
from spendby.services.backups import BackupService
from spendby.services.calendar_file import CalendarFile
from spendby.services.changes import Notifier
from spendby.services.check_ups import CheckUpService
from spendby.services.credits import CreditService
from spendby.services.data_file import DataFile
from spendby.services.doctor import DoctorService
from spendby.services.exchange import ExchangeService
from spendby.services.exports import ExportService
from spendby.services.guidance import GuidanceService
from spendby.services.history import HistoryService
from spendby.services.popups import PopupService
from spendby.services.ports import Announcer
from spendby.services.purchases import PurchaseService
from spendby.services.reconcile import ReconcileService
from spendby.services.reminders import ReminderService
from spendby.services.settings import SettingService
from spendby.services.sheets import Sheet
from spendby.services.standby import Standby
from spendby.services.stores import StoreService
from tests.helpers.memory_backups import MemoryBackups
from tests.helpers.memory_standby import memory_standby
from tests.helpers.memory_storage import MemoryStorage

NOON = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
"""Noon in Seattle on 22 November 2026, a Sunday."""
TODAY = date(2026, 11, 22)


class FixedClock:
    """A clock that stands, until a test moves it."""

    def __init__(self, moment: datetime = NOON) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def today(self, time_zone: str | None = None) -> date:
        zone = ZoneInfo(time_zone) if time_zone else UTC
        return self.moment.astimezone(zone).date()

    def here(self) -> datetime:
        return self.moment


class OwnPacks:
    """The packs in resources/packs, and those that a test saves."""

    def __init__(self) -> None:
        self._saved: dict[str, str] = {}

    def packs(self) -> dict[str, Pack]:
        return {**_packs(), **{one: read_pack(text, one) for one, text in self._saved.items()}}

    def text(self, pack_id: str) -> str:
        kept = self._saved.get(pack_id)
        file = resource("packs") / f"{pack_id}.toml"
        return file.read_text(encoding="utf-8") if kept is None else kept

    def save(self, text: str) -> Pack:
        pack = read_pack(text, "pack.toml")
        self._saved[pack.id] = text
        return pack

    def problems(self) -> list[str]:
        return []


@cache
def _packs() -> dict[str, Pack]:
    files = sorted(resource("packs").glob("*.toml"))
    return load_packs((file.name, file.read_text(encoding="utf-8")) for file in files)


class OwnGuides:
    """The guides in resources/packs/guides, the general one for every other pack."""

    def guide(self, pack: Pack) -> Guide:
        return _guides()[pack.id if pack.id in _guides() else "general"]

    def guide_problems(self) -> list[str]:
        return []


@cache
def _guides() -> dict[str, Guide]:
    folder = resource("packs") / "guides"
    return {
        one: read_guide((folder / f"{one}.toml").read_text(encoding="utf-8"), one, pack)
        for one, pack in _packs().items()
    }


class PlainFiles:
    """Files as they are."""

    def read(self, path: str, limit: int) -> bytes:
        try:
            content = Path(path).read_bytes()
        except OSError:
            message = f"Couldn't read {path}. Nothing was changed."
            raise FileRefused(message) from None
        return content[:limit]

    def write(self, path: str, content: bytes) -> None:
        try:
            Path(path).write_bytes(content)
        except OSError:
            message = f"Couldn't write {path}. What was there before is as it was."
            raise FileRefused(message) from None

    def check_target(self, path: str) -> None:
        if Path(path).name == "spendby.db":
            message = f"{path} is Spendby's own."
            raise FileRefused(message)

    def is_writable(self, path: str) -> bool:
        return not Path(path).parent.joinpath("read-only").exists()

    def conflicting_copies(self, path: str) -> list[str]:
        return [one.name for one in Path(path).parent.glob("*conflict*")]


class NoNotes:
    """Remembers nothing, as where there is no place for it."""

    def was_told(self, day: date) -> bool:  # noqa: ARG002 - as the port has it
        return False

    def note(self, day: date) -> None:
        """Forget it."""


class PlainSheets:
    """Sheets as a line for each credit, which no printer would take."""

    def pdf(self, sheet: Sheet) -> bytes:
        return "\n".join([sheet.kind, *(one.credit.name for one in sheet.credits)]).encode()


class MemoryServices(Struct, frozen=True):
    """Satisfies `Services`, all made."""

    credits: CreditService
    stores: StoreService
    history: HistoryService
    packs: OwnPacks
    clock: FixedClock
    notifier: Notifier
    settings: SettingService
    data_file: DataFile
    calendar_file: CalendarFile
    backups: BackupService
    reminders: ReminderService
    popups: PopupService
    purchases: PurchaseService
    check_ups: CheckUpService
    exchange: ExchangeService
    exports: ExportService
    doctor: DoctorService
    announcing: AnnouncingService
    standby: Standby
    guidance: GuidanceService
    reconcile: ReconcileService

    def get_ready(self) -> None:
        """Be ready already."""


def memory_services(  # noqa: PLR0913 - each is named, and one at a time is usual
    credits: Sequence[Credit] = (),
    stores: Sequence[Store] = (),
    *,
    data_folder: str = "",
    clock: FixedClock | None = None,
    storage: MemoryStorage | None = None,
    rules: Rules | None = None,
    announcer: Announcer | None = None,
    standby: Standby | None = None,
) -> MemoryServices:
    """Give the use cases over `credits`; new credits get the ids new-1, new-2 and so on."""
    kept = storage or MemoryStorage(credits, stores)
    packs, watch, notifier, numbers = OwnPacks(), clock or FixedClock(), Notifier(), count(1)
    backups = BackupService(MemoryBackups(kept), kept, watch, notifier)
    judged = CreditService(kept, packs, watch, notifier, lambda: f"new-{next(numbers)}")
    reminders = ReminderService(
        kept, watch, notifier, lambda credits: left_open(credits, watch.today())
    )
    announcing = AnnouncingService(watch)
    exports = ExportService(kept, packs, watch, PlainFiles(), PlainSheets())
    return MemoryServices(
        credits=judged,
        stores=StoreService(kept, packs, watch, notifier),
        history=HistoryService(kept, watch, notifier),
        packs=packs,
        clock=watch,
        notifier=notifier,
        settings=SettingService(kept, watch, notifier, rules),
        data_file=DataFile(kept, PlainFiles(), data_folder, "spendby.db"),
        calendar_file=CalendarFile(PlainFiles(), data_folder, exports.export),
        backups=backups,
        reminders=reminders,
        popups=PopupService(
            kept,
            watch,
            reminders,
            judged.judge,
            announcer or announcing,
            notifier=notifier,
            notes=NoNotes(),
        ),
        purchases=PurchaseService(kept, watch, notifier, lambda: f"plan-{next(numbers)}"),
        check_ups=CheckUpService(kept, watch, notifier),
        exchange=ExchangeService(kept, packs, watch, notifier, PlainFiles(), backups),
        exports=exports,
        doctor=DoctorService(kept, packs),
        announcing=announcing,
        standby=standby or memory_standby(),
        guidance=GuidanceService(kept, watch, notifier, OwnGuides()),
        reconcile=ReconcileService(kept, watch, notifier, lambda: f"found-{next(numbers)}"),
    )
