"""Which credits a list shows, and in which order."""

from datetime import date

import pytest

from spendby.assets import resource
from spendby.domain.credit import Checkout, Saw, State, Target
from spendby.domain.entry import Entry, EntryKind
from spendby.domain.summary import totals
from spendby.domain.verdict import Answer
from spendby.services.judging import Judge, Judged
from spendby.services.listing import Query, SortKey, select
from tests.helpers.credits import DAY, make_credit
from tests.helpers.memory_services import memory_services


@pytest.fixture(scope="module")
def drawer() -> tuple[Judge, list[Judged]]:
    """Judge the sample drawer as of 22 November 2026."""
    services = memory_services()
    services.exchange.take_in(str(resource("sample", "drawer.json")))
    judge, credits = services.credits.all_judged()
    return judge, [judge.judged(credit) for credit in credits]


Drawer = tuple[Judge, list[Judged]]


def names(judged: list[Judged], query: Query) -> list[str]:
    """List what the query finds, by name."""
    return [one.credit.name for one in select(judged, query)]


def test_the_soonest_end_stands_first_never_after_all_dates_and_unknown_last(
    drawer: Drawer,
) -> None:
    found = select(drawer[1], Query())
    days = [one.credit.expiry.on or date.max for one in found]
    assert days == sorted(days)
    states = [one.credit.expiry.state.value for one in found]
    assert states == sorted(states, key=["on", "never", "unknown"].index)
    assert found[0].credit.name == "Survey panel payout"
    assert states[-1] == "unknown"
    assert {one.state for one in found} == {State.ACTIVE, State.UPCOMING}


def test_a_search_wants_every_word_somewhere_whatever_its_case(drawer: Drawer) -> None:
    everything = Query(states=None)
    assert len(names(drawer[1], everything)) == 26
    found = names(drawer[1], Query(states=None, search="REFUND lamp"))
    assert found == ["Refund, order …4417"]
    assert names(drawer[1], Query(states=None, search="hartwell"))
    assert not names(drawer[1], Query(states=None, search="%"))


def test_filters_narrow_together(drawer: Drawer) -> None:
    assert set(names(drawer[1], Query(answer=Answer.YES))) == {
        "Survey thank-you, September",
        "Store refund card",
    }
    assert names(drawer[1], Query(answer=Answer.YES, store="target")) == ["Store refund card"]
    assert all(one.days is not None and one.days <= 7 for one in select(drawer[1], Query(within=7)))
    assert names(drawer[1], Query(states=frozenset({State.UPCOMING}))) == [
        "Black Friday preview credit"
    ]
    goods = Query(target=Target.GOODS, answer=Answer.YES)
    assert "No-Rush reward, October" not in names(drawer[1], goods)


@pytest.mark.parametrize("sort", list(SortKey))
def test_every_order_holds_every_credit_both_ways(drawer: Drawer, sort: SortKey) -> None:
    up = names(drawer[1], Query(states=None, sort=sort))
    down = names(drawer[1], Query(states=None, sort=sort, descending=True))
    assert sorted(up) == sorted(down)
    assert len(up) == 26


def test_sums_stand_over_the_rows_and_never_mix_currencies(drawer: Drawer) -> None:
    judged = drawer[1]
    sums = totals((one.credit, one.today, one.answer(Target.OWN_GIFT_CARD)) for one in judged)
    open_ones = [one for one in judged if one.state in {State.ACTIVE, State.UPCOMING}]
    assert set(sums) == {"USD", "GBP"}
    for currency, line in sums.items():
        rows = [one for one in open_ones if one.credit.currency == currency]
        by_answer = {
            answer: sum(one.left for one in rows if one.answer(Target.OWN_GIFT_CARD) is answer)
            for answer in Answer
        }
        assert line.left == sum(by_answer.values())
        assert line.usable == by_answer[Answer.YES]
        assert line.to_check == by_answer[Answer.CHECK_FIRST]
    assert sums["USD"].lost == 300 + 550


@pytest.fixture
def written() -> list[Judged]:
    """Give credits with letters, sums and words of all sorts."""
    entries = (
        Entry(DAY, EntryKind.GRANT, 125_000),
        Entry(DAY, EntryKind.SPEND, -3_499, "Kindle, für Zoë"),
    )
    seen = Checkout(DAY, Target.GOODS, Saw.OFFERED, "Greyed at the crêperie")
    services = memory_services(
        [
            make_credit("a", entries=entries, name="Łódź gift", checkouts=(seen,)),
            make_credit("b", 250, name="\uff21\uff22\uff23 カード", note="Straße"),
            make_credit("c", 500_000, name="Café", currency="JPY"),
        ]
    )
    judge, credits = services.credits.all_judged()
    return [judge.judged(credit) for credit in credits]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        *[("lodz", "a"), ("abc", "b"), ("ｶｰﾄﾞ", "b"), ("cafe\u0301", "c"), ("CAFE", "c")],
        *[("strasse", "b"), ("kindle", "a"), ("zoe fur", "a"), ("creperie", "a")],
        *[("1250", "a"), ("1,250.00", "a"), ("$1,250", "a"), ("1.250,00", "a"), ("1215.01", "a")],
        *[("34.99", "a"), ("34,99", "a"), ("$2.50", "b"), ("2.5", "b"), ("500,000", "c")],
        *[("¥500,000", "c"), ("1250 kindle", "a"), ("1250 cafe", ""), ("12,50", "")],
    ],
)
def test_everything_one_sees_or_wrote_is_found_however_it_is_typed(
    written: list[Judged], search: str, found: str
) -> None:
    listed = select(written, Query(states=None, search=search))
    assert [one.credit.id for one in listed] == list(found)
