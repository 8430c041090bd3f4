"""Checks a database file and says what it found, for `spendby doctor` and for the window."""

import sqlite3
import stat
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from spendby.domain.change import Finding
from spendby.domain.errors import FileRefused
from spendby.storage.engine import raw_connection
from spendby.storage.migrating import run_steps
from spendby.storage.migrations import Step
from spendby.storage.soundness import (
    broken_history,
    broken_ledgers,
    broken_pages,
    broken_references,
    unreadable,
)
from spendby.translation import mark, tr

_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"

_Look = Callable[[sqlite3.Connection], list[str]]

_CHECKS: tuple[tuple[str, _Look, str, str], ...] = (
    (
        "integrity",
        broken_pages,
        mark("The file is whole."),
        mark("The file is damaged: {problems}."),
    ),
    (
        "references",
        broken_references,
        mark("Everything belongs to something that is there."),
        mark("Something belongs to nothing: {problems}."),
    ),
    (
        "contents",
        unreadable,
        mark("Everything can be read."),
        mark("Not everything can be read: {problems}."),
    ),
    (
        "ledgers",
        broken_ledgers,
        mark("Every ledger adds up."),
        mark("A ledger doesn't add up: {problems}."),
    ),
    (
        "history",
        broken_history,
        mark("The change log accounts for everything."),
        mark("The change log doesn't account for everything: {problems}."),
    ),
)


def check_file(path: Path, steps: Sequence[Step]) -> list[Finding]:
    """Check the file in full, without changing it."""
    findings = []
    with closing(raw_connection(path, "rw")) as connection:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN")
        for name, look, good, bad in _CHECKS:
            findings.append(_finding(name, _found(look, connection), good, bad))
        different = _found(lambda raw: _differences(raw, steps), connection)
        findings.append(
            _finding(
                "tables",
                different,
                mark("The tables are as they should be."),
                mark("Tables differ: {problems}."),
            )
        )
    return [*findings, _private(path), _alone(path)]


def schema_text(connection: sqlite3.Connection) -> dict[str, str]:
    """Give the text of every table, index and trigger, by type and name."""
    return {
        f"{kind} {name}": text or ""
        for kind, name, _, text in connection.execute(_SCHEMA)
        if not name.startswith("sqlite_")
    }


def expected_schema(steps: Sequence[Step]) -> dict[str, str]:
    """Give the text of everything that the migrations make in an empty file."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        run_steps(connection, steps)
        return schema_text(connection)


def _differences(connection: sqlite3.Connection, steps: Sequence[Step]) -> list[str]:
    ours, found = expected_schema(steps), schema_text(connection)
    return sorted(name for name in ours | found if ours.get(name) != found.get(name))


def _found(look: _Look, connection: sqlite3.Connection) -> list[str]:
    try:
        return look(connection)
    except (sqlite3.DatabaseError, ValueError) as error:
        return [str(error)]
    except FileRefused as refused:
        return [str(refused).removesuffix(".")]


def _finding(name: str, problems: list[str], good: str, bad: str) -> Finding:
    detail = tr(bad).format(problems="; ".join(problems)) if problems else tr(good)
    return Finding(name, not problems, detail)


def _private(path: Path) -> Finding:
    mode = stat.S_IMODE(path.stat().st_mode)
    if sys.platform != "win32" and mode & 0o077:
        detail = tr(
            "Other users of this computer can read “{path}”. Run: chmod 600 “{path}”."
        ).format(path=path)
        return Finding("privacy", ok=False, detail=detail)
    return Finding("privacy", ok=True, detail=tr("Only you can read the file."))


def _alone(path: Path) -> Finding:
    """Look for what syncing programs leave when two computers wrote at once."""
    copies = sorted(
        other.name
        for other in path.parent.glob(f"{path.stem}*{path.suffix}")
        if other != path and "conflict" in other.name.casefold()
    )
    if copies:
        detail = tr(
            "Another copy of your credits lies beside the file: {copies}. Spendby reads "
            "only its own file."
        ).format(copies=", ".join(copies))
        return Finding("copies", ok=False, detail=detail)
    return Finding("copies", ok=True, detail=tr("No second copy lies beside the file."))
