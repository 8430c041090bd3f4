"""A credit that can only be used later: on its first day somebody is told, once."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from spendby.domain.credit import Credit, Kind
from spendby.domain.entry import Entry, EntryKind
from spendby.domain.expiry import NEVER, UNKNOWN, on_day
from spendby.domain.notice import BODY_LIMIT, TITLE_LIMIT
from spendby.domain.notice_words import Manner, usable_notice
from spendby.domain.reminders.due import Log, coming, due
from spendby.domain.reminders.inbox import Over, Records, Standing, inbox
from spendby.domain.reminders.ladder import Ladders
from spendby.domain.reminders.moment import Moment
from spendby.domain.reminders.popups import Habits, to_show
from spendby.domain.reminders.reminder import About, Delivery, Key, Reminding, Status
from tests.helpers.credits import DAY, make_credit

ZONES = {"amazon-us": "UTC"}
FIRST = DAY + timedelta(days=9)
LAST = FIRST + timedelta(days=90)


def later(credit_id: str = "c", **fields: Any) -> Credit:  # noqa: ANN401 - each has its own
    """Give 25.00 dollars that can be used from `FIRST` to `LAST`."""
    usual: dict[str, Any] = {"usable_from": FIRST, "expiry": on_day(LAST)}
    return make_credit(credit_id, **(usual | fields))


def at(day: date, hour: int = 10) -> Moment:
    now = datetime.combine(day, time(hour), UTC)
    return Moment(now, {"amazon-us": day}, ZONES, time(9))


def told(
    day: date, *credits: Credit, ladders: Ladders | None = None, log: Log | None = None
) -> list[Key]:
    found = due(at(day), credits, ladders or Ladders(compare_days=None), log or Log())
    return [one.key for one in found if one.key.about is About.USABLE]


def test_it_is_told_on_the_first_day_and_never_again() -> None:
    key = Key("c", About.USABLE, FIRST)
    assert told(FIRST - timedelta(days=1), later()) == []
    assert told(FIRST, later()) == [key]
    assert told(FIRST + timedelta(days=1), later(), log=Log({key: FIRST})) == []


def test_what_could_be_used_at_once_is_not_announced() -> None:
    assert told(DAY, later(usable_from=DAY)) == []
    assert told(DAY, later(usable_from=None)) == []
    assert told(DAY, later(received_on=FIRST, usable_from=DAY)) == []


@pytest.mark.parametrize(
    ("ladders", "credit"),
    [
        (Ladders(), later(granted=99)),
        (Ladders(wishes={"c": Reminding(muted=True)}), later()),
        (Ladders(), later(archived=True)),
        (Ladders(), later(expiry=on_day(FIRST - timedelta(days=1)))),
        (Ladders(), later(spent=2500)),
        (Ladders(), later(spent=1)),
    ],
)
def test_what_nobody_waits_for_stays_quiet(ladders: Ladders, credit: Credit) -> None:
    assert told(FIRST, credit, ladders=ladders) == []


def test_whoever_was_away_is_told_while_it_is_still_news() -> None:
    day = FIRST + timedelta(days=20)
    seen = Log(looked_at=datetime.combine(FIRST - timedelta(days=3), time(9), UTC))
    assert told(day, later(), log=seen) == [Key("c", About.USABLE, FIRST)]
    assert told(FIRST + timedelta(days=31), later(), log=seen) == []


def test_a_drawer_that_was_there_before_is_not_announced_all_at_once() -> None:
    day = FIRST + timedelta(days=20)
    looked = Log(looked_at=datetime.combine(day - timedelta(days=1), time(9), UTC))
    assert told(day, *(later(name) for name in "abc"), log=looked) == []
    assert told(day, *(later(name) for name in "abc")) == []


@given(days=st.integers(-40, 200), away=st.integers(0, 60), looked=st.booleans())
def test_nothing_is_announced_before_its_day_nor_after_its_end(
    *, days: int, away: int, looked: bool
) -> None:
    day = FIRST + timedelta(days=days)
    seen = datetime.combine(day - timedelta(days=away), time(9), UTC) if looked else None
    found = told(day, later(), log=Log(looked_at=seen))
    if found:
        assert FIRST <= day <= LAST
        assert found == [Key("c", About.USABLE, FIRST)]
        assert told(day, later(), log=Log({found[0]: day}, seen)) == []


@given(st.integers(0, 90), st.lists(st.integers(1, 30), max_size=12))
def test_whoever_looks_at_least_once_a_month_hears_it_exactly_once(
    first_look: int, gaps: list[int]
) -> None:
    day = DAY + timedelta(days=first_look % 9)
    log: dict[Key, date] = {}
    seen: datetime | None = None
    heard = 0
    for gap in [0, *gaps]:
        day += timedelta(days=gap)
        found = told(day, later(), log=Log(log, seen))
        heard += len(found)
        log |= dict.fromkeys(found, day)
        seen = datetime.combine(day, time(9), UTC)
    assert heard == (day >= FIRST)


def standing(day: date, credit: Credit, ladders: Ladders | None = None) -> tuple[Standing, object]:
    key = Key("c", About.USABLE, FIRST)
    delivery = Delivery(key, FIRST, at(FIRST).now)
    (item,) = inbox(at(day), [credit], ladders or Ladders(), Records({key: delivery}, {}))
    return item.standing, item.over


@pytest.mark.parametrize(
    ("credit", "over"),
    [
        (later(), None),
        (later(expiry=NEVER), None),
        (later(spent=100), Over.ANSWERED),
        (later(spent=2500), Over.USED_UP),
        (later(archived=True), Over.ARCHIVED),
        (later(usable_from=FIRST + timedelta(days=3)), Over.FIRST_DAY_MOVED),
        (later(usable_from=None), Over.FIRST_DAY_MOVED),
        (later(expiry=on_day(FIRST)), Over.ENDED),
    ],
)
def test_it_is_over_when_nobody_has_to_do_anything(credit: Credit, over: Over | None) -> None:
    expected = Standing.NEW if over is None else Standing.DONE
    assert standing(FIRST + timedelta(days=1), credit) == (expected, over)


def test_money_that_came_back_waits_again() -> None:
    entries = (
        Entry(DAY, EntryKind.GRANT, 2500),
        Entry(FIRST, EntryKind.SPEND, -500),
        Entry(FIRST, EntryKind.REFUND, 500),
    )
    assert standing(FIRST, later(entries=entries)) == (Standing.NEW, None)


def test_an_empty_inbox_names_the_first_day_that_comes_next() -> None:
    ahead = coming(at(DAY), [later()], Ladders())
    assert ahead is not None
    assert (ahead.credit.id, ahead.day) == ("c", FIRST)
    sooner = later("d", usable_from=None, expiry=on_day(FIRST + timedelta(days=1)))
    ahead = coming(at(DAY), [later(), sooner], Ladders(usual=(3,)))
    assert ahead is not None
    assert (ahead.credit.id, ahead.day) == ("d", FIRST - timedelta(days=2))


def shown(
    day: date, credits: list[Credit], lines: Mapping[str, Any] | None = None
) -> list[tuple[str, About]]:
    deliveries = {
        one.key: replace(Delivery(one.key, day, at(day).now), **(lines or {}))
        for one in due(at(day), credits, Ladders(compare_days=None), Log())
    }
    found = inbox(at(day), credits, Ladders(), Records(deliveries, {}))
    return [(one.credit.id, one.key.about) for one in to_show(at(day), found, Habits())]


def test_all_that_can_be_used_from_today_comes_in_one_notice() -> None:
    both = [later("c"), later("d")]
    assert sorted(shown(FIRST, both)) == [("c", About.USABLE), ("d", About.USABLE)]
    assert shown(FIRST, both, {"status": Status.SHOWN, "tried_at": at(FIRST).now}) == []


def test_an_end_is_told_before_a_beginning() -> None:
    ends = make_credit("e", expiry=on_day(FIRST))
    assert shown(FIRST, [later(), ends]) == [("e", About.EXPIRY)]


def test_the_notice_says_what_can_be_used_and_how_long() -> None:
    said = usable_notice([later(name="Kohl’s Cash")], FIRST, fresh=True)
    assert (said.title, said.body) == (
        "$25.00 can be used from today",
        "Kohl’s Cash. Its last day is 1 Mar 2027.",
    )
    old = usable_notice([later(name="Kohl’s Cash", expiry=NEVER)], FIRST, fresh=False)
    assert (old.title, old.body) == ("$25.00 can be used now", "Kohl’s Cash. It never expires.")
    open_end = usable_notice([later(expiry=UNKNOWN)], FIRST, fresh=True)
    assert open_end.body.endswith("It has no last day yet.")


def test_the_notice_of_several_adds_them_up_by_currency() -> None:
    euros = later("e", currency="EUR", granted=500, kind=Kind.REWARD)
    said = usable_notice([later("c"), later("d"), euros], FIRST, fresh=True)
    assert said.title == "3 credits can be used from today"
    assert said.body == "$50.00 and €5.00 in total."
    assert set(said.credits) == {"c", "d", "e"}


def test_whoever_hides_amounts_sees_neither_sum_nor_name() -> None:
    one = usable_notice([later(name="Secret")], FIRST, Manner(hidden=True), fresh=True)
    many = usable_notice([later("c"), later("d")], FIRST, Manner(hidden=True), fresh=True)
    assert (one.title, one.body) == ("A credit can be used from today", "Open it to see which one.")
    assert (many.title, many.body) == (
        "2 credits can be used from today",
        "Open it to see which ones.",
    )


@given(st.text(max_size=400), st.integers(1, 10**12))
def test_the_notice_has_room_on_every_desktop(name: str, granted: int) -> None:
    said = usable_notice([later(name=name, granted=granted)], FIRST, fresh=True)
    assert len(said.title) <= TITLE_LIMIT
    assert len(said.body) <= BODY_LIMIT
