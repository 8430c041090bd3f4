"""The eight steps: ticked from a credit's data, and exactly one that comes next."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from spendby.domain.credit import (
    Checkout,
    Credit,
    GiftCardClause,
    Kind,
    Saw,
    Target,
    Terms,
    TermsStatus,
)
from spendby.domain.expiry import NEVER, UNKNOWN, on_day
from spendby.domain.replies import Reply, with_reply
from spendby.domain.steps import (
    Act,
    Around,
    Step,
    checklist_of,
    left_open,
    looking_helps,
    next_step_of,
)
from spendby.domain.verdict import Options, Rules
from tests.helpers.credits import DAY, credits, make_credit

READ = Terms(TermsStatus.READ, read_on=DAY)
ALLOWED = replace(READ, gift_cards=GiftCardClause.ALLOWED)
EXCLUDED = replace(READ, gift_cards=GiftCardClause.EXCLUDED)


def _refund(**overrides: Any) -> Credit:  # noqa: ANN401 - each field has a type of its own
    """A refund of which everything is known but a look at checkout."""
    known: dict[str, Any] = {
        "kind": Kind.REFUND,
        "reference": "Order 123",
        "checked_on": DAY,
        "terms": READ,
        "expiry": on_day(DAY + timedelta(90)),
    }
    return make_credit(**(known | overrides))


def _seen(saw: Saw, note: str = "", days_ago: int = 0) -> tuple[Checkout, ...]:
    return (Checkout(DAY - timedelta(days_ago), Target.OWN_GIFT_CARD, saw, note),)


def _steps(credit: Credit, around: Around | None = None) -> dict[str, bool]:
    return {str(one.step): one.done for one in checklist_of(credit, DAY, around=around).steps}


def _next(credit: Credit, around: Around | None = None) -> tuple[Step, Act] | None:
    found = next_step_of(credit, DAY, around=around)
    return (found.step, found.act) if found else None


def test_a_credit_just_typed_in_starts_with_finding_it_at_the_store() -> None:
    credit = make_credit(kind=Kind.REFUND)
    assert _steps(credit) == dict.fromkeys(("S1", "S2", "S3", "S4", "S5", "S7", "S8"), False)
    assert _next(credit) == (Step.S1, Act.COMPARE)


def test_a_comparison_counts_for_sixty_days() -> None:
    assert _steps(_refund(checked_on=DAY - timedelta(60)))["S1"]
    assert not _steps(_refund(checked_on=DAY - timedelta(61)))["S1"]
    assert _steps(_refund(checked_on=DAY - timedelta(61)), Around(compare_days=90))["S1"]


@pytest.mark.parametrize(
    ("fields", "done"),
    [
        ({"reference": ""}, False),
        ({"reference": "", "source": "Order 7"}, True),
        ({"reference": "", "preset": "trade-in"}, True),
        ({"kind": Kind.OTHER}, False),
        ({"kind": Kind.OTHER, "preset": "audible"}, True),
        ({"kind": Kind.OTHER, "preset": "not-known"}, False),
    ],
)
def test_the_origin_needs_a_kind_and_a_word_on_where_it_came_from(
    fields: dict[str, Any], *, done: bool
) -> None:
    assert _steps(_refund(**fields))["S2"] is done


def test_unclear_terms_lead_to_asking_and_any_reply_settles_the_step() -> None:
    unclear = Terms(TermsStatus.UNCLEAR, read_on=DAY, text="Void where prohibited.")
    assert _next(_refund(terms=unclear)) == (Step.S3, Act.ASK)
    replied = with_reply(unclear, Reply("Maria", DAY, "I can't see that."))
    assert _steps(_refund(terms=replied))["S3"]


@pytest.mark.parametrize(
    ("kind", "terms", "helps"),
    [
        (Kind.REFUND, Terms(), True),
        (Kind.REFUND, EXCLUDED, False),
        (Kind.PROMOTIONAL, Terms(), False),
        (Kind.PROMOTIONAL, READ, False),
        (Kind.PROMOTIONAL, ALLOWED, True),
        (Kind.REWARD, Terms(), False),
        (Kind.COURTESY, ALLOWED, True),
        (Kind.OTHER, Terms(), False),
    ],
)
def test_nobody_is_sent_to_checkout_where_the_answer_would_stay_no(
    kind: Kind, terms: Terms, *, helps: bool
) -> None:
    credit = _refund(kind=kind, terms=terms)
    assert looking_helps(credit, DAY) is helps
    assert ("S4" in _steps(credit)) is helps
    assert ("S5" in _steps(credit)) is helps


def test_with_the_published_terms_deciding_gift_card_money_is_not_taken_to_checkout() -> None:
    assert not looking_helps(_refund(), DAY, Options(rules=Rules.PUBLISHED))


def test_a_refusal_asks_for_its_reason_and_for_nothing_more() -> None:
    refused = _refund(checkouts=_seen(Saw.GREYED_OUT, days_ago=400))
    assert _next(refused) == (Step.S6, Act.NOTE_REASON)
    noted = _refund(checkouts=_seen(Saw.ABSENT, "Not in the list of ways to pay", 400))
    assert _steps(noted) == {
        "S1": True, "S2": True, "S3": True, "S4": True, "S5": True,
        "S6": True, "S7": False, "S8": True,
    }  # fmt: skip


def test_an_offer_needs_no_reason_and_is_looked_at_again_after_a_month() -> None:
    assert "S6" not in _steps(_refund(checkouts=_seen(Saw.OFFERED)))
    assert _steps(_refund(checkouts=_seen(Saw.OFFERED, days_ago=30)))["S4"]
    old = _refund(checkouts=_seen(Saw.OFFERED, days_ago=31))
    assert _next(old) == (Step.S4, Act.LOOK)


def test_planning_and_reminding_are_told_by_those_who_know() -> None:
    credit = _refund(checkouts=_seen(Saw.OFFERED))
    assert _next(credit) == (Step.S7, Act.PLAN)
    assert _next(credit, Around(planned=True)) is None
    assert _next(credit, Around(planned=True, reminded=False)) == (Step.S8, Act.ARM)


def test_an_unknown_end_is_asked_for_and_no_end_needs_no_reminder() -> None:
    seen = _seen(Saw.OFFERED)
    unknown = _refund(checkouts=seen, expiry=UNKNOWN)
    assert _next(unknown, Around(planned=True)) == (Step.S8, Act.SET_EXPIRY)
    assert "S8" not in _steps(_refund(expiry=NEVER))


def test_in_the_last_week_using_it_comes_before_all_else() -> None:
    hurry = make_credit(expiry=on_day(DAY + timedelta(7)))
    assert _next(hurry) == (Step.S8, Act.USE)
    assert _next(make_credit(expiry=on_day(DAY + timedelta(8)))) == (Step.S1, Act.COMPARE)


def test_terms_left_unread_are_named_when_the_end_comes_near() -> None:
    since = DAY - timedelta(7)
    soon = on_day(DAY + timedelta(14))
    assert left_open([make_credit(received_on=since, expiry=soon)], DAY) == {"c1": "S3"}
    for other in (
        make_credit(received_on=since + timedelta(1), expiry=soon),
        make_credit(received_on=since, expiry=on_day(DAY + timedelta(15))),
        make_credit(received_on=since, expiry=on_day(DAY - timedelta(1))),
        make_credit(received_on=since, expiry=soon, terms=READ),
        make_credit(received_on=since, expiry=soon, archived=True),
        make_credit(received_on=since, expiry=NEVER),
    ):
        assert left_open([other], DAY) == {}


@pytest.mark.parametrize(
    "credit",
    [
        make_credit(spent=2500),
        make_credit(expiry=on_day(DAY - timedelta(1))),
        make_credit(archived=True),
    ],
    ids=["used up", "ended", "archived"],
)
def test_what_is_over_has_no_steps(credit: Credit) -> None:
    assert checklist_of(credit, DAY).steps == ()
    assert next_step_of(credit, DAY) is None


@given(credits(), st.dates(), st.booleans(), st.booleans())
def test_any_credit_has_one_next_step_or_none_left(
    credit: Credit,
    today: Any,  # noqa: ANN401 - a date
    reminded: bool,  # noqa: FBT001 - drawn
    planned: bool,  # noqa: FBT001
) -> None:
    found = checklist_of(credit, today, around=Around(reminded, planned))
    assert [one.step for one in found.steps] == sorted({one.step for one in found.steps})
    if found.next is None:
        assert all(one.done for one in found.steps)
    else:
        assert found.next in found.steps
        assert not found.next.done
