"""Files out and in, undo across everything, and the change log."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.command_line import CommandLine


def write(path: Path, *rows: dict[str, Any], **head: object) -> str:
    """Write a Spendby file of these credits."""
    content = {"format": "spendby", "version": 1, "credits": list(rows)} | head
    path.write_text(json.dumps(content), encoding="utf-8")
    return str(path)


def filled(spendby: CommandLine) -> None:
    """Put something of everything into the drawer."""
    spendby.ok("stores", "add", "Rakuten", "--currency", "JPY", "--time-zone", "Asia/Tokyo")
    spendby.add("500", "reward", "--store", "rakuten", "--name", "ポイント", "--note", "a\n\tb ✓")
    id_ = spendby.add("25", "promotional", "--expires", "end of next month", "--eligible", "books")
    spendby.ok("use", id_, "5", "--for", "Kindle book")
    spendby.ok("put-back", id_, "1")
    spendby.ok("checkout", id_, "--target", "goods", "--saw", "offered", "--note", "n")
    old = spendby.add("8", "refund", "--preset", "refund", "--expires", "2026-11-01")
    spendby.ok("expire", old)
    spendby.ok("extend", old, "--expires", "10d", "--amount", "8")
    spendby.ok("edit", spendby.add("1", "other"), "--archive")


def test_out_in_and_out_again_is_the_same_byte_for_byte(
    spendby: CommandLine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(spendby)
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    assert spendby.json("export", str(first)) == {"file": str(first), "credits": 4}
    other = CommandLine(tmp_path / "other", capsys)
    assert other.json("import", str(first)) == {
        "format": "spendby",
        "new": 4,
        "already": 0,
        "changed": 0,
        "problems": [],
    }
    other.ok("export", str(second))
    assert first.read_bytes() == second.read_bytes()
    assert first.stat().st_mode & 0o777 == 0o600


def test_importing_twice_adds_nothing(spendby: CommandLine, tmp_path: Path) -> None:
    row = {"kind": "promotional", "granted": "25.00"}
    path = write(tmp_path / "in.json", row, row, {**row, "id": "mine"})
    assert spendby.json("import", path)["new"] == 3
    again = spendby.json("import", path)
    assert (again["new"], again["already"]) == (0, 3)
    assert len(spendby.json("list")) == 3
    assert len(spendby.json("history")) == 1


def test_a_dry_run_changes_nothing(spendby: CommandLine, tmp_path: Path) -> None:
    path = write(tmp_path / "in.json", {"kind": "refund", "granted": "1"})
    assert spendby.json("import", path, "--dry-run")["new"] == 1
    assert "The file has 1 new credit." in spendby.ok("import", path, "--dry-run").out
    assert spendby.json("list", "--state", "all") == []


def test_problem_rows_hold_everything_back_until_they_are_skipped(
    spendby: CommandLine, tmp_path: Path
) -> None:
    good, bad = {"kind": "refund", "granted": "1"}, {"kind": "refund", "granted": "1.005"}
    path = write(tmp_path / "in.json", good, bad)
    for more in ([], ["--dry-run"]):
        answer = spendby("import", path, "--json", *more)
        assert answer.status == 1
        assert answer.json["new"] == 1
        assert [(one["row"], one["field"]) for one in answer.json["problems"]] == [(2, "granted")]
        assert answer.err.count("\n") == 1
        assert spendby.json("list") == []
    text = spendby("import", path)
    assert "granted" in text.out
    assert "--skip-problems" in text.err
    assert spendby.json("import", path, "--skip-problems")["new"] == 1
    assert len(spendby.json("list")) == 1


def test_unknown_fields_are_named(spendby: CommandLine, tmp_path: Path) -> None:
    path = write(tmp_path / "in.json", {"kind": "refund", "granted": "1", "colour": "red"})
    assert "colour" in spendby.ok("import", path).err


def test_part_of_the_drawer_can_be_taken_out(spendby: CommandLine, tmp_path: Path) -> None:
    spendby.add("1", "refund", "--name", "Open")
    spendby.add("1", "refund", "--name", "Gone", "--expires", "2026-11-01")
    path = tmp_path / "open.json"
    spendby.ok("export", str(path), "--state", "active")
    assert [one["name"] for one in json.loads(path.read_text())["credits"]] == ["Open"]


def test_undoing_a_hundred_changes_brings_everything_back(
    spendby: CommandLine, tmp_path: Path
) -> None:
    filled(spendby)
    first = tmp_path / "1.json"
    spendby.ok("export", str(first))
    before = len(spendby.json("history"))
    chance = random.Random(7)  # noqa: S311 - it only has to be the same each time
    ids = [one["id"] for one in spendby.json("list")]
    for number in range(100):
        id_ = chance.choice(ids)
        what = number % 7
        if what == 0:
            ids.append(spendby.add(str(chance.randint(1, 90)), "refund", "--expires", "90d"))
        elif what == 1:
            spendby.ok("set-left", id_, str(chance.randint(100, 900)))
        elif what == 2:
            spendby.ok("use", ids[-1], "0.01" if len(ids) > 4 else "1")
        elif what == 3:
            spendby.ok("checkout", id_, "--target", "goods", "--saw", "absent")
        elif what == 4:
            spendby.ok("edit", id_, "--name", f"Named {number}", "--eligible", f"tag{number}")
        elif what == 5:
            spendby.ok("extend", id_, "--expires", f"{number + 1}d")
        else:
            path = tmp_path / f"in{number}.json"
            spendby.ok("import", write(path, {"kind": "reward", "granted": str(number)}))
    done = len(spendby.json("history")) - before
    assert done == 100
    changed, again = tmp_path / "2.json", tmp_path / "3.json"
    spendby.ok("export", str(changed))
    assert len(spendby.json("undo", "60")) == 60
    assert len(spendby.json("undo", "40")) == 40
    spendby.ok("export", str(again))
    assert again.read_bytes() == first.read_bytes()
    assert len(spendby.json("redo", "100")) == 100
    spendby.ok("export", str(again))
    assert again.read_bytes() == changed.read_bytes()


def test_the_change_log_tells_what_was_done(spendby: CommandLine) -> None:
    id_ = spendby.add("25", "refund", "--name", "Card")
    spendby.ok("use", id_, "5")
    (undone,) = spendby.json("undo")
    assert list(undone) == ["number", "label", "at", "kind", "undone"]
    assert undone["label"] == "Used $5.00 of Card"
    newest, spent, added = spendby.json("history", id_)
    assert [one["kind"] for one in (newest, spent, added)] == ["undo", "do", "do"]
    assert [one["undone"] for one in (newest, spent, added)] == [False, True, False]
    assert "Undid: Used $5.00 of Card" in spendby.ok("history").out
    assert len(spendby.json("history", "--limit", "1")) == 1
    assert spendby.ok("redo").out == "Done again: Used $5.00 of Card\n"


def test_undo_is_all_or_nothing(spendby: CommandLine) -> None:
    spendby.add()
    assert "Only 1 change" in spendby.refused("undo", "2")
    assert "nothing to redo" in spendby.refused("redo")
    spendby.ok("undo")
    assert "nothing to undo" in spendby.refused("undo")
