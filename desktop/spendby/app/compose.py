"""Builds the program's objects and hands them to each other; nothing else does."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from spendby.assets import resource
from spendby.domain.verdict import Rules
from spendby.integration.clock import FixedDayClock, SystemClock
from spendby.integration.files import LocalFiles
from spendby.integration.pack_shelf import FolderPackShelf
from spendby.integration.paths import data_folder, make_ready
from spendby.services.backups import BackupService
from spendby.services.calendar_file import CalendarFile
from spendby.services.changes import Notifier
from spendby.services.credits import CreditService
from spendby.services.data_file import DataFile
from spendby.services.history import HistoryService
from spendby.services.ports import Clock
from spendby.services.services import Services
from spendby.services.settings import SettingService
from spendby.services.stores import StoreService
from spendby.storage.backup_shelf import BackupShelf
from spendby.storage.database import Database

if TYPE_CHECKING:
    from spendby.services.late_services import LateServices

DATABASE_NAME = "spendby.db"
PACK_FOLDER = "packs"


class Choices(Struct, frozen=True):
    """What the start was asked for; None leaves it to the environment or the settings.

    `window` says that it stays, and hears what becomes of its notices.
    """

    data_dir: str | None = None
    today: date | None = None
    rules: Rules | None = None
    window: bool = False


@contextmanager
def composed(choices: Choices) -> Iterator[Services]:
    """Give the use cases over the user's data, and let go of it at the end.

    Nothing is read yet. Raises `FileRefused` where there can be no data folder.
    """
    folder = data_folder(choices.data_dir, os.environ)
    make_ready(folder)
    clock = SystemClock() if choices.today is None else FixedDayClock(choices.today)
    with Database(folder / DATABASE_NAME, clock.now) as database:
        yield _services(choices, folder, database, clock)


def _services(choices: Choices, folder: Path, storage: Database, clock: Clock) -> Services:
    own_packs = folder / PACK_FOLDER
    packs, notifier, files = FolderPackShelf(resource("packs"), own_packs), Notifier(), LocalFiles()

    def make_late(services: Services) -> "LateServices":
        # Importing them takes a tenth of a start, and nothing that is shown first needs them.
        from spendby.app.late import late_services  # noqa: PLC0415

        return late_services(services, storage, own_packs, window=choices.window)

    def write_calendar(path: str) -> None:
        services.exports.export(path)

    services = Services(
        credits=CreditService(storage, packs, clock, notifier, lambda: uuid.uuid4().hex),
        stores=StoreService(storage, packs, clock, notifier),
        history=HistoryService(storage, clock, notifier),
        backups=BackupService(BackupShelf(storage), storage, clock, notifier),
        packs=packs,
        clock=clock,
        notifier=notifier,
        settings=SettingService(storage, clock, notifier, choices.rules),
        data_file=DataFile(storage, files, str(folder), DATABASE_NAME),
        calendar_file=CalendarFile(files, str(folder), write_calendar),
        make_late=make_late,
    )
    return services
