"""Each list in a file has a limit, and nothing in an import grows faster than the file."""

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from spendby.app.compose import Choices, composed
from spendby.domain.errors import FileRefused
from spendby.storage.look import StoreLook
from tests.helpers.memory_services import memory_services


def _file(folder: Path, **parts: Any) -> str:  # noqa: ANN401 - whatever a file may hold
    path = folder / "in.json"
    content = {"format": "spendby", "version": 1, "credits": [], **parts}
    path.write_text(json.dumps(content), encoding="utf-8")
    return str(path)


def _credit(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    return {"id": "c", "kind": "refund", "granted": "5.00", **fields}


def _stores(count: int) -> list[dict[str, str]]:
    return [{"id": f"s{n}", "name": f"Store {n}", "currency": "USD"} for n in range(count)]


def test_many_stores_come_in_without_reading_all_of_them_for_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    look = StoreLook.all

    def counted(self: StoreLook) -> object:
        looked.append(1)
        return look(self)

    monkeypatch.setattr(StoreLook, "all", counted)
    path = _file(tmp_path, stores=_stores(3_000))
    with composed(Choices(str(tmp_path / "data"))) as services:
        services.exchange.take_in(path)
        assert len(services.stores.all()) == 3_001
    assert len(looked) < 20


@pytest.mark.parametrize(
    ("name", "row", "most"),
    [
        ("stores", {}, 10_000),
        ("credits", {}, 100_000),
        ("reminders", {}, 100_000),
        ("purchases", {}, 10_000),
        ("muted", {}, 10_000),
    ],
)
def test_a_list_that_is_too_long_is_refused_in_a_sentence(
    tmp_path: Path, name: str, row: object, most: int
) -> None:
    path = _file(tmp_path, **{name: [row] * (most + 1)})
    with pytest.raises(FileRefused, match=rf"“{name}” holds more than {most:,}"):
        memory_services().exchange.take_in(path)


def test_too_many_settings_are_refused_in_a_sentence(tmp_path: Path) -> None:
    path = _file(tmp_path, settings={f"s{n}": 1 for n in range(20_001)})
    with pytest.raises(FileRefused, match="more than 20,000 settings"):
        memory_services().exchange.take_in(path)


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("entries", {"on": "2026-11-01", "kind": "grant", "amount": "0.01"}),
        ("checkouts", {"on": "2026-11-03", "target": "goods", "saw": "offered"}),
        ("eligible", "books"),
    ],
)
def test_a_list_of_a_credit_that_is_too_long_is_a_problem_of_its_row(
    tmp_path: Path, name: str, row: object
) -> None:
    path = _file(tmp_path, credits=[_credit(**{name: [row] * 10_001})])
    (problem,) = memory_services().exchange.look(path).problems
    assert (problem.row, problem.field) == (1, name)
    assert "more than 10,000" in problem.message


def test_a_file_of_nothing_but_lists_is_refused_before_it_takes_memory(tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    path.write_bytes(b"[" + b"[]," * (6 * 1024 * 1024) + b"[]]")
    tracemalloc.start()
    try:
        with pytest.raises(FileRefused, match="more than 2,000,000 lists"):
            memory_services().exchange.take_in(str(path))
        assert tracemalloc.get_traced_memory()[1] < 80 * 1024 * 1024
    finally:
        tracemalloc.stop()
