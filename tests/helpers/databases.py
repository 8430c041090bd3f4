"""What tests of the storage do again and again: change, look at everything, start processes."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from spendby.domain.change import Change
from spendby.domain.credit import Credit, Store
from spendby.storage.database import Database
from spendby.storage.engine import raw_connection

TOP = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 22, 17, 3, 11, 250000, tzinfo=UTC)

Everything = tuple[list[Credit], list[Store], dict[str, str]]


def open_database(path: Path) -> Database:
    """Make a database whose clock stands still at `NOW`."""
    return Database(path, lambda: NOW)


def add(database: Database, *credits: Credit, label: str = "Added") -> Change | None:
    """Record new credits as one change."""
    with database.change() as work:
        work.credits.add(credits)
        return work.commit(label, NOW)


def save(database: Database, before: Credit, after: Credit) -> Change | None:
    """Record what differs as one change."""
    with database.change() as work:
        work.credits.save(before, after)
        return work.commit("Changed", NOW)


def undo(database: Database) -> Change | None:
    """Take the latest change back."""
    with database.change() as work:
        return work.undo(NOW)


def redo(database: Database) -> Change | None:
    """Bring it again."""
    with database.change() as work:
        return work.redo(NOW)


def everything(database: Database) -> Everything:
    """All that a person would call their data."""
    with database.read() as look:
        return look.credits.all(), look.stores.all(), look.settings.all()


def all_well(database: Database) -> bool:
    """Tell whether a full check finds nothing."""
    return all(finding.ok for finding in database.check())


def digest(path: Path) -> str:
    """The content of a file that no open database holds."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def run_sql(path: Path, *statements: str) -> list[tuple[object, ...]]:
    """Run statements as another program would, with every guard of ours in force."""
    connection = raw_connection(path, "rw")
    try:
        rows: list[tuple[object, ...]] = []
        for statement in statements:
            rows = connection.execute(statement).fetchall()
        return rows
    finally:
        connection.close()


@contextmanager
def process(module: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Run a module of the tests as a process that ends with the block."""
    paths = [str(TOP / "desktop"), str(TOP)]
    child = subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
        cwd=TOP,
    )
    with child:
        try:
            yield child
        finally:
            child.kill()


def ask(child: "subprocess.Popen[str]", line: str) -> str:
    """Send a process one line and wait for its answer."""
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(line + "\n")
    child.stdin.flush()
    return child.stdout.readline().strip()
