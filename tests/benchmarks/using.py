"""Using the window: what a key, a click or a change takes until the list is painted again.

Each size has a process of its own, `busy_window`.
"""

import shutil
from collections.abc import Iterator

from tests.benchmarks.drawers import database_of
from tests.benchmarks.figures import Figure
from tests.benchmarks.processes import Machine

_BUSY = "tests.benchmarks.busy_window"
# What is measured, with its goal and its latest in milliseconds, for 10,000 and for 100,000.
_GOALS: dict[str, tuple[tuple[float, float], tuple[float, float]]] = {
    "key": ((12, 33), (16.7, 50)),
    "key, near worst": ((20, 33), (33, 50)),
    "key, the first one": ((50, 100), (50, 100)),
    "scroll frame, near worst": ((16.7, 20), (16.7, 20)),
    "sort": ((60, 100), (60, 100)),
    "switch view": ((60, 100), (60, 100)),
    "open detail": ((60, 100), (60, 100)),
    "save a change": ((50, 100), (50, 100)),
    "undo": ((50, 100), (50, 100)),
    "longest stall": ((50, 100), (50, 100)),
}


def using(machine: Machine, *, quick: bool) -> Iterator[Figure]:
    """Go through a scripted flow."""
    for at, size in enumerate((10_000, 100_000)):
        data = machine.folder / f"used-{size}"
        shutil.copytree(database_of(machine.folder, size), data)
        told = machine.told(_BUSY, str(data), "quick" if quick else "long")
        for name, goals in _GOALS.items():
            if name in told:
                goal, latest = goals[at]
                yield Figure(f"{size:,} credits: {name}", told[name], "ms", None, goal, latest)
        shutil.rmtree(data)
