"""The clocks."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from spendby.integration.clock import FixedDayClock, SystemClock


class StoppedClock(SystemClock):
    """A system clock at a moment that is another day on each side of the world."""

    def now(self) -> datetime:
        return datetime(2026, 11, 23, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        (None, 23),  # the tests run in UTC
        ("America/Los_Angeles", 22),
        ("Pacific/Kiritimati", 23),
        ("Etc/GMT+12", 22),
    ],
)
def test_each_place_has_its_own_day(zone: str | None, day: int) -> None:
    assert StoppedClock().today(zone) == date(2026, 11, day)


def test_the_present_moment_carries_its_zone() -> None:
    now = SystemClock().now()
    assert now.utcoffset() == timedelta(0)
    assert SystemClock().today("Asia/Tokyo") - now.astimezone(ZoneInfo("Asia/Tokyo")).date() <= (
        timedelta(days=1)
    )


def test_a_fixed_day_is_the_same_everywhere_and_moments_stay_real() -> None:
    clock = FixedDayClock(date(2030, 1, 1))
    assert clock.today() == clock.today("Pacific/Kiritimati") == date(2030, 1, 1)
    assert abs(clock.now() - SystemClock().now()) < timedelta(minutes=1)
