"""Builds the program's objects and hands them to each other; nothing else does."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import date
from pathlib import Path

from msgspec import Struct

from spendby.app.late import LateServices, Surroundings
from spendby.assets import resource
from spendby.domain.verdict import Rules
from spendby.integration.clock import FixedDayClock, SystemClock
from spendby.integration.files import LocalFiles
from spendby.integration.pack_shelf import FolderPackShelf
from spendby.integration.paths import data_folder, make_ready
from spendby.services.calendar_file import CalendarFile
from spendby.services.changes import Notifier
from spendby.services.credits import CreditService
from spendby.services.data_file import DataFile
from spendby.services.history import HistoryService
from spendby.services.ports import Clock
from spendby.services.services import Services
from spendby.services.settings import SettingService
from spendby.services.stores import StoreService
from spendby.storage.database import Database
from spendby.storage.engine import hurrying

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

    Nothing is read yet. Where a window is drawn on this thread, it never waits long for the file
    (docs/adr/0032). Raises `FileRefused` where there can be no data folder.
    """
    folder = data_folder(choices.data_dir, os.environ)
    make_ready(folder)
    clock = SystemClock() if choices.today is None else FixedDayClock(choices.today)
    haste = hurrying() if choices.window else nullcontext()
    with haste, Database(folder / DATABASE_NAME, clock.now) as database:
        yield _services(choices, folder, database, clock)


def _services(choices: Choices, folder: Path, storage: Database, clock: Clock) -> Services:
    own_packs = folder / PACK_FOLDER
    packs, notifier, files = FolderPackShelf(resource("packs"), own_packs), Notifier(), LocalFiles()
    credits = CreditService(storage, packs, clock, notifier, lambda: uuid.uuid4().hex)
    window = choices.window
    late = LateServices(
        Surroundings(storage, packs, clock, notifier, credits, folder, own_packs, window)
    )

    def write_calendar(path: str) -> None:
        late.exports.export(path)

    return Services(
        credits=credits,
        stores=StoreService(storage, packs, clock, notifier),
        history=HistoryService(storage, clock, notifier),
        packs=packs,
        clock=clock,
        notifier=notifier,
        settings=SettingService(storage, clock, notifier, choices.rules),
        data_file=DataFile(storage, files, str(folder), DATABASE_NAME),
        calendar_file=CalendarFile(files, str(folder), write_calendar),
        late=late,
    )
