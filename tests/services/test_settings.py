"""Settings decide answers, are changes like any other, and never get in the way."""

import pytest

from spendby.domain.errors import FieldRefused
from spendby.domain.verdict import Options, Rules
from spendby.services.changes import Changed
from tests.helpers.memory_services import NOON, memory_services
from tests.helpers.memory_storage import MemoryStorage


def test_nothing_chosen_is_the_guide_and_thirty_days() -> None:
    services = memory_services()
    assert services.settings.options() == Options(Rules.GUIDE, (), 30)
    assert not services.settings.rules_given


def test_a_choice_holds_is_announced_and_can_be_undone() -> None:
    services = memory_services()
    heard: list[Changed] = []
    services.notifier.subscribe(heard.append)
    services.settings.choose_rules(Rules.PUBLISHED)
    services.settings.choose_offered_days(14)
    assert services.settings.options() == Options(Rules.PUBLISHED, (), 14)
    assert [one.change.label for one in heard] == [
        "Chose the published terms as rules",
        "Let an “offered” count for 14 days",
    ]
    assert all(one.everything for one in heard)
    services.history.undo(2)
    assert services.settings.options() == Options(Rules.GUIDE, (), 30)


def test_choosing_what_holds_already_is_no_change() -> None:
    services = memory_services()
    services.settings.choose_offered_days(1)
    services.settings.choose_offered_days(1)
    assert [one.label for one in services.history.latest(5)] == ["Let an “offered” count for 1 day"]


@pytest.mark.parametrize("days", [0, -1, 1000])
def test_days_that_make_no_sense_are_refused(days: int) -> None:
    services = memory_services()
    with pytest.raises(FieldRefused, match=r"Choose 1 to 999 days\."):
        services.settings.choose_offered_days(days)
    assert services.history.latest(1) == []


def test_the_start_has_the_last_word_about_rules() -> None:
    services = memory_services(rules=Rules.PUBLISHED)
    services.settings.choose_rules(Rules.GUIDE)
    assert services.settings.rules_given
    assert services.settings.options().rules is Rules.PUBLISHED
    assert services.settings.chosen().rules is Rules.GUIDE


@pytest.mark.parametrize(
    ("name", "value"),
    [("rules", '"mars"'), ("rules", "{"), ("offered_days", "true"), ("offered_days", "0")],
)
def test_what_cannot_be_read_counts_as_never_chosen(name: str, value: str) -> None:
    storage = MemoryStorage()
    with storage.change() as unit:
        unit.settings.put(name, value)
        unit.commit("Imported", NOON)
    assert memory_services(storage=storage).settings.options() == Options(Rules.GUIDE, (), 30)
