"""How near a day is, in words: a count as long as anybody counts in days."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spendby.domain.near_words import near, near_inside


@pytest.mark.parametrize(
    ("days", "alone", "inside"),
    [
        (90, "In 90 days", "in 90 days"),
        (2, "In 2 days", "in 2 days"),
        (1, "Tomorrow", "tomorrow"),
        (0, "Today", "today"),
        (-1, "Yesterday", "yesterday"),
        (-20, "20 days ago", "20 days ago"),
        (5 * 366, "In 1,830 days", "in 1,830 days"),
    ],
)
def test_a_day_is_counted_from_today(days: int, alone: str, inside: str) -> None:
    assert (near(days), near_inside(days)) == (alone, inside)


@pytest.mark.parametrize("days", [3_653, 2_912_109, -3_653, -739_000])
def test_a_day_ten_years_away_is_said_by_its_date_alone(days: int) -> None:
    assert (near(days), near_inside(days)) == ("", "")


@given(st.integers(-3_700_000, 3_700_000))
def test_nobody_reads_a_count_of_more_than_four_digits(days: int) -> None:
    for said in (near(days), near_inside(days)):
        assert not re.search(r"[0-9,]{6,}", said)
