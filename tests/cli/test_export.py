"""Credits out by the ending of the file's name, private to the user, and in again."""

import csv
import stat
from pathlib import Path

import icalendar
import pytest

from tests.helpers.command_line import CommandLine


@pytest.fixture(name="filled")
def fixture_filled(spendby: CommandLine) -> CommandLine:
    """A drawer of three credits, one of them used up."""
    spendby.add("25", "promotional", "--expires", "2026-12-31", "--name", "=cmd|' /C calc'!A0")
    spendby.ok("use", spendby.add("7", "refund", "--expires", "2027-01-31"), "7")
    spendby.add("100", "gift_card", "--expires", "never", "--name", "Birthday card")
    return spendby


@pytest.mark.parametrize(
    ("name", "credits"),
    [("x.json", 3), ("x.csv", 3), ("x.CSV", 3), ("x.ics", 2), ("x.pdf", 2)],
)
def test_the_ending_decides_and_only_the_user_can_read_it(
    filled: CommandLine, tmp_path: Path, name: str, credits: int
) -> None:
    path = tmp_path / name
    assert filled.json("export", str(path)) == {"file": str(path), "credits": credits}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_state_chooses_in_every_form(filled: CommandLine, tmp_path: Path) -> None:
    for ending in ("json", "csv", "ics", "pdf"):
        path = str(tmp_path / f"used.{ending}")
        assert filled.json("export", path, "--state", "used_up")["credits"] == 1


def test_a_table_runs_nothing_and_comes_back(filled: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    filled.ok("export", str(path))
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert rows[0]["name"] == "'=cmd|' /C calc'!A0"
    assert [row["buys_own_gift_card"] for row in rows][2] == "check_first"
    before = filled.json("list", "--state", "all")
    assert filled.json("import", str(path))["already"] == 3
    other = CommandLine(tmp_path / "other", filled._capsys)  # noqa: SLF001 - the same streams
    assert other.json("import", str(path)) == {
        "format": "csv",
        "new": 3,
        "already": 0,
        "changed": 0,
        "problems": [],
    }
    after = other.json("list", "--state", "all")
    for one, again in zip(before, after, strict=True):
        one.pop("entries")
        again.pop("entries")
        assert one == again


def test_a_table_of_entries_brings_the_whole_ledger_back(
    filled: CommandLine, tmp_path: Path
) -> None:
    path = str(tmp_path / "ledger.csv")
    filled.ok("export", path, "--rows", "entries")
    other = CommandLine(tmp_path / "other", filled._capsys)  # noqa: SLF001 - as above
    other.ok("import", path)
    ledgers = [
        [one["entries"] for one in line.json("list", "--state", "all")] for line in (filled, other)
    ]
    assert ledgers[0] == ledgers[1]
    assert "Only a .csv" in filled.refused("export", str(tmp_path / "x.ics"), "--rows", "entries")


def test_what_is_in_no_calendar_is_said(filled: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "x.ics"
    answer = filled.ok("export", str(path))
    assert answer.out == f"Wrote 2 credits to {path}.\n"
    assert answer.err == "1 credit without a last day can't be in a calendar.\n"
    events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert [str(one["STATUS"]) for one in events] == ["CONFIRMED", "CANCELLED"]


def test_the_help_names_every_form(spendby: CommandLine) -> None:
    said = spendby("export", "--help", today=None).out
    for word in (".json", ".csv", ".ics", ".pdf", "--state", "--rows"):
        assert word in said


def test_a_calendar_is_kept_up_to_date_until_it_is_let_go(
    spendby: CommandLine, tmp_path: Path
) -> None:
    path = tmp_path / "kept.ics"
    assert "after every change" in spendby.ok("export", str(path), "--keep", "on").err
    spendby.add("25", "promotional", "--expires", "2026-12-31", "--name", "Kept")
    assert b"Kept" in path.read_bytes()
    spendby.ok("undo")
    assert b"Kept" not in path.read_bytes()
    assert "no calendar file" in spendby.ok("export", str(path), "--keep", "off").err
    spendby.ok("redo")
    assert b"Kept" not in path.read_bytes()


def test_a_calendar_that_cannot_be_written_stops_nothing(
    spendby: CommandLine, tmp_path: Path
) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    spendby.ok("export", str(folder / "kept.ics"), "--keep", "on")
    (folder / "kept.ics").unlink()
    folder.rmdir()
    answer = spendby.ok("add", "--amount", "25", "--kind", "refund")
    assert "The calendar file isn't up to date." in answer.err
    assert len(spendby.json("list")) == 1
