"""The check-up as a use case: it looks as of the day at each store, and mutes with a reason."""

import pytest

from spendby.domain.check_up import Why
from spendby.domain.credit import Store
from spendby.domain.errors import FieldRefused, NotFound
from spendby.domain.expiry import on_day
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
    assert services.history.latest(1)[0].label == "Muted M5 at Prime Day credit"
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
