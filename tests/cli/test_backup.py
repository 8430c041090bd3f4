"""Backups on the command line, also where the database can't be opened."""

import json
import os
from pathlib import Path

import pytest

from spendby.storage import copying
from tests.helpers.command_line import CommandLine


def ids(spendby: CommandLine) -> set[str]:
    return {row["id"] for row in spendby.json("list", "--state", "all")}


def test_the_first_change_of_a_day_makes_a_backup(spendby: CommandLine) -> None:
    assert spendby.json("backups") == []
    assert "No backups yet." in spendby.ok("backups").out
    spendby.add()
    spendby.add()
    (made,) = spendby.json("backups")
    assert (made["reason"], made["credits"], made["checked"]) == ("daily", 1, True)
    assert set(made) == {"file", "made_at", "reason", "credits", "size", "checked"}
    assert made["size"] == (spendby.folder / "backups" / made["file"]).stat().st_size


def test_looking_makes_no_backup(spendby: CommandLine) -> None:
    spendby.ok("list")
    spendby.ok("totals")
    assert not (spendby.folder / "backups").exists()


def test_backup_and_restore(spendby: CommandLine) -> None:
    first = spendby.add()
    made = spendby.json("backup")
    assert (made["reason"], made["checked"], made["credits"]) == ("manual", True, 1)
    second = spendby.add()
    restored = spendby.ok("restore", made["file"])
    assert ids(spendby) == {first}
    assert "1 change that it doesn't hold was taken away." in restored.out
    back = restored.out.strip().splitlines()[-1].rpartition(" ")[2]
    assert spendby.json("restore", back) == {
        "file": back,
        "credits": 2,
        "lost_changes": 0,
        "before": spendby.json("backups")[0]["file"],
        "set_aside": None,
    }
    assert ids(spendby) == {first, second}
    text = spendby.ok("backups").out
    assert "Before a restore" in text
    assert "Made by hand" in text
    assert "$25.00" in text


def test_import_makes_a_backup_before(spendby: CommandLine, tmp_path: Path) -> None:
    spendby.add()
    spendby.add()
    path = tmp_path / "in.json"
    rows = [{"kind": "refund", "granted": "1"}]
    path.write_text(json.dumps({"format": "spendby", "version": 1, "credits": rows}))
    spendby.ok("import", str(path))
    newest = spendby.json("backups")[0]
    assert (newest["reason"], newest["credits"]) == ("before-import", 2)


def test_a_copy_elsewhere(spendby: CommandLine, tmp_path: Path) -> None:
    kept = spendby.add()
    copy = tmp_path / "copy.db"
    assert spendby.json("backup", str(copy)) == {"file": str(copy)}
    assert "is there already" in spendby.refused("backup", str(copy))
    spendby.add()
    spendby.ok("restore", str(copy))
    assert ids(spendby) == {kept}


def test_restore_works_where_the_database_is_damaged(spendby: CommandLine) -> None:
    kept = spendby.add()
    (spendby.folder / "spendby.db").write_bytes(b"<html>" * 500)
    assert spendby("list").status == 1
    assert len(spendby.json("backups")) == 1
    restored = spendby.ok("restore", "1")
    assert f"set aside in {spendby.folder / 'damaged'}" in restored.out
    assert ids(spendby) == {kept}
    assert spendby.json("doctor")["ok"]


@pytest.mark.parametrize("wanted", ["nope", "99", "", "."])
def test_what_can_not_be_restored_is_said_in_one_line(spendby: CommandLine, wanted: str) -> None:
    spendby.add()
    assert spendby.refused("restore", wanted).endswith(".")


def test_a_backup_that_can_not_be_made_stops_no_change(
    spendby: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    spendby.ok("list")
    (spendby.folder / "backups").write_text("in the way")
    answer = spendby.ok("add", "--amount", "5", "--kind", "refund", "--json")
    assert answer.json["left"] == "5.00"
    assert answer.err.count("\n") == 1
    assert "backups" in answer.err
    (spendby.folder / "backups").unlink()

    def full(_path: Path) -> int:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(copying, "create_private", full)
    assert spendby.ok("add", "--amount", "5", "--kind", "refund").err == (
        "No backup could be made: the disk is full. Your credits are saved.\n"
    )
