"""Starting: how soon the window and its rows are painted, what they weigh, and what idling costs.

HomeBank is not at hand on every machine. What it weighed beside the bare window was measured once
(97 and 122 MB beside 59), and the goals for memory are these ratios.
"""

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from tests.benchmarks.drawers import database_of
from tests.benchmarks.figures import Figure, in_turn
from tests.benchmarks.processes import Machine

_BARE = "tests.benchmarks.bare_window"
_OURS = "tests.benchmarks.our_window"
_LATEST_MEMORY = 1.3
# Credits, goal and latest for the rows beside the bare window, and HomeBank's weight beside it.
_SIZES = ((1_000, 1.45, 2.0, 97 / 59), (100_000, 2.95, 3.0, 122 / 59))


def starting(machine: Machine, *, quick: bool) -> Iterator[Figure]:
    """Start the bare window and ours in turn."""
    times = 3 if quick else 9

    def bare() -> list[float]:
        told = machine.told(_BARE)
        return [told["rows"], told["memory"]]

    bare()
    for size, goal, latest, weight in _SIZES:
        ours = _start(machine, database_of(machine.folder, size))
        ours()
        reference, found = in_turn(times, bare, ours)
        name = f"{size:,} credits"
        yield Figure(f"{name}: window painted", found[0], "ms", reference[0], 1.3, 1.5)
        yield Figure(f"{name}: rows painted", found[1], "ms", reference[0], goal, latest)
        yield Figure(f"{name}: all of them there", found[3], "ms", reference[0], None, None)
        yield Figure(
            f"{name}: memory", found[2], "MB", reference[1], weight, weight * _LATEST_MEMORY
        )


def first_start(machine: Machine, *, quick: bool) -> Iterator[Figure]:
    """Start without a database, and with one in which there is nothing yet."""
    numbers = count()

    def first() -> list[float]:
        folder = machine.folder / f"new-{next(numbers)}"
        told = machine.told(_OURS, str(folder), "empty")
        shutil.rmtree(folder)
        return [told["window"]]

    kept = machine.folder / "kept"

    def warm() -> list[float]:
        return [machine.told(_OURS, str(kept), "empty")["window"]]

    warm()
    ours, reference = in_turn(3 if quick else 9, first, warm)
    yield Figure("first start, beside a warm one", ours[0], "ms", reference[0], 1.5, 2.0)


def idling(machine: Machine, *, quick: bool) -> Iterator[Figure]:
    """Leave the window open."""
    seconds = 10 if quick else 60
    told = machine.told(_OURS, str(database_of(machine.folder, 1_000)), str(seconds))
    yield Figure(f"idle for {seconds} s: processor", told["idle"], "%", None, 0.0, 0.1)
    yield Figure("idle: wakings a minute", told["wakings"], "times", None, 1, 5)


def _start(machine: Machine, data: Path) -> Callable[[], list[float]]:
    def start() -> list[float]:
        told = machine.told(_OURS, str(data))
        return [told["window"], told["rows"], told["memory"], told["everything"]]

    return start
