"""Planned purchases as use cases, and their way through the file."""

import json
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from spendby.domain.errors import FieldRefused, LedgerRefused, NotFound
from spendby.domain.expiry import NEVER
from spendby.domain.mute import Mute
from spendby.domain.plan import Bill, Plan, plan_payment
from spendby.domain.verdict import Answer
from spendby.services.changes import Changed
from spendby.services.exports import Wanted
from spendby.services.purchases import PurchaseFields
from spendby.services.services import Services
from tests.helpers.credits import make_credit
from tests.helpers.memory_services import TODAY, memory_services
from tests.helpers.memory_storage import MemoryStorage


@pytest.fixture
def services() -> Services:
    return memory_services([make_credit("a", 1_000, expiry=NEVER), make_credit("b", expiry=NEVER)])


def planned(services: Services, amount: int) -> Plan:
    answered = [(one, Answer.YES) for one in services.credits.all()]
    return plan_payment(Bill(amount, "USD", "amazon-us", TODAY), answered)


def test_a_purchase_is_planned_edited_and_dropped_each_undone_alone(services: Services) -> None:
    heard: list[Changed] = []
    services.notifier.subscribe(heard.append)
    coffee = services.purchases.add(" Coffee ", category="groceries", about=1_800)
    after = services.purchases.edit(coffee.id, "Tea", category="", about=None, by=TODAY)
    assert services.purchases.all() == [after]
    assert (after.name, after.about, after.by) == ("Tea", None, TODAY)
    services.purchases.drop(coffee.id)
    assert services.purchases.all() == []
    assert [one.change.label for one in heard] == [
        "Planned Coffee",
        "Edited the plan for Tea",
        "Dropped the plan for Tea",
    ]
    services.history.undo()
    services.history.undo()
    assert services.purchases.all() == [coffee]


@pytest.mark.parametrize(
    ("name", "fields", "field"),
    [
        (" ", {}, "name"),
        ("x" * 201, {}, "name"),
        ("Tea", {"category": "y" * 61}, "category"),
        ("Tea", {"about": 0}, "about"),
        ("Tea", {"currency": "XYZ"}, "currency"),
    ],
)
def test_what_cant_be_kept_is_refused_by_field(
    services: Services,
    name: str,
    fields: PurchaseFields,
    field: str,
) -> None:
    with pytest.raises(FieldRefused) as refused:
        services.purchases.add(name, **fields)
    assert refused.value.field == field
    assert services.purchases.all() == []


def test_bought_it_is_one_change_with_what_the_credits_paid(services: Services) -> None:
    lamp = services.purchases.add("Lamp", about=3_000)
    services.purchases.buy(lamp.id, planned(services, 3_000))
    assert services.purchases.all() == [replace(lamp, bought_on=TODAY)]
    assert [one.left for one in services.credits.all()] == [0, 500]
    assert [one.entries[-1].memo for one in services.credits.all()] == ["Lamp", "Lamp"]
    assert services.history.latest(1)[0].label == "Bought Lamp, $30.00 of it with credit"
    services.history.undo()
    assert services.purchases.all() == [lamp]
    assert [one.left for one in services.credits.all()] == [1_000, 2_500]


def test_bought_it_with_other_money(services: Services) -> None:
    lamp = services.purchases.add("Lamp")
    services.purchases.buy(lamp.id)
    assert services.purchases.all()[0].bought_on == TODAY
    with pytest.raises(NotFound, match="no longer on the list"):
        services.purchases.buy("gone")


def test_a_plan_that_was_overtaken_leaves_the_purchase_open(services: Services) -> None:
    lamp = services.purchases.add("Lamp")
    plan = planned(services, 3_500)
    services.credits.use("b", 2_000)
    with pytest.raises(LedgerRefused):
        services.purchases.buy(lamp.id, plan)
    assert services.purchases.all() == [lamp]
    assert services.credits.get("a").left == 1_000


def test_out_and_in_again_gives_the_same_file(tmp_path: Path) -> None:
    storage = MemoryStorage([make_credit("a", 1_000, expiry=NEVER)])
    services = memory_services(storage=storage)
    services.purchases.add("Coffee", category="groceries", about=1_800, store="amazon-us")
    services.purchases.add("Lamp", by=date(2026, 12, 24))
    with storage.change() as unit:
        unit.mutes.put(Mute("M5", "a", "Its mail is lost", TODAY))
        unit.commit("Muted", services.clock.now())
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    services.exports.export(str(first))
    other = memory_services()
    other.exchange.take_in(str(first))
    assert other.purchases.all() == services.purchases.all()
    other.exchange.take_in(str(first))
    other.exports.export(str(second))
    assert second.read_bytes() == first.read_bytes()
    document = json.loads(first.read_text())
    assert list(document)[-2:] == ["purchases", "muted"]
    assert document["purchases"][0]["about"] == "18.00"


def test_the_keys_are_only_there_when_they_hold_something(tmp_path: Path) -> None:
    services = memory_services([make_credit()])
    path = tmp_path / "plain.json"
    services.exports.export(str(path))
    assert not {"purchases", "muted"} & set(json.loads(path.read_text()))
    services.purchases.add("Coffee")
    services.exports.export(str(path), Wanted(ids=["c1"]))
    assert "purchases" not in json.loads(path.read_text())


@pytest.mark.parametrize(
    ("key", "row", "field"),
    [
        ("purchases", {"id": "p", "name": ""}, "name"),
        ("purchases", {"id": "p", "name": "x", "about": 5}, "purchases.about"),
        ("purchases", [], "purchases"),
        ("muted", {"check": "M5", "credit": "none", "reason": "x", "on": "2026-11-22"}, "muted.cr"),
        ("muted", {"check": "Q5", "credit": "a", "reason": "x", "on": "2026-11-22"}, "check"),
        ("muted", {"check": "M5", "credit": "a", "reason": "", "on": "2026-11-22"}, "reason"),
    ],
)
def test_a_broken_row_is_named_and_nothing_comes_in(
    services: Services, tmp_path: Path, key: str, row: object, field: str
) -> None:
    path = tmp_path / "in.json"
    path.write_text(json.dumps({"format": "spendby", "version": 1, "credits": [], key: [row]}))
    (problem,) = services.exchange.take_in(str(path)).problems
    assert problem.row == 1
    assert problem.field.startswith(field)
    assert services.purchases.all() == []
