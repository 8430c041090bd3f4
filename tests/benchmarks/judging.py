"""Judging: how many credits a second get all their answers."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

from spendby.domain.verdict import USUAL
from spendby.services.judging import Judge
from spendby.storage.database import Database
from tests.benchmarks.drawers import TODAY, database_of
from tests.benchmarks.figures import Figure, in_turn
from tests.benchmarks.processes import Machine

_COUNT = 100_000
_NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)


def judging(machine: Machine, *, quick: bool) -> Iterator[Figure]:
    """Judge a whole drawer for every target."""
    with (
        Database(database_of(machine.folder, _COUNT) / "spendby.db", lambda: _NOW) as database,
        database.read() as look,
    ):
        stores, credits = look.stores.all(), look.credits.all()
    days = {store.id: TODAY for store in stores}
    judge = Judge({store.id: store for store in stores}, {}, days, USUAL)

    def seconds() -> list[float]:
        start = time.perf_counter()
        for credit in credits:
            judge.judged(credit)
        return [time.perf_counter() - start]

    ((took,),) = in_turn(3 if quick else 7, seconds)
    yield Figure("verdicts: credits a second", _COUNT / took, "", None, 100_000, 50_000, more=True)
