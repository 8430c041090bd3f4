"""Formatting and looks: amounts, dates, answers and expiries in the words that people read."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from spendby.domain.credit import State
from spendby.domain.expiry import NEVER, UNKNOWN, Urgency, on_day
from spendby.domain.verdict import Answer
from spendby.ui.kit.expiry_look import expiry_look, urgency_look
from spendby.ui.kit.formatting import (
    day_month,
    full_date,
    isolate,
    money,
    one_line,
    short_date,
)
from spendby.ui.kit.tokens import FAMILIES
from spendby.ui.kit.verdict_look import (
    OVER,
    LookKey,
    gift_card_heading,
    key_of,
    verdict_look,
)

TODAY = date(2026, 11, 22)
US, GERMAN, SWISS = QLocale("en_US"), QLocale("de_DE"), QLocale("de_CH")
NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("minor", "currency", "locale", "text"),
    [
        (105_000, "USD", US, "$1,050.00"),
        (5, "USD", US, "$0.05"),
        (0, "USD", US, "$0.00"),
        (-2_500, "USD", US, "−$25.00"),
        (10**12, "USD", US, "$10,000,000,000.00"),
        (500, "JPY", US, "¥500"),
        (5_007, "KWD", US, f"KWD{NBSP}5.007"),
        (105_000, "EUR", GERMAN, f"1.050,00{NBSP}€"),
        (105_000, "USD", GERMAN, f"1.050,00{NBSP}$"),
        (123_456_789, "CHF", SWISS, f"CHF{NBSP}1'234'567.89"),
        (105_000, "EUR", QLocale("fr_FR"), f"1\u202f050,00{NBSP}€"),
        (105_000, "USD", QLocale(QLocale.Language.C), "$1,050.00"),
        (105, "EGP", QLocale("ar_EG"), "\u200f١٫٠٥\u00a0ج.م.\u200f"),  # noqa: RUF001 - digits
    ],
)
def test_amounts_are_written_as_the_locale_does(
    minor: int, currency: str, locale: QLocale, text: str
) -> None:
    assert money(minor, currency, locale).replace("\u2019", "'") == text


@pytest.mark.parametrize(
    ("minor", "text"), [(15_000, "+$150.00"), (-2_500, "−$25.00"), (0, "$0.00")]
)
def test_a_ledger_shows_which_way_money_went(minor: int, text: str) -> None:
    assert money(minor, "USD", US, signed=True) == text


@given(st.integers(-(10**12), 10**12))
def test_no_cent_is_lost_on_the_way_to_the_screen(minor: int) -> None:
    text = money(minor, "USD", US)
    digits = text.replace("−", "-").replace("$", "").replace(",", "").replace(".", "")
    assert int(digits) == minor


def test_a_currency_that_no_land_knows_keeps_its_code() -> None:
    assert money(100, "XTS", US).startswith("XTS")


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 12, 11), "Fri 11 Dec"),
        (date(2026, 1, 1), "Thu 1 Jan"),
        (date(2027, 2, 4), "4 Feb 2027"),
        (date(2025, 12, 31), "31 Dec 2025"),
    ],
)
def test_the_year_is_written_only_where_it_is_another(day: date, text: str) -> None:
    assert short_date(day, TODAY, US) == text


def test_days_have_a_short_and_a_full_form() -> None:
    assert day_month(date(2026, 11, 2), TODAY, US) == "2 Nov"
    assert day_month(date(2025, 11, 2), TODAY, US) == "2 Nov 2025"
    assert full_date(date(2027, 2, 4), US) == "Thu 4 Feb 2027"
    assert full_date(date(9999, 12, 31), US) == "Fri 31 Dec 9999"


def test_other_peoples_text_stays_on_its_line() -> None:
    assert one_line("a\nb\t\x00c\u2028d  e ") == "a b c d e"
    assert one_line("\u202eevil") == "evil"
    assert one_line("<b>קרדיט</b>") == "<b>קרדיט</b>"


@given(st.text())
def test_isolated_text_can_not_get_out(text: str) -> None:
    wrapped = isolate(text)
    assert wrapped[0] == "\u2068"
    assert wrapped[-1] == "\u2069"
    assert not set(wrapped[1:-1]) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize(
    ("days", "text", "date_text", "urgency"),
    [
        (0, "Today", "Sun 22 Nov", Urgency.TODAY),
        (1, "Tomorrow", "Mon 23 Nov", Urgency.HIGH),
        (6, "In 6 days", "Sat 28 Nov", Urgency.HIGH),
        (8, "In 8 days", "Mon 30 Nov", Urgency.SOON),
        (30, "In 30 days", "Tue 22 Dec", Urgency.SOON),
        (74, "In 74 days", "4 Feb 2027", Urgency.OK),
        (-1, "Ended 21 Nov", "Yesterday", Urgency.GONE),
        (-20, "Ended 2 Nov", "20 days ago", Urgency.GONE),
        (-400, "Ended 18 Oct 2025", "400 days ago", Urgency.GONE),
        (4_000, "4 Nov 2037", "", Urgency.OK),
        (2_912_117, "31 Dec 9999", "", Urgency.OK),
        (-4_000, "Ended 10 Dec 2015", "", Urgency.GONE),
    ],
)
def test_an_expiry_says_how_near_and_which_day(
    days: int, text: str, date_text: str, urgency: Urgency
) -> None:
    look = expiry_look(on_day(TODAY + timedelta(days=days)), TODAY, US)
    assert (look.text, look.date_text, look.urgency) == (text, date_text, urgency)


def test_a_missing_date_is_never_an_empty_cell() -> None:
    assert expiry_look(NEVER, TODAY).text == "Never"
    assert expiry_look(UNKNOWN, TODAY).text == "Not set"


def test_shapes_tell_urgencies_apart_without_colour() -> None:
    assert urgency_look("today").icon == urgency_look("high").icon == "triangle-alert"
    assert urgency_look("soon").icon == "clock"
    assert urgency_look("ok").icon is None
    assert [urgency_look(one).bold for one in ("high", "soon", "ok", "none")] == [
        True,
        True,
        False,
        False,
    ]


def test_each_answer_has_a_word_and_a_shape() -> None:
    words = {key: verdict_look(key).word for key in LookKey}
    assert words == {
        LookKey.YES: "Yes",
        LookKey.CHECK_FIRST: "Check first",
        LookKey.ASSUME_NO: "Assume no",
        LookKey.NO: "No",
        LookKey.USED_UP: "Used up",
        LookKey.EXPIRED: "Expired",
        LookKey.NOT_YET: "Not yet",
    }
    shapes = {(verdict_look(key).icon, verdict_look(key).family) for key in LookKey}
    assert len(shapes) == len(LookKey)


def test_red_belongs_to_time_only() -> None:
    families = {verdict_look(key).family for key in LookKey}
    assert families <= set(FAMILIES) - {"danger"}
    assert verdict_look("no").ground == "mute_bg"
    assert {urgency_look(one).family for one in Urgency if one in {"today", "high"}} == {"danger"}


@pytest.mark.parametrize("answer", list(Answer))
def test_a_credit_that_cant_be_spent_says_so_whatever_the_answer(answer: Answer) -> None:
    assert key_of(answer) == answer.value
    assert key_of(answer, State.USED_UP) is LookKey.USED_UP
    assert key_of(answer, State.EXPIRED) is LookKey.EXPIRED
    assert key_of(answer, State.UPCOMING) is LookKey.NOT_YET
    assert key_of(answer, State.ARCHIVED) == answer.value


def test_the_card_repeats_the_question_with_its_answer() -> None:
    assert gift_card_heading("check_first") == "Buys gift cards: Check first"
    assert gift_card_heading(LookKey.USED_UP) == "Used up"
    for key in set(LookKey) - OVER:
        assert gift_card_heading(key).endswith(verdict_look(key).word)
