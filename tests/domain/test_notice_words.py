"""Notices have the words that were decided, and stay short, plain and free of codes."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spendby.domain.credit import Credit, Kind, Terms, TermsStatus
from spendby.domain.expiry import on_day
from spendby.domain.notice import BODY_LIMIT, TITLE_LIMIT, Notice, Press, Weight
from spendby.domain.notice_words import (
    DIGEST_TAG,
    Ending,
    Manner,
    compare_notice,
    ending_notice,
    notice_of,
    trial_notice,
    undated_notice,
)
from spendby.domain.verdict import Answer
from tests.helpers.credits import DAY, credits, make_credit


def _ending(
    days: int,
    amount: int = 1000,
    name: str = "Prime Day promotional credit",
    **other: Any,  # noqa: ANN401 - each field has a type of its own
) -> Ending:
    answer = other.pop("answer", Answer.NO)
    credit = make_credit(
        f"c-{days}-{amount}",
        amount,
        name=name,
        expiry=on_day(DAY + timedelta(days=days)),
        **other,
    )
    return Ending(credit, DAY, answer)


@pytest.mark.parametrize(
    ("ending", "title", "body", "buttons"),
    [
        (
            _ending(19),
            "$10.00 expires 11 Dec",
            "Prime Day promotional credit. Can't buy gift cards.",
            ["Show", "Snooze 7 days", "Done"],
        ),
        (
            _ending(6, 350, "No-rush shipping reward"),
            "$3.50 expires in 6 days",
            "No-rush shipping reward. Can't buy gift cards.",
            ["Show", "Remind me the day before", "Done"],
        ),
        (
            _ending(1, 500, "Survey panel payout", answer=Answer.CHECK_FIRST),
            "$5.00 expires tomorrow",
            "Survey panel payout. Check its terms before buying a gift card.",
            ["Show", "Snooze 3 hours", "Done"],
        ),
        (
            _ending(0, 12_500, "Store refund card", kind=Kind.REFUND, answer=Answer.YES),
            "$125.00 expires today",
            "Store refund card. Works for gift cards until midnight.",
            ["Show", "Done"],
        ),
    ],
)
def test_one_credit_is_told_of_by_how_near_its_end_is(
    ending: Ending, title: str, body: str, buttons: list[str]
) -> None:
    notice = ending_notice(ending)
    assert (notice.title, notice.body) == (title, body)
    assert [one.words for one in notice.choices] == buttons
    assert notice.credits == (ending.credit.id,)


def test_only_the_last_day_asks_for_an_answer() -> None:
    weights = [ending_notice(_ending(days)).weight for days in (0, 1, 7, 30)]
    assert weights == [Weight.HEAVY, Weight.USUAL, Weight.USUAL, Weight.USUAL]


def test_the_day_before_is_the_day_before_the_last_one() -> None:
    snooze = next(one for one in ending_notice(_ending(6)).choices if one.press is Press.SNOOZE)
    assert snooze.wait == DAY + timedelta(days=5)


def test_the_end_is_told_on_the_users_own_clock_where_that_is_another() -> None:
    zone = datetime(2026, 11, 23, 8, 59, 59, tzinfo=UTC)
    ending = _ending(0, answer=Answer.YES)
    abroad = Ending(ending.credit, DAY, Answer.YES, zone)
    assert ending_notice(abroad).body.endswith("until Mon 23 Nov, 08:59 your time.")
    west = Ending(ending.credit, DAY, Answer.YES, zone - timedelta(hours=16))
    assert ending_notice(west).body.endswith("until 16:59 your time.")
    home = Ending(ending.credit, DAY, Answer.YES, datetime(2026, 11, 22, 23, 59, 59, tzinfo=UTC))
    assert ending_notice(home).body.endswith("until midnight.")


def test_read_terms_are_not_to_be_read_again() -> None:
    ending = _ending(3, terms=Terms(TermsStatus.READ), answer=Answer.CHECK_FIRST)
    assert "See whether checkout offers it for a gift card." in ending_notice(ending).body


@pytest.mark.parametrize(
    ("days", "title", "body"),
    [
        ((1, 3, 7), "3 credits expire this week", "$30.00 in total, the first tomorrow."),
        ((0, 0), "2 credits expire today", "$20.00 in total, all today."),
        ((0, 1), "2 credits expire by tomorrow", "$20.00 in total, the first today."),
        ((5, 30), "2 credits expire by 22 Dec", "$20.00 in total, the first in 5 days."),
    ],
)
def test_several_credits_are_one_notice(days: tuple[int, ...], title: str, body: str) -> None:
    notice = notice_of(_ending(one) for one in reversed(days))
    assert notice is not None
    assert (notice.title, notice.body) == (title, body)
    assert notice.tag == DIGEST_TAG
    assert notice.credits[0] == f"c-{days[0]}-1000"


def test_currencies_are_never_added_together() -> None:
    euros = _ending(2, 500, currency="EUR")
    two = notice_of([_ending(1), euros])
    assert two is not None
    assert two.body == "$10.00 and €5.00 in total, the first tomorrow."
    three = notice_of([_ending(1), euros, _ending(3, currency="JPY")])
    assert three is not None
    assert three.body == "Money in 3 currencies, the first tomorrow."


def test_what_was_missed_is_one_notice_even_of_one_credit() -> None:
    notice = notice_of([_ending(2, 350), _ending(5, 500)], away=True)
    assert notice is not None
    assert notice.title == "While you were away"
    assert notice.body == "2 credits came close to expiring. $8.50 can still be used."
    one = notice_of([_ending(2, 350)], away=True)
    assert one is not None
    assert one.body == "1 credit came close to expiring. $3.50 can still be used."


def test_nothing_due_is_no_notice() -> None:
    assert notice_of([]) is None


def test_hidden_amounts_are_nowhere_and_neither_are_names() -> None:
    hidden = Manner(hidden=True)
    one = ending_notice(_ending(1, 500, "$5 panel payout"), hidden)
    assert (one.title, one.body) == ("A credit expires tomorrow", "Open it to see which one.")
    several = notice_of([_ending(1), _ending(3)], hidden)
    missed = notice_of([_ending(1), _ending(3)], hidden, away=True)
    assert several is not None
    assert missed is not None
    assert several.body == "The first tomorrow."
    assert missed.body == "2 credits came close to expiring."


def test_a_name_that_holds_the_code_stays_in_the_window() -> None:
    ending = _ending(1, name="Card ABCD-1234", reference="abcd-1234")
    assert ending_notice(ending).body == "Can't buy gift cards."


def test_nudges_name_the_credit_and_what_to_do() -> None:
    credit = make_credit(name="Prime Day", checked_on=date(2026, 9, 2))
    assert compare_notice(credit, DAY).body == ("Prime Day. Its amount was last compared on 2 Sep.")
    assert compare_notice(make_credit(), DAY).body.endswith("never compared with the store's.")
    assert undated_notice(credit).body == "Prime Day. Look it up before it is lost."
    assert compare_notice(credit, DAY).weight is Weight.LIGHT


@given(credits(), st.integers(min_value=0, max_value=400), st.sampled_from(Answer))
def test_every_notice_is_short_and_on_one_line(credit: Credit, days: int, answer: Answer) -> None:
    day = credit.expiry.on or DAY + timedelta(days=days)
    dated = make_credit(credit.id, 10**12, name=credit.name, expiry=on_day(day))
    today = max(day - timedelta(days=min(days, (day - date.min).days)), date.min)
    ending = Ending(dated, today, answer)
    told = [
        ending_notice(ending),
        notice_of([ending, ending]),
        notice_of([ending, ending], away=True),
        compare_notice(dated, today),
        undated_notice(dated),
        trial_notice(),
    ]
    for notice in told:
        assert isinstance(notice, Notice)
        assert 0 < len(notice.title) <= TITLE_LIMIT
        assert 0 < len(notice.body) <= BODY_LIMIT
        assert notice.body.isprintable() or "\u2068" in notice.body
        assert "\n" not in notice.title + notice.body
