"""Files of every released version are opened, migrated, imported and exported with nothing lost."""

import csv
import json
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from spendby.integration.files import LocalFiles
from spendby.services.csv_export import DERIVED_COLUMNS
from spendby.storage.checking import expected_schema, schema_text
from spendby.storage.engine import raw_connection
from spendby.storage.migrations import STEPS
from tests.helpers.command_line import CommandLine
from tests.helpers.released import DAY, RELEASED, SCHEMAS, backups, exported, history, lay_out


def everything(spendby: CommandLine, name: str = "out.json") -> bytes:
    path = spendby.folder.parent / name
    spendby.ok("export", str(path), today=DAY)
    return path.read_bytes()


def schema(path: Path) -> dict[str, str]:
    with closing(raw_connection(path, "ro")) as connection:
        return schema_text(connection)


def holds(now: Mapping[str, Any], then: Mapping[str, Any]) -> bool:
    """Whether all of what was exported then is in what is exported now, and nothing is new."""
    return all(now[name] == part for name, part in then.items()) and not any(
        now[name] for name in now.keys() - then.keys()
    )


@pytest.mark.parametrize("version", SCHEMAS)
def test_a_database_of_each_schema_is_brought_up_to_date_with_nothing_lost(
    spendby: CommandLine, version: str
) -> None:
    path = lay_out(version, spendby.folder)
    assert holds(json.loads(everything(spendby)), json.loads(exported(version)))
    assert spendby.json("history", today=DAY) == json.loads(history(version))
    assert schema(path) == expected_schema(STEPS)
    assert spendby.ok("doctor").status == 0


@pytest.mark.parametrize("version", SCHEMAS)
def test_what_was_done_with_each_schema_can_be_taken_back_and_done_again(
    spendby: CommandLine, version: str
) -> None:
    lay_out(version, spendby.folder)
    steps = sum(one["kind"] == "do" and not one["undone"] for one in json.loads(history(version)))
    spendby.ok("undo", str(steps))
    assert json.loads(everything(spendby))["credits"] == []
    spendby.ok("redo", str(steps))
    assert holds(json.loads(everything(spendby)), json.loads(exported(version)))


@pytest.mark.parametrize(
    ("version", "name"), [(one, name) for one in SCHEMAS for name in backups(one)]
)
def test_a_backup_of_each_schema_is_restored(spendby: CommandLine, version: str, name: str) -> None:
    lay_out(version, spendby.folder)
    listed = {one["file"]: one for one in spendby.json("backups")}
    assert listed[name]["checked"]
    assert spendby.json("restore", name)["credits"] == listed[name]["credits"]
    if listed[name]["reason"] == "manual":
        assert holds(json.loads(everything(spendby)), json.loads(exported(version)))
    assert spendby.ok("doctor").status == 0


@pytest.mark.parametrize("version", SCHEMAS)
def test_an_export_of_each_schema_comes_in_and_goes_out_byte_for_byte(
    spendby: CommandLine, version: str
) -> None:
    file = RELEASED / f"schema-{version}" / "everything.json"
    came = spendby.json("import", str(file), today=DAY)
    assert (came["new"], came["problems"]) == (len(json.loads(file.read_bytes())["credits"]), [])
    assert everything(spendby) == file.read_bytes()
    assert spendby.json("import", str(file), today=DAY)["new"] == 0


@pytest.mark.parametrize("rows", ["credits", "entries"])
def test_a_table_comes_in_with_all_of_its_columns(spendby: CommandLine, rows: str) -> None:
    table = RELEASED / f"{rows}.csv"
    came = spendby.json("import", str(table), today=DAY)
    assert (came["problems"], came["new"]) == ([], 20)
    again = spendby.folder.parent / f"{rows}.csv"
    spendby.ok("export", str(again), "--rows", rows, today=DAY)
    with table.open(newline="") as then, again.open(newline="") as now:
        old, new = list(csv.DictReader(then)), list(csv.DictReader(now))
    kept = old[0].keys() - set(DERIVED_COLUMNS)
    assert [{name: row[name] for name in kept} for row in new] == [
        {name: row[name] for name in kept} for row in old
    ]


def test_the_calendar_that_was_kept_up_to_date_still_is(
    spendby: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out("1.3", spendby.folder)
    written: list[str] = []
    monkeypatch.setattr(LocalFiles, "write", lambda _self, path, _data: written.append(path))
    spendby.add()
    assert written == ["/home/me/credits.ics"]
