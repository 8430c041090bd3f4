"""What can't be done: one line that says why, status 1 or 2, and nothing changed."""

import json
import os
import sqlite3
from argparse import ArgumentParser
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from spendby.cli.command import Command
from spendby.cli.commands import GROUPS
from tests.helpers.command_line import CommandLine

ADD = ["add", "--kind", "refund", "--amount"]


@pytest.mark.parametrize(
    "arguments",
    [
        [*ADD, "abc"],
        [*ADD, "0"],
        [*ADD, "-5"],
        [*ADD, "1.005"],
        [*ADD, "1000001"],
        [*ADD, "9" * 30],
        [*ADD, "€5"],
        [*ADD, "nan"],
        [*ADD, ""],
        [*ADD, "5", "--expires", "Feb"],
        [*ADD, "5", "--expires", "99x"],
        [*ADD, "5", "--expires", "2026-02-30"],
        [*ADD, "5", "--expires", "31/31"],
        [*ADD, "5", "--expires", ""],
        [*ADD, "5", "--expires", "9" * 6 + "y"],
        [*ADD, "5", "--received", "90d"],
        [*ADD, "5", "--received", "someday"],
        [*ADD, "5", "--usable-from", "x"],
        [*ADD, "5", "--store", "nowhere"],
        [*ADD, "5", "--name", "n" * 201],
        [*ADD, "5", "--name", "a\x1b[0m"],
        [*ADD, "5", "--name", "a\udcff"],
        [*ADD, "5", "--note", "n" * 70_000],
        [*ADD, "5", "--eligible", "t" * 61],
        ["edit", "none", "--name", "x"],
        ["edit", "", "--name", "x"],
        ["use", "none", "1"],
        ["use", "%", "1"],
        ["set-left", "none", "1"],
        ["explain", "none"],
        ["history", "none"],
        ["undo"],
        ["list", "--store", "nowhere"],
        ["import", "nowhere.json"],
        ["import", "."],
        ["export", "nowhere/x.json"],
        ["export", "x.xlsx"],
        ["export", "x"],
        ["stores", "add", "X", "--pack", "nope"],
        ["stores", "add", "X", "--currency", "DOLLARS"],
        ["stores", "add", "X", "--time-zone", "Mars/Olympus"],
        ["stores", "add", "X", "--id", "a b"],
        ["stores", "add", "Y", "--id", "amazon-us"],
    ],
    ids=lambda arguments: " ".join(arguments)[:40].encode("ascii", "backslashreplace").decode(),
)
def test_what_can_not_be_done_is_said_in_one_line(
    spendby: CommandLine,
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    said = spendby.refused(*arguments)
    assert said.endswith((".", "”", ")"))
    assert "invalid" not in said.casefold()


def test_ambiguous_ids_are_listed(spendby: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    rows = [{"id": name, "kind": "refund", "granted": "1"} for name in ("abc1", "abc2")]
    path.write_text(json.dumps({"format": "spendby", "version": 1, "credits": rows}))
    spendby.ok("import", str(path))
    assert "abc1, abc2" in spendby.refused("use", "abc", "1")
    spendby.ok("use", "abc1", "1")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"{",
        b"[]",
        b'{"format": "other"}',
        b'{"format": "spendby", "version": 2, "credits": []}',
        b'{"format": "spendby", "version": 1}',
        b'{"format": "spendby", "version": 1, "credits": {}}',
        b'{"format": "spendby", "version": 1, "credits": [NaN]}',
        b"[" * 100_000,
        b" " * (20 * 1024 * 1024 + 1),
    ],
    ids=[
        "empty",
        "utf16",
        "cut",
        "list",
        "other",
        "newer",
        "none",
        "object",
        "nan",
        "deep",
        "large",
    ],
)
def test_files_that_are_none_of_ours(spendby: CommandLine, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "in.json"
    path.write_bytes(content)
    spendby.add()
    assert spendby.refused("import", str(path))


@pytest.mark.parametrize(
    "arguments",
    [
        ["bogus"],
        ["add"],
        ["add", "--amount", "5"],
        ["add", "--kind", "refund"],
        ["add", "--amount", "5", "--kind", "bogus"],
        ["edit"],
        ["edit", "abc"],
        ["edit", "abc", "--archive", "--unarchive"],
        ["list", "--state", "bogus"],
        ["list", "--sort", "bogus"],
        ["list", "--expiring-within", "-1"],
        ["list", "--bogus"],
        ["check", "--within", "soon"],
        ["undo", "0"],
        ["undo", "many"],
        ["checkout", "abc", "--target", "goods"],
        ["import", "x.json", "--as", "bogus"],
        ["stores", "add"],
        ["stores", "bogus"],
        ["--rules", "bogus", "list"],
        ["--today", "22.11.2026", "list"],
        ["list", "--today", "2026-02-30"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_with_the_usage(spendby: CommandLine, arguments: list[str]) -> None:
    answer = spendby(*arguments, today=None)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("usage: spendby")
    assert "invalid" not in answer.err


def test_a_newer_database_is_left_alone(spendby: CommandLine) -> None:
    spendby.add()
    path = spendby.folder / "spendby.db"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 9000")
    connection.close()
    before = path.read_bytes()
    for arguments in (["list"], ["list", "--json"], ["add", "--amount", "5", "--kind", "refund"]):
        answer = spendby(*arguments)
        assert (answer.status, answer.out) == (1, "")
        assert "newer" in answer.err
        assert answer.err.count("\n") == 1
    checked = spendby("doctor", "--json")
    assert checked.status == 1
    assert checked.json["ok"] is False
    assert "newer" in checked.json["findings"][0]["detail"]
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"<html>", b"SQLite format 3\0" + b"x" * 5_000])
def test_a_damaged_database_is_left_alone_and_found(spendby: CommandLine, content: bytes) -> None:
    spendby.folder.mkdir()
    path = spendby.folder / "spendby.db"
    path.write_bytes(content)
    answer = spendby("list")
    assert (answer.status, answer.out, answer.err.count("\n")) == (1, "", 1)
    checked = spendby("doctor")
    assert checked.status == 1
    assert "Bad" in checked.out
    assert path.read_bytes() == content


def test_a_data_folder_that_is_a_file(spendby: CommandLine, tmp_path: Path) -> None:
    spendby.folder.write_text("mine")
    answer = spendby("list")
    assert (answer.status, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert str(spendby.folder) in answer.err
    assert spendby("doctor", "--json").json["ok"] is False
    spendby.folder = spendby.folder / "deeper"
    assert spendby("list").status == 1
    assert (tmp_path / "data").read_text() == "mine"


def test_a_healthy_database_is_found_so(spendby: CommandLine) -> None:
    spendby.add()
    checked = spendby.json("doctor")
    assert checked["ok"] is True
    assert {one["ok"] for one in checked["findings"]} == {True}
    assert list(checked["findings"][0]) == ["name", "ok", "detail"]
    assert "Bad" not in spendby.ok("doctor").out


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "file:///etc/passwd", "https://me:secret@example.org/", "example.org"],
)
def test_an_address_that_no_browser_should_open_is_refused(
    spendby: CommandLine, address: str
) -> None:
    id_ = spendby.add()
    assert "link" in spendby.refused("edit", id_, "--terms-url", address)
    kind = ("--amount", "5", "--kind", "refund")
    assert "link" in spendby.refused("add", *kind, "--terms-url", address)


READS = ("import", "read-offer", "restore")
WRITES = ("backup", "export")


def _nothing(_: Path) -> None:
    """Leave the name without a file."""


def _written(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


UNREADABLE: dict[str, Callable[[Path], object]] = {
    "nothing": _nothing,
    "folder": Path.mkdir,
    "pipe": os.mkfifo,
    "loop": lambda path: path.symlink_to(path),
    "empty": _written(b""),
    "noise": _written(bytes(range(256)) * 9),
    "too large": _written(b"x" * (20 * 1024 * 1024 + 1)),
    "page without words": _written(b"<html><body></body></html>"),
    "e-mail without words": _written(b"From: x\nMIME-Version: 1.0\nSubject: \n\n"),
    "a table that asks": _written(b"A,B\n1,2\n3,4\n"),
}


def test_every_command_with_a_file_is_asked_for_its_name() -> None:
    named = {
        command.name
        for _, commands in GROUPS
        for command in commands
        if "FILE" in command_usage(command)
    }
    assert named == {*READS, *WRITES}


def command_usage(command: Command) -> str:
    made = ArgumentParser(prog=command.name)
    command.define(made)
    return made.format_usage()


@pytest.mark.parametrize(
    ("command", "what"),
    # Any words may be an offer, a table's too.
    sorted(set(product(READS, UNREADABLE)) - {("read-offer", "a table that asks")}),
)
def test_a_file_that_is_refused_is_named(
    spendby: CommandLine, tmp_path: Path, command: str, what: str
) -> None:
    spendby.add()
    path = tmp_path / "the one.txt"
    UNREADABLE[what](path)
    assert "the one.txt" in spendby.refused(command, str(path))


@pytest.mark.parametrize("command", WRITES)
@pytest.mark.parametrize("name", ["the one.txt/x.json", "the one.txt/none/x.json"])
def test_a_file_that_can_not_be_written_is_named(
    spendby: CommandLine, tmp_path: Path, command: str, name: str
) -> None:
    spendby.add()
    if "none" not in name:
        (tmp_path / "the one.txt").write_text("")
    assert "the one.txt" in spendby.refused(command, str(tmp_path / name))
