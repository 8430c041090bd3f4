"""What holds for every form: told by its content, sound, undone as one, and nothing added twice."""

from pathlib import Path

import pytest

from spendby.services.foreign.found import Form
from spendby.services.foreign.recognising import recognise
from tests.helpers.foreign_files import SAMPLES
from tests.helpers.memory_services import memory_services

# The form, what is new, and how many credits that makes.
EXPECTED = {
    "activity page": (Form.AMAZON_ACTIVITY, 5, 3),
    "activity text": (Form.AMAZON_ACTIVITY, 5, 3),
    "older wording": (Form.AMAZON_ACTIVITY, 3, 2),
    "british page": (Form.AMAZON_ACTIVITY, 2, 1),
    "japanese page": (Form.AMAZON_ACTIVITY, 5, 2),
    "catima 2": (Form.CATIMA, 2, 2),
    "catima 1": (Form.CATIMA, 0, 0),
    "catima zip": (Form.CATIMA, 2, 2),
    "audible": (Form.AUDIBLE, 4, 4),
    "returns": (Form.AMAZON_RETURNS, 2, 2),
    "returns zip": (Form.AMAZON_RETURNS, 2, 2),
    "vouchervault": (Form.VOUCHERVAULT, 2, 2),
    "mobile": (Form.VOUCHERVAULT, 2, 2),
    "table": (Form.CSV, 2, 2),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_each_form_is_told_by_its_content_and_comes_in_once(name: str, tmp_path: Path) -> None:
    form, new, credits = EXPECTED[name]
    path = tmp_path / "no-ending-and-no-hint"
    path.write_bytes(SAMPLES[name])
    services = memory_services()
    assert recognise(SAMPLES[name]) is form
    looked = services.exchange.look(str(path))
    assert services.credits.all() == []
    first = services.exchange.take_in(str(path))
    assert (first.format, first.new, first.already, list(first.problems)) == (form, new, 0, [])
    assert (looked.new, looked.credits) == (new, first.credits)
    kept = services.credits.all()
    assert len(kept) == credits
    again = services.exchange.take_in(str(path))
    assert (again.new, again.already, list(again.changed)) == (0, new, [])
    assert services.credits.all() == kept
    assert len(services.history.latest(10)) == (1 if new else 0)


@pytest.mark.parametrize("name", [name for name in SAMPLES if EXPECTED[name][1]])
def test_one_undo_takes_an_import_back(name: str, tmp_path: Path) -> None:
    path = tmp_path / "in"
    path.write_bytes(SAMPLES[name])
    services = memory_services()
    services.exchange.take_in(str(path))
    services.history.undo(1)
    assert services.credits.all() == []
    assert [store.id for store in services.stores.all()] == ["amazon-us"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   ",
        b"hello",
        b"%PDF-1.7",
        b"\x89PNG\r\n\x1a\n\0\0",
        b"SQLite format 3\0",
        b"\0" * 99,
    ],
)
def test_what_is_no_file_of_any_form_is_not_recognised(content: bytes) -> None:
    assert recognise(content) is None
