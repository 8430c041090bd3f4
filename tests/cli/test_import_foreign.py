"""Files of other programs on the command line: what is printed, said and refused."""

from pathlib import Path

import pytest

from tests.helpers.command_line import CommandLine
from tests.helpers.foreign_files import (
    CATIMA_V2,
    SAMPLES,
    US_ROWS,
    VOUCHERVAULT_MOBILE,
    activity_html,
    activity_text,
)


def write(folder: Path, content: bytes) -> str:
    """Write a file whose name says nothing."""
    path = folder / "some file"
    path.write_bytes(content)
    return str(path)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_json_says_what_is_new_and_the_second_time_nothing_is(
    spendby: CommandLine, tmp_path: Path, name: str
) -> None:
    path = write(tmp_path, SAMPLES[name])
    first = spendby.json("import", path)
    assert list(first) == ["format", "new", "already", "changed", "problems"]
    assert (first["already"], first["problems"]) == (0, [])
    again = spendby.json("import", path)
    assert again == first | {"new": 0, "already": first["new"]}
    assert spendby.ok("doctor").status == 0


def test_what_changed_in_a_table_is_named_and_taken_only_when_that_is_said(
    spendby: CommandLine, tmp_path: Path
) -> None:
    table = "Name,Store,Balance,Expires\nCard A,Amazon.com,{},2027-03-31\nCard B,Amazon.com,9,\n"
    spendby.ok("import", write(tmp_path, table.format("50.00").encode()))
    path = write(tmp_path, table.format("32.50").encode())
    counts = {"format": "csv", "new": 0, "already": 1, "changed": 1, "problems": []}
    assert spendby.json("import", path) == counts
    answer = spendby.ok("import", path)  # nobody is there to answer
    assert answer.out == "Brought in 0 new credits, 1 already here, 1 changed.\n"
    assert "Card A has $50.00 left here and $32.50 in the file." in answer.err
    assert "--changed set" in answer.err
    assert spendby.json("totals")["totals"]["USD"]["left"] == "59.00"
    spendby.ok("import", path, "--changed", "skip")
    spendby.ok("import", path, "--changed", "set", "--dry-run")
    assert spendby.json("totals")["totals"]["USD"]["left"] == "59.00"
    assert spendby.json("import", path, "--changed", "set") == counts
    assert spendby.json("totals")["totals"]["USD"]["left"] == "41.50"
    assert spendby.json("import", path)["already"] == 2
    spendby.ok("undo")
    assert spendby.json("totals")["totals"]["USD"]["left"] == "59.00"


def test_an_activity_page_is_counted_in_rows(spendby: CommandLine, tmp_path: Path) -> None:
    path = write(tmp_path, activity_html(US_ROWS[1:]))
    assert "The file has 4 new rows." in spendby.ok("import", path, "--dry-run").out
    assert spendby.ok("import", path).out == "Brought in 4 new rows.\n"
    newer = write(tmp_path, activity_text(US_ROWS))
    assert "Brought in 1 new row, 4 already here." in spendby.ok("import", newer).out
    assert [one["label"] for one in spendby.json("history")] == [
        "Imported 1 row of gift card activity",
        "Imported 4 rows of gift card activity",
    ]
    assert [one["left"] for one in spendby.json("list")] == ["7.75"]
    spendby.ok("undo", "2")
    assert spendby.json("list", "--state", "all") == []
    spendby.ok("redo", "2")
    assert spendby.json("import", newer)["already"] == 5


def test_a_page_that_does_not_add_up_stays_out_until_that_is_accepted(
    spendby: CommandLine, tmp_path: Path
) -> None:
    path = write(tmp_path, activity_text(US_ROWS).replace(b"$20.00", b"$20.01"))
    answer = spendby("import", path, "--json")
    assert answer.status == 1
    assert {one["field"] for one in answer.json["problems"]} == {"closing balance"}
    assert "Nothing was brought in" in answer.err
    assert spendby.json("list", "--state", "all") == []
    spendby.ok("import", path, "--skip-problems")
    assert spendby.json("totals")["totals"]["USD"]["left"] == "7.75"


def test_a_page_that_does_not_fit_what_is_here_stays_out_whatever_is_skipped(
    spendby: CommandLine, tmp_path: Path
) -> None:
    spendby.ok("import", write(tmp_path, activity_text(US_ROWS[2:])))
    for credit in spendby.json("list"):
        spendby.ok("set-left", credit["id"], "1")
    before = spendby.json("list", "--state", "all")
    answer = spendby("import", write(tmp_path, activity_text(US_ROWS)), "--skip-problems", "--json")
    assert answer.status == 1
    assert "hang together" in answer.err
    assert spendby.json("list", "--state", "all") == before


def test_what_was_assumed_is_said_beside_the_json(spendby: CommandLine, tmp_path: Path) -> None:
    path = write(tmp_path, VOUCHERVAULT_MOBILE)
    answer = spendby.ok("import", path, "--json")
    assert answer.json["new"] == 2
    assert "read as USD at Amazon.com" in answer.err
    assert "Left out: 1 without a balance." in answer.err


def test_the_store_is_the_one_that_was_named(spendby: CommandLine, tmp_path: Path) -> None:
    spendby.ok("stores", "add", "Schuhhaus", "--currency", "EUR", "--time-zone", "Europe/Berlin")
    path = write(tmp_path, VOUCHERVAULT_MOBILE)
    spendby.ok("import", path, "--store", "schuhhaus")
    assert {one["currency"] for one in spendby.json("list")} == {"EUR"}
    assert "There is no store" in spendby.refused("import", path, "--store", "nowhere")


def test_a_table_in_doubt_is_asked_about_once(spendby: CommandLine, tmp_path: Path) -> None:
    content = "Wo;Wert in €;Bis\nKino;1.050;03.04.2027\n".encode("cp1252")
    path = write(tmp_path, content)
    assert "--encoding windows-1252" in spendby.refused("import", path)
    options = ["--encoding", "cp1252"]
    assert "--column granted=COLUMN" in spendby.refused("import", path, *options)
    options += [
        "--column",
        "granted=Wert in €",
        "--column",
        "store=Wo",
        "--column",
        "expires-on=Bis",
    ]
    assert "--dates dmy" in spendby.refused("import", path, *options)
    options += ["--dates", "dmy"]
    assert "--decimal ," in spendby.refused("import", path, *options)
    answer = spendby.ok("import", path, *options, "--decimal", ",")
    assert "day first" in answer.err
    (credit,) = spendby.json("list")
    assert (credit["left"], credit["expiry"]["on"], credit["store"]) == (
        "1050.00",
        "2027-04-03",
        "kino",
    )
    assert spendby.json("import", path, "--encoding", "cp1252")["already"] == 1


@pytest.mark.parametrize(
    "options",
    [
        ["--as", "excel"],
        ["--encoding", "rot13"],
        ["--encoding", "hex"],
        ["--dates", "myd"],
        ["--delimiter", ":"],
        ["--delimiter", ""],
        ["--decimal", "'"],
        ["--column", "granted"],
        ["--column", "colour=Red"],
    ],
)
def test_options_that_mean_nothing_are_wrong_usage(
    spendby: CommandLine, options: list[str]
) -> None:
    answer = spendby("import", "x", *options)
    assert (answer.status, answer.out) == (2, "")
    assert options[1] in answer.err


def test_a_form_can_be_named_with_either_dash(spendby: CommandLine, tmp_path: Path) -> None:
    path = write(tmp_path, activity_text(US_ROWS))
    assert spendby.json("import", path, "--as", "amazon_activity", "--dry-run")["new"] == 5
    assert "no table of Catima cards" in spendby.refused("import", path, "--as", "catima")
    assert spendby.json("import", write(tmp_path, CATIMA_V2), "--as", "Catima")["new"] == 2
