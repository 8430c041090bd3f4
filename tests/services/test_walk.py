"""The README's five credits, walked through as a new user would: what each step leads to."""

from datetime import timedelta

import pytest

from spendby.domain.cautions import Caution, mentions_in
from spendby.domain.credit import GiftCardClause, Kind, Saw, Target, Terms, TermsStatus
from spendby.domain.expiry import NEVER, on_day
from spendby.domain.replies import Reply, with_reply
from spendby.domain.steps import Act, Checklist, Step, checklist_of
from spendby.domain.verdict import Answer
from spendby.services.services import Services
from tests.helpers.credits import DAY
from tests.helpers.memory_services import memory_services


@pytest.fixture
def services() -> Services:
    """A program in which nothing was recorded yet."""
    return memory_services()


def _answer(services: Services, credit_id: str) -> tuple[Answer, str]:
    judged = services.credits.judge().judged(services.credits.get(credit_id))
    ruling = judged.rulings[Target.OWN_GIFT_CARD]
    return ruling.answer, ruling.rule


def _steps(services: Services, credit_id: str) -> Checklist:
    judge = services.credits.judge()
    judged = judge.judged(services.credits.get(credit_id))
    around = services.guidance.kept().around(judged, judge)
    return checklist_of(judged.credit, judged.today, judge.options, around)


def _next(services: Services, credit_id: str) -> Act | None:
    step = _steps(services, credit_id).next
    return step.act if step else None


def test_a_refund_is_led_to_checkout_and_no_further(services: Services) -> None:
    one = services.credits.add(Kind.REFUND, 4820, expiry=NEVER).id
    assert _answer(services, one) == (Answer.CHECK_FIRST, "D20")
    assert _next(services, one) is Act.COMPARE
    services.credits.mark_checked(one)
    assert _next(services, one) is Act.NAME_SOURCE
    services.credits.edit(one, reference="Order 114-4417")
    assert _next(services, one) is Act.READ_TERMS
    services.credits.note_terms(one, Terms(TermsStatus.READ, read_on=DAY))
    assert _answer(services, one) == (Answer.ASSUME_NO, "D22")
    assert _next(services, one) is Act.LOOK
    services.credits.record_checkout(one, Target.OWN_GIFT_CARD, Saw.GREYED_OUT, note="In grey")
    assert _answer(services, one) == (Answer.NO, "D06")
    assert _next(services, one) is Act.PLAN


def test_a_promo_credit_is_a_no_at_once_and_never_sent_to_checkout(services: Services) -> None:
    one = services.credits.add(Kind.PROMOTIONAL, 1000, preset="prime-day").id
    assert _answer(services, one) == (Answer.NO, "D19")
    steps = [each.step for each in _steps(services, one).steps]
    assert steps == [Step.S1, Step.S2, Step.S3, Step.S7, Step.S8]


def test_what_nobody_knows_is_asked_and_the_reply_decides(services: Services) -> None:
    one = services.credits.add(Kind.OTHER, 500, preset="not-known").id
    assert _answer(services, one) == (Answer.ASSUME_NO, "D26")
    reply = Reply("Maria", DAY, "It is gift card balance.", GiftCardClause.EXCLUDED)
    terms = with_reply(services.credits.get(one).terms, reply)
    services.credits.edit(one, kind=Kind.GIFT_CARD, terms=terms)
    assert _answer(services, one) == (Answer.NO, "D10")
    assert "Maria" in services.credits.get(one).terms.text


def test_in_its_last_week_a_reward_is_only_to_be_used(services: Services) -> None:
    last = on_day(DAY + timedelta(4))
    one = services.credits.add(Kind.PROMOTIONAL, 350, preset="no-rush", expiry=last).id
    assert _next(services, one) is Act.USE
    services.credits.use(one, 350, memo="Video")
    assert _next(services, one) is None


def test_a_thought_of_selling_ends_as_a_planned_book(services: Services) -> None:
    note = "could sell it"
    one = services.credits.add(Kind.COURTESY, 1500, preset="courtesy", note=note).id
    assert [each.caution for each in mentions_in(services.credits.get(one))] == [Caution.SELL]
    services.guidance.set_aside(one, Caution.SELL)
    assert services.guidance.kept().is_heard(one, Caution.SELL)
    services.purchases.add("Atlas", category="books")
    ticked = {each.step: each.done for each in _steps(services, one).steps}
    assert ticked[Step.S7]
