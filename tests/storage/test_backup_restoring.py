"""F10, F13: restoring is all or nothing, and a damaged database is kept."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from spendby.domain.backup import Backup, Reason
from spendby.domain.errors import FileRefused
from spendby.storage import backup_restoring
from spendby.storage.backup_shelf import BackupShelf
from spendby.storage.database import Database
from spendby.storage.engine import raw_connection
from spendby.storage.migrations import STEPS
from tests.helpers.credits import full_credit, make_credit
from tests.helpers.databases import NOW, add, all_well, digest, everything, open_database, run_sql
from tests.helpers.databases import undo as undo_one
from tests.helpers.nursery import SECOND


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


def ids(database: Database) -> list[str]:
    return [credit.id for credit in everything(database)[0]]


def test_restoring_brings_back_what_was_and_keeps_what_is(
    database: Database, shelf: BackupShelf, first: Backup
) -> None:
    restored = shelf.restore(first.file, NOW)
    assert (restored.lost, restored.contents.credits, restored.set_aside) == (1, 1, None)
    assert ids(database) == ["one"]
    assert all_well(database)
    newest = shelf.listed(check=True)[0]
    assert (newest.reason, newest.file, newest.checked) == (
        Reason.BEFORE_RESTORE,
        restored.before,
        True,
    )
    assert restored.before is not None
    back = shelf.restore(restored.before, NOW)
    assert (back.lost, ids(database)) == (0, ["one", "two"])


def test_the_backup_brings_its_own_history(
    database: Database, shelf: BackupShelf, first: Backup
) -> None:
    shelf.restore(first.file, NOW)
    assert undo_one(database) is not None
    assert ids(database) == []


def test_an_open_window_sees_the_restore(
    database: Database, path: Path, shelf: BackupShelf, first: Backup
) -> None:
    with open_database(path) as other:
        before = other.stamp()
        assert len(ids(other)) == 2
        shelf.restore(first.file, NOW)
        assert ids(other) == ["one"]
        assert other.stamp() != before
        assert add(other, make_credit("three")) is not None
    assert ids(database) == ["one", "three"]


def test_offers_tell_what_would_be_lost(
    database: Database, shelf: BackupShelf, first: Backup
) -> None:
    add(database, make_credit("three"))
    assert [(one.backup.file, one.lost) for one in shelf.offers()] == [(first.file, 2)]
    shelf.restore(first.file, NOW)
    with database.change() as work:
        work.credits.add([make_credit("four")])
        work.commit("Added later", NOW + timedelta(seconds=1))
    assert [one.lost for one in shelf.offers()] == [1, 1]


def test_a_copy_from_elsewhere_is_restored(
    database: Database, shelf: BackupShelf, first: Backup, tmp_path: Path
) -> None:
    shelf.save_copy(str(tmp_path / "copy.db"))
    shelf.restore(first.file, NOW)
    shelf.restore(str(tmp_path / "copy.db"), NOW)
    assert ids(database) == ["one", "two"]


def test_a_lost_database_is_put_back(path: Path, first: Backup) -> None:
    path.unlink()
    path.with_name("spendby.db-journal").write_bytes(b"of another file")
    with open_database(path) as database:
        restored = BackupShelf(database).restore(first.file, NOW)
        assert (restored.before, restored.lost) == (None, None)
        assert ids(database) == ["one"]
    assert not path.with_name("spendby.db-journal").exists()
    assert path.stat().st_mode & 0o777 == 0o600


def zeroed(content: bytes) -> bytes:
    return content[:8192] + bytes(len(content) - 8192)


@pytest.mark.parametrize(
    "damage",
    [
        lambda _content: b"",
        lambda content: content[:50],
        lambda content: content[:5000],
        lambda content: b"X" + content[1:],
        lambda _content: b"<html>Log in</html>" * 999,
        zeroed,
        lambda content: content[:60] + bytes(4) + content[64:],
    ],
    ids=["empty", "50 bytes", "cut off", "header", "html", "zeroed pages", "version"],
)
def test_a_damaged_database_is_set_aside(
    path: Path, shelf: BackupShelf, first: Backup, damage: Callable[[bytes], bytes]
) -> None:
    shelf.make(Reason.MANUAL, NOW)
    path.write_bytes(damage(path.read_bytes()))
    broken = digest(path)
    with open_database(path) as database:
        restored = BackupShelf(database).restore(first.file, NOW)
        assert ids(database) == ["one"]
        assert all_well(database)
    assert restored.before is None
    assert restored.set_aside == str(path.parent / "damaged" / "20261122-170311")
    assert digest(path.parent / "damaged" / "20261122-170311" / "spendby.db") == broken


def test_a_second_damaged_file_does_not_replace_the_first(path: Path, first: Backup) -> None:
    for content in (b"", b"<html>" * 200):
        path.write_bytes(content)
        with open_database(path) as database:
            BackupShelf(database).restore(first.file, NOW)
    kept = sorted((path.parent / "damaged").rglob("spendby.db"))
    assert [file.stat().st_size for file in kept] == [0, 1200]


def test_a_newer_database_is_not_restored_over(path: Path, first: Backup) -> None:
    run_sql(path, "PRAGMA user_version = 9000")
    before = digest(path)
    with open_database(path) as database, pytest.raises(FileRefused, match="newer Spendby"):
        BackupShelf(database).restore(first.file, NOW)
    assert digest(path) == before


def test_a_database_that_is_held_is_not_restored_over(
    path: Path, shelf: BackupShelf, first: Backup
) -> None:
    other = raw_connection(path, "rw")
    other.execute("BEGIN")
    other.execute("SELECT * FROM credit").fetchall()
    with pytest.raises(FileRefused, match="another program is using"):
        shelf.restore(first.file, NOW)
    other.close()
    shelf.restore(first.file, NOW)


def test_a_restore_that_can_not_be_read_back_is_taken_back(
    database: Database,
    shelf: BackupShelf,
    first: Backup,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = iter([[], ["page 2 is broken"]])
    with monkeypatch.context() as patched:
        patched.setattr(backup_restoring, "problems_in", lambda _connection: next(answers))
        with pytest.raises(FileRefused, match="put back as it was"):
            shelf.restore(first.file, NOW)
    assert ids(database) == ["one", "two"]


def test_an_older_backup_is_brought_up_to_date(path: Path, first: Backup) -> None:
    steps = (*STEPS, SECOND)
    with Database(path, lambda: NOW, steps) as database:
        assert len(ids(database)) == 2
        shelf = BackupShelf(database, steps)
        shelf.restore(first.file, NOW)
        assert ids(database) == ["one"]
        assert all_well(database)
    assert run_sql(path, "PRAGMA user_version") == [(2000,)]


ALTERED = {
    "a table": ["CREATE TABLE more (x)"],
    "an index": ["CREATE INDEX more ON credit (name)"],
    "a view": ["CREATE VIEW more AS SELECT * FROM credit"],
    "a trigger": ["CREATE TRIGGER more AFTER INSERT ON setting BEGIN SELECT 1; END"],
    "a column": ["ALTER TABLE credit ADD COLUMN more TEXT NOT NULL DEFAULT ''"],
    "letters that are none": [
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = CAST(sql || CAST(x'2d2dff' AS TEXT) AS TEXT)",
    ],
}


@pytest.mark.parametrize("more", ALTERED)
def test_a_backup_that_is_called_checked_can_be_restored_whatever_the_tables_hold(
    path: Path, more: str
) -> None:
    with open_database(path) as database:
        add(database, full_credit("one"))
    run_sql(path, *ALTERED[more])
    with open_database(path) as database:
        shelf = BackupShelf(database)
        made = shelf.make(Reason.MANUAL, NOW)
        add(database, make_credit("two"))
        assert all(one.checked for one in shelf.listed(check=True))
        restored = shelf.restore(made.file, NOW)
        assert ids(database) == ["one"]
        assert restored.before is not None
        shelf.restore(restored.before, NOW)
        assert ids(database) == ["one", "two"]
