"""The change log after the window has deleted a credit for good."""

from datetime import UTC, datetime

from spendby.storage.database import Database
from tests.helpers.command_line import CommandLine

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)


def test_what_was_deleted_for_good_has_no_name_and_was_not_undone(spendby: CommandLine) -> None:
    kept = spendby.add("5", "refund", "--name", "Desk")
    gone = spendby.add("25", "promotional", "--name", "Secret")
    with (
        Database(spendby.folder / "spendby.db", lambda: NOW) as database,
        database.change() as unit,
    ):
        unit.delete_for_good(gone, NOW)
    said = spendby.ok("history").out
    assert "Secret" not in said
    assert "undone" not in said
    assert [line["label"] for line in spendby.json("history")] == [
        "Deleted a credit for good",
        "Deleted credit",
        "Added Desk",
    ]
    assert [one["id"] for one in spendby.json("list", "--state", "all")] == [kept]
    spendby.ok("doctor")
    assert "Undone: Added Desk" in spendby.ok("undo").out
