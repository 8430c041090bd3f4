"""Looking at a file row by row, choosing among its rows, and giving it up half way."""

import gc

import pytest

from spendby.domain.errors import FileRefused
from spendby.services.exchange import Choice
from spendby.services.import_rows import Fate
from spendby.services.incoming import Cancelled
from spendby.services.services import Services
from tests.helpers.foreign_files import CATIMA_V2, SAMPLES, TABLE, US_ROWS, activity_text
from tests.helpers.memory_services import memory_services


@pytest.fixture
def services() -> Services:
    """Use cases over an empty drawer."""
    return memory_services()


@pytest.mark.parametrize("name", SAMPLES)
def test_a_preview_changes_nothing_and_says_what_importing_does(
    services: Services, name: str
) -> None:
    incoming, rows = services.exchange.preview(SAMPLES[name])
    assert services.credits.all() == []
    assert services.history.latest(1) == []
    assert sum(row.fate is Fate.NEW for row in rows) == incoming.new
    taken = services.exchange.take_in(SAMPLES[name])
    assert taken.new == incoming.new
    again, rows = services.exchange.preview(SAMPLES[name])
    assert again.new == 0
    assert {row.fate for row in rows} <= {Fate.HERE}


def test_rows_keep_the_order_and_the_numbers_of_the_file(services: Services) -> None:
    _, rows = services.exchange.preview(b"name,amount\na,1.00\nb,wrong\nc,3.00\n")
    assert [(row.number, row.fate) for row in rows] == [
        (1, Fate.NEW),
        (2, Fate.PROBLEM),
        (3, Fate.NEW),
    ]
    assert rows[1].field == "granted"


def test_what_was_left_out_comes_in_with_the_next_import(services: Services) -> None:
    _, rows = services.exchange.preview(CATIMA_V2)
    left_out = Choice(without=frozenset({rows[0].key}))
    taken = services.exchange.take_in(CATIMA_V2, choice=left_out)
    assert (taken.new, len(services.credits.all())) == (1, 1)
    assert services.exchange.take_in(CATIMA_V2).new == 1
    services.history.undo(1)
    assert len(services.credits.all()) == 1


def test_a_row_that_says_the_same_as_here_is_no_change(services: Services) -> None:
    services.exchange.take_in(CATIMA_V2)
    (credit, _) = services.credits.all()
    services.credits.edit(credit.id, name="My own name", note="and note")
    _, rows = services.exchange.preview(CATIMA_V2)
    assert {row.fate for row in rows} == {Fate.HERE}
    before = services.credits.all()
    services.exchange.take_in(CATIMA_V2, choice=Choice(changed=frozenset({credit.id})))
    assert services.credits.all() == before


def test_giving_up_half_way_leaves_everything_as_it_was(services: Services) -> None:
    told: list[tuple[int, int]] = []

    def beat(done: int, of: int) -> None:
        told.append((done, of))
        if of and done == 1:
            message = "Enough."
            raise Cancelled(message)

    with pytest.raises(Cancelled):
        services.exchange.take_in(TABLE, beat=beat)
    assert told[-1] == (1, 2)
    assert services.credits.all() == []
    assert [one.id for one in services.stores.all()] == ["amazon-us"]


def test_a_refused_file_leaves_the_collector_on(services: Services) -> None:
    with pytest.raises(FileRefused):
        services.exchange.take_in(b"\0")
    assert gc.isenabled()


def test_pasted_text_is_held_to_the_limit_of_a_file(services: Services) -> None:
    with pytest.raises(FileRefused, match="larger than 20 MB"):
        services.exchange.preview(activity_text(US_ROWS) + b" " * 20 * 1024 * 1024)
