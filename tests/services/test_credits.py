"""Use cases on credits: what they record, refuse, announce and take back."""

from datetime import UTC, date, datetime

import pytest

from spendby.domain.change import PURGE
from spendby.domain.credit import (
    GiftCardClause,
    Kind,
    Saw,
    Store,
    Target,
    Terms,
    TermsStatus,
)
from spendby.domain.errors import DateRefused, FieldRefused, LedgerRefused, NotFound, Refused
from spendby.domain.expiry import NEVER, on_day
from spendby.services.changes import Changed
from spendby.services.services import Services
from tests.helpers.memory_services import FixedClock, memory_services

LONDON = Store("hartwell", "Hartwell Books", "GBP", "Europe/London")


@pytest.fixture
def services() -> Services:
    """Give the use cases over an empty drawer with a second store."""
    return memory_services(stores=[LONDON])


def test_a_credit_takes_its_currency_and_its_day_from_its_store() -> None:
    late = FixedClock(datetime(2026, 11, 23, 1, 0, tzinfo=UTC))
    services = memory_services(stores=[LONDON], clock=late)
    seattle = services.credits.add(Kind.PROMOTIONAL, 2500)
    london = services.credits.add(Kind.RETURN, 2450, store="Hartwell Books")
    assert (seattle.currency, seattle.received_on) == ("USD", date(2026, 11, 22))
    assert (london.currency, london.received_on) == ("GBP", date(2026, 11, 23))


def test_changes_carry_labels_that_say_what_was_done(services: Services) -> None:
    credit = services.credits.add(Kind.PROMOTIONAL, 2500, name="Prime Day credit")
    services.credits.use(credit.id, 500, memo="Kindle book")
    services.credits.put_back(credit.id, 500)
    services.credits.set_left(credit.id, 1200)
    services.credits.record_checkout(credit.id, Target.GOODS, Saw.OFFERED)
    services.credits.extend(credit.id, on_day(date(2027, 1, 31)))
    services.credits.write_off(credit.id)
    services.credits.archive([credit.id])
    labels = [change.label for change in services.history.latest(20)]
    assert labels == [
        "Archived Prime Day credit",
        "Wrote off $12.00 of Prime Day credit",
        "Extended Prime Day credit",
        "Noted what checkout showed for Prime Day credit",
        "Set Prime Day credit to $12.00",
        "Put $5.00 back on Prime Day credit",
        "Used $5.00 of Prime Day credit",
        "Added Prime Day credit",
    ]


def test_every_change_is_announced_once(services: Services) -> None:
    heard: list[Changed] = []
    stop = services.notifier.subscribe(heard.append)
    credit = services.credits.add(Kind.REFUND, 1000)
    services.credits.use(credit.id, 100)
    services.history.undo()
    stop()
    services.credits.use(credit.id, 100)
    assert [sorted(one.credits) for one in heard] == 3 * [[credit.id]]
    assert not any(one.everything for one in heard)
    assert len(heard) == 3


def test_what_changes_nothing_is_no_change(services: Services) -> None:
    credit = services.credits.add(Kind.REFUND, 1000, note="a")
    services.credits.edit(credit.id, note="a")
    assert len(services.history.latest(10)) == 1


def test_an_id_may_be_shortened_until_it_fits_two_credits(services: Services) -> None:
    first = services.credits.add(Kind.REFUND, 1000)
    assert services.credits.get("new") == first
    services.credits.add(Kind.REFUND, 1000)
    with pytest.raises(NotFound, match="More than one"):
        services.credits.get("new-")
    with pytest.raises(NotFound, match="no credit"):
        services.credits.get("zzz")
    with pytest.raises(NotFound, match="no credit"):
        services.credits.get("")


def test_refusals_leave_everything_as_it_was(services: Services) -> None:
    credit = services.credits.add(Kind.REFUND, 1000)
    with pytest.raises(LedgerRefused):
        services.credits.use(credit.id, 1001)
    with pytest.raises(FieldRefused):
        services.credits.edit(credit.id, name=" ")
    with pytest.raises(FieldRefused, match="GBP"):
        services.credits.edit(credit.id, store="hartwell")
    with pytest.raises(DateRefused, match="still to come"):
        services.credits.record_checkout(credit.id, Target.GOODS, Saw.OFFERED, date(2026, 11, 23))
    with pytest.raises(NotFound, match="Known stores: amazon-us, hartwell"):
        services.credits.add(Kind.REFUND, 1000, store="nowhere")
    with pytest.raises(NotFound):
        services.credits.archive([credit.id, "nobody"])
    assert services.credits.all() == [credit]
    assert len(services.history.latest(10)) == 1


def test_editing_the_amount_adds_an_entry(services: Services) -> None:
    credit = services.credits.add(Kind.REFUND, 1000, expiry=NEVER)
    after = services.credits.edit(credit.id, amount=1500, name="Refund, lamp")
    assert (after.granted, after.left, len(after.entries)) == (1500, 1500, 2)
    assert after.name == "Refund, lamp"
    assert services.history.undo()[0].label == "Edited Refund, lamp"
    assert services.credits.get(credit.id) == credit


def test_undoing_more_than_there_is_undoes_nothing(services: Services) -> None:
    with pytest.raises(Refused, match="nothing to undo"):
        services.history.undo()
    services.credits.add(Kind.REFUND, 1000)
    with pytest.raises(Refused, match="Only 1 change"):
        services.history.undo(2)
    assert len(services.credits.all()) == 1
    services.history.undo()
    assert services.history.next_undo() is None
    redo = services.history.next_redo()
    assert redo is not None
    services.history.redo()
    with pytest.raises(Refused, match="nothing to redo"):
        services.history.redo()


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("currency", ("Shop", "dollars", "UTC", "")),
        ("time_zone", ("Shop", "USD", "Mars/Olympus", "")),
        ("time_zone", ("Shop", "USD", "../etc/passwd", "")),
        ("name", (" ", "USD", "UTC", "shop")),
        ("id", ("Shop", "USD", "UTC", "two words")),
        ("id", ("Shop", "USD", "UTC", "amazon-us")),
    ],
)
def test_a_store_that_cannot_be_kept_is_refused(
    services: Services, field: str, given: tuple[str, str, str, str]
) -> None:
    with pytest.raises(FieldRefused) as refused:
        services.stores.add(*given)
    assert refused.value.field == field
    assert len(services.stores.all()) == 2


def test_a_store_gets_an_id_from_its_name(services: Services) -> None:
    store = services.stores.add("Best Buy (US)", "USD", "America/Chicago")
    assert (store.id, store.pack) == ("best-buy-us", "general")
    assert services.stores.all()[-1] == store
    with pytest.raises(FieldRefused, match="Known packs: amazon-us, general"):
        services.stores.add("Other", "USD", "UTC", pack="best-buy")


def test_a_credit_can_be_marked_checked(services: Services) -> None:
    credit = services.credits.add(Kind.REFUND, 1000, name="Lamp")
    assert services.credits.mark_checked(credit.id).checked_on == date(2026, 11, 22)
    assert services.history.latest(1)[0].label == "Marked Lamp checked"
    services.credits.mark_checked(credit.id)
    assert len(services.history.latest(9)) == 2


def test_terms_are_noted_by_themselves(services: Services) -> None:
    credit = services.credits.add(Kind.REFUND, 1000, name="Lamp", note="Kept")
    terms = Terms(TermsStatus.READ, GiftCardClause.EXCLUDED, text="Not for gift cards.")
    after = services.credits.note_terms(credit.id, terms)
    assert (after.terms, after.note) == (terms, "Kept")
    assert services.history.latest(1)[0].label == "Noted the terms of Lamp"


def test_what_the_store_took_has_its_day(services: Services) -> None:
    credit = services.credits.add(Kind.PROMOTIONAL, 1000)
    with pytest.raises(DateRefused, match="still to come"):
        services.credits.write_off(credit.id, date(2026, 11, 23))
    after = services.credits.write_off(credit.id, date(2026, 11, 2))
    assert (after.left, after.entries[-1].on) == (0, date(2026, 11, 2))


def test_what_is_deleted_for_good_does_not_come_back(services: Services) -> None:
    heard: list[Changed] = []
    services.notifier.subscribe(heard.append)
    gone, kept = (services.credits.add(Kind.REFUND, 1000, name=name) for name in ("Lamp", "Desk"))
    services.credits.use(gone.id, 100)
    assert services.credits.delete_for_good(gone.id)
    assert (heard[-1].change.kind, heard[-1].everything) == (PURGE, True)
    assert services.credits.all() == [kept]
    assert [change.label for change in services.history.undo()] == ["Added Desk"]
    assert services.history.next_undo() is None
    with pytest.raises(NotFound):
        services.credits.delete_for_good(gone.id)
