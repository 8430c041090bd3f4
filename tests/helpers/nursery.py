"""A process that starts children which work on a database, and kills each in the middle.

It reads lines of a job, a path and milliseconds, and answers each with what the child had
acknowledged when it died. Children are forks of a process that has imported everything but
never opened a database, so that hundreds of kills take seconds.
"""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from spendby.domain.ledger import use
from spendby.storage import change_engine  # noqa: F401 - the first change would import it
from spendby.storage.credit_repository import MANY
from spendby.storage.database import Database
from spendby.storage.migrations import STEPS, Step
from tests.helpers.credits import DAY, make_credit
from tests.helpers.databases import NOW, open_database

SECOND = Step(
    2000,
    (
        "CREATE TABLE label (number INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT",
        "ALTER TABLE credit ADD COLUMN colour TEXT",
        "INSERT INTO label (text) SELECT name FROM credit",
        "CREATE INDEX label_text ON label (text)",
        "CREATE INDEX credit_colour ON credit (colour)",
    ),
)
"""A step that a later version might bring."""

Acknowledge = Callable[[str], None]


def work(path: Path, acknowledge: Acknowledge) -> None:
    """Add, use, undo and redo without end; acknowledge the number of each change kept."""
    database = open_database(path)
    turn = 0
    while True:
        turn += 1
        with database.change() as unit:
            if turn % 5 == 3:
                change = unit.undo(NOW)
            elif turn % 5 == 4:
                change = unit.redo(NOW)
            else:
                credit = make_credit(f"{os.getpid()}-{turn}")
                unit.credits.add([credit, make_credit(f"{os.getpid()}-{turn}b", note="n" * 5000)])
                unit.credits.save(credit, use(credit, 100, DAY))
                change = unit.commit("Added", NOW)
        if change is not None:
            acknowledge(str(change.number))


def create(path: Path, acknowledge: Acknowledge) -> None:
    """Make the database by using it for the first time."""
    with open_database(path).read() as look:
        acknowledge(str(len(look.stores.all())))


def once(path: Path, acknowledge: Acknowledge) -> None:
    """Use the database for the first time, to add one credit."""
    with open_database(path).change() as unit:
        unit.credits.add([make_credit(str(os.getpid()))])
        change = unit.commit("Added", NOW)
    if change is not None:
        acknowledge(str(change.number))


def many(path: Path, acknowledge: Acknowledge) -> None:
    """Use the database for the first time, to add so many credits that guards step aside."""
    with open_database(path).change() as unit:
        unit.credits.add([make_credit(f"c{number}", spent=100) for number in range(MANY)])
        change = unit.commit("Added", NOW)
    if change is not None:
        acknowledge(str(change.number))


def migrate(path: Path, acknowledge: Acknowledge) -> None:
    """Bring the database to the version after this one."""
    with Database(path, lambda: NOW, (*STEPS, SECOND)).read() as look:
        acknowledge(str(len(look.stores.all())))


def delete(path: Path, acknowledge: Acknowledge) -> None:
    """Delete the credit “s1” for good."""
    with open_database(path).change() as unit:
        change, _ = unit.delete_for_good("s1", NOW)
    acknowledge(str(change.number))


JOBS = {
    "work": work,
    "once": once,
    "many": many,
    "create": create,
    "migrate": migrate,
    "delete": delete,
}


def run_and_kill(job: str, path: Path, milliseconds: float) -> list[str]:
    """Start a child on a job, kill it if it is not done by then, and give what it acknowledged."""
    here, there = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(here)
        JOBS[job](path, lambda text: _send(there, text))
        os._exit(0)
    os.close(there)
    end = time.monotonic() + milliseconds / 1000
    while time.monotonic() < end and os.waitpid(child, os.WNOHANG) == (0, 0):
        time.sleep(0.0005)
    with contextlib.suppress(ProcessLookupError, ChildProcessError):
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    with os.fdopen(here) as pipe:
        return pipe.read().split()


def _send(pipe: int, text: str) -> None:
    os.write(pipe, f"{text} ".encode())


if __name__ == "__main__":
    for line in sys.stdin:
        wanted, where, milliseconds = line.rstrip("\n").split("\t")
        acknowledged = run_and_kill(wanted, Path(where), float(milliseconds))
        sys.stdout.write(" ".join(acknowledged) + "\n")
        sys.stdout.flush()
