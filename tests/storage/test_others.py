"""F9, I18: other programs and other threads at the same file."""

import sqlite3
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.pool import ConnectionPoolEntry

from spendby.domain.errors import FileRefused, Trouble
from spendby.storage import engine
from spendby.storage.database import Database
from spendby.storage.engine import (
    HASTE_MS,
    PATIENCE_MS,
    hurrying,
    patience_ms,
    raw_connection,
)
from tests.helpers.credits import make_credit
from tests.helpers.databases import add, everything, open_database, undo


def test_a_file_that_another_program_holds(database: Database, path: Path) -> None:
    add(database, make_credit())
    other = raw_connection(path, "rw")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(FileRefused) as caught:
        add(database, make_credit("c2"))
    assert str(caught.value) == (
        f"Couldn't save: another program is using “{path}”. Your earlier credits are safe. "
        "Close the other program, then try again."
    )
    assert len(everything(database)[0]) == 1
    other.execute("ROLLBACK")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(FileRefused, match="Another program is using"):
        everything(database)
    other.close()
    assert add(database, make_credit("c2")) is not None


def test_a_file_that_is_held_at_the_start(path: Path) -> None:
    with open_database(path) as database:
        everything(database)
    other = raw_connection(path, "rw")
    other.execute("BEGIN EXCLUSIVE")
    with open_database(path) as database, pytest.raises(FileRefused, match="Another program"):
        everything(database)
    other.close()


def test_the_stamp_changes_when_others_write_and_only_then(database: Database, path: Path) -> None:
    before = database.stamp()
    add(database, make_credit("mine"))
    everything(database)
    undo(database)
    assert database.stamp() == before
    with open_database(path) as other:
        assert len(everything(other)[1]) == 1
        assert database.stamp() == before
        add(other, make_credit("theirs"))
    after = database.stamp()
    assert after != before
    add(database, make_credit("mine"))
    assert database.stamp() == after
    assert {credit.id for credit in everything(database)[0]} == {"mine", "theirs"}


def test_the_stamp_never_waits(database: Database, path: Path) -> None:
    before = database.stamp()
    other = raw_connection(path, "rw")
    other.execute("BEGIN EXCLUSIVE")
    assert database.stamp() == before
    other.close()
    with database.change():
        assert database.stamp() == before


def test_the_stamp_asks_sqlite_not_to_wait_before_it_looks(path: Path) -> None:
    said: list[str] = []

    def listen(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        connection.set_trace_callback(said.append)

    event.listen(Engine, "connect", listen)
    try:
        with open_database(path) as database:
            database.stamp()
            assert said[-2:] == ["PRAGMA busy_timeout = 0", "PRAGMA data_version"]
            said.clear()
            add(database, make_credit())
            assert said[0] == f"PRAGMA busy_timeout = {PATIENCE_MS}"
    finally:
        event.remove(Engine, "connect", listen)


def test_a_thread_in_a_hurry_waits_shortly_and_after_that_not_at_all(
    database: Database, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(database, make_credit())
    now = [1e9]
    monkeypatch.setattr(engine, "time", SimpleNamespace(monotonic=lambda: now[0]))
    other = raw_connection(path, "rw")
    with hurrying():
        assert patience_ms() == HASTE_MS
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(FileRefused) as caught:
            everything(database)
        assert caught.value.trouble is Trouble.BUSY
        assert patience_ms() == 0
        now[0] += 3
        assert patience_ms() == HASTE_MS
        in_thread: list[int] = []
        worker = threading.Thread(target=lambda: in_thread.append(patience_ms()))
        worker.start()
        worker.join()
        assert in_thread == [PATIENCE_MS]
    other.close()
    assert patience_ms() == PATIENCE_MS


def test_threads_take_turns(database: Database) -> None:
    def work(name: str) -> None:
        for number in range(10):
            add(database, make_credit(f"{name}{number}"))

    threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(everything(database)[0]) == 30


def test_a_change_within_a_change_is_refused_not_hung(database: Database) -> None:
    with database.change(), pytest.raises(FileRefused, match="still busy with another change"):
        add(database, make_credit())
    assert add(database, make_credit()) is not None


def test_looks_go_on_while_a_large_change_is_made(database: Database) -> None:
    many = [make_credit(f"c{number}", note="n" * 2000) for number in range(3000)]
    with database.change() as work:
        work.credits.add(many)
        assert everything(database)[0] == []


def test_a_look_is_consistent(database: Database, path: Path) -> None:
    add(database, make_credit("a"))
    with open_database(path) as other, database.read() as look:
        assert len(look.credits.all()) == 1
        with pytest.raises(FileRefused, match="another program is using"):
            add(other, make_credit("b"))
        assert len(look.credits.all()) == 1
    assert len(everything(database)[0]) == 1
