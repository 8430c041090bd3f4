"""F6, I15: whatever statement fails, nothing is half done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine, event

from spendby.domain.errors import FileRefused
from spendby.domain.ledger import use
from spendby.storage.copying import verified_copy
from spendby.storage.credit_repository import MANY
from spendby.storage.database import Database
from tests.helpers.credits import DAY, full_credit, make_credit
from tests.helpers.databases import (
    NOW,
    add,
    all_well,
    everything,
    open_database,
    redo,
    save,
    undo,
)


class Sabotage(Exception):  # noqa: N818 - it is done, not met
    """Stands for a failure that nobody expects."""


@contextmanager
def failing_at(turn: int) -> Iterator[list[str]]:
    """Raise at the statement of that number; gives the statements that were reached."""
    seen: list[str] = []

    def count(*arguments: object) -> None:
        seen.append(str(arguments[2]))
        if len(seen) == turn:
            raise Sabotage

    event.listen(Engine, "before_cursor_execute", count)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", count)


def every_failure(database: Database, action: Callable[[], object]) -> int:
    """Let each statement of an action fail in turn, then none; gives how many there are."""
    before = everything(database)
    for turn in range(1, 100):
        with failing_at(turn) as seen:
            try:
                action()
            except Sabotage:
                pass
            else:
                return len(seen)
        assert everything(database) == before, seen[-1]
        assert all_well(database), seen[-1]
    raise AssertionError


def test_every_action_is_done_or_not(database: Database) -> None:
    first, second = make_credit(), full_credit()
    changed = replace(use(first, 100, DAY), name="Other", checkouts=second.checkouts)
    actions: dict[str, Callable[[], object]] = {
        "add": lambda: add(database, first, second),
        "edit": lambda: save(database, first, changed),
        "undo the edit": lambda: undo(database),
        "redo the edit": lambda: redo(database),
        "undo again": lambda: undo(database),
        "undo the addition": lambda: undo(database),
        "redo the addition": lambda: redo(database),
    }
    for name, action in actions.items():
        assert every_failure(database, action) > 4, name
    assert everything(database)[0] == [first, second]


def test_adding_many_is_done_or_not(database: Database) -> None:
    many = [make_credit(f"c{number}", spent=number % 2) for number in range(MANY)]
    assert every_failure(database, lambda: add(database, *many)) > 10
    assert everything(database)[0] == many


@pytest.fixture
def full_disk() -> Iterator[Callable[[], None]]:
    """Lets the disk fill up when it is called: not one page more."""

    def fill(raw: object, *_: object) -> None:
        raw.execute("PRAGMA max_page_count = 1")  # type: ignore[attr-defined]

    yield lambda: event.listen(Engine, "connect", fill)
    event.remove(Engine, "connect", fill)


def test_a_full_disk_loses_nothing(path: Path, full_disk: Callable[[], None]) -> None:
    with open_database(path) as database:
        add(database, make_credit())
    full_disk()
    with open_database(path) as database:
        with pytest.raises(FileRefused) as caught:
            add(database, *(make_credit(f"n{number}", note="n" * 9000) for number in range(9)))
        assert str(caught.value) == (
            "Couldn't save: the disk is full. Your earlier credits are safe. "
            "Make some room, then try again."
        )
        assert everything(database)[0] == [make_credit()]
        assert all_well(database)


def test_a_copy_that_can_not_be_finished_leaves_nothing(path: Path) -> None:
    with open_database(path) as database:
        add(database, make_credit())
    with pytest.raises(FileRefused, match="can't be used"):
        verified_copy(path, path / "backups", "manual", NOW)
    missing = path.with_name("missing.db")
    with pytest.raises(FileRefused):
        verified_copy(missing, path.parent / "backups", "manual", NOW)
    assert list((path.parent / "backups").iterdir()) == []
