"""F15, F31: only what is ours, whole and not newer takes the place of the database."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from spendby.domain.backup import Backup, Reason
from spendby.domain.errors import FileRefused
from spendby.storage.backup_shelf import BackupShelf
from spendby.storage.database import Database
from spendby.storage.migrations import STEPS
from tests.helpers.credits import full_credit, make_credit
from tests.helpers.databases import NOW, add, digest, everything, run_sql


@pytest.fixture
def shelf(database: Database) -> BackupShelf:
    """The backups of `database`."""
    return BackupShelf(database)


@pytest.fixture
def first(database: Database, shelf: BackupShelf) -> Backup:
    """A backup with one credit; a second credit came after it."""
    add(database, full_credit("one"))
    made = shelf.make(Reason.DAILY, NOW)
    add(database, make_credit("two"))
    return made


def file_of(path: Path, backup: Backup) -> Path:
    return path.parent / "backups" / backup.file


def refused(shelf: BackupShelf, database: Database, name: Path | str) -> str:
    """Try to restore; gives the sentence, and sees that nothing changed."""
    before, there = everything(database), sorted(database.place.parent.rglob("*"))
    with pytest.raises(FileRefused) as caught:
        shelf.restore(str(name), NOW)
    assert everything(database) == before
    assert sorted(database.place.parent.rglob("*")) == there
    message = str(caught.value)
    assert message.endswith(".")
    return message


def test_a_newer_backup_is_refused(
    database: Database, shelf: BackupShelf, first: Backup, path: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(file_of(path, first).read_bytes())
    run_sql(copy, "PRAGMA user_version = 9000")
    ours = "{}.{}".format(*divmod(STEPS[-1].version, 1000))
    assert f"made by a newer Spendby (file version 9.0; this one reads up to {ours})" in refused(
        shelf, database, copy
    )


def test_a_listed_backup_that_changed_is_refused(
    database: Database, shelf: BackupShelf, first: Backup, path: Path
) -> None:
    run_sql(file_of(path, first), "UPDATE credit SET note = 'mine now'")
    assert "no longer what it was" in refused(shelf, database, first.file)


HOSTILE = {
    "view": ["CREATE VIEW spy AS SELECT * FROM credit"],
    "trigger": ["CREATE TRIGGER spy AFTER INSERT ON credit BEGIN DELETE FROM setting; END"],
    "replaced trigger": [
        "DROP TRIGGER entry_stays",
        "CREATE TRIGGER entry_stays BEFORE DELETE ON entry BEGIN SELECT 1; END",
    ],
    "missing trigger": ["DROP TRIGGER entry_kept"],
    "table": ["CREATE TABLE more (x)"],
    "function in an index": ["CREATE INDEX spy ON credit (hex(name))"],
    "virtual table": ["CREATE VIRTUAL TABLE spy USING fts5(x)"],
    "hidden trigger": [
        "CREATE TRIGGER xqlite_spy AFTER INSERT ON credit BEGIN DELETE FROM setting; END",
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET name = 'sqlite_spy' WHERE name = 'xqlite_spy'",
        "UPDATE sqlite_schema SET sql = replace(sql, 'xqlite', 'sqlite')",
    ],
    "other program": ["PRAGMA application_id = 7"],
    "odd version": ["PRAGMA user_version = 500"],
    "broken ledger": [
        "DROP TRIGGER entry_kept",
        "DROP TRIGGER entry_voided",
        "UPDATE entry SET amount = -99999 WHERE kind = 'spend'",
    ],
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused(
    database: Database, shelf: BackupShelf, first: Backup, tmp_path: Path, kind: str
) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(file_of(database.place, first).read_bytes())
    copy.chmod(0o600)
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        for statement in HOSTILE[kind]:
            connection.execute(statement)
    before = digest(copy)
    message = refused(shelf, database, copy)
    assert "so it wasn't restored. Nothing was changed. Choose another backup." in message
    assert digest(copy) == before


@pytest.mark.parametrize(
    "content",
    [b"", b"x" * 100, b"<html>" * 999, b"\0" * 9000, os.urandom(9000)],
    ids=["empty", "100 bytes", "html", "zeros", "noise"],
)
def test_what_is_no_backup_is_refused(
    database: Database, shelf: BackupShelf, first: Backup, tmp_path: Path, content: bytes
) -> None:
    assert first.checked
    (tmp_path / "copy.db").write_bytes(content)
    assert "damaged or isn't a backup" in refused(shelf, database, tmp_path / "copy.db")


def test_every_kind_of_damage_is_found(
    database: Database, shelf: BackupShelf, first: Backup, path: Path, tmp_path: Path
) -> None:
    content = file_of(path, first).read_bytes()
    for start in range(0, len(content), 4096):
        broken = content[:start] + bytes(4096) + content[start + 4096 :]
        if broken != content:
            (tmp_path / "copy.db").write_bytes(broken)
            assert "damaged" in refused(shelf, database, tmp_path / "copy.db")
        (tmp_path / "cut.db").write_bytes(content[: start + 100])
        assert "damaged" in refused(shelf, database, tmp_path / "cut.db")


def test_what_can_not_be_a_backup_is_said(
    database: Database, shelf: BackupShelf, first: Backup, path: Path, tmp_path: Path
) -> None:
    assert first.checked
    os.mkfifo(tmp_path / "pipe")
    assert "is not a file" in refused(shelf, database, tmp_path / "pipe")
    assert "is not a file" in refused(shelf, database, tmp_path)
    assert "is what Spendby uses now" in refused(shelf, database, path)
    assert "There is no backup “nope”" in refused(shelf, database, "nope")
    assert "There is no backup" in refused(shelf, database, "a\0b")
    (tmp_path / "half.db").write_bytes(file_of(path, first).read_bytes())
    (tmp_path / "half.db-journal").write_bytes(b"the rest")
    assert "in the middle of a save" in refused(shelf, database, tmp_path / "half.db")
