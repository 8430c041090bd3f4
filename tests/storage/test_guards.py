"""I1, I3, I4: what the file refuses, whatever program writes to it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from spendby.domain.credit import AMAZON_US
from spendby.storage.change_engine import open_engine
from spendby.storage.database import Database
from spendby.storage.engine import APPLICATION_ID, looking
from spendby.storage.mapping import CREDIT_FIELDS
from spendby.storage.migrations import STEPS
from tests.helpers.credits import full_credit, make_credit
from tests.helpers.databases import add, everything, run_sql, undo

ENTRY = (
    "INSERT INTO entry (number, credit, on_day, kind, amount, memo, added_by, void) "
    "VALUES (90, 1, '{day}', '{kind}', {amount}, '', 1, 0)"
)

COPIED = (
    f"INSERT INTO credit (number, id, {', '.join(CREDIT_FIELDS)}, added_by, void) "  # noqa: S608 - our own names
    f"SELECT 90, {{credit_id}}, {', '.join(CREDIT_FIELDS)}, added_by, {{void}} "
    "FROM credit WHERE number = 1"
)
USABLE_FROM = "UPDATE credit SET usable_from = '{day}' WHERE number = 1"


@pytest.fixture
def filled(database: Database, path: Path) -> Path:
    """A database with a credit of 25.00, of which 5.00 was spent, and some more."""
    add(database, make_credit(spent=500), full_credit())
    return path


def refused(path: Path, statement: str) -> str:
    with pytest.raises(sqlite3.IntegrityError) as caught:
        run_sql(path, statement)
    return str(caught.value)


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE entry SET amount = 1", "an entry is never edited"),
        ("UPDATE entry SET memo = 'x' WHERE number = 1", "an entry is never edited"),
        ("UPDATE entry SET rowid = 99 WHERE number = 1", "an entry is never edited"),
        ("DELETE FROM entry", "an entry is never removed"),
        ("REPLACE INTO entry SELECT * FROM entry WHERE number = 1", "an entry is never removed"),
        ("UPDATE checkout SET saw = 'offered'", "an observation is never edited"),
        ("DELETE FROM checkout", "an observation is never removed"),
        ("UPDATE change SET label = 'x'", "the change log is never edited"),
        ("DELETE FROM change", "the change log only grows"),
        ("DELETE FROM credit", "a credit is never removed"),
        ("UPDATE credit SET id = 'x' WHERE number = 1", "a credit keeps its id"),
        ("DELETE FROM store", "a store is never removed"),
        ("UPDATE entry SET void = 1 WHERE kind = 'grant'", "needs a grant above zero"),
        (
            COPIED.format(credit_id="'new'", void=0),
            "a credit becomes live after its entries",
        ),
    ],
)
def test_history_can_not_be_rewritten(filled: Path, statement: str, why: str) -> None:
    assert why in refused(filled, statement)


@pytest.mark.parametrize(
    ("kind", "amount", "why"),
    [
        ("spend", -2001, "More would be taken off than is left"),
        ("adjust", -2001, "More would be taken off than is left"),
        ("refund", 501, "More would be put back than was spent"),
        ("extend", 1, "More would be brought back than was recorded as expired"),
        ("grant", -2500, "needs a grant above zero"),
        ("spend", 1, "CHECK constraint failed"),
        ("expire", 0, "CHECK constraint failed"),
        ("refund", 0, "CHECK constraint failed"),
        ("extend", -1, "CHECK constraint failed"),
        ("gift", 1, "CHECK constraint failed"),
        ("grant", 10**12 + 1, "CHECK constraint failed"),
        ("grant", "'12abc'", "cannot store TEXT value in INTEGER column"),
        ("grant", "1.5", "cannot store REAL value in INTEGER column"),
        ("grant", "NULL", "NOT NULL constraint failed"),
    ],
)
def test_no_entry_breaks_a_ledger(filled: Path, kind: str, amount: object, why: str) -> None:
    assert why in refused(filled, ENTRY.format(day="2026-11-22", kind=kind, amount=amount))


@pytest.mark.parametrize("day", ["2027-02-30", "2027-2-3", "20270203", "soon", "", "2461000"])
def test_a_day_is_a_day(filled: Path, day: str) -> None:
    assert "CHECK" in refused(filled, ENTRY.format(day=day, kind="grant", amount=1))
    assert "CHECK" in refused(filled, USABLE_FROM.format(day=day))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE credit SET kind = 'present' WHERE number = 1",
        "UPDATE credit SET expiry_state = 'on', expires_on = NULL WHERE number = 1",
        "UPDATE credit SET expiry_state = 'never', expires_on = '2027-01-01' WHERE number = 1",
        "UPDATE credit SET terms_status = 'skimmed' WHERE number = 1",
        "UPDATE credit SET archived = 2 WHERE number = 1",
        "UPDATE credit SET currency = 'usd' WHERE number = 1",
        "UPDATE credit SET note = printf('%.*c', 65537, 'x') WHERE number = 1",
        "UPDATE credit SET store = 99 WHERE number = 1",
        "UPDATE credit SET eligible = 'books' WHERE number = 1",
    ],
)
def test_fields_hold_what_they_may(filled: Path, statement: str) -> None:
    assert "constraint failed" in refused(filled, statement)


def test_two_credits_never_share_an_id(filled: Path) -> None:
    run_sql(filled, "UPDATE credit SET void = 1")
    copied = COPIED.format(credit_id="id", void=1)
    entry = ENTRY.format(day="2026-11-22", kind="grant", amount=1).replace("90, 1,", "90, 90,")
    run_sql(filled, copied, entry, "UPDATE credit SET void = 0 WHERE number = 1")
    assert "UNIQUE" in refused(filled, "UPDATE credit SET void = 0 WHERE number = 90")


def test_the_change_log_of_edits_is_kept_too(database: Database, path: Path) -> None:
    add(database, make_credit())
    run_sql(
        path,
        "INSERT INTO change_row VALUES (1, 1, 'credit', 1, '{}', '{}')",
    )
    assert "never edited" in refused(path, "UPDATE change_row SET before = '{\"name\": 1}'")
    assert "only grows" in refused(path, "DELETE FROM change_row")


def test_taken_back_rows_count_for_nothing(filled: Path, database: Database) -> None:
    undo(database)
    assert everything(database)[0] == []
    assert run_sql(filled, "SELECT count(*), sum(void) FROM entry") == [(8, 8)]


def test_the_first_store_is_the_one_that_the_program_knows(database: Database) -> None:
    assert everything(database)[1] == [AMAZON_US]


@contextmanager
def changing(path: Path) -> Iterator[sqlite3.Connection]:
    """The connection that changes are made on."""
    engine = open_engine(path)
    raw = engine.raw_connection()
    assert isinstance(raw.driver_connection, sqlite3.Connection)
    yield raw.driver_connection
    raw.close()
    engine.dispose()


@pytest.mark.parametrize("opened", [looking, changing])
def test_every_connection_is_set_up(
    database: Database,
    path: Path,
    opened: Callable[[Path], AbstractContextManager[sqlite3.Connection]],
) -> None:
    everything(database)
    with opened(path) as connection:
        assert_set_up(connection, query_only=opened is looking)


def assert_set_up(connection: sqlite3.Connection, *, query_only: bool) -> None:
    def value(name: str) -> object:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]

    expected = {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "busy_timeout": 2000,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "recursive_triggers": 1,
        "cache_spill": 0,
        "query_only": int(query_only),
        "application_id": APPLICATION_ID,
        "user_version": STEPS[-1].version,
    }
    assert {name: value(name) for name in expected} == expected
    assert connection.execute("PRAGMA mmap_size").fetchall() in ([(0,)], [])
