"""One credit that can't be read, as a person meets it on the command line."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.helpers.command_line import CommandLine


@pytest.fixture(name="hurt")
def fixture_hurt(spendby: CommandLine) -> tuple[CommandLine, str]:
    """A drawer of three credits, and the id of the one whose note was damaged."""
    spendby.add("25", "promotional", "--expires", "2026-12-31")
    bad = spendby.add("100", "gift_card", "--note", "toys")
    spendby.add("7", "refund", "--expires", "2026-11-25")
    path = spendby.folder / "spendby.db"
    path.write_bytes(path.read_bytes().replace(b"toys", b"to\xffs", 1))
    return spendby, bad


def test_the_list_shows_it_as_unreadable_among_the_others(hurt: tuple[CommandLine, str]) -> None:
    spendby, bad = hurt
    rows = spendby.json("list")
    assert [row["name"] is not None for row in rows] == [True, True, False]
    assert rows[2] == {
        "id": bad,
        "name": None,
        "unreadable": "Something that was kept of it is damaged in the file.",
    }
    answer = spendby.ok("list")
    assert f"1 credit can't be read, so it is missing from lists, sums and exports: {bad}." in (
        answer.err
    )


def test_the_sums_say_that_one_is_missing(hurt: tuple[CommandLine, str]) -> None:
    spendby, bad = hurt
    found = spendby.json("totals")
    assert (found["totals"]["USD"]["left"], found["unreadable"]) == ("32.00", [bad])
    assert "can't be read" in spendby.ok("totals").err
    assert "unreadable" not in found["totals"]


def test_everything_else_goes_on(hurt: tuple[CommandLine, str], tmp_path: Path) -> None:
    spendby, bad = hurt
    good = spendby.json("list")[0]["id"]
    spendby.ok("use", good, "5")
    spendby.ok("check")
    spendby.ok("plan", "3", "--target", "goods")
    spendby.ok("undo")
    spendby.add("1", "refund")
    out = tmp_path / "out.json"
    answer = spendby.ok("export", str(out))
    assert "can't be read" in answer.err
    assert len(json.loads(out.read_text())["credits"]) == 3
    assert spendby.json("backup")["checked"]
    assert spendby("doctor").status == 1
    assert f"credit {bad}" in spendby("doctor").out


@pytest.mark.parametrize("command", [("explain",), ("use", "1"), ("expire",), ("edit", "--note=x")])
def test_what_is_asked_of_it_is_refused_with_a_sentence(
    hurt: tuple[CommandLine, str], command: tuple[str, ...]
) -> None:
    spendby, bad = hurt
    name, *more = command
    answer = spendby(name, bad, *more)
    assert (answer.status, answer.out) == (1, "")
    assert f"The credit “{bad}” can't be read" in answer.err


def test_a_backup_from_before_brings_it_back(hurt: tuple[CommandLine, str]) -> None:
    spendby, bad = hurt
    spendby.ok("restore", "1")
    with closing(sqlite3.connect(spendby.folder / "spendby.db")) as raw:
        assert raw.execute("SELECT count(*) FROM credit").fetchone() == (1,)
    assert bad not in {row["id"] for row in spendby.json("list")}
