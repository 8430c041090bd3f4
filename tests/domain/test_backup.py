"""Which backups may go: never the only ones, never because of a wrong clock."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from spendby.domain.backup import DAYS, LEAST, MONTHS, MOST_RECENT, WEEKS, Backup, Reason, outlived

NOW = datetime(2026, 11, 22, 17, 3, tzinfo=UTC)
YEARS = timedelta(days=5 * 365)


def backup(sequence: int, at: datetime, reason: str = Reason.DAILY) -> Backup:
    return Backup(f"{sequence:06d}", sequence, reason, at, 4096, None, checked=True)


def kept(backups: list[Backup], now: datetime = NOW) -> list[int]:
    gone = outlived(backups, now)
    return [one.sequence for one in backups if one not in gone]


moments = st.integers(0, 3 * 365 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes))
reasons = st.sampled_from([*Reason, "from-a-later-version"])


@st.composite
def histories(draw: st.DrawFn) -> list[Backup]:
    """Backups in the order they were made, most with a clock that only goes forward."""
    ats = draw(st.lists(moments, max_size=80))
    if draw(st.booleans()):
        ats.sort()
    return [backup(number, at, draw(reasons)) for number, at in enumerate(ats, start=1)]


def in_rotation(backups: list[Backup]) -> list[Backup]:
    return [
        one
        for one in backups
        if one.reason in {Reason.DAILY, Reason.QUIT, Reason.BEFORE_IMPORT} and one.made_at <= NOW
    ]


@given(histories())
def test_what_is_kept_has_a_lower_and_an_upper_limit(backups: list[Backup]) -> None:
    rotated = in_rotation(backups)
    stays = len(rotated) - len(outlived(backups, NOW))
    assert stays >= min(LEAST, len(rotated))
    assert stays <= MOST_RECENT + DAYS + WEEKS + MONTHS
    assert {one.sequence for one in rotated[-LEAST:]} <= set(kept(backups))


@given(histories())
def test_a_reason_to_keep_one_for_good_does(backups: list[Backup]) -> None:
    assert set(outlived(backups, NOW)) <= set(in_rotation(backups))


@given(histories())
def test_once_thinned_nothing_more_goes(backups: list[Backup]) -> None:
    gone = outlived(backups, NOW)
    assert outlived([one for one in backups if one not in gone], NOW) == []


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_the_list_says_nothing(backups: list[Backup], chance: object) -> None:
    shuffled = list(backups)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert outlived(shuffled, NOW) == outlived(backups, NOW)


@given(histories(), st.integers(0, 80), reasons)
def test_one_from_the_future_evicts_nobody_and_stays(
    backups: list[Backup], place: int, reason: str
) -> None:
    place = min(place, len(backups))
    later = [replace(one, sequence=one.sequence + 1) for one in backups[place:]]
    strange = backup(place + 1, NOW + YEARS, reason)
    mixed = [*backups[:place], strange, *later]
    gone = {one.sequence - (one.sequence > place + 1) for one in outlived(mixed, NOW)}
    assert gone == {one.sequence for one in outlived(backups, NOW)}


@given(st.lists(st.integers(0, 48 * 60), max_size=MOST_RECENT))
def test_all_of_the_last_48_hours_stay(minutes: list[int]) -> None:
    ats = [NOW - timedelta(minutes=one) for one in sorted(minutes, reverse=True)]
    assert outlived([backup(number, at) for number, at in enumerate(ats, 1)], NOW) == []


def test_a_clock_that_jumps_ahead_and_back_costs_nothing() -> None:
    backups = [backup(n, NOW - timedelta(hours=12 * (15 - n))) for n in range(1, 16)]
    settled = [one for one in backups if one not in outlived(backups, NOW)]
    ahead = [*settled, backup(16, NOW + YEARS)]
    assert outlived(ahead, NOW + YEARS) == []
    back = [*ahead, backup(17, NOW + timedelta(hours=1))]
    assert outlived(back, NOW + timedelta(hours=1)) == []
    again = [*back, backup(18, NOW - timedelta(days=2))]
    assert outlived(again, NOW - timedelta(days=2)) == []


def test_two_years_of_three_a_day_leave_days_weeks_and_months() -> None:
    there: list[Backup] = []
    start = NOW - timedelta(days=730)
    for number in range(730 * 3):
        at = start + timedelta(hours=8 * number)
        there.append(backup(number + 1, at))
        gone = outlived(there, at)
        there = [one for one in there if one not in gone]
    ages = [(there[-1].made_at - one.made_at).days for one in there]
    assert sum(age < 2 for age in ages) >= 6
    days = {one.made_at.date() for one in there}
    assert all((there[-1].made_at - timedelta(days=age)).date() in days for age in range(14))
    assert 300 < max(ages) <= 366 + 31
    assert len(there) <= 7 + DAYS + WEEKS + MONTHS


def test_more_than_twenty_in_a_day_are_thinned_to_the_newest_twenty() -> None:
    backups = [backup(n, NOW - timedelta(minutes=30 - n)) for n in range(1, 31)]
    assert kept(backups) == list(range(11, 31))
