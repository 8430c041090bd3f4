"""Replies of customer service: kept with the terms, found again, and deciding as they do."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spendby.domain.credit import GiftCardClause, Kind, Target, Terms, TermsStatus
from spendby.domain.fine_print import FinePrint, kept_text, read_fine_print
from spendby.domain.replies import Reply, has_reply, latest_reply, with_reply
from spendby.domain.verdict import Answer, circumstances, decide
from tests.helpers.credits import DAY, make_credit, terms, texts


@pytest.mark.parametrize(
    ("said", "answer", "rule"),
    [
        (GiftCardClause.ALLOWED, Answer.CHECK_FIRST, "D12"),
        (GiftCardClause.EXCLUDED, Answer.NO, "D10"),
        (GiftCardClause.SILENT, Answer.ASSUME_NO, "D22"),
        (None, Answer.ASSUME_NO, "D22"),
    ],
)
def test_the_reply_is_what_the_answer_rests_on(
    said: GiftCardClause | None, answer: Answer, rule: str
) -> None:
    replied = with_reply(Terms(), Reply("Maria", DAY, "So it is.", said))
    credit = make_credit(kind=Kind.REFUND, terms=replied)
    found = decide(Target.OWN_GIFT_CARD, circumstances(credit, DAY))
    assert (found.answer, found.rule) == (answer, rule)
    assert credit.terms.read_on == DAY


def test_the_print_that_was_read_before_stays_below_with_its_deciding_sentence() -> None:
    marked = kept_text(FinePrint("Only books. Ends soon.", (0, 11)))
    replied = with_reply(Terms(text=marked), Reply("Maria", DAY, "Books only."))
    assert read_fine_print(replied.text).text == (
        "[Reply of Maria, 2026-11-22]\nBooks only.\n\nOnly books. Ends soon."
    )
    assert read_fine_print(replied.text).sentence == "Only books."


def test_a_reply_that_settles_nothing_takes_nothing_away() -> None:
    known = Terms(TermsStatus.READ, GiftCardClause.EXCLUDED)
    replied = with_reply(known, Reply("", DAY, "Ask the bank."))
    assert (replied.status, replied.gift_cards) == (TermsStatus.READ, GiftCardClause.EXCLUDED)
    assert latest_reply(replied.text) == ("customer service", DAY)


def test_the_newest_reply_is_the_one_that_counts() -> None:
    first = with_reply(Terms(), Reply("Maria", DAY, "No idea."))
    second = with_reply(first, Reply("Ben", DAY + timedelta(3), "No.", GiftCardClause.EXCLUDED))
    assert latest_reply(second.text) == ("Ben", DAY + timedelta(3))
    assert "No idea." in second.text


@pytest.mark.parametrize("text", ["", "Reply of Maria, 2026-11-22", "[Reply of Maria, 2026-13-99]"])
def test_other_text_holds_no_reply(text: str) -> None:
    assert not has_reply(text)


@given(terms(), texts(), texts(80), st.dates(), st.sampled_from([None, *GiftCardClause]))
def test_whatever_was_said_by_whomever_is_found_again(
    before: Terms, who: str, said: str, on: date, gift_cards: GiftCardClause | None
) -> None:
    after = with_reply(before, Reply(who, on, said, gift_cards))
    found = latest_reply(after.text)
    assert found is not None
    assert found[1] == on
    assert after.status is not TermsStatus.NOT_READ
