"""I17: a migrated file is like a fresh one, and a verified copy of the old one is kept."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from spendby.domain.errors import FileRefused
from spendby.storage.checking import expected_schema, schema_text
from spendby.storage.database import Database
from spendby.storage.engine import raw_connection
from spendby.storage.migrations import STEPS, Step
from spendby.storage.tables import METADATA
from tests.helpers.credits import full_credit
from tests.helpers.databases import (
    NOW,
    add,
    all_well,
    digest,
    everything,
    open_database,
    run_sql,
)
from tests.helpers.nursery import SECOND
from tests.helpers.released import lay_out

BOTH = (*STEPS, SECOND)


@pytest.fixture
def old(path: Path) -> Path:
    """A file of the version before."""
    with open_database(path) as database:
        add(database, full_credit())
    return path


def schema(path: Path) -> dict[str, str]:
    with closing(raw_connection(path, "ro")) as connection:
        return schema_text(connection)


def test_a_migrated_file_is_like_a_fresh_one(old: Path, tmp_path: Path) -> None:
    with Database(old, lambda: NOW, BOTH) as database:
        assert everything(database)[0] == [full_credit()]
        assert all_well(database)
    with Database(tmp_path / "fresh" / "spendby.db", lambda: NOW, BOTH) as database:
        everything(database)
    fresh = schema(tmp_path / "fresh" / "spendby.db")
    assert schema(old) == fresh == expected_schema(BOTH)
    assert run_sql(old, "SELECT text FROM label") == [("Prime Day credit",)]


def test_the_file_before_is_kept_as_a_verified_copy(old: Path) -> None:
    before = run_sql(old, "SELECT * FROM entry")
    with Database(old, lambda: NOW, BOTH) as database:
        everything(database)
    backups = old.parent / "backups"
    copy = backups / "000001_20261122-170311_before-migration.db"
    assert {path.name for path in backups.iterdir()} == {copy.name, "manifest.jsonl"}
    line = json.loads((backups / "manifest.jsonl").read_text())
    assert (line["file"], line["sequence"], line["version"]) == (copy.name, 1, STEPS[-1].version)
    assert line["sha256"] == digest(copy)
    assert run_sql(copy, "SELECT * FROM entry") == before


def test_a_file_that_is_up_to_date_is_not_copied(old: Path) -> None:
    with open_database(old) as database:
        everything(database)
    assert not (old.parent / "backups").exists()


def test_a_step_that_fails_leaves_the_file_as_it_was(old: Path) -> None:
    broken = Step(2000, (*SECOND.statements, "INSERT INTO nowhere VALUES (1)"))
    before = digest(old)
    with Database(old, lambda: NOW, (*STEPS, broken)) as database, pytest.raises(FileRefused):
        everything(database)
    assert digest(old) == before
    with open_database(old) as database:
        assert everything(database)[0] == [full_credit()]


def test_a_step_may_not_leave_rows_that_refer_to_nothing(old: Path) -> None:
    careless = Step(2000, ("DROP TRIGGER store_stays", "DELETE FROM store"))
    database = Database(old, lambda: NOW, (*STEPS, careless))
    with database, pytest.raises(FileRefused, match="damaged"):
        everything(database)
    with open_database(old) as database:
        assert all_well(database)


@pytest.mark.parametrize(
    "damage", ["about = 'expirx'", "status = 'showx'", "on_day = '2026-13-01'", "tries = -1"]
)
def test_a_damaged_line_of_the_log_is_said_to_be_damaged(tmp_path: Path, damage: str) -> None:
    lay_out("1.3", tmp_path)
    path = tmp_path / "spendby.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("DROP TRIGGER reminder_kept")
        changed = connection.execute(f"UPDATE reminder SET {damage} WHERE number = 1")  # noqa: S608
        assert changed.rowcount == 1
        connection.commit()
    with Database(path, lambda: NOW) as database, pytest.raises(FileRefused, match="damaged"):
        everything(database)


def test_a_damaged_file_is_not_migrated(old: Path) -> None:
    content = bytearray(old.read_bytes())
    root = run_sql(old, "SELECT rootpage FROM sqlite_schema WHERE name = 'entry'")[0][0]
    assert isinstance(root, int)
    content[(root - 1) * 4096 : root * 4096] = bytes(4096)
    old.write_bytes(content)
    with Database(old, lambda: NOW, BOTH) as database, pytest.raises(FileRefused) as caught:
        everything(database)
    assert "damaged" in str(caught.value) or "sound backup" in str(caught.value)
    assert run_sql(old, "PRAGMA user_version") == [(STEPS[-1].version,)]
    assert list(old.parent.rglob("*.part")) == []


def test_queries_know_the_tables_as_they_are(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        for name, table in METADATA.tables.items():
            found = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            assert sorted(found) == sorted(column.name for column in table.columns)
