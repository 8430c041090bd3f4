"""Comparing with a store: the difference, what may explain it, and settling it in one change."""

import json
from datetime import date
from pathlib import Path

import pytest

from spendby.domain.credit import Credit, Kind
from spendby.domain.entry import EntryKind
from spendby.domain.errors import FieldRefused, Refused
from spendby.domain.expiry import NEVER, on_day
from spendby.domain.reconcile import Why
from spendby.services.reconcile import SETTLED_HERE
from spendby.services.services import Services
from tests.helpers.credits import DAY, make_credit
from tests.helpers.foreign_files import US_ROWS, activity_text
from tests.helpers.memory_services import memory_services

STORE = "amazon-us"


def card(credit_id: str, left: int, spent: int = 0, **fields: object) -> Credit:
    """Make gift card money that never ends."""
    usual: dict[str, object] = {"kind": Kind.GIFT_CARD, "expiry": NEVER, "name": credit_id}
    return make_credit(credit_id, left + spent, spent, **{**usual, **fields})


def whys(services: Services, shown: int) -> list[Why]:
    """Name the causes of the difference to what the store shows."""
    return [cause.why for cause in services.reconcile.look(STORE, shown).causes]


def total(services: Services) -> int:
    """Add up what is left in the credits that are not archived."""
    return sum(one.left for one in services.credits.all() if not one.archived)


def test_what_agrees_is_kept_and_its_credits_count_as_checked() -> None:
    services = memory_services([card("a", 1_000), card("b", 500)])
    outcome = services.reconcile.keep(STORE, 1_500)
    assert (outcome.comparison.agrees, outcome.causes) == (True, [])
    assert services.stores.compared(outcome.store) == outcome.comparison
    assert {one.checked_on for one in services.credits.all()} == {DAY}
    assert services.history.latest(1)[0].label == "Compared with Amazon.com: agrees"
    services.history.undo(1)
    assert services.stores.compared(outcome.store) is None
    assert {one.checked_on for one in services.credits.all()} == {None}


def test_what_differs_is_kept_too_and_nothing_counts_as_checked() -> None:
    services = memory_services([card("a", 1_000)])
    outcome = services.reconcile.keep(STORE, 700)
    assert outcome.comparison.difference == -300
    kept = services.stores.compared(outcome.store)
    assert kept is not None
    assert kept.difference == -300
    assert services.credits.get("a").checked_on is None
    assert services.history.latest(1)[0].label == "Compared with Amazon.com: differs by $3.00"


def test_promotional_money_is_no_part_of_the_balance() -> None:
    promo = make_credit("promo", 900, kind=Kind.PROMOTIONAL, name="promo")
    services = memory_services([card("a", 1_000), promo])
    outcome = services.reconcile.look(STORE, 1_000)
    assert (outcome.comparison.agrees, outcome.left_out) == (True, 900)


@pytest.mark.parametrize(
    ("credits", "shown", "why"),
    [
        ([card("a", 900), card("b", 300, kind=Kind.REFUND, expiry=on_day(DAY))], 900, Why.EXPIRED),
        ([card("a", 900), card("twin", 900)], 900, Why.DUPLICATE),
        ([card("a", 900), card("x", 300, kind=Kind.OTHER)], 900, Why.NOT_IN_BALANCE),
        ([card("a", 900), card("b", 300, usable_from=date(2027, 1, 1))], 900, Why.NOT_YET),
        ([card("a", 900, 300)], 1_200, Why.CAME_BACK),
        ([card("a", 900), card("old", 300, expiry=on_day(date(2026, 11, 1)))], 1_200, Why.EXTENDED),
        ([card("a", 900), card("away", 300, archived=True)], 1_200, Why.ARCHIVED),
        ([card("a", 900), make_credit("p", 300, kind=Kind.PROMOTIONAL)], 1_200, Why.IN_BALANCE),
    ],
)
def test_each_cause_is_named_and_settling_it_makes_both_agree(
    credits: list[Credit], shown: int, why: Why
) -> None:
    services = memory_services(credits)
    outcome = services.reconcile.look(STORE, shown)
    cause = next(one for one in outcome.causes if one.why is why)
    assert cause.credit is not None
    before = services.credits.all()
    if why not in SETTLED_HERE:
        with pytest.raises(Refused):
            services.reconcile.settle(STORE, shown, cause)
        return
    after = services.reconcile.settle(STORE, shown, cause)
    assert after.comparison.agrees
    services.history.undo(1)
    assert services.credits.all() == before


def test_spending_that_nobody_recorded_is_drawn_from_the_oldest_credits() -> None:
    new = card("new", 1_000)
    old = card("old", 500, received_on=date(2026, 1, 1))
    services = memory_services([new, old])
    outcome = services.reconcile.look(STORE, 800)
    assert outcome.causes[-1].why is Why.UNRECORDED_SPEND
    services.reconcile.settle(STORE, 800, outcome.causes[-1])
    assert [services.credits.get(one).left for one in ("old", "new")] == [0, 800]
    assert services.credits.get("old").entries[-1].kind is EntryKind.SPEND
    assert services.reconcile.look(STORE, 800).comparison.agrees


def test_money_that_nobody_recorded_becomes_a_credit_whose_source_is_not_known() -> None:
    services = memory_services([])
    outcome = services.reconcile.look(STORE, 250)
    assert [one.why for one in outcome.causes] == [Why.UNRECORDED_CREDIT]
    services.reconcile.settle(STORE, 250, outcome.causes[0])
    (found,) = services.credits.all()
    assert (found.kind, found.left, found.name) == (
        Kind.OTHER,
        250,
        "Found by comparing, 22 Nov 2026",
    )


def test_a_page_that_came_in_is_a_comparison_and_later_rows_may_be_missing(tmp_path: Path) -> None:
    services = memory_services()
    path = tmp_path / "page"
    path.write_bytes(activity_text(US_ROWS))
    services.exchange.take_in(str(path))
    (store,) = services.stores.all()
    kept = services.stores.compared(store)
    assert kept is not None
    assert (kept.shown, kept.held) == (775, 775)
    causes = services.reconcile.look(STORE, 500).causes
    missing = next(one for one in causes if one.why is Why.MISSING_ROW)
    assert missing.on == date(2026, 6, 20)
    before = services.history.latest(5)
    services.exchange.take_in(str(path))
    assert services.history.latest(5) == before


def test_a_cause_that_no_longer_holds_is_refused() -> None:
    services = memory_services([card("a", 900)])
    cause = services.reconcile.look(STORE, 500).causes[-1]
    services.credits.use("a", 100)
    with pytest.raises(Refused, match="Look again"):
        services.reconcile.settle(STORE, 500, cause)
    assert total(services) == 800


@pytest.mark.parametrize("shown", [-1, 10**13])
def test_an_amount_that_no_store_can_show_is_refused(shown: int) -> None:
    with pytest.raises(FieldRefused):
        memory_services().reconcile.look(STORE, shown)


def test_the_file_carries_a_comparison_with_its_store_and_only_then(tmp_path: Path) -> None:
    services = memory_services([card("a", 900)])
    path, again = tmp_path / "one.json", tmp_path / "two.json"
    services.exports.export(str(path))
    assert "compared" not in path.read_text()
    services.reconcile.keep(STORE, 800)
    services.exports.export(str(path))
    document = json.loads(path.read_text())
    assert document["stores"][0]["compared"] == {
        "on": "2026-11-22",
        "shown": "8.00",
        "held": "9.00",
    }
    assert document["settings"] == {}
    other = memory_services()
    other.exchange.take_in(str(path))
    other.exports.export(str(again))
    assert again.read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    "wrong",
    [
        5,
        {},
        {"on": "2026-13-01", "shown": "1.00", "held": "1.00"},
        {"on": "2026-11-01", "shown": 1, "held": "1.00"},
        {"on": "2026-11-01", "shown": "-1.00", "held": "1.00"},
    ],
)
def test_a_comparison_that_cannot_be_read_is_a_problem(tmp_path: Path, wrong: object) -> None:
    store = {"id": "amazon-us", "name": "Amazon.com", "compared": wrong}
    path = tmp_path / "in.json"
    path.write_text(
        json.dumps({"format": "spendby", "version": 1, "stores": [store], "credits": []})
    )
    incoming = memory_services().exchange.take_in(str(path))
    assert [one.field for one in incoming.problems] == ["stores.compared"]


def drawer_of_a_new_user() -> Services:
    """Twelve credits typed at the store that is offered first, five of them its own money."""
    own = [card(f"own{number}", left) for number, left in enumerate((6_250, 4_820))]
    others = [4_000, 12_500, 1_500, 20_000, 40_000, 2_070, 300]
    strange = [card(f"s{number}", left, kind=Kind.OTHER) for number, left in enumerate(others)]
    promos = [make_credit(f"p{number}", 350, kind=Kind.PROMOTIONAL) for number in range(3)]
    return memory_services([*own, *strange, *promos])


def test_credits_of_unknown_kind_that_make_the_difference_are_named_and_nothing_is_offered() -> (
    None
):
    services = drawer_of_a_new_user()
    outcome = services.reconcile.look(STORE, 11_070)
    (cause,) = outcome.causes
    assert cause.why is Why.NONE_IN_BALANCE
    assert len(cause.credits) == 7
    assert sum(one.left for one in cause.credits) == cause.amount == 80_370
    assert (outcome.unsettled, outcome.left_out) == (80_370, 3 * 350)
    assert outcome.comparison.held == 11_070 + outcome.unsettled


@pytest.mark.parametrize("shown", [0, 1, 5_000, 11_069, 11_070, 30_000, 91_439])
def test_spending_is_never_taken_from_money_that_may_be_another_stores(shown: int) -> None:
    services = drawer_of_a_new_user()
    before = {one.id: one.left for one in services.credits.all() if one.kind is Kind.OTHER}
    for cause in services.reconcile.look(STORE, shown).causes:
        if cause.why is Why.UNRECORDED_SPEND:
            services.reconcile.settle(STORE, shown, cause)
            break
    after = {one.id: one.left for one in services.credits.all() if one.kind is Kind.OTHER}
    assert after == before


def test_what_is_counted_and_what_is_not_add_up_to_what_is_there() -> None:
    services = drawer_of_a_new_user()
    outcome = services.reconcile.look(STORE, 0)
    assert outcome.comparison.held + outcome.left_out == total(services)


def test_looking_writes_nothing() -> None:
    services = drawer_of_a_new_user()
    services.reconcile.look(STORE, 500)
    assert services.history.latest(1) == []


def test_causes_stay_few_however_many_credits_there_are() -> None:
    services = memory_services([card(f"c{number}", 100, kind=Kind.OTHER) for number in range(400)])
    causes = whys(services, 39_900)
    assert len(causes) <= 8
    assert causes[-1] is Why.SOME_IN_BALANCE
