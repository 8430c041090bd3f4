"""The sample drawer keeps up with the calendar."""

import json
from datetime import date
from pathlib import Path

import pytest

from spendby.assets import resource
from spendby.services.sample import shifted
from tests.helpers.memory_services import memory_services

CONTENT = (
    b'{"exported_on": "2026-11-22", "a": "2026-12-31", "basis": "90d after 2026-08-25", '
    b'"text": "Ends 28 November 2026, between 27 November and 5 December.", "order": "112-4471902"}'
)


def test_every_day_moves_by_the_same_number_of_days() -> None:
    moved = json.loads(shifted(CONTENT, date(2027, 2, 1)))
    assert moved == {
        "exported_on": "2027-02-01",
        "a": "2027-03-12",
        "basis": "90d after 2026-11-04",
        "text": "Ends 7 February 2027, between 6 February and 14 February.",
        "order": "112-4471902",
    }


def test_on_its_own_day_the_sample_stays_as_it_is() -> None:
    content = resource("sample", "drawer.json").read_bytes()
    assert shifted(content, date(2026, 11, 22)) == content


def test_what_is_no_day_stays_as_it_is() -> None:
    content = b'{"exported_on": "2026-11-22", "a": "2026-13-45", "b": "31 February 2026"}'
    moved = json.loads(shifted(content, date(2026, 11, 23)))
    assert (moved["a"], moved["b"]) == ("2026-13-45", "31 February 2026")


@pytest.mark.parametrize("content", [b"{}", b'{"exported_on": 7}'])
def test_a_file_without_its_day_is_a_mistake_of_ours(content: bytes) -> None:
    with pytest.raises(ValueError, match="isoformat"):
        shifted(content, date(2026, 11, 23))


@pytest.mark.parametrize("today", [date(2024, 2, 29), date(2028, 2, 29), date(2031, 1, 1)])
def test_the_shifted_sample_can_be_brought_in_whole(today: date, tmp_path: Path) -> None:
    path = tmp_path / "drawer.json"
    path.write_bytes(shifted(resource("sample", "drawer.json").read_bytes(), today))
    incoming = memory_services().exchange.take_in(str(path))
    assert not incoming.problems
    assert len(incoming.credits) > 10
