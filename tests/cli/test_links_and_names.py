"""Links that lead nowhere, folders named in any bytes, and files of a newer Spendby."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from spendby.app.main import main
from tests.helpers.command_line import CommandLine

COMMANDS = (
    ("list",),
    ("add", "--amount", "5", "--kind", "refund"),
    ("totals",),
    ("check",),
    ("doctor",),
    ("backup",),
    ("backups",),
    ("stores",),
    ("history",),
    ("undo",),
    ("add", "--amount", "7", "--kind", "refund"),
    ("restore", "1"),
)


def test_a_link_to_a_disk_that_is_not_there_is_no_first_start(
    spendby: CommandLine, tmp_path: Path
) -> None:
    spendby.add()
    stick = tmp_path / "stick"
    stick.mkdir()
    (spendby.folder / "spendby.db").rename(stick / "spendby.db")
    (spendby.folder / "spendby.db").symlink_to(stick / "spendby.db")
    assert len(spendby.json("list")) == 1
    stick.rename(tmp_path / "unplugged")
    for command in COMMANDS:
        if command != ("backups",):
            answer = spendby(*command)
            assert answer.status == 1
            assert "nothing is there" in answer.err + answer.out
    assert not stick.exists()
    (tmp_path / "unplugged").rename(stick)
    assert len(spendby.json("list")) == 1


def test_a_data_folder_that_is_a_link_to_nowhere_is_named_as_one(
    spendby: CommandLine, tmp_path: Path
) -> None:
    spendby.folder.symlink_to(tmp_path / "stick" / "credits")
    answer = spendby("list")
    assert answer.status == 1
    assert f"{spendby.folder} is a link to {tmp_path / 'stick' / 'credits'}" in answer.err
    assert not (tmp_path / "stick").exists()


def test_backups_stay_in_the_data_folder_when_the_file_is_moved_and_linked(
    spendby: CommandLine, tmp_path: Path
) -> None:
    spendby.add()
    before = spendby.json("backups")
    stick = tmp_path / "stick"
    stick.mkdir()
    (spendby.folder / "spendby.db").rename(stick / "spendby.db")
    (spendby.folder / "spendby.db").symlink_to(stick / "spendby.db")
    made = spendby.json("backup")
    assert [one["file"] for one in spendby.json("backups")] == [made["file"], before[0]["file"]]
    assert not (stick / "backups").exists()
    spendby.ok("restore", "1")
    assert (spendby.folder / "spendby.db").is_symlink()
    assert len(spendby.json("list")) == 1


def test_backups_that_are_beside_a_linked_file_already_stay_listed(
    spendby: CommandLine, tmp_path: Path
) -> None:
    spendby.add()
    stick = tmp_path / "stick"
    spendby.folder.rename(stick)
    spendby.folder.mkdir()
    (spendby.folder / "spendby.db").symlink_to(stick / "spendby.db")
    assert len(spendby.json("backups")) == 1


@pytest.mark.parametrize("name", [b"caf\xe9", b"a\xff\xfeb", "Größe".encode(), b"50%20#?&x=1"])
def test_every_command_works_in_a_folder_of_any_name(
    tmp_path: Path, name: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = os.fsdecode(os.fsencode(tmp_path) + b"/" + name)
    for command in COMMANDS:
        for form in ((), ("--json",)):
            status = main(["--data-dir", folder, "--today", "2026-11-22", *command, *form])
            said = capfd.readouterr()
            assert status == 0, (command, said)
            assert "bug" not in said.err
    target = os.fsdecode(os.fsencode(tmp_path) + b"/" + name + b".json")
    for command in (("export", target), ("import", target), ("backup", target + ".db")):
        status = main(["--data-dir", folder, *command])
        assert status == 0, (command, capfd.readouterr())


def test_what_a_newer_spendby_wrote_can_be_restored_by_the_one_that_backed_it_up(
    spendby: CommandLine,
) -> None:
    spendby.add()
    with closing(sqlite3.connect(spendby.folder / "spendby.db")) as raw:
        (version,) = raw.execute("PRAGMA user_version").fetchone()
        raw.execute("CREATE TABLE later (number INTEGER PRIMARY KEY) STRICT")
        raw.execute(f"PRAGMA user_version = {version + 1}")
    spendby.add("7", "refund")
    restored = spendby.json("restore", "1")
    assert len(spendby.json("list")) == 1
    again = spendby.json("restore", restored["before"])
    assert len(spendby.json("list")) == 2
    with closing(sqlite3.connect(spendby.folder / "spendby.db")) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (version + 1,)
    spendby.ok("restore", again["before"])
    assert len(spendby.json("list")) == 1


def test_another_programs_file_that_is_set_aside_is_not_called_damaged(
    spendby: CommandLine,
) -> None:
    spendby.add()
    path = spendby.folder / "spendby.db"
    path.unlink()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE theirs (x)")
    answer = spendby.ok("restore", "1")
    assert "The file that was there was set aside in" in answer.out
    assert "The damaged file" not in answer.out


def test_an_import_without_room_for_its_backup_waits_for_a_word(
    spendby: CommandLine, tmp_path: Path
) -> None:
    spendby.add()
    spendby.add("7", "refund")
    file = tmp_path / "in.json"
    file.write_text(
        '{"format": "spendby", "version": 1, "credits": '
        '[{"id": "x", "kind": "refund", "granted": "5"}]}'
    )
    backups = spendby.folder / "backups"
    backups.rename(tmp_path / "elsewhere")
    backups.write_text("in the way")
    answer = spendby("import", str(file))
    assert answer.status == 1
    assert "Nothing was brought in" in answer.err
    assert "--without-backup" in answer.err
    assert len(spendby.json("list")) == 2
    assert spendby("import", str(file), "--dry-run").status == 0
    assert spendby("import", str(file), "--without-backup").status == 0
    assert len(spendby.json("list")) == 3
