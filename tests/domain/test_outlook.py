"""What ends in each of the coming months."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spendby.domain.credit import Credit, state_of
from spendby.domain.expiry import NEVER, UNKNOWN, Urgency, on_day
from spendby.domain.outlook import (
    Ending,
    Outlook,
    Part,
    ending_of,
    months_from,
    outlooks,
)
from spendby.domain.summary import totals
from spendby.domain.verdict import Answer
from tests.helpers.credits import DAY, credits, make_credit


def ending(
    day: date,
    amount: int = 1000,
    **more: Any,  # noqa: ANN401 - as in make_credit
) -> Credit:
    """Make a credit that ends on `day`."""
    return make_credit(day.isoformat(), amount, expiry=on_day(day), **more)


def end(credit: Credit, today: date = DAY) -> Ending | None:
    """Say when a credit ends, as its list does."""
    return ending_of(credit, today, state_of(credit, today), credit.left)


def outlook(*drawer: Credit, today: date = DAY, months: int = 12) -> Outlook:
    """Look ahead over credits of one currency."""
    (found,) = outlooks([end(credit, today) for credit in drawer], months)
    return found


def test_twelve_months_the_first_from_today() -> None:
    spans = months_from(DAY, 12)
    assert len(spans) == 12
    assert spans[0] == (date(2026, 11, 22), date(2026, 11, 30))
    assert spans[1] == (date(2026, 12, 1), date(2026, 12, 31))
    assert spans[-1] == (date(2027, 10, 1), date(2027, 10, 31))


@pytest.mark.parametrize(
    ("today", "second"),
    [
        (date(2027, 1, 31), (date(2027, 2, 1), date(2027, 2, 28))),
        (date(2028, 1, 31), (date(2028, 2, 1), date(2028, 2, 29))),
        (date(2100, 1, 1), (date(2100, 2, 1), date(2100, 2, 28))),
        (date(2026, 12, 31), (date(2027, 1, 1), date(2027, 1, 31))),
    ],
)
def test_month_ends_and_leap_years(today: date, second: tuple[date, date]) -> None:
    spans = months_from(today, 2)
    assert spans[0][0] == today
    assert spans[1] == second


def test_the_last_day_of_february_counts_in_february() -> None:
    found = outlook(ending(date(2028, 2, 29)), ending(date(2028, 3, 1)), today=date(2028, 1, 31))
    assert [bucket.amount for bucket in found.buckets[:4]] == [0, 1000, 1000, 0]


def test_the_calendar_ends() -> None:
    assert months_from(date(9999, 12, 31), 12) == [(date.max, date.max)]
    assert outlook(ending(date.max), today=date(9999, 11, 2)).buckets[-1].credits == 1


def test_each_bucket_by_urgency_the_most_urgent_first() -> None:
    found = outlook(
        ending(DAY),
        ending(DAY + timedelta(1), 500),
        ending(DAY + timedelta(8), 200),
        ending(date(2026, 12, 22), 70),
        ending(date(2026, 12, 23), 30),
    )
    november, december = found.buckets[:2]
    assert november.parts == (
        Part(Urgency.TODAY, 1000, 1),
        Part(Urgency.HIGH, 500, 1),
        Part(Urgency.SOON, 200, 1),
    )
    assert december.parts == (Part(Urgency.SOON, 70, 1), Part(Urgency.OK, 30, 1))
    assert (november.urgency, december.urgency) == (Urgency.TODAY, Urgency.SOON)
    assert found.buckets[2].urgency is Urgency.NONE
    assert (found.amount, found.credits) == (1800, 5)


def test_what_ends_after_the_last_month_is_later() -> None:
    found = outlook(ending(date(2027, 10, 31)), ending(date(2027, 11, 1), 250))
    assert found.buckets[-1].amount == 1000
    assert (found.later, found.later_credits) == (250, 1)
    assert found.amount == 1000


def test_only_open_credits_with_a_date_count() -> None:
    drawer = [
        make_credit(expiry=NEVER),
        make_credit(expiry=UNKNOWN),
        ending(DAY - timedelta(1)),
        ending(DAY + timedelta(1), 1000, spent=1000),
        ending(DAY + timedelta(1), archived=True),
    ]
    assert outlooks([end(credit) for credit in drawer]) == []
    upcoming = ending(DAY + timedelta(9), usable_from=DAY + timedelta(5))
    assert outlook(*drawer, upcoming).credits == 1


def test_currencies_are_never_added_and_the_one_with_most_credits_leads() -> None:
    soon = DAY + timedelta(40)
    drawer = [
        ending(soon, 500, currency="EUR"),
        ending(soon, 2000),
        ending(soon, 70, currency="EUR"),
        make_credit(currency="JPY", expiry=NEVER),
    ]
    found = outlooks([end(credit) for credit in drawer])
    assert [(one.currency, one.amount) for one in found] == [("EUR", 570), ("USD", 2000)]


def test_a_store_where_it_is_still_yesterday_has_its_place() -> None:
    """At midnight the day begins in one zone first; what ends at the other today still counts."""
    behind, ahead = date(2026, 11, 30), date(2026, 12, 1)
    found = outlooks([end(ending(behind), behind), end(ending(ahead), ahead)])[0]
    assert found.buckets[0].first == behind
    assert [bucket.credits for bucket in found.buckets[:2]] == [1, 1]


@given(st.lists(credits(), max_size=12), st.dates())
def test_sums_reconcile_with_the_totals(drawer: list[Credit], today: date) -> None:
    found = outlooks([end(credit, today) for credit in drawer])
    within = sum(
        part.amount
        for one in found
        for bucket in one.buckets
        for part in bucket.parts
        if part.urgency in {Urgency.TODAY, Urgency.HIGH, Urgency.SOON}
    )
    line = totals((credit, today, Answer.NO) for credit in drawer).get("USD")
    assert within == (line.expiring if line else 0)
    for one in found:
        spans = [(bucket.first, bucket.last) for bucket in one.buckets]
        assert spans[0][0] == today
        assert all(first <= last for first, last in spans)
        chosen = [
            credit.left
            for credit in drawer
            for first, last in spans
            if credit.left and not credit.archived and credit.expiry.on
            if first <= credit.expiry.on <= last
        ]
        assert one.amount == sum(chosen)
