"""Builds the program's objects and hands them to each other; nothing else does."""

import json
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from spendby.assets import resource
from spendby.domain.verdict import Options, Rules
from spendby.integration.clock import FixedDayClock, SystemClock
from spendby.integration.files import LocalFiles
from spendby.integration.pack_shelf import FolderPackShelf
from spendby.integration.paths import data_folder, make_ready
from spendby.services.changes import Notifier
from spendby.services.credits import CreditService
from spendby.services.doctor import DoctorService
from spendby.services.exchange import ExchangeService
from spendby.services.history import HistoryService
from spendby.services.ports import Clock, Storage
from spendby.services.services import Services
from spendby.services.stores import StoreService
from spendby.storage.database import Database

DATABASE_NAME = "spendby.db"
PACK_FOLDER = "packs"
RULES_SETTING = "rules"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the start was asked for; None leaves it to the environment or the settings."""

    data_dir: str | None = None
    today: date | None = None
    rules: Rules | None = None
    settings: bool = True
    """Whether the stored settings count; a check-up goes on where they can't be read."""


@contextmanager
def composed(choices: Choices) -> Iterator[Services]:
    """Give the use cases over the user's data, and let go of it at the end.

    Raises `FileRefused` where the data can't be used.
    """
    folder = data_folder(choices.data_dir, os.environ)
    make_ready(folder)
    clock = SystemClock() if choices.today is None else FixedDayClock(choices.today)
    with Database(folder / DATABASE_NAME, clock.now) as database:
        yield _services(choices, folder, database, clock)


def _services(choices: Choices, folder: Path, storage: Storage, clock: Clock) -> Services:
    packs = FolderPackShelf(resource("packs"), folder / PACK_FOLDER)
    notifier = Notifier()
    return Services(
        credits=CreditService(storage, packs, clock, notifier, lambda: uuid.uuid4().hex),
        stores=StoreService(storage, packs, clock, notifier),
        history=HistoryService(storage, clock, notifier),
        exchange=ExchangeService(storage, packs, clock, notifier, LocalFiles()),
        doctor=DoctorService(storage, packs),
        packs=packs,
        clock=clock,
        notifier=notifier,
        options=Options(rules=_rules(choices, storage)),
        data_folder=str(folder),
    )


def _rules(choices: Choices, storage: Storage) -> Rules:
    if choices.rules is not None or not choices.settings:
        return choices.rules or Rules.GUIDE
    with storage.read() as reading:
        stored = reading.settings.all().get(RULES_SETTING, "null")
    try:
        return Rules(json.loads(stored))
    except ValueError:
        return Rules.GUIDE
