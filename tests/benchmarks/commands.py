"""Commands as processes, each beside the least that a program in Python would have to do."""

import shutil
from collections.abc import Iterator
from itertools import count

from tests.benchmarks.drawers import database_of, write_drawer, write_table
from tests.benchmarks.figures import Figure, in_turn
from tests.benchmarks.processes import Machine

_SMALL, _USUAL, _LARGE = 1_000, 8_400, 100_000
_LIBRARIES = "import sqlite3, sqlalchemy"
_FLOOR = """
import csv, sqlite3, sys
connection = sqlite3.connect(sys.argv[2])
connection.execute("CREATE TABLE credit (id, name, kind, granted, received_on, expires_on)")
with open(sys.argv[1], encoding="utf-8", newline="") as table:
    rows = csv.reader(table)
    next(rows)
    connection.executemany("INSERT INTO credit VALUES (?, ?, ?, ?, ?, ?)", rows)
connection.commit()
"""


def commands(machine: Machine, *, quick: bool) -> Iterator[Figure]:
    """Check and list what is there."""
    small = _arguments(str(database_of(machine.folder, _SMALL)))
    usual = _arguments(str(database_of(machine.folder, _USUAL)))

    def floor() -> list[float]:
        return [1000 * machine.seconds("-c", _LIBRARIES)]

    def run(*arguments: str) -> list[float]:
        return [1000 * machine.seconds(*arguments)]

    floor()
    for what, arguments, goal in (
        (f"check, {_SMALL:,} credits", (*small, "check"), 3.0),
        (f"list, {_USUAL:,} credits", (*usual, "list"), None),
        (f"totals, {_USUAL:,} credits", (*usual, "totals"), None),
        ("help", (*small, "--help"), None),
    ):
        run(*arguments)
        reference, ours = in_turn(3 if quick else 7, floor, lambda: run(*arguments))  # noqa: B023
        yield Figure(what, ours[0], "ms", reference[0], goal, goal)


def importing(machine: Machine, *, quick: bool) -> Iterator[Figure]:
    """Bring in a whole drawer, checked and undoable; the floor fills one table from CSV."""
    numbers = count()
    for size, goal, latest in ((_USUAL, None, None), (_LARGE, 4.0, 8.0)):
        file = write_drawer(machine.folder / f"{size}.json", size)
        table = write_table(machine.folder / f"{size}.csv", size)

        def floor() -> list[float]:
            target = machine.folder / f"floor-{next(numbers)}.db"
            took = machine.seconds("-c", _FLOOR, str(table), str(target))  # noqa: B023 - run at once
            target.unlink()
            return [1000 * took]

        def ours() -> list[float]:
            data = machine.folder / f"import-{next(numbers)}"
            took = machine.seconds(*_arguments(str(data)), "import", str(file))  # noqa: B023
            shutil.rmtree(data)
            return [1000 * took]

        reference, found = in_turn(1 if quick else 3, floor, ours)
        yield Figure(f"import of {size:,}", found[0], "ms", reference[0], goal, latest)


def _arguments(data: str) -> tuple[str, ...]:
    return "-m", "spendby", "--data-dir", data, "--today", "2026-11-22"
