"""Making backups: checked, in order, private, and rotated only after a new one is sound."""

import errno
import json
import os
import shutil
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp

import pytest

from spendby.domain.backup import Reason
from spendby.domain.errors import FileRefused
from spendby.domain.expiry import on_day
from spendby.storage import copying
from spendby.storage.backup_shelf import BackupShelf
from spendby.storage.database import Database
from spendby.storage.engine import raw_connection
from tests.helpers.credits import make_credit
from tests.helpers.databases import NOW, add, everything, open_database, run_sql

DAY = timedelta(days=1)


@pytest.fixture
def shelf(database: Database) -> BackupShelf:
    """The backups of a database with one credit."""
    add(database, make_credit())
    return BackupShelf(database)


def files(shelf: BackupShelf) -> list[str]:
    return [one.file for one in shelf.listed()]


def test_a_backup_says_what_it_holds(database: Database, shelf: BackupShelf) -> None:
    ended = make_credit("ended", expiry=on_day(NOW.date() - DAY))
    add(
        database,
        make_credit("euro", 1_200, currency="EUR"),
        ended,
        make_credit("gone", archived=True),
    )
    made = shelf.make(Reason.MANUAL, NOW)
    assert made.file == "000001_20261122-170311_manual.db"
    assert made.contents is not None
    assert made.contents.credits == 4
    assert made.contents.left == (("EUR", 1_200), ("USD", 2_500))
    assert (made.contents.change, made.contents.changed_at) == (2, NOW)
    assert shelf.listed(check=True) == [made]
    assert shelf.newest() == made


def test_backups_are_in_order_whatever_the_clock_says(shelf: BackupShelf) -> None:
    for at in (NOW + 2000 * DAY, NOW - 2000 * DAY, NOW):
        shelf.make(Reason.DAILY, at)
    assert [one.sequence for one in shelf.listed()] == [3, 2, 1]


def test_rotation_follows_each_new_backup(shelf: BackupShelf) -> None:
    for number in range(60):
        shelf.make(Reason.DAILY, NOW + timedelta(hours=number * 8))
    days = {one.made_at.date() for one in shelf.listed()}
    assert len(days) >= 14
    assert len(shelf.listed()) < 30
    assert all(one.checked for one in shelf.listed(check=True))


def test_what_is_pinned_or_not_listed_is_never_removed(shelf: BackupShelf, path: Path) -> None:
    pinned = shelf.make(Reason.MANUAL, NOW - 900 * DAY)
    stray = path.parent / "backups" / "000500_20200101-000000_daily.db"
    shutil.copy(path.parent / "backups" / pinned.file, stray)
    for number in range(40):
        shelf.make(Reason.DAILY, NOW + timedelta(hours=number * 8))
    assert {pinned.file, stray.name} <= set(files(shelf))
    (unlisted,) = [one for one in shelf.listed(check=True) if one.file == stray.name]
    assert (unlisted.checked, unlisted.contents, unlisted.sequence) == (False, None, 500)


def test_a_backup_that_is_not_sound_removes_nothing(
    shelf: BackupShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(25):
        shelf.make(Reason.DAILY, NOW + timedelta(minutes=number))
    before = files(shelf)
    monkeypatch.setattr(copying, "broken_structure", lambda _connection: ["page 3 is broken"])
    with pytest.raises(FileRefused, match="page 3 is broken"):
        shelf.make(Reason.DAILY, NOW + DAY)
    assert files(shelf) == before


def test_a_flipped_bit_is_found(shelf: BackupShelf, path: Path) -> None:
    made = shelf.make(Reason.DAILY, NOW)
    file = path.parent / "backups" / made.file
    content = bytearray(file.read_bytes())
    content[content.index(b"Prime Day")] ^= 1
    file.write_bytes(content)
    (found,) = shelf.listed(check=True)
    assert not found.checked


def test_a_line_that_was_cut_off_takes_no_other_with_it(shelf: BackupShelf, path: Path) -> None:
    first = shelf.make(Reason.DAILY, NOW)
    manifest = path.parent / "backups" / "manifest.jsonl"
    with manifest.open("a") as file:
        file.write('{"file": "000002_2026')
    second = shelf.make(Reason.DAILY, NOW)
    assert shelf.listed(check=True) == [second, first]


@pytest.mark.parametrize("name", ["../spendby.db", "000009_20200101-000000_daily.db/../x", 7, None])
def test_names_in_the_list_never_lead_out_of_the_folder(
    shelf: BackupShelf, path: Path, name: object
) -> None:
    made = shelf.make(Reason.DAILY, NOW)
    manifest = path.parent / "backups" / "manifest.jsonl"
    line = json.loads(manifest.read_text()) | {"file": name, "at": "2001-01-01T00:00:00+00:00"}
    with manifest.open("a") as file:
        file.write((json.dumps(line) + "\n") * 60)
    for number in range(30):
        shelf.make(Reason.DAILY, NOW + timedelta(hours=number))
    assert path.exists()
    assert made.file not in files(shelf) or shelf.listed()
    assert len(run_sql(path, "SELECT * FROM credit")) == 1


def test_a_full_disk_is_said_and_leaves_nothing_behind(
    shelf: BackupShelf, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.make(Reason.DAILY, NOW)
    before = sorted((path.parent / "backups").iterdir())

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(FileRefused) as caught:
            shelf.make(Reason.DAILY, NOW)
    assert str(caught.value) == (
        "No backup could be made: the disk is full. Your credits are saved."
    )
    assert sorted((path.parent / "backups").iterdir()) == before


@pytest.fixture
def no_writing() -> Iterator[Path]:
    """A database whose folder this process can't write to."""
    folder = Path(mkdtemp(prefix="spendby-read-only-"))
    with open_database(folder / "spendby.db") as database:
        add(database, make_credit())
    (folder / "spendby.db").chmod(0o444)
    folder.chmod(0o555)
    root = os.geteuid() == 0  # whom no mode keeps out
    if root:
        os.seteuid(65534)
    yield folder
    if root:
        os.seteuid(0)
    folder.chmod(0o700)
    shutil.rmtree(folder)


def test_a_folder_that_can_not_be_written_to_is_named(no_writing: Path) -> None:
    with (
        open_database(no_writing / "spendby.db") as database,
        pytest.raises(FileRefused) as caught,
    ):
        BackupShelf(database).make(Reason.DAILY, NOW)
    assert str(caught.value) == (
        f"No backup could be made: “{no_writing / 'backups'}” can't be written to. "
        "Your credits are saved."
    )


def test_a_file_that_another_program_holds_does_not_hang(shelf: BackupShelf, path: Path) -> None:
    other = raw_connection(path, "rw")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(FileRefused, match="another program is using"):
        shelf.make(Reason.DAILY, NOW)
    other.close()
    assert shelf.make(Reason.DAILY, NOW).checked


def test_threads_may_back_up_while_others_save(database: Database, shelf: BackupShelf) -> None:
    def save() -> None:
        for number in range(10):
            add(database, make_credit(f"t{number}"))

    saving = threading.Thread(target=save)
    saving.start()
    for _ in range(5):
        shelf.make(Reason.DAILY, NOW)
    saving.join()
    assert len(everything(database)[0]) == 11
    assert len({one.sequence for one in shelf.listed(check=True) if one.checked}) == 5


def test_a_saved_copy_is_whole_private_and_without_deleted_text(
    database: Database, shelf: BackupShelf, tmp_path: Path
) -> None:
    target = tmp_path / "copy.db"
    assert shelf.save_copy(str(target)) == str(target)
    assert target.stat().st_mode & 0o777 == 0o600
    with open_database(target) as copy:
        assert everything(copy) == everything(database)
    assert list(tmp_path.glob(".spendby-*")) == []


@pytest.mark.parametrize("what", ["file", "folder", "link", "database"])
def test_a_copy_never_takes_the_place_of_anything(
    shelf: BackupShelf, tmp_path: Path, path: Path, what: str
) -> None:
    target = path if what == "database" else tmp_path / "there.db"
    if what == "file":
        target.write_text("a letter")
    elif what == "folder":
        target.mkdir()
    elif what == "link":
        target.symlink_to(tmp_path / "nowhere")
    before = target.read_bytes() if what in {"file", "database"} else b""
    with pytest.raises(FileRefused, match="is there already"):
        shelf.save_copy(str(target))
    assert not before or target.read_bytes() == before


@pytest.mark.parametrize("name", ["nowhere/copy.db", "a\0b", "n" * 300])
def test_a_copy_that_can_not_be_saved_is_said(
    shelf: BackupShelf, tmp_path: Path, name: str
) -> None:
    with pytest.raises(FileRefused) as caught:
        shelf.save_copy(str(tmp_path / name))
    assert "Nothing was changed." in str(caught.value)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["data"]
