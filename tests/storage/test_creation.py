"""The first start: whole or not at all, and one database whoever is faster."""

import os
from pathlib import Path

import pytest

from spendby.storage.migrations import STEPS
from tests.helpers.credits import make_credit
from tests.helpers.databases import (
    add,
    all_well,
    ask,
    everything,
    open_database,
    process,
    run_sql,
)

KILLS = int(os.environ.get("SPENDBY_TEST_KILLS", "20"))
"""How often a child is killed; the reliability runs set 1000."""


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_nothing_is_made_before_it_is_needed(path: Path) -> None:
    with open_database(path):
        pass
    assert not path.parent.exists()


def test_a_first_start_leaves_one_file(path: Path) -> None:
    with open_database(path) as database:
        everything(database)
        assert all_well(database)
    assert names(path.parent) == {"spendby.db"}
    assert run_sql(path, "PRAGMA user_version") == [(STEPS[-1].version,)]


def test_leftovers_of_a_killed_start_are_swept(path: Path) -> None:
    path.parent.mkdir()
    (path.parent / ".spendby.db.0123abcd.part").write_bytes(b"half")
    (path.parent / "letter.part").write_bytes(b"not ours")
    with open_database(path) as database:
        everything(database)
    assert names(path.parent) == {"spendby.db", "letter.part"}


def test_a_start_killed_between_naming_and_tidying_goes_on(path: Path) -> None:
    with open_database(path) as database:
        add(database, make_credit())
    os.link(path, path.parent / ".spendby.db.0123abcd.part")
    with open_database(path) as database:
        assert len(everything(database)[0]) == 1
    assert names(path.parent) == {"spendby.db"}


def test_a_file_system_without_links(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    with open_database(path) as database:
        add(database, make_credit())
        assert all_well(database)
    assert names(path.parent) == {"spendby.db"}


def test_a_kill_at_any_moment_leaves_nothing_or_a_database(path: Path) -> None:
    with process("tests.helpers.nursery") as nursery:
        for turn in range(KILLS):
            home = path.parent / str(turn)
            file = home / "spendby.db"
            ask(nursery, f"create\t{file}\t{turn * 40 / KILLS}")
            if file.exists():
                assert file.stat().st_size > 0
            with open_database(file) as database:
                assert len(everything(database)[1]) == 1
                assert all_well(database)
            assert names(home) == {"spendby.db"}


def test_two_first_starts_at_once_agree(path: Path) -> None:
    """Each of them keeps a change, and both changes are in the one file."""
    code = "tests.helpers.nursery"
    with process(code) as first, process(code) as second:
        for turn in range(6):
            file = path.parent / str(turn) / "spendby.db"
            for child in (first, second):
                assert child.stdin is not None
                child.stdin.write(f"once\t{file}\t3000\n")
                child.stdin.flush()
            for child in (first, second):
                assert child.stdout is not None
                assert child.stdout.readline().split() != []
            with open_database(file) as database:
                assert len(everything(database)[0]) == 2
            assert names(file.parent) == {"spendby.db"}
