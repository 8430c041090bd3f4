"""The check-up as a use case: it looks as of the day at each store, and mutes with a reason."""

from datetime import timedelta

import pytest

from spendby.domain.check_up import Why, findings_of
from spendby.domain.credit import Store
from spendby.domain.errors import FieldRefused, NotFound
from spendby.domain.expiry import on_day
from spendby.domain.steps import checklist_of
from spendby.services.services import Services
from tests.helpers.credits import make_credit
from tests.helpers.memory_services import TODAY, memory_services


@pytest.fixture
def services() -> Services:
    """Give one credit that ended today in Tokyo, where it is tomorrow, and one at Amazon."""
    tokyo = Store("tokyo", "Tokyo", "USD", "Asia/Tokyo")
    ends = on_day(TODAY)
    credits = [make_credit("a", expiry=ends), make_credit("b", store="tokyo", expiry=ends)]
    return memory_services(credits, [tokyo])


def whys(services: Services, credit_id: str) -> set[Why]:
    return {one.why for one in services.check_ups.look().findings if one.credit.id == credit_id}


def test_each_store_has_its_own_day(services: Services) -> None:
    assert whys(services, "b") == {Why.ENDED_WITH_MONEY}
    assert whys(services, "a") == {Why.TERMS_NOT_READ, Why.NO_SOURCE}


def test_a_finding_is_muted_with_a_reason_and_heard_again(services: Services) -> None:
    services.check_ups.mute("M5", "a", " Its mail is lost ")
    assert whys(services, "a") == {Why.NO_SOURCE}
    ((finding, mute),) = services.check_ups.look().muted
    assert (finding.why, mute.reason, mute.on) == (Why.TERMS_NOT_READ, "Its mail is lost", TODAY)
    label = "Muted a finding of the check-up at Prime Day credit"
    assert services.history.latest(1)[0].label == label
    services.check_ups.lift("M5", "a")
    assert Why.TERMS_NOT_READ in whys(services, "a")
    services.history.undo()
    services.history.undo()
    assert services.check_ups.look().muted == ()


def test_a_mute_needs_a_reason_a_check_and_a_credit(services: Services) -> None:
    for check, reason in (("M5", " "), ("M11", "x"), ("M5", "x" * 501)):
        with pytest.raises(FieldRefused):
            services.check_ups.mute(check, "a", reason)
    with pytest.raises(NotFound):
        services.check_ups.mute("M5", "gone", "x")
    assert services.check_ups.look().muted == ()


@pytest.mark.parametrize("days", [None, 1, 30, 60, 61, 90, 180, 999])
def test_a_comparison_counts_for_as_long_as_the_user_chose_wherever_it_is_asked_for(
    days: int | None,
) -> None:
    ages = [0, 1, 2, 30, 31, 60, 61, 62, 90, 91, 180, 181, 2000]
    compared = [make_credit(str(age), checked_on=TODAY - timedelta(age)) for age in ages]
    services = memory_services(compared)
    services.reminders.settings.choose_compare_days(days)
    too_old = {str(age) for age in ages if days is not None and age > days}
    assert {name for name in map(str, ages) if Why.NOT_COMPARED in whys(services, name)} == too_old
    kept, judge = services.guidance.kept(), services.credits.judge()
    marked = {
        credit.id
        for credit in compared
        for one in findings_of(credit, TODAY, kept.compare_days)
        if one.why is Why.NOT_COMPARED
    }
    assert marked == too_old
    steps = {
        credit.id: checklist_of(
            credit, TODAY, judge.options, kept.around(judge.judged(credit), judge)
        ).steps[0]
        for credit in compared
    }
    assert {name for name, step in steps.items() if not step.done} == too_old
