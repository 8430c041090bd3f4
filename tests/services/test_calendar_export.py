"""Calendars out: one event a credit whatever it is called, read back by two other programs."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject  # type: ignore[import-untyped]  # it has no types
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from spendby.domain.credit import Credit, Kind, State, Store
from spendby.domain.expiry import NEVER, last_safe_day, on_day
from spendby.services.exports import EVERYTHING, Wanted
from spendby.services.services import Services
from tests.helpers.credits import DAY, make_credit, texts
from tests.helpers.memory_services import FixedClock, memory_services

END = date(2026, 12, 31)
PACIFIC = "America/Los_Angeles"


def dated(
    credit_id: str = "c1",
    **fields: Any,  # noqa: ANN401 - each has a type of its own
) -> Credit:
    """Make a credit that ends on the last day of the year."""
    return make_credit(credit_id, **{"expiry": on_day(END), **fields})


def exported(services: Services, folder: Path, wanted: Wanted = EVERYTHING) -> str:
    """Write a calendar; gives its text, after looking at what every line has to hold to."""
    path = folder / "out.ics"
    services.exports.export(str(path), wanted)
    content = path.read_bytes()
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert content.count(b"\n") == content.count(b"\r\n") == content.count(b"\r")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    return content.decode()


def events(text: str) -> list[Any]:
    """Read the events with the library, and see that the other one finds as many."""
    found: list[Any] = list(icalendar.Calendar.from_ical(text).walk("VEVENT"))
    other = vobject.readOne(text)
    assert len(list(other.contents.get("vevent", []))) == len(found)
    return found


def test_an_event_says_which_credit_ends_and_what_is_left(tmp_path: Path) -> None:
    text = exported(memory_services([dated(spent=500, reference="Order 7")]), tmp_path)
    (event,) = events(text)
    assert event["UID"] == "c1@spendby"
    assert event.decoded("DTSTART") == END
    assert "DTSTART;VALUE=DATE:20261231\r\n" in text
    assert "DTSTAMP:20261122T200000Z\r\n" in text
    assert event["SUMMARY"] == "Prime Day credit: $20.00 left, last day"
    assert event["DESCRIPTION"].splitlines() == [
        "$20.00 left at Amazon.com.",
        "Good through the end of 31 Dec 2026 there (America/Los_Angeles time).",
        "Reference: Order 7",
    ]
    assert (event["STATUS"], event["CLASS"], event["TRANSP"]) == (
        *("CONFIRMED", "PRIVATE"),
        "TRANSPARENT",
    )


def test_each_lead_has_an_alarm_at_the_hour_of_reminders(tmp_path: Path) -> None:
    (event,) = events(exported(memory_services([dated()]), tmp_path))
    alarms = {one["TRIGGER"].dt: str(one["DESCRIPTION"]) for one in event.walk("VALARM")}
    nine = timedelta(hours=9)
    assert alarms == {
        nine - timedelta(30): "Prime Day credit ends in 30 days: $25.00 left",
        nine - timedelta(7): "Prime Day credit ends in 7 days: $25.00 left",
        nine - timedelta(1): "Prime Day credit ends tomorrow: $25.00 left",
        nine: "Prime Day credit ends today: $25.00 left",
    }


def test_alarms_follow_the_ladder_the_hour_and_silence(tmp_path: Path) -> None:
    shelf = [
        dated("own"),
        dated("kind", kind=Kind.REWARD),
        dated("mute"),
        dated("small", granted=99),
    ]
    services = memory_services(shelf)
    reminders = services.reminders
    reminders.settings.choose_hour(time(18, 30))
    reminders.settings.choose_kind_leads(Kind.REWARD, (14,))
    reminders.choose_leads("own", (3, 60))
    reminders.mute("mute", muted=True)
    found = events(exported(services, tmp_path))
    half = timedelta(hours=18, minutes=30)
    assert {str(one["UID"]): [a["TRIGGER"].dt for a in one.walk("VALARM")] for one in found} == {
        "own@spendby": [half - timedelta(60), half - timedelta(3)],
        "kind@spendby": [half - timedelta(14)],
        "mute@spendby": [],
        "small@spendby": [],
    }


@pytest.mark.parametrize(
    ("change", "said", "status"),
    [
        ({"spent": 2500}, "Prime Day credit: used up", "CANCELLED"),
        ({"archived": True}, "Prime Day credit: archived", "CANCELLED"),
        ({"expiry": on_day(DAY - timedelta(1))}, "Prime Day credit: $25.00 left, last day", None),
    ],
)
def test_what_is_over_has_no_alarm(
    tmp_path: Path, change: dict[str, Any], said: str, status: str | None
) -> None:
    (event,) = events(exported(memory_services([dated(**change)]), tmp_path))
    assert event["SUMMARY"] == said
    assert event["STATUS"] == (status or "CONFIRMED")
    assert event.walk("VALARM") == []


def test_what_has_no_last_day_is_counted_and_left_out(tmp_path: Path) -> None:
    services = memory_services([dated(), make_credit("two", expiry=NEVER), make_credit("three")])
    written = services.exports.export(str(tmp_path / "out.ics"))
    assert (written.credits, written.without_day) == (1, 2)


def test_states_and_ids_choose_what_is_written(tmp_path: Path) -> None:
    services = memory_services([dated("a"), dated("b"), dated("used", spent=2500)])
    active = events(exported(services, tmp_path, Wanted(frozenset({State.ACTIVE}))))
    assert [one["UID"] for one in active] == ["a@spendby", "b@spendby"]
    (chosen,) = events(exported(services, tmp_path, Wanted(ids={"b"})))
    assert chosen["UID"] == "b@spendby"


def test_every_change_counts_and_nothing_else_does(tmp_path: Path) -> None:
    services = memory_services([dated("a"), dated("b")])

    def numbers() -> dict[str, int]:
        found = events(exported(services, tmp_path))
        return {str(one["UID"]): int(one["SEQUENCE"]) for one in found}

    assert numbers() == {"a@spendby": 0, "b@spendby": 0}
    first = exported(services, tmp_path)
    assert exported(services, tmp_path) == first
    services.credits.edit("a", note="n")
    assert numbers() == {"a@spendby": 1, "b@spendby": 0}
    services.history.undo()
    assert numbers() == {"a@spendby": 2, "b@spendby": 0}


HOSTILE = [
    "a\nEND:VEVENT\nBEGIN:VEVENT",
    "a\r\nX-EVIL:1",
    "comma, semi; colon: back\\slash \\n",
    '"quoted" <b>bold</b>',
    "long " * 60,
    "é" * 200,
    "👩‍👩‍👧‍👦" * 30,
    "\u2028\u2029\x85\x0b\x0c",
    "\x00\x07\x7f",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_makes_another_event(tmp_path: Path, name: str) -> None:
    credit = dated(name=name, reference=name, note=name)
    (event,) = events(exported(memory_services([credit]), tmp_path))
    kept = re.sub(r"[\x00-\x09\x0b-\x1f\x7f]", "", name)
    assert event["SUMMARY"] == f"{kept}: $25.00 left, last day"
    assert "X-EVIL" not in event


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts(120))
def test_any_name_comes_back_as_it_was(tmp_path: Path, name: str) -> None:
    (event,) = events(exported(memory_services([dated(name=name)]), tmp_path))
    kept = re.sub(r"[\x00-\x09\x0b-\x1f\x7f]", "", name)
    assert event["SUMMARY"] == f"{kept}: $25.00 left, last day"


@pytest.mark.parametrize(
    ("store", "here", "day"),
    [
        (PACIFIC, ZoneInfo(PACIFIC), END),
        (PACIFIC, ZoneInfo("America/New_York"), END),
        (PACIFIC, ZoneInfo("Europe/Berlin"), END),
        (PACIFIC, ZoneInfo("Pacific/Auckland"), END),
        (PACIFIC, ZoneInfo("Pacific/Honolulu"), END - timedelta(1)),
        ("Asia/Tokyo", ZoneInfo(PACIFIC), END - timedelta(1)),
        ("Asia/Tokyo", UTC, END - timedelta(1)),
        ("UTC", UTC, END),
    ],
)
def test_the_event_is_on_the_last_day_that_is_safe_to_its_end(
    store: str, here: tzinfo, day: date
) -> None:
    assert last_safe_day(END, store, here) == day


@pytest.mark.parametrize("day", [date.min, date.max, date(2027, 3, 14), date(2026, 11, 1)])
def test_the_ends_of_the_calendar_and_of_summer_time_have_their_day(day: date) -> None:
    assert last_safe_day(day, PACIFIC, ZoneInfo(PACIFIC)) == day


@pytest.mark.parametrize("on", [END, date(2028, 2, 28), date(2028, 2, 29), date(9999, 12, 30)])
def test_every_event_lasts_the_whole_of_its_one_day(on: date, tmp_path: Path) -> None:
    text = exported(memory_services([dated(expiry=on_day(on))]), tmp_path)
    (event,) = events(text)
    assert event.decoded("DTEND") == on + timedelta(days=1)
    assert f"DTEND;VALUE=DATE:{on + timedelta(days=1):%Y%m%d}\r\n" in text


def test_the_last_day_that_there_is_has_an_event_without_an_end(tmp_path: Path) -> None:
    (event,) = events(exported(memory_services([dated(expiry=on_day(date.max))]), tmp_path))
    assert (event.decoded("DTSTART"), "DTEND" in event) == (date.max, False)


def test_the_users_own_zone_decides(tmp_path: Path) -> None:
    tokyo = Store("rakuten", "Rakuten", "JPY", "Asia/Tokyo")
    credit = replace(dated(currency="JPY"), store="rakuten")
    clock = FixedClock(datetime(2026, 11, 22, 12, tzinfo=ZoneInfo(PACIFIC)))
    (event,) = events(exported(memory_services([credit], [tokyo], clock=clock), tmp_path))
    assert event.decoded("DTSTART") == END - timedelta(1)
