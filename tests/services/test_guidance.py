"""Guidance: hints and cautions kept like any setting, and read safely whatever stands there."""

from datetime import timedelta

import pytest

from spendby.domain.cautions import Caution
from spendby.domain.credit import Kind, Terms, TermsStatus
from spendby.domain.errors import FieldRefused
from spendby.domain.expiry import on_day
from spendby.domain.reminders.inbox import Standing
from spendby.domain.reminders.reminder import About
from spendby.services.changes import Changed
from spendby.services.guidance import HEARD, HINTS, GuidanceService
from tests.helpers.credits import make_credit
from tests.helpers.memory_services import TODAY, memory_services


def test_a_hint_is_kept_for_a_store_and_a_kind_and_can_be_taken_back() -> None:
    services = memory_services([make_credit()])
    promo, refund = make_credit(), make_credit(kind=Kind.REFUND)
    services.guidance.say_where("amazon-us", Kind.PROMOTIONAL, "  Phone,\n bottom right ")
    assert services.guidance.kept().hint(promo) == "Phone, bottom right"
    assert services.guidance.kept().hint(refund) == ""
    services.guidance.say_where("amazon-us", Kind.PROMOTIONAL, "")
    assert services.guidance.kept().hint(promo) == ""
    services.history.undo()
    assert services.guidance.kept().hint(promo) == "Phone, bottom right"


def test_a_hint_that_is_too_long_is_refused_and_nothing_changes() -> None:
    services = memory_services()
    with pytest.raises(FieldRefused, match="300"):
        services.guidance.say_where("amazon-us", Kind.REFUND, "x" * 301)
    assert services.guidance.kept().hints == {}


def test_a_caution_set_aside_stays_so_for_this_credit_alone() -> None:
    services = memory_services([make_credit()])
    told: list[Changed] = []
    services.notifier.subscribe(told.append)
    services.guidance.set_aside("c1", Caution.SELL)
    services.guidance.set_aside("c1", Caution.CASH_OUT)
    kept = services.guidance.kept()
    assert kept.is_heard("c1", Caution.SELL)
    assert kept.is_heard("c1", Caution.CASH_OUT)
    assert not kept.is_heard("c1", Caution.TRICK)
    assert not kept.is_heard("c2", Caution.SELL)
    assert [one.credits for one in told] == [frozenset({"c1"})] * 2


@pytest.mark.parametrize("text", ["", "[]", "nonsense", '{"a": 3}', '{"c1": "sell"}'])
def test_what_another_program_wrote_there_counts_as_nothing_kept(text: str) -> None:
    services = memory_services([make_credit()])
    service: GuidanceService = services.guidance
    with service._storage.change() as unit:  # noqa: SLF001 - writes what no use case would
        unit.settings.put(HINTS, text)
        unit.settings.put(HEARD, text)
        unit.commit("Wrote nonsense", services.clock.now())
    assert service.kept().hint(make_credit()) == ""
    assert not service.kept().is_heard("c1", Caution.SELL)


def test_a_plan_that_the_credit_may_pay_for_ticks_its_step() -> None:
    books = make_credit(eligible=("books",), terms=Terms(TermsStatus.READ))
    services = memory_services([books])
    judge = services.credits.judge()
    judged = judge.judged(books)
    services.purchases.add("Toy", category="toys")
    assert not services.guidance.kept().around(judged, judge).planned
    services.purchases.add("Atlas in euros", category="books", currency="EUR")
    assert not services.guidance.kept().around(judged, judge).planned
    services.purchases.add("Atlas", category="books")
    assert services.guidance.kept().around(judged, judge).planned


def test_a_credit_that_is_muted_or_small_has_no_reminder_set() -> None:
    credit, small = make_credit(), make_credit("c2", 99)
    services = memory_services([credit, small])
    judge = services.credits.judge()
    kept = services.guidance.kept()
    assert kept.around(judge.judged(credit), judge).reminded
    assert not kept.around(judge.judged(small), judge).reminded
    services.reminders.mute("c1")
    assert not services.guidance.kept().around(judge.judged(credit), judge).reminded


def test_terms_left_unread_come_to_the_inbox_before_the_end_and_go_when_read() -> None:
    since, end = TODAY - timedelta(20), on_day(TODAY + timedelta(10))
    services = memory_services([make_credit(received_on=since, expiry=end)])
    services.reminders.catch_up()
    assert About.NEXT_STEP in {one.key.about for one in services.reminders.inbox().items}
    services.credits.note_terms("c1", Terms(TermsStatus.READ, read_on=TODAY))
    waiting = [one for one in services.reminders.inbox().items if one.standing is Standing.NEW]
    assert About.NEXT_STEP not in {one.key.about for one in waiting}
