"""How days in the past and first days of use are read, and how an expiry is said in words."""

from datetime import date

import pytest

from spendby.domain.errors import DateRefused
from spendby.domain.when import DateOrder, read_day

TODAY = date(2026, 11, 22)  # a Sunday


def refusal(text: str, today: date = TODAY, *, past: bool = True) -> str:
    with pytest.raises(DateRefused) as refused:
        read_day(text, today, past=past)
    return str(refused.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-03", "2026-11-03"),
        ("20261103", "2026-11-03"),
        ("2026/11/03", "2026-11-03"),
        ("3 11 2026 \u0433.", "2026-03-11"),
        ("31/12 2025", "2025-12-31"),
        ("\u0662\u0660\u0662\u0666-\u0661\u0661-\u0660\u0663", "2026-11-03"),
        ("\u200f\u0663\u200f/\u0661\u0661\u200f/\u0662\u0660\u0662\u0666", "2026-03-11"),
        ("2026\u5e7411\u67083\u65e5", "2026-11-03"),
        ("2027-01-05", "2027-01-05"),
        ("Tue, 3 November 2026", "2026-11-03"),
        ("today", "2026-11-22"),
        ("yesterday", "2026-11-21"),
        ("tomorrow", "2026-11-23"),
        ("3d ago", "2026-11-19"),
        ("2 weeks ago", "2026-11-08"),
        ("1 month ago", "2026-10-22"),
        ("-3d", "2026-11-19"),
        ("- 1y", "2025-11-22"),
        ("fri", "2026-11-20"),
        ("last Friday", "2026-11-20"),
        ("sun", "2026-11-15"),
        ("mon", "2026-11-16"),
        ("nov 3", "2026-11-03"),
        ("22 nov", "2026-11-22"),
        ("nov 23", "2025-11-23"),
        ("dec 31", "2025-12-31"),
        ("31/12", "2025-12-31"),
        ("29 feb", "2024-02-29"),
    ],
)
def test_a_day_in_the_past(text: str, expected: str) -> None:
    assert str(read_day(text, TODAY)) == expected


def test_numbers_follow_the_order() -> None:
    assert read_day("3/11", TODAY, DateOrder.DMY) == date(2026, 11, 3)
    assert read_day("3/11", TODAY, DateOrder.MDY) == date(2026, 3, 11)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fri", "2026-11-27"),
        ("next fri", "2026-11-27"),
        ("nov 3", "2027-11-03"),
        ("dec 31", "2026-12-31"),
        ("29 feb", "2028-02-29"),
        ("90d", "2027-02-20"),
        ("30", "2026-12-22"),
        ("1w after 2026-12-01", "2026-12-08"),
        ("yesterday", "2026-11-21"),
        ("3d ago", "2026-11-19"),
    ],
)
def test_a_first_day_of_use(text: str, expected: str) -> None:
    assert str(read_day(text, TODAY, past=False)) == expected


@pytest.mark.parametrize("text", ["", "soon", "next fri", "3 ago", "31 dezember", "x" * 65])
def test_what_is_not_a_day_is_refused_with_a_day_in_the_past(text: str) -> None:
    assert refusal(text) == "Couldn't read this date. Try 2 Nov 2026 or 3d ago."


@pytest.mark.parametrize("text", ["last fri", "this fri", "3 ago"])
def test_looking_ahead_the_examples_do_too(text: str) -> None:
    assert refusal(text, past=False) == "Couldn't read this date. Try 31 Dec 2026 or 90d."


@pytest.mark.parametrize(
    "text",
    [
        *["never", "none", "-", "unknown", "?", "dec 2025", "12/2025", "2025-12", "feb"],
        *["eom", "eoy", "end of dec 2025", "end of next month", "end of dec"],
    ],
)
def test_one_day_is_needed(text: str) -> None:
    assert refusal(text) == "One day is needed here. Try 2 Nov 2026 or 3d ago."
    assert refusal(text, past=False) == "One day is needed here. Try 31 Dec 2026 or 90d."


@pytest.mark.parametrize("text", ["3", "90d", "in 3 days", "+3d", "3d after 2026-11-01"])
def test_the_past_is_not_counted_forward(text: str) -> None:
    assert refusal(text) == "This day can't be counted forward. Try 2 Nov 2026 or 3d ago."


def test_a_year_alone_is_not_a_day() -> None:
    assert refusal("2025") == "A year alone isn't a day. Try 2 Nov 2026 or 3d ago."


@pytest.mark.parametrize("text", ["yesterday", "1d ago", "sun", "-999999y", "31 dec", "29 feb"])
def test_the_start_of_the_calendar_is_refused(text: str) -> None:
    assert (
        refusal(text, date.min) == "This is outside the years 1 to 9999. Try 1 Jan 0001 or 3d ago."
    )
