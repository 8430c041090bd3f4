"""The check-up: each of the ten mistakes is found where it is, and nowhere else."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given

from spendby.domain.check_up import MISTAKES, Why, check_up, findings_of
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
from spendby.domain.entry import Entry, EntryKind
from spendby.domain.expiry import NEVER, UNKNOWN, on_day
from spendby.domain.mute import MUTABLE, Mute
from spendby.domain.reminders.ladder import COMPARE_DAYS
from tests.helpers.credits import DAY, credits, make_credit

SOON = on_day(DAY + timedelta(20))
READ = Terms(TermsStatus.READ, GiftCardClause.SILENT, read_on=DAY, text="Books only.")
EXCLUDED = Terms(TermsStatus.READ, GiftCardClause.EXCLUDED, read_on=DAY - timedelta(9), text="No.")


def sound(**changed: Any) -> Credit:  # noqa: ANN401 - each field has a type of its own
    """Give a credit about which there is nothing to say."""
    fields = {"expiry": SOON, "terms": READ, "eligible": ("books",), "source": "Prime Day"}
    return make_credit(**{**fields, "checked_on": DAY, **changed})


def seen(saw: Saw, days_ago: int) -> Checkout:
    return Checkout(DAY - timedelta(days_ago), Target.OWN_GIFT_CARD, saw)


FOUND: list[tuple[Why, dict[str, Any]]] = [
    (
        Why.MORE_THAN_GRANTED,
        {"entries": (Entry(DAY, EntryKind.GRANT, 2500), Entry(DAY, EntryKind.ADJUST, 900))},
    ),
    (Why.CASHING_OUT, {"note": "Maybe cash it out at the end of the year"}),
    (Why.NO_DATE, {"expiry": UNKNOWN}),
    (Why.ENDED_WITH_MONEY, {"expiry": on_day(DAY - timedelta(1))}),
    (Why.TRICKS, {"note": "There must be a loophole"}),
    (Why.TRIED_AGAIN, {"checkouts": (seen(Saw.GREYED_OUT, 5), seen(Saw.ABSENT, 2))}),
    (Why.TRIED_AGAIN, {"terms": EXCLUDED, "checkouts": (seen(Saw.OFFERED, 2),)}),
    (Why.TERMS_NOT_READ, {"terms": Terms()}),
    (Why.NO_CATEGORIES, {"eligible": ()}),
    (Why.NO_SOURCE, {"source": " "}),
    (Why.NO_EVIDENCE, {"terms": Terms(TermsStatus.READ, GiftCardClause.ALLOWED)}),
    (Why.NOT_COMPARED, {"checked_on": DAY - timedelta(61)}),
    (Why.HANDING_ON, {"note": "Give it to my sister"}),
]


@pytest.mark.parametrize(("why", "changed"), FOUND)
def test_each_mistake_is_found_alone(why: Why, changed: dict[str, Any]) -> None:
    assert [one.why for one in findings_of(sound(**changed), DAY, COMPARE_DAYS)] == [why]


def test_every_mistake_of_the_guide_has_a_case() -> None:
    assert {why for why, _ in FOUND} == set(Why) == set(MISTAKES)
    assert {one.check for one in MISTAKES.values()} == MUTABLE


def test_nothing_is_said_of_a_sound_credit() -> None:
    assert findings_of(sound(), DAY, COMPARE_DAYS) == ()


@pytest.mark.parametrize(
    "changed",
    [
        {"archived": True, "terms": Terms()},
        {"expiry": on_day(DAY - timedelta(1)), "spent": 2500},
        {"kind": Kind.REFUND, "expiry": NEVER, "terms": Terms(), "eligible": ()},
        {"checkouts": (seen(Saw.GREYED_OUT, 2), seen(Saw.ABSENT, 2))},
        {"terms": EXCLUDED, "checkouts": (seen(Saw.OFFERED, 12),)},
        {"checked_on": None},
        {"checked_on": DAY - timedelta(60)},
        {"note": "Don't sell it"},
        {"source": "", "preset": "prime-day"},
    ],
)
def test_what_looks_alike_is_no_mistake(changed: dict[str, Any]) -> None:
    assert findings_of(sound(**changed), DAY, COMPARE_DAYS) == ()


def test_the_words_that_gave_rise_to_it_are_quoted() -> None:
    (finding,) = findings_of(sound(note="Will sell the card on Friday"), DAY, COMPARE_DAYS)
    assert (finding.check, finding.words) == ("M2", "sell the card")


def test_what_is_muted_stands_apart() -> None:
    mute = Mute("M5", "c1", "Its mail is lost", DAY)
    pair = [(sound(terms=Terms(), source=""), DAY)]
    found = check_up(pair, [mute, Mute("M7", "other", "Not this one", DAY)], COMPARE_DAYS)
    assert [one.why for one in found.findings] == [Why.NO_SOURCE]
    assert [(one.why, why) for one, why in found.muted] == [(Why.TERMS_NOT_READ, mute)]


@given(credits())
def test_any_credit_can_be_looked_at_and_has_one_finding_a_mistake(credit: Credit) -> None:
    checks = [one.check for one in findings_of(credit, DAY, COMPARE_DAYS)]
    assert len(checks) == len(set(checks))
