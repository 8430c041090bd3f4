"""F17: a file that is replaced under the program, as syncing programs do, takes nothing along."""

import os
from pathlib import Path

import pytest

from spendby.domain.errors import FileRefused
from spendby.storage.backup_shelf import BackupShelf
from spendby.storage.database import Database
from tests.helpers.credits import make_credit
from tests.helpers.databases import NOW, add, everything, open_database


@pytest.fixture
def older(database: Database, tmp_path: Path) -> Path:
    """What the other program has: a credit fewer than what is open."""
    add(database, make_credit("one"))
    copy = tmp_path / "older.db"
    BackupShelf(database).save_copy(str(copy))
    add(database, make_credit("two"))
    return copy


def ids(path: Path) -> list[str]:
    with open_database(path) as database:
        return [one.id for one in everything(database)[0]]


def said(database: Database) -> str:
    with pytest.raises(FileRefused) as caught:
        add(database, make_credit("new"))
    return str(caught.value)


def rescued(path: Path) -> list[Path]:
    return sorted((path.parent / "backups").glob("*_replaced.db"))


def test_all_that_was_saved_is_kept_and_named_before_anything_is_said(
    database: Database, path: Path, older: Path
) -> None:
    older.replace(path)
    message = said(database)
    (copy,) = rescued(path)
    assert f"All that you had saved is kept as “{copy}”" in message
    assert "was replaced by another program" in message
    assert said(database) == message
    assert rescued(path) == [copy]
    assert ids(path) == ["one"]
    assert ids(copy) == ["one", "two"]


def test_the_kept_copy_is_in_the_list_of_backups_and_can_be_restored(
    database: Database, path: Path, older: Path
) -> None:
    older.replace(path)
    said(database)
    shelf = BackupShelf(database)
    (kept,) = (one for one in shelf.listed(check=True) if one.reason == "replaced")
    assert kept.checked
    shelf.restore(kept.file, NOW)
    assert ids(path) == ["one", "two"]


@pytest.mark.usefixtures("older")
def test_it_is_kept_too_when_the_file_was_taken_away(database: Database, path: Path) -> None:
    path.unlink()
    assert "taken away" in said(database)
    assert not path.exists()
    (copy,) = rescued(path)
    assert ids(copy) == ["one", "two"]


def test_it_is_kept_when_it_happens_in_the_middle_of_a_change(
    database: Database, path: Path, older: Path
) -> None:
    def change() -> None:
        with database.change() as work:
            older.replace(path)
            work.credits.add([make_credit("three")])
            work.commit("Added", NOW)

    with pytest.raises(FileRefused, match="All that you had saved is kept"):
        change()
    (copy,) = rescued(path)
    assert (ids(path), ids(copy)) == (["one"], ["one", "two"])


def test_it_is_kept_when_nobody_asks_any_more(database: Database, path: Path, older: Path) -> None:
    older.replace(path)
    database.close()
    (copy,) = rescued(path)
    assert ids(copy) == ["one", "two"]


def test_a_copy_that_can_not_be_made_is_tried_again(
    database: Database, path: Path, older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older.replace(path)
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", _full)
        message = said(database)
    assert "could not be kept beside it yet: Couldn't save: the disk is full." in message
    assert rescued(path) == []
    assert "is kept as" in said(database)
    assert ids(rescued(path)[0]) == ["one", "two"]


def _full(_: int) -> None:
    raise OSError(28, "No space left on device")


def test_who_saved_nothing_is_told_so(path: Path, older: Path) -> None:
    with open_database(path) as reading:
        everything(reading)
        older.replace(path)
        with pytest.raises(FileRefused, match="You had saved nothing since it was opened"):
            everything(reading)
    assert rescued(path) == []


def test_a_journal_of_the_new_file_is_never_taken_for_ours(
    database: Database, path: Path, older: Path
) -> None:
    older.replace(path)
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"theirs")
    assert "could not be kept beside it yet" in said(database)
    assert journal.read_bytes() == b"theirs"
    journal.unlink()
    assert "is kept as" in said(database)
