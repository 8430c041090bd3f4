"""I11, I12, F19 to F24: years of daily life, in which no reminder is missed and none repeated.

`make years` lives more of them.
"""

import os
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from spendby.domain.expiry import on_day
from spendby.domain.reminders.reminder import About, Key
from tests.helpers.credits import make_credit
from tests.helpers.life import Life, reached

LIVES = int(os.environ.get("SPENDBY_YEARS", "12"))
ZONES = ("America/Los_Angeles", "UTC", "Europe/Berlin", "Asia/Kolkata", "Pacific/Auckland")
FIRST = datetime(2026, 1, 5, 12, tzinfo=UTC)

EVENTS = ("spend", "move", "zone", "restart", "fails", "kills", "off", "off", "nothing", "nothing")


@settings(max_examples=LIVES)
@given(
    ends=st.lists(st.integers(1, 420), min_size=1, max_size=5),
    days=st.lists(
        st.tuples(st.sampled_from(EVENTS), st.integers(0, 45), st.integers(0, 23)),
        min_size=40,
        max_size=90,
    ),
)
def test_no_end_comes_unannounced_and_nothing_is_told_twice(
    ends: list[int], days: list[tuple[str, int, int]]
) -> None:
    start = FIRST.date()
    credits = [
        make_credit(f"c{at}", received_on=start, expiry=on_day(start + timedelta(days=end)))
        for at, end in enumerate(ends)
    ]
    life = Life(credits, FIRST, "America/Los_Angeles")
    for event, number, hour in days:
        life.desktop.does = event if event in {"fails", "kills"} else "shows"
        life.clock.true += timedelta(days=number if event == "off" else 1, minutes=hour)
        _happen(life, event, number)
        life.look()
        life.look()
        assert life.most_in_a_run() <= 1
        _check_told(life)
    assert max(life.times.values(), default=0) <= 1
    assert _most_a_day(life) <= 2  # a killed program may say it once more


@settings(max_examples=LIVES)
@given(
    end=st.integers(2, 90),
    jumps=st.lists(st.integers(-40, 2000), min_size=1, max_size=4),
)
def test_a_clock_that_was_wrong_costs_no_reminder(end: int, jumps: list[int]) -> None:
    start = FIRST.date()
    last = start + timedelta(days=end)
    life = Life([make_credit("c", received_on=start, expiry=on_day(last))], FIRST, "UTC")
    wrong = dict(zip(range(1, 90, 20), jumps, strict=False))
    for day in range(end + 1):
        life.clock.true = FIRST + timedelta(days=day)
        life.clock.wrong = timedelta(days=wrong.get(day, 0))
        life.look()
        life.clock.wrong = timedelta()
        life.look()
        assert life.most_in_a_run() <= 1 + len(wrong)
        for lead in reached(on_day(last), life.day()):
            delivered = life.storage.log.deliveries
            assert any(
                key.lead <= lead and key.about is About.EXPIRY and one.day <= life.day()
                for key, one in delivered.items()
            )


@settings(max_examples=LIVES)
@given(
    end=st.integers(0, 120),
    looks=st.sets(st.integers(0, 120), max_size=12),
)
def test_looking_daily_or_seldom_covers_the_same_leads(end: int, looks: set[int]) -> None:
    start = FIRST.date()
    last = start + timedelta(days=end)
    credits = [make_credit("c", received_on=start, expiry=on_day(last))]
    often, seldom = Life(credits, FIRST, "UTC"), Life(credits, FIRST, "UTC")
    for day in range(121):
        for life in (often, seldom):
            life.clock.true = FIRST + timedelta(days=day)
            if life is often or day in looks or day == end:
                life.look()
    for lead in (30, 7, 1, 0):
        assert often.told("c", last, lead)
        assert seldom.told("c", last, lead)
    assert Key("c", About.ENDED, last) in often.times or often.day() <= last


def test_every_zone_and_change_of_summer_time_has_a_reminder_a_day() -> None:
    for zone in ZONES:
        for month, day in ((3, 8), (3, 29), (4, 5), (10, 25), (11, 1)):
            last = date(2026, month, day)
            credit = make_credit("c", received_on=FIRST.date(), expiry=on_day(last))
            life = Life([credit], datetime(2026, month, day, 12, tzinfo=UTC), zone)
            life.clock.true -= timedelta(days=10)
            for _ in range(11 * 24):
                life.clock.true += timedelta(hours=1)
                if life.day() <= last:
                    life.look()
            assert life.told("c", last, 0)
            shown = [one for one, _ in life.desktop.shown]
            assert len(shown) == len(set(shown))
            assert len(shown) >= 3


def test_the_last_popup_leaves_waking_hours_in_every_zone() -> None:
    last = date(2026, 11, 22)
    for zone in (*ZONES, "Europe/Athens", "Asia/Tokyo", "Pacific/Honolulu", "Pacific/Kiritimati"):
        credit = make_credit("c", received_on=FIRST.date(), expiry=on_day(last))
        life = Life([credit], datetime(2026, 11, 18, 12, tzinfo=UTC), zone)
        told: datetime | None = None
        while life.day() <= last:
            before = len(life.desktop.shown)
            life.look()
            if len(life.desktop.shown) > before:
                told = life.clock.true
            life.clock.true += timedelta(minutes=30)
        assert told is not None, zone
        assert life.clock.true - told >= timedelta(hours=3), zone
        assert told.astimezone(life.clock.zone).hour >= 9, zone


def _happen(life: Life, event: str, number: int) -> None:
    credits = life.credits()
    some = credits.all()[number % len(credits.all())]
    if event == "spend" and some.left > 0:
        credits.use(some.id, some.left if number % 2 else 100)
    elif event == "move":
        credits.edit(some.id, expiry=on_day(life.day() + timedelta(days=number)))
    elif event == "zone":
        life.clock.zone = type(life.clock.zone)(ZONES[number % len(ZONES)])
    elif event == "restart":
        life.start()


def _check_told(life: Life) -> None:
    for credit in life.credits().all():
        on = credit.expiry.on
        if credit.left < 100 or on is None:
            continue
        for lead in reached(credit.expiry, life.day()):
            assert life.told(credit.id, on, lead), (credit.id, lead, life.day())


def _most_a_day(life: Life) -> int:
    days = [day for day, _ in life.desktop.shown]
    return max((days.count(one) for one in set(days)), default=0)
