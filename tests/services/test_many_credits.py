"""Use cases on several credits: one change for all of them, or none."""

import pytest

from spendby.domain.errors import FieldRefused, LedgerRefused, NotFound
from spendby.domain.expiry import NEVER
from spendby.domain.plan import Bill, plan_payment
from spendby.domain.verdict import Answer
from spendby.services.changes import Changed
from spendby.services.services import Services
from tests.helpers.credits import make_credit
from tests.helpers.memory_services import TODAY, memory_services


@pytest.fixture
def services() -> Services:
    """Give three credits, of which one is used up and one has a category."""
    return memory_services(
        [
            make_credit("a", 1_000, expiry=NEVER),
            make_credit("b", 500, expiry=NEVER, eligible=("books",)),
            make_credit("c", 700, 700, expiry=NEVER),
        ]
    )


def test_a_category_is_added_to_all_in_one_change(services: Services) -> None:
    heard: list[Changed] = []
    services.notifier.subscribe(heard.append)
    assert services.credits.many.tag(["a", "b", "c"], " groceries ") == 3
    assert [services.credits.get(one).eligible for one in "abc"] == [
        ("groceries",),
        ("books", "groceries"),
        ("groceries",),
    ]
    assert [(one.change.label, one.credits) for one in heard] == [
        ("Tagged 3 credits “groceries”", frozenset("abc"))
    ]
    services.history.undo()
    assert [services.credits.get(one).eligible for one in "abc"] == [(), ("books",), ()]


def test_a_category_that_is_there_already_changes_nothing(services: Services) -> None:
    assert services.credits.many.tag(["b"], "Books") == 0
    assert services.history.latest(5) == []
    assert services.credits.many.tag(["a", "b"], "books") == 1
    assert services.history.latest(5)[0].label == "Tagged 1 credit “books”"


@pytest.mark.parametrize("tag", ["", "  ", "x" * 61, "two\nlines"])
def test_a_category_that_cannot_be_kept_changes_none(services: Services, tag: str) -> None:
    with pytest.raises(FieldRefused):
        services.credits.many.tag(["a", "b"], tag)
    assert services.credits.get("a").eligible == ()


def test_a_credit_that_is_gone_changes_none(services: Services) -> None:
    with pytest.raises(NotFound, match="Nothing was changed"):
        services.credits.many.tag(["a", "gone"], "books")
    assert services.credits.get("a").eligible == ()


def test_what_is_left_on_several_is_written_off_at_once(services: Services) -> None:
    assert services.credits.many.write_off(["a", "b", "c"]) == 2
    assert [services.credits.get(one).left for one in "abc"] == [0, 0, 0]
    assert services.history.latest(5)[0].label == "Wrote off what was left on 2 credits"
    services.history.undo()
    assert [services.credits.get(one).left for one in "abc"] == [1_000, 500, 0]


def test_nothing_left_is_nothing_to_write_off(services: Services) -> None:
    with pytest.raises(LedgerRefused, match="nothing to write off"):
        services.credits.many.write_off(["c"])


def test_a_plan_is_recorded_as_one_change(services: Services) -> None:
    credits = services.credits.all()
    plan = plan_payment(
        Bill(1_200, "USD", "amazon-us", TODAY), [(one, Answer.YES) for one in credits]
    )
    services.credits.many.spend(plan, "Books")
    assert [one.left for one in services.credits.all()] == [300, 0, 0]
    assert services.history.latest(5)[0].label == "Paid $12.00 with 2 credits"
    services.history.undo()
    assert [one.left for one in services.credits.all()] == [1_000, 500, 0]


def test_a_plan_that_was_overtaken_records_nothing(services: Services) -> None:
    credits = services.credits.all()
    plan = plan_payment(
        Bill(1_500, "USD", "amazon-us", TODAY), [(one, Answer.YES) for one in credits]
    )
    services.credits.use("a", 900)
    with pytest.raises(LedgerRefused, match=r"Only \$1\.00 is left"):
        services.credits.many.spend(plan)
    assert [one.left for one in services.credits.all()] == [100, 500, 0]
