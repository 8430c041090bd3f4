"""Reminders leave in a file and come back: byte for byte the same, and never a bad row."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from spendby.domain.expiry import on_day
from spendby.domain.reminders.inbox import Standing
from spendby.domain.reminders.reminder import Reminding
from spendby.services.services import Services
from tests.helpers.credits import make_credit
from tests.helpers.memory_services import NOON, FixedClock, memory_services

SOON = date(2026, 11, 25)


def drawer() -> Services:
    clock = FixedClock()
    services = memory_services(
        [
            make_credit("a", expiry=on_day(SOON)),
            make_credit("b", expiry=on_day(SOON)),
            make_credit("c"),
        ],
        clock=clock,
    )
    services.reminders.catch_up()
    services.popups.raise_due(services.reminders.inbox())
    first, second, *_ = services.reminders.inbox().items
    services.reminders.snooze([first], timedelta(hours=3))
    services.reminders.done([second])
    services.reminders.mute("c")
    services.reminders.choose_leads("a", (7, 14))
    return services


def export(services: Services, folder: Path, name: str) -> bytes:
    services.exports.export(str(folder / name))
    return (folder / name).read_bytes()


def test_the_log_the_marks_and_the_wishes_come_back_byte_for_byte(tmp_path: Path) -> None:
    first = export(drawer(), tmp_path, "first.json")
    other = memory_services()
    other.exchange.take_in(str(tmp_path / "first.json"))
    assert export(other, tmp_path, "second.json") == first
    items = other.reminders.inbox().items
    assert {one.standing for one in items} == {Standing.SNOOZED, Standing.DONE}
    assert other.reminders.settings.ladders().wishes == {
        "c": Reminding(muted=True),
        "a": Reminding((14, 7)),
    }
    assert other.reminders.catch_up().new == ()


def test_a_reminder_is_not_told_again_after_it_was_brought_in(tmp_path: Path) -> None:
    export(drawer(), tmp_path, "first.json")
    other = memory_services(clock=FixedClock(NOON + timedelta(days=1)))
    other.exchange.take_in(str(tmp_path / "first.json"))
    assert other.reminders.catch_up().new == ()


def test_a_file_without_reminders_says_nothing_of_them(tmp_path: Path) -> None:
    services = memory_services([make_credit("far", expiry=on_day(date(2027, 11, 25)))])
    assert json.loads(export(services, tmp_path, "out.json"))["reminders"] == []


def test_some_credits_leave_with_their_own_reminders_alone(tmp_path: Path) -> None:
    from spendby.services.exports import Wanted  # noqa: PLC0415

    services = drawer()
    services.exports.export(str(tmp_path / "one.json"), Wanted(ids={"a"}))
    rows = json.loads((tmp_path / "one.json").read_text())["reminders"]
    assert {one["credit"] for one in rows} == {"a"}


def test_the_wish_taken_back_leaves_nothing(tmp_path: Path) -> None:
    services = memory_services([make_credit("c", expiry=on_day(date(2027, 11, 25)))])
    services.reminders.mute("c")
    services.reminders.mute("c", muted=False)
    assert json.loads(export(services, tmp_path, "out.json"))["reminders"] == []


LINE = {
    "credit": "x",
    "about": "expiry",
    "on": "2026-12-31",
    "lead": 7,
    "day": "2026-12-24",
    "at": "2026-12-24T09:00:00+00:00",
    "status": "shown",
}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"about": "birthday"}, "about"),
        ({"on": "2026-02-30"}, "on"),
        ({"lead": 1.5}, "lead"),
        ({"lead": -1}, "lead"),
        ({"lead": 10**9}, "lead"),
        ({"at": "2026-12-24T09:00:00"}, "at"),
        ({"at": "yesterday"}, "at"),
        ({"at": None}, "at"),
        ({"status": "sent"}, "status"),
        ({"place": "roof"}, "place"),
        ({"why": 7}, "why"),
        ({"mark": "snoozed", "marked_at": LINE["at"]}, "until"),
        ({"mark": "done"}, "marked_at"),
        ({"about": None, "leads": []}, "leads"),
        ({"about": None, "leads": ["7"]}, "leads"),
        ({"about": None, "muted": "yes"}, "muted"),
        ({"about": None}, "about"),
        ({"credit": ""}, "credit"),
    ],
)
def test_a_row_that_can_not_be_kept_is_named(
    change: dict[str, Any], field: str, tmp_path: Path
) -> None:
    services = memory_services()
    rows = [LINE, {**LINE, **change}]
    credit = {"id": "x", "kind": "promotional", "granted": "5.00"}
    document = {"format": "spendby", "version": 1, "credits": [credit], "reminders": rows}
    path = tmp_path / "in.json"
    path.write_text(json.dumps(document))
    incoming = services.exchange.take_in(str(path))
    fields = [one.field.removeprefix("reminders[2].") for one in incoming.problems]
    assert [(one.row) for one in incoming.problems] == [2]
    assert fields == [field]
    assert services.credits.all() == []
