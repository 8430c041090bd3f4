"""What is due, which ladder counts, and when something also pops up."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from spendby.domain.credit import Credit, Kind
from spendby.domain.errors import FieldRefused
from spendby.domain.expiry import on_day
from spendby.domain.reminders.due import Log, due
from spendby.domain.reminders.inbox import Item, Records, inbox
from spendby.domain.reminders.ladder import Ladders, check_leads
from spendby.domain.reminders.moment import Moment
from spendby.domain.reminders.popups import Habits, is_quiet, to_show
from spendby.domain.reminders.reminder import (
    About,
    Delivery,
    Key,
    Mark,
    Marked,
    Reminding,
    Status,
)
from tests.helpers.credits import DAY, make_credit

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
ZONES = {"amazon-us": "UTC"}
USUAL, NOTHING, AT_NINE = Ladders(), Log(), Habits()


def at(now: datetime, hour: time = time(9)) -> Moment:
    return Moment(now, {"amazon-us": now.date()}, ZONES, hour)


def ending(days: int, credit_id: str = "c", **fields: Any) -> Credit:  # noqa: ANN401 - each has its own
    return make_credit(credit_id, expiry=on_day(DAY + timedelta(days=days)), **fields)


def leads(credits: list[Credit], ladders: Ladders = USUAL, log: Log = NOTHING) -> list[int]:
    return [one.key.lead for one in due(at(NOW), credits, ladders, log)]


def test_the_most_urgent_of_several_leads_stands_for_all() -> None:
    assert leads([ending(31)]) == []
    assert leads([ending(30)]) == [30]
    assert leads([ending(5)]) == [7]
    assert leads([ending(0)]) == [0]
    told = Log({Key("c", About.EXPIRY, DAY + timedelta(days=5), 7): DAY})
    assert leads([ending(5)], log=told) == []
    assert leads([ending(4)], log=told) == [7]


def test_the_most_particular_ladder_counts() -> None:
    ladders = Ladders(
        usual=(3,),
        kinds={Kind.REWARD: (10,)},
        presets={"trade_in": (20,)},
        wishes={"own": Reminding((90,)), "mute": Reminding(muted=True)},
    )
    credits = [
        ending(80, "own"),
        ending(15, "preset", preset="trade_in", kind=Kind.REWARD),
        ending(8, "kind", kind=Kind.REWARD),
        ending(2, "usual"),
        ending(1, "mute"),
    ]
    assert leads(credits, ladders) == [3, 10, 20, 90]


def test_what_is_dated_after_today_does_not_count() -> None:
    key = Key("c", About.EXPIRY, DAY + timedelta(days=5), 7)
    assert leads([ending(5)], log=Log({key: DAY + timedelta(days=1)})) == [7]


def test_small_sums_and_empty_credits_stay_quiet() -> None:
    assert leads([ending(5, granted=99), ending(5, "d", spent=2500)]) == []
    assert leads([ending(5, granted=99)], Ladders(small={"USD": 50})) == [7]
    assert leads([ending(5)], Ladders(small={"USD": 5000})) == []


def test_money_that_ended_long_before_anybody_looked_is_no_news() -> None:
    old = ending(-100)
    assert due(at(NOW), [old], Ladders(), Log()) == []
    assert len(due(at(NOW), [ending(-20)], Ladders(), Log())) == 1
    away = Log(looked_at=NOW - timedelta(days=120))
    assert [one.key.about for one in due(at(NOW), [old], Ladders(), away)] == [About.ENDED]


def test_one_comparison_is_asked_for_a_store_and_period() -> None:
    early = date(2026, 8, 1)
    credits = [make_credit(one, kind=Kind.GIFT_CARD, received_on=early) for one in "ab"]
    (found,) = due(at(NOW), credits, Ladders(), Log())
    assert found.key == Key("a", About.COMPARE, early + timedelta(days=60))
    log = Log({found.key: DAY - timedelta(days=10)})
    assert due(at(NOW), credits, Ladders(), log) == []
    assert due(at(NOW), credits, Ladders(compare_days=None), Log()) == []
    checked = [replace(one, checked_on=DAY) for one in credits]
    assert due(at(NOW), checked, Ladders(), Log()) == []


def test_an_open_step_is_brought_up_fourteen_days_before() -> None:
    steps = {"c": "Read its terms."}
    found = due(at(NOW), [ending(14)], Ladders(), Log(), steps)
    assert [one.key.about for one in found] == [About.EXPIRY, About.NEXT_STEP]
    assert len(due(at(NOW), [ending(15)], Ladders(), Log(), steps)) == 1


@pytest.mark.parametrize("bad", [[], [-1], [10_000]])
def test_a_ladder_that_can_not_be_used_is_refused(bad: list[int]) -> None:
    with pytest.raises(FieldRefused):
        check_leads(bad)


@given(st.lists(st.integers(0, 9999), min_size=1))
def test_a_ladder_is_put_in_order(days: list[int]) -> None:
    assert check_leads(days) == tuple(sorted(set(days), reverse=True))


def items(
    credits: list[Credit],
    now: datetime,
    *,
    marks: dict[Key, Marked] | None = None,
    **line: Any,  # noqa: ANN401 - as above
) -> list[Item]:
    deliveries = {}
    for one in due(at(NOW), credits, Ladders(), Log()):
        deliveries[one.key] = replace(Delivery(one.key, DAY, NOW), **line)
    return inbox(at(now), credits, Ladders(), Records(deliveries, marks or {}))


def popped(found: list[Item], now: datetime, habits: Habits = AT_NINE) -> list[str]:
    return [one.credit.id for one in to_show(at(now, habits.hour), found, habits)]


def test_a_popup_waits_for_the_hour_and_comes_once_a_day() -> None:
    early = NOW.replace(hour=8, minute=59)
    found = items([ending(5), ending(6, "d")], early)
    assert popped(found, early) == []
    assert popped(found, early, Habits(hour=time(8))) == ["c", "d"]
    assert popped(found, NOW, Habits(popups=False)) == []
    shown = items([ending(5)], NOW, status=Status.SHOWN, tried_at=NOW, tries=1)
    assert popped([*shown, *items([ending(6, "d")], NOW)], NOW) == []
    tomorrow = NOW + timedelta(days=1)
    again = items([ending(5)], tomorrow, status=Status.SHOWN, tried_at=NOW, tries=1)
    assert popped([*again, *items([ending(6, "d")], tomorrow)], tomorrow) == ["d"]


def test_quiet_hours_go_over_midnight() -> None:
    night = (time(22), time(7))
    assert [is_quiet(time(hour), night) for hour in (21, 22, 0, 6, 7)] == [
        *(False, True, True, True, False)
    ]
    assert not is_quiet(time(3), None)
    late = NOW.replace(hour=23)
    assert popped(items([ending(5)], late), late, Habits(quiet=night)) == []


def test_what_nobody_answered_is_tried_once_more() -> None:
    tried: dict[str, Any] = {"tried_at": NOW, "tries": 1}
    soon, later = NOW + timedelta(minutes=1), NOW + timedelta(minutes=3)
    assert popped(items([ending(5)], soon, **tried), soon) == []
    assert popped(items([ending(5)], later, **tried), later) == ["c"]
    assert popped(items([ending(5)], later, tried_at=NOW, tries=2), later) == []


def test_a_snooze_for_hours_ends_with_a_popup_of_its_own() -> None:
    key = Key("c", About.EXPIRY, DAY + timedelta(days=5), 7)
    until = NOW + timedelta(hours=3)
    marks = {key: Marked(Mark.SNOOZED, NOW, NOW, until)}
    line: dict[str, Any] = {"status": Status.SHOWN, "tried_at": NOW, "tries": 1}
    asleep = items([ending(5)], NOW + timedelta(hours=2), marks=marks, **line)
    assert popped(asleep, NOW + timedelta(hours=2)) == []
    awake = items([ending(5)], until, marks=marks, **line)
    assert popped(awake, until) == ["c"]
