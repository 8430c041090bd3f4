"""The first and the last day that there are, as ends of credits and as today."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.command_line import CommandLine

DAYS = ("0001-01-01", "0001-01-02", "9999-12-30", "9999-12-31")
ZONES = ("Pacific/Kiritimati", "Etc/GMT+12", "UTC")

_COUNTED = re.compile(r"[0-9,]{6,} days?|-[0-9,]+ days?")
"""A count of days that nobody would count: such a day is said by its date."""


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Somebody who lives there."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def drawer(spendby: CommandLine, zone: str) -> CommandLine:
    """A credit for each of these days at each store, one of them used up in part."""
    assert zone
    for number, store in enumerate(ZONES):
        spendby.ok("stores", "add", f"S{number}", "--id", f"s{number}", "--time-zone", store)
        for day in DAYS:
            fields = ["--store", f"s{number}", "--received", "2026-11-01", "--expires", day]
            spendby.add("25", "refund", "--name", f"{day} {number}", *fields)
    return spendby


@pytest.mark.parametrize("today", ["0001-01-01", "2026-11-22", "9999-12-31"])
def test_every_command_answers_at_the_edges_of_the_calendar(
    drawer: CommandLine, today: str, tmp_path: Path
) -> None:
    asked = "999,999 days"
    some = drawer.json("list", "--state", "all")[-1]["id"]
    commands = [
        ["list", "--state", "all"],
        ["list", "--expiring-within", "999999"],
        ["check", "--within", "999999"],
        ["check", "--notify"],
        ["totals"],
        ["reminders", "--all"],
        ["explain", some],
        ["plan", "30", "--store", "s0"],
        ["add", "--amount", "1", "--kind", "refund", "--expires", "90d"],
        ["add", "--amount", "1", "--kind", "refund", "--expires", "eoy"],
        ["reminders", "snooze", some, "--for", "7d"],
        *(["export", str(tmp_path / f"out.{form}")] for form in ("json", "csv", "ics", "pdf")),
    ]
    for command in commands:
        answer = drawer(*command, today=today)
        assert answer.status in {0, 1}, (command, answer)
        assert "bug" not in answer.err, (command, answer)
        assert _COUNTED.findall(answer.out.replace(asked, "")) == [], (command, answer)
        if answer.status == 1:
            assert command[0] in {"add", "reminders"}, (command, answer)
