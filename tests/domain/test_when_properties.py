"""What holds for every text and every day that the date grammar can meet."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from spendby.domain.errors import DateRefused
from spendby.domain.expiry import on_day
from spendby.domain.explain import day_text, weekday_text
from spendby.domain.when import DateOrder, When, read_day, read_when

DAYS = st.dates() | st.sampled_from([date.min, date.max, date(2028, 2, 29), date(2096, 3, 1)])
ORDERS = st.sampled_from(list(DateOrder))
PIECES = st.sampled_from(
    [
        *["90", "3", "0", "12", "31", "29", "2027", "0001", "9999", "999999", "26", "d", "w", "m"],
        *[
            "y",
            "days",
            "in",
            "+",
            "-",
            "/",
            ".",
            ",",
            " ",
            "after",
            "from",
            "receipt",
            "ago",
            "eom",
        ],
        *["end of", "next", "last", "month", "year", "feb", "dec", "december", "sun", "fri", "st"],
        *["of", "the", "today", "tomorrow", "yesterday", "never", "?", "\0", "\ud800", "\u0663"],
    ]
)
TEXTS = (
    st.text(st.characters(), max_size=70)
    | st.lists(PIECES, max_size=8).map("".join)
    | st.lists(PIECES, max_size=8).map(" ".join)
)


def when_or_refusal(text: str, today: date, order: DateOrder, received: date | None) -> When | str:
    try:
        return read_when(text, today, order, received=received)
    except DateRefused as refused:
        return str(refused)


@given(TEXTS, DAYS, ORDERS, st.none() | DAYS)
@example("\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 64, date.max, DateOrder.MDY, None)
def test_every_text_is_read_or_refused_in_a_sentence(
    text: str, today: date, order: DateOrder, received: date | None
) -> None:
    answer = when_or_refusal(text, today, order, received)

    assert answer == when_or_refusal(text, today, order, received)
    if isinstance(answer, str):
        assert answer[0].isupper()
        assert answer.endswith(".")
    else:
        assert answer.passed == (answer.expiry.on is not None and answer.expiry.on < today)


@given(text=TEXTS, today=DAYS, order=ORDERS, past=st.booleans())
def test_every_day_is_read_or_refused(
    text: str, today: date, order: DateOrder, *, past: bool
) -> None:
    with suppress(DateRefused):
        assert isinstance(read_day(text, today, order, past=past), date)


@given(day=DAYS, today=DAYS, order=ORDERS, past=st.booleans())
def test_iso_reads_back(day: date, today: date, order: DateOrder, *, past: bool) -> None:
    assert read_when(day.isoformat(), today, order) == When(on_day(day), day < today)
    assert read_day(day.isoformat(), today, order, past=past) == day


@given(st.dates(min_value=date(100, 1, 1)), DAYS, ORDERS)
def test_what_is_said_reads_back(day: date, today: date, order: DateOrder) -> None:
    said = f"{weekday_text(day)} {day_text(day)}"

    assert read_when(said, today, order) == When(on_day(day), day < today)


@pytest.mark.parametrize("year", range(1, 100))
def test_the_first_century_is_never_moved_to_ours(year: int) -> None:
    with pytest.raises(DateRefused):
        read_when(f"31 dec {year:04}", date(2026, 11, 22))


@given(
    st.integers(0, 999_999),
    st.sampled_from(["d", "w", "m", "y", " days", " weeks", " months", " years"]),
    DAYS,
    DAYS,
    ORDERS,
)
def test_a_basis_reads_back_on_any_day(
    count: int, unit: str, today: date, later: date, order: DateOrder
) -> None:
    for text in (f"{count}{unit}", f"{count}{unit} after receipt", "end of next month"):
        try:
            expiry = read_when(text, today, order, received=today).expiry
        except DateRefused:
            continue
        assert expiry.basis is not None
        assert read_when(expiry.basis, later, order).expiry == expiry


@given(
    st.integers(1, 12),
    st.integers(1, 12),
    st.none() | st.integers(1900, 2200),
    st.dates(max_value=date(9980, 1, 1)),
)
def test_the_other_reading_is_what_the_other_order_reads(
    first: int, second: int, year: int | None, today: date
) -> None:
    text = f"{first}/{second}" + (f"/{year}" if year else "")
    american, british = (read_when(text, today, order) for order in (DateOrder.MDY, DateOrder.DMY))

    if first == second:
        assert american == british
        assert american.alternative is None
    else:
        assert american.alternative == british.expiry.on
        assert british.alternative == american.expiry.on


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(9900, 1, 1)))
def test_without_a_year_the_next_and_the_latest_surround_today(today: date) -> None:
    for text in ("29 feb", "31 dec", "1/1"):
        ahead = read_when(text, today).expiry.on
        assert ahead is not None
        assert read_day(text, today) <= today <= ahead
