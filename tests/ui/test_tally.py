"""Counts and sums that follow every change are those of adding everything up anew."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from spendby.domain.credit import Kind, Target
from spendby.domain.expiry import NEVER, on_day
from spendby.services.judging import Judged
from spendby.ui.credit_list.headline import headlines
from spendby.ui.credit_list.tally import Tally
from tests.helpers.credits import DAY, make_credit
from tests.helpers.memory_services import memory_services

JUDGE = memory_services().credits.judge()


@st.composite
def judged(draw: st.DrawFn) -> Judged:
    """Judge a credit that differs from others in what is counted."""
    granted = draw(st.integers(1, 3)) * 100
    days = draw(st.sampled_from((-1, 0, 1, 30, 31, None)))
    credit = make_credit(
        "credit",
        granted,
        draw(st.sampled_from((0, 100))),
        kind=draw(st.sampled_from((Kind.GIFT_CARD, Kind.PROMOTIONAL))),
        currency=draw(st.sampled_from(("USD", "EUR"))),
        expiry=NEVER if days is None else on_day(DAY + timedelta(days)),
        archived=draw(st.booleans()),
    )
    return JUDGE.judged(credit)


@given(st.lists(judged()), st.lists(judged()), st.sampled_from(list(Target)), st.data())
def test_following_changes_is_adding_up_anew(
    first: list[Judged], second: list[Judged], target: Target, data: st.DataObject
) -> None:
    tally, there = Tally(first), list(first)
    for after in second:
        before = data.draw(st.sampled_from(there)) if there else None
        kept = data.draw(st.booleans())
        tally.swap(before, after if kept else None)
        if before is not None:
            there.remove(before)
        there += [after] if kept else []
    anew = Tally(there)
    assert tally.counts(target) == anew.counts(target)
    assert tally.headlines(target) == headlines(there, target)
    key = str
    assert sorted(tally.endings(), key=key) == sorted(anew.endings(), key=key)
