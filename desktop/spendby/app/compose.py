"""Builds the program's objects and hands them to each other; nothing else does."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import date

from msgspec import Struct

from spendby.app.local_services import DATABASE_NAME, LocalServices, Surroundings
from spendby.assets import resource
from spendby.domain.verdict import Rules
from spendby.integration.clock import FixedDayClock, SystemClock
from spendby.integration.pack_shelf import FolderPackShelf
from spendby.integration.paths import data_folder, make_ready
from spendby.services.services import Services
from spendby.storage.database import Database
from spendby.storage.engine import hurrying

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
    own_packs = folder / PACK_FOLDER
    packs = FolderPackShelf(resource("packs"), own_packs)
    haste = hurrying() if choices.window else nullcontext()
    with haste, Database(folder / DATABASE_NAME, clock.now) as database:
        yield LocalServices(
            Surroundings(database, packs, clock, folder, own_packs, choices.rules, choices.window)
        )
