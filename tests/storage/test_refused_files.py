"""F10, F12 to F14, F38: what is not a database of ours, or not whole, is left as it is."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from spendby.domain.errors import FileRefused
from spendby.storage.database import Database
from tests.helpers.credits import make_credit
from tests.helpers.databases import add, all_well, digest, everything, open_database, run_sql


@pytest.fixture
def filled(path: Path) -> Path:
    """A database with 200 credits that nobody has open."""
    with open_database(path) as database:
        add(database, *(make_credit(f"c{number}", note="n" * 300) for number in range(200)))
    return path


def read_and_add(database: Database) -> None:
    everything(database)
    add(database, make_credit("new"))


def refusal(path: Path) -> str:
    """Open the file and try to add to it; gives the sentence, and sees that nothing changed."""
    before = digest(path)
    names = sorted(path.parent.iterdir())
    with open_database(path) as database, pytest.raises(FileRefused) as caught:
        read_and_add(database)
    assert digest(path) == before
    assert sorted(path.parent.iterdir()) == names
    message = str(caught.value)
    assert message.endswith(".")
    return message


def write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def test_an_empty_file_is_not_a_first_start(path: Path) -> None:
    write(path, b"")
    assert "is empty, which a file with credits never is" in refusal(path)


@pytest.mark.parametrize(
    "content",
    [b"<!DOCTYPE html><html>Log in to Dropbox</html>" * 90, b"x", b"\0" * 5000, os.urandom(9000)],
    ids=["html", "one byte", "zeros", "noise"],
)
def test_what_is_no_database_is_left_alone(path: Path, content: bytes) -> None:
    write(path, content)
    assert "is damaged or is not a file of Spendby's" in refusal(path)


def test_a_database_of_another_program_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE credit (id TEXT)")
    assert "is a database of another program" in refusal(path)


def test_another_programs_database_with_a_write_ahead_log_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE credit (id TEXT)")
    assert "is a database of another program" in refusal(path)


def test_a_file_of_a_newer_version_is_left_alone(filled: Path) -> None:
    run_sql(filled, "PRAGMA user_version = 9000")
    message = refusal(filled)
    assert "written by a newer Spendby (file version 9; this one reads up to 1)" in message


def test_a_file_of_a_newer_minor_version_can_be_used(filled: Path) -> None:
    run_sql(filled, "PRAGMA user_version = 1007")
    with open_database(filled) as database:
        add(database, make_credit("new"))
        assert len(everything(database)[0]) == 201


@pytest.mark.parametrize("length", [1, 50, 99, 100, 4095, 4096, 8192, 0.6])
def test_a_truncated_file_is_left_alone(filled: Path, length: float) -> None:
    content = filled.read_bytes()
    write(filled, content[: int(length * len(content)) if length < 1 else int(length)])
    assert "is damaged" in refusal(filled)


def test_damage_anywhere_is_found_before_anything_is_written(filled: Path) -> None:
    """A page of zeros in place of each page in turn."""
    content = filled.read_bytes()
    for start in range(0, len(content), 4096):
        write(filled, content[:start] + bytes(4096) + content[start + 4096 :])
        assert "damaged" in refusal(filled), start


def test_a_flipped_byte_is_never_a_crash(filled: Path) -> None:
    """It is refused, or it lay where no rule could see it and is then kept as it is."""
    content = filled.read_bytes()
    for at in range(0, len(content), 1024):
        write(filled, content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :])
        with open_database(filled) as database:
            try:
                read_and_add(database)
            except FileRefused:
                continue
            assert isinstance(database.check(), list)


def test_a_hard_link_is_refused(filled: Path, tmp_path: Path) -> None:
    os.link(filled, tmp_path / "second-name.db")
    assert "has a second name elsewhere" in refusal(filled)


def test_a_symlink_is_followed_once(filled: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(filled)
    with open_database(link) as database:
        assert len(everything(database)[0]) == 200
        link.unlink()
        link.symlink_to(tmp_path / "elsewhere.db")
        assert len(everything(database)[0]) == 200


def test_a_folder_in_the_files_place(path: Path) -> None:
    path.mkdir(parents=True)
    with open_database(path) as database, pytest.raises(FileRefused, match="is not a file"):
        everything(database)


def test_a_write_ahead_log_of_another_program_is_not_replayed(filled: Path) -> None:
    filled.with_name("spendby.db-wal").write_bytes(b"\x37\x7f\x06\x82" + bytes(5000))
    assert "“spendby.db-wal”" in refusal(filled)


def _page(application: int, version: int) -> bytes:
    page = bytearray(4096)
    page[60:64] = version.to_bytes(4, "big")
    page[68:72] = application.to_bytes(4, "big")
    return bytes(page)


def _journal(path: Path, first_page: bytes, pages: int) -> None:
    """Write a journal that SQLite would roll back."""
    checksum = sum(first_page[at] for at in range(4096 - 200, 0, -200))
    header = bytes.fromhex("d9d505f920a163d7") + b"".join(
        number.to_bytes(4, "big") for number in (1, 0, pages, 512, 4096)
    )
    record = (1).to_bytes(4, "big") + first_page + checksum.to_bytes(4, "big")
    path.with_name(path.name + "-journal").write_bytes(header.ljust(512, b"\0") + record)


def test_a_journal_of_another_database_is_not_rolled_back(filled: Path) -> None:
    _journal(filled, _page(application=7, version=1), pages=1)
    assert "comes from another database" in refusal(filled)


def test_a_journal_of_a_newer_version_is_not_rolled_back(filled: Path) -> None:
    _journal(filled, _page(application=0x53504259, version=9000), pages=1)
    assert "written by a newer Spendby" in refusal(filled)


def test_an_empty_journal_is_no_obstacle(filled: Path) -> None:
    filled.with_name("spendby.db-journal").write_bytes(b"")
    with open_database(filled) as database:
        assert all_well(database)


def test_a_file_that_can_not_be_created(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("a file, no folder")
    with (
        open_database(tmp_path / "note.txt" / "spendby.db") as database,
        pytest.raises(FileRefused, match="can't be used: "),
    ):
        everything(database)


def test_a_check_says_it_as_a_finding(path: Path) -> None:
    write(path, b"")
    with open_database(path) as database:
        (finding,) = database.check()
    assert (finding.name, finding.ok) == ("file", False)
    assert "is empty" in finding.detail


def replaced_by(change: Callable[[Path], object], path: Path) -> str:
    with open_database(path) as database:
        everything(database)
        change(path)
        with pytest.raises(FileRefused) as caught:
            add(database, make_credit("new"))
        return str(caught.value)


def test_a_file_that_was_replaced_is_not_written_to(filled: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(filled.read_bytes())
    message = replaced_by(copy.replace, filled)
    assert "was replaced by another program" in message
    with open_database(filled) as database:
        assert len(everything(database)[0]) == 200


def test_a_file_that_was_taken_away_is_not_made_anew(filled: Path) -> None:
    assert "was replaced by another program" in replaced_by(Path.unlink, filled)
    assert not filled.exists()
