"""What `read_when` makes of the texts that people type for the day on which a credit ends."""

from datetime import date

import pytest

from spendby.domain.errors import DateRefused
from spendby.domain.expiry import NEVER, UNKNOWN, Expiry, on_day
from spendby.domain.when import DateOrder, When, read_when

TODAY = date(2026, 11, 22)  # a Sunday
ANY_ORDER = tuple(DateOrder)
MDY, DMY, YMD = DateOrder.MDY, DateOrder.DMY, DateOrder.YMD


def day_read(text: str, today: date = TODAY, order: DateOrder = MDY) -> str:
    on = read_when(text, today, order).expiry.on
    return on.isoformat() if on else "no day"


def refusal(text: str, today: date = TODAY, order: DateOrder = MDY) -> str:
    with pytest.raises(DateRefused) as refused:
        read_when(text, today, order)
    return str(refused.value)


@pytest.mark.parametrize("text", ["none", "never", "-", " Never ", "NONE", "\N{EN DASH}"])
def test_never(text: str) -> None:
    assert read_when(text, TODAY) == When(NEVER)


@pytest.mark.parametrize("text", ["unknown", "Not known", "?", "\N{FULLWIDTH QUESTION MARK}"])
def test_unknown(text: str) -> None:
    assert read_when(text, TODAY) == When(UNKNOWN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", "2026-11-22"),
        ("tomorrow", "2026-11-23"),
        ("tmr", "2026-11-23"),
        ("mon", "2026-11-23"),
        ("fri", "2026-11-27"),
        ("Friday", "2026-11-27"),
        ("next fri", "2026-11-27"),
        ("Thurs", "2026-11-26"),
        ("sun", "2026-11-29"),
        ("next sunday", "2026-11-29"),
        ("eom", "2026-11-30"),
        ("end of month", "2026-11-30"),
        ("end of the month", "2026-11-30"),
        ("end of next month", "2026-12-31"),
        ("eoy", "2026-12-31"),
        ("end of year", "2026-12-31"),
        ("End of this year", "2026-12-31"),
        ("dec 2026", "2026-12-31"),
        ("February, 2028", "2028-02-29"),
        ("12/2026", "2026-12-31"),
        ("02.2027", "2027-02-28"),
        ("end of dec 2026", "2026-12-31"),
        ("end of december", "2026-12-31"),
        ("end of nov", "2026-11-30"),
        ("end of oct", "2027-10-31"),
        ("end of feb", "2027-02-28"),
        ("dec 31", "2026-12-31"),
        ("Dec. 31", "2026-12-31"),
        ("31 dec", "2026-12-31"),
        ("31st December", "2026-12-31"),
        ("the 31st of December", "2026-12-31"),
        ("22 nov", "2026-11-22"),
        ("21 nov", "2027-11-21"),
        ("29 feb", "2028-02-29"),
        ("sept 5", "2027-09-05"),
        ("dec 26", "2026-12-26"),
        ("31 dec 2026", "2026-12-31"),
        ("31-Dec-2026", "2026-12-31"),
        ("dec 31, 2026", "2026-12-31"),
        ("dec 31 2026", "2026-12-31"),
        ("Thu, 31 December 2026", "2026-12-31"),
        ("thursday 31 dec", "2026-12-31"),
        ("Sat 20 Feb 2027", "2027-02-20"),
        ("2026-12-31", "2026-12-31"),
        ("Thu 2026-12-31", "2026-12-31"),
        ("2026/12/31", "2026-12-31"),
        ("2026.12.31", "2026-12-31"),
        ("2026. 12. 31.", "2026-12-31"),
        ("2026-3-4", "2026-03-04"),
        ("2026\N{NON-BREAKING HYPHEN}12\N{EN DASH}31", "2026-12-31"),
        ("\N{FULLWIDTH DIGIT NINE}\N{FULLWIDTH DIGIT ZERO}d", "2027-02-20"),
        ("31/12/2026", "2026-12-31"),
        ("12/31/2026", "2026-12-31"),
        ("31. 12. 2026", "2026-12-31"),
        ("31/12", "2026-12-31"),
        ("12/31", "2026-12-31"),
        ("31.12.", "2026-12-31"),
        ("12-31", "2026-12-31"),
        ("12/26", "2026-12-26"),
        ("3/3", "2027-03-03"),
    ],
)
@pytest.mark.parametrize("order", ANY_ORDER)
def test_the_same_day_in_every_order(text: str, expected: str, order: DateOrder) -> None:
    when = read_when(text, TODAY, order)

    assert when == When(when.expiry, when.expiry.on == date(2026, 3, 4), alternative=None)
    assert str(when.expiry.on) == expected


@pytest.mark.parametrize(
    ("text", "expected", "basis"),
    [
        ("90", "2027-02-20", "90d after 2026-11-22"),
        ("0", "2026-11-22", "0d after 2026-11-22"),
        ("1", "2026-11-23", "1d after 2026-11-22"),
        ("99", "2027-03-01", "99d after 2026-11-22"),
        ("999", "2029-08-17", "999d after 2026-11-22"),
        ("+90", "2027-02-20", "90d after 2026-11-22"),
        ("90d", "2027-02-20", "90d after 2026-11-22"),
        ("in 90 days", "2027-02-20", "90d after 2026-11-22"),
        ("+ 90d", "2027-02-20", "90d after 2026-11-22"),
        ("6w", "2027-01-03", "6w after 2026-11-22"),
        ("1 week", "2026-11-29", "1w after 2026-11-22"),
        ("3m", "2027-02-22", "3m after 2026-11-22"),
        ("2 Months", "2027-01-22", "2m after 2026-11-22"),
        ("1y", "2027-11-22", "1y after 2026-11-22"),
        ("in 2 years", "2028-11-22", "2y after 2026-11-22"),
        ("1095d", "2029-11-21", "1095d after 2026-11-22"),
        ("90 days from now", "2027-02-20", "90d after 2026-11-22"),
        ("2w from tomorrow", "2026-12-07", "2w after 2026-11-23"),
        ("90d after 2026-11-01", "2027-01-30", "90d after 2026-11-01"),
        ("60 days after 1 Nov 2026", "2026-12-31", "60d after 2026-11-01"),
        ("90d after receipt", "2027-02-01", "90d after 2026-11-03"),
        ("1 month from receipt", "2026-12-03", "1m after 2026-11-03"),
        ("90 days since received", "2027-02-01", "90d after 2026-11-03"),
        ("end of next month", "2026-12-31", "end of next month after 2026-11-22"),
        ("end of next month after receipt", "2026-12-31", "end of next month after 2026-11-03"),
        ("eom", "2026-11-30", None),
        ("tomorrow", "2026-11-23", None),
        ("31 dec 2026", "2026-12-31", None),
    ],
)
def test_counted_periods_keep_their_rule(text: str, expected: str, basis: str | None) -> None:
    expiry = read_when(text, TODAY, received=date(2026, 11, 3)).expiry

    assert expiry == on_day(date.fromisoformat(expected), basis)


@pytest.mark.parametrize(
    ("text", "order", "expected", "other"),
    [
        ("03/04", MDY, "2027-03-04", "2027-04-03"),
        ("03/04", DMY, "2027-04-03", "2027-03-04"),
        ("03/04", YMD, "2027-03-04", "2027-04-03"),
        ("03/04/2027", MDY, "2027-03-04", "2027-04-03"),
        ("03/04/2027", DMY, "2027-04-03", "2027-03-04"),
        ("03-04-2027", YMD, "2027-03-04", "2027-04-03"),
        ("12.5", DMY, "2027-05-12", "2026-12-05"),
        ("12.5", MDY, "2026-12-05", "2027-05-12"),
        ("5.12.", DMY, "2026-12-05", "2027-05-12"),
        ("1m after 03/04/2027", MDY, "2027-04-04", "2027-05-03"),
    ],
)
def test_the_other_reading_is_offered(
    text: str, order: DateOrder, expected: str, other: str
) -> None:
    when = read_when(text, TODAY, order)

    assert (str(when.expiry.on), str(when.alternative)) == (expected, other)


def test_a_weekday_settles_which_number_is_the_month() -> None:
    assert read_when("Sat 03/04/2027", TODAY, MDY) == When(on_day(date(2027, 4, 3)))


@pytest.mark.parametrize(
    ("text", "passed"),
    [
        ("2026-11-21", True),
        ("2026-11-22", False),
        ("nov 2025", True),
        ("3d after 2026-01-01", True),
        ("0", False),
    ],
)
def test_a_day_before_today_is_read_and_marked(text: str, *, passed: bool) -> None:
    assert read_when(text, TODAY).passed is passed


@pytest.mark.parametrize(
    ("text", "today", "expected"),
    [
        ("1m", date(2027, 1, 31), "2027-02-28"),
        ("1m", date(2028, 1, 31), "2028-02-29"),
        ("2m", date(2027, 1, 31), "2027-03-31"),
        ("1y", date(2028, 2, 29), "2029-02-28"),
        ("4y", date(2028, 2, 29), "2032-02-29"),
        ("12m", date(2028, 2, 29), "2029-02-28"),
        ("eom", date(2028, 2, 29), "2028-02-29"),
        ("end of next month", date(2027, 1, 31), "2027-02-28"),
        ("end of next month", date(2026, 12, 31), "2027-01-31"),
        ("29 feb", date(2028, 2, 29), "2028-02-29"),
        ("29 feb", date(2028, 3, 1), "2032-02-29"),
        ("feb 29", date(2096, 3, 1), "2104-02-29"),
        ("2/29", date(2026, 11, 22), "2028-02-29"),
        ("dec 31", date(2026, 12, 31), "2026-12-31"),
        ("end of feb", date(2028, 2, 29), "2028-02-29"),
        ("fri", date(2026, 11, 27), "2026-12-04"),
        ("next fri", date(2026, 11, 26), "2026-11-27"),
    ],
)
def test_month_ends_leap_days_and_weekdays(text: str, today: date, expected: str) -> None:
    assert day_read(text, today) == expected


@pytest.mark.parametrize("order", ANY_ORDER)
@pytest.mark.parametrize(
    "text",
    [
        *["", " ", ".", "+", "in", "d", "soon", "next week", "this fri", "last fri", "fri fri"],
        *["12.", "31st", "90.5d", "90 d 3", "-90d", "3d ago", "1e3", "1000000000d", "261231"],
        *["2026-", "2026-12-", "2026-12-31T00:00", "2026/12-31", "31/12-2026", "0000", "2026-W05"],
        *["1/2/3/4", "dec dec", "dec 31,", "31 dezember 2026", "31 dec 0026", "feb feb 2027"],
        *["-1", "+-3", "3 fortnights", "90 business days", "\N{SUPERSCRIPT THREE}e", "\0"],
        *["90d after", "90d after soon", "x" * 65, "9" * 5000, "in never", "90d\n90d"],
        *["99999999999999999999", "1/1/0/1", "12 / 5 / ", "5.12..", "eom 2027", "2026-12-31 x"],
    ],
)
def test_anything_else_is_refused_with_examples(text: str, order: DateOrder) -> None:
    assert refusal(text, order=order) == "Couldn't read this date. Try 31 Dec 2026 or 90d."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2027", "A year alone isn't a day. Try dec 2027 or 31 Dec 2027."),
        ("Feb", "A month alone isn't a day. Try feb 2027 or 28 Feb 2027."),
        ("november", "A month alone isn't a day. Try nov 2026 or 30 Nov 2026."),
        ("2027-01", "A month alone isn't a day. Try jan 2027 or 31 Jan 2027."),
        ("feb 30", "February has no day 30."),
        ("30 feb 2027", "February has no day 30."),
        ("2/30", "February has no day 30."),
        ("30.2.2028", "February has no day 30."),
        ("2027-02-29", "February 2027 has no day 29."),
        ("feb 29, 2027", "February 2027 has no day 29."),
        ("2026-11-31", "November has no day 31."),
        ("0 dec", "December has no day 0."),
        ("13/13", "There is no month 13."),
        ("2026-31-12", "There is no month 31."),
        ("13/2027", "There is no month 13."),
        ("0000-12-31", "There is no year 0."),
        ("31 dec 0000", "There is no year 0."),
        ("12/0000", "There is no year 0."),
        ("12/99", "December has no day 99."),
        ("Fri, 31 December 2026", "31 Dec 2026 is a Thursday."),
        ("fri dec 31", "31 Dec 2026 is a Thursday."),
        ("Mon 2026-12-31", "31 Dec 2026 is a Thursday."),
        ("31/12/26", "Write the year with four digits, as in 31 Dec 2026."),
        ("10/11/12", "Write the year with four digits, as in 31 Dec 2026."),
        ("26-12-31", "Write the year with four digits, as in 31 Dec 2026."),
        ("31 dec 26", "Write the year with four digits, as in 31 Dec 2026."),
        ("dec 31, '26", "Write the year with four digits, as in 31 Dec 2026."),
        ("31 dec 12026", "Write the year with four digits, as in 31 Dec 2026."),
        ("60 days after 1 nov", "Write the year too, as in 31 Dec 2026."),
        ("999999w", "This is outside the years 1 to 9999. Try 31 Dec 2026 or 90d."),
        ("9000y", "This is outside the years 1 to 9999. Try 31 Dec 2026 or 90d."),
        ("1d after 9999-12-31", "This is outside the years 1 to 9999. Try 31 Dec 2026 or 90d."),
        (
            "90d after receipt",
            (
                "This counts from the day the credit was received, which isn't known here."
                " Try 90d after 2026-11-22."
            ),
        ),
    ],
)
def test_a_known_mistake_gets_its_own_sentence(text: str, sentence: str) -> None:
    assert refusal(text) == sentence


@pytest.mark.parametrize(
    ("today", "example"),
    [
        (date(2026, 12, 30), "31 Dec 2026"),
        (date(2026, 12, 31), "31 Dec 2027"),
        (date(2031, 2, 3), "31 Dec 2031"),
    ],
)
def test_the_example_lies_ahead(today: date, example: str) -> None:
    assert refusal("soon", today) == f"Couldn't read this date. Try {example} or 90d."


@pytest.mark.parametrize(
    "text",
    ["tomorrow", "fri", "1", "1m", "1w", "1y", "end of next month", "1 jan", "1/2", "29 feb"],
)
def test_the_end_of_the_calendar_is_refused(text: str) -> None:
    assert "outside the years" in refusal(text, date.max)


@pytest.mark.parametrize("text", ["today", "eom", "eoy", "31 dec", "end of dec", "9999-12-31"])
def test_the_last_day_of_the_calendar_can_be_read(text: str) -> None:
    assert read_when(text, date.max).expiry.on == date.max


def test_length_is_counted_without_blanks_around() -> None:
    assert read_when(" " * 100 + "90d" + "\n", TODAY) == read_when("90d", TODAY)


def test_the_expiry_is_an_ordinary_one() -> None:
    assert isinstance(read_when("90d", TODAY).expiry, Expiry)
