"""No output lands on a file of the program's own, under whatever name it is called."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.command_line import CommandLine

OWN = (
    "spendby.db",
    "spendby.db-journal",
    "backups/manifest.jsonl",
    "backups/{backup}",
    "damaged/20261122-170311/spendby.db",
    "packs/mine.toml",
    "app.lock",
    "spendby.log",
    "window.ini",
    "calendar-file.txt",
)


@pytest.fixture(name="filled")
def fixture_filled(spendby: CommandLine) -> CommandLine:
    """A data folder in which each file of the program's own is there."""
    spendby.add()
    spendby.add("7", "refund")
    (backup,) = (one["file"] for one in spendby.json("backups"))
    for name in OWN:
        path = spendby.folder / name.format(backup=backup)
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() and name != "spendby.db-journal":
            path.write_text("")
    return spendby


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def linked(own: Path, link: Path) -> None:
    link.symlink_to(own)


def linked_twice(own: Path, link: Path) -> None:
    between = link.with_name("between")
    between.symlink_to(own)
    link.symlink_to(between.name)


def linked_hard(own: Path, link: Path) -> None:
    link.hardlink_to(own)


def spelled_otherwise(own: Path, link: Path) -> None:
    link.symlink_to(f"/proc/self/root{own.parent}/../{own.parent.name}/./{own.name}")


def refused(filled: CommandLine, link: Path) -> None:
    before = contents(filled.folder)
    answer = filled("export", str(link))
    assert (answer.status, answer.out) == (1, "")
    # A database with a second name is refused before anything is written.
    assert "in which Spendby keeps your credits" in answer.err or "a hard link" in answer.err
    assert contents(filled.folder) == before
    link.unlink()
    assert len(filled.json("list")) == 2


@pytest.mark.parametrize("to", [linked, linked_twice, linked_hard, spelled_otherwise])
@pytest.mark.parametrize("name", OWN)
def test_an_export_is_refused_where_its_name_leads_to_one_of_them(
    filled: CommandLine, tmp_path: Path, name: str, to: Callable[[Path, Path], None]
) -> None:
    backup = next((filled.folder / "backups").glob("*.db")).name
    own, link = filled.folder / name.format(backup=backup), tmp_path / "x.json"
    if own.exists() or to is not linked_hard:
        to(own, link)
        refused(filled, link)


@pytest.mark.parametrize("ending", ["csv", "ics", "pdf"])
def test_so_is_an_export_in_every_other_form(
    filled: CommandLine, tmp_path: Path, ending: str
) -> None:
    link = tmp_path / f"x.{ending}"
    linked(filled.folder / "spendby.db", link)
    refused(filled, link)


@pytest.mark.parametrize("name", OWN)
def test_a_copy_is_not_saved_under_a_name_that_the_program_uses(
    spendby: CommandLine, name: str
) -> None:
    spendby.add()
    path = spendby.folder / name.format(backup="000009_20261122-170311_manual.db")
    path.parent.mkdir(parents=True, exist_ok=True)
    before = contents(spendby.folder)
    assert spendby("backup", str(path)).status == 1
    assert contents(spendby.folder) == before
    assert len(spendby.json("list")) == 1


def test_a_linked_database_keeps_its_own_files_too(spendby: CommandLine, tmp_path: Path) -> None:
    spendby.add()
    there = tmp_path / "stick"
    there.mkdir()
    (spendby.folder / "spendby.db").rename(there / "credits.db")
    (spendby.folder / "spendby.db").symlink_to(there / "credits.db")
    link = tmp_path / "x.json"
    for own in ("credits.db", "credits.db-journal", "backups/manifest.jsonl"):
        link.symlink_to(there / own)
        assert "keeps your credits" in spendby("export", str(link)).err
        link.unlink()
    assert spendby("backup", str(there / "credits.db-wal")).status == 1
    assert len(spendby.json("list")) == 1


def test_the_calendar_file_is_none_of_them(filled: CommandLine, tmp_path: Path) -> None:
    link = tmp_path / "x.ics"
    link.symlink_to(filled.folder / "spendby.db")
    (filled.folder / "calendar-file.txt").write_text(str(link))
    before = (filled.folder / "spendby.db").stat().st_ino
    answer = filled.ok("add", "--amount", "5", "--kind", "refund")
    assert "The calendar file isn't up to date." in answer.err
    assert (filled.folder / "spendby.db").stat().st_ino == before
    assert len(filled.json("list")) == 3


def test_what_somebody_exports_into_the_folder_is_theirs(spendby: CommandLine) -> None:
    spendby.add()
    for _ in range(2):
        for ending in ("json", "csv", "ics", "pdf"):
            spendby.ok("export", str(spendby.folder / f"mine.{ending}"))
    spendby.ok("backup", str(spendby.folder / "mine.db"))


@pytest.mark.parametrize("ending", ["json", "ics"])
@pytest.mark.parametrize("what", ["pipe", "socket", "device"])
def test_an_export_onto_something_that_is_no_file_is_refused(
    spendby: CommandLine, tmp_path: Path, what: str, ending: str
) -> None:
    spendby.add("25", "promotional", "--expires", "30d")
    path = tmp_path / f"x.{ending}"
    door = socket.socket(socket.AF_UNIX)
    if what == "pipe":
        os.mkfifo(path)
    elif what == "socket":
        door.bind(str(path))
    else:
        path.symlink_to("/dev/null")
    mode = path.stat().st_mode
    answer = spendby("export", str(path))
    door.close()
    assert (answer.status, answer.err.count("\n")) == (1, 1)
    assert "not a file" in answer.err
    assert path.stat().st_mode == mode
