"""The check of the database finds what is wrong and says it in sentences."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from spendby.domain.errors import FileRefused
from spendby.storage.backup_shelf import BackupShelf
from spendby.storage.copying import verified_copy
from spendby.storage.database import Database
from tests.helpers.credits import make_credit
from tests.helpers.databases import NOW, add, digest, everything, open_database, undo


@pytest.fixture
def filled(path: Path) -> Path:
    """A database with three credits, one of them taken back."""
    with open_database(path) as database:
        add(database, make_credit("a", spent=500), make_credit("b"))
        add(database, make_credit("c"))
        undo(database)
    return path


def tamper(path: Path, *statements: str) -> None:
    """Write past every guard, as only a hostile program would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize(
    "breaking",
    [
        "UPDATE change SET kind = 'eo'",
        "UPDATE change SET at = 'x'",
        "UPDATE store SET currency = 'usd'",
        "UPDATE store SET time_zone = ''",
        "INSERT INTO setting (name, value, added_by, void) VALUES ('', 'y', 1, 0)",
    ],
)
def test_no_copy_is_called_checked_whose_rows_break_a_rule_of_their_table(
    filled: Path, tmp_path: Path, breaking: str
) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        guards = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        tamper(filled, *(f"DROP TRIGGER {name}" for (name,) in guards.fetchall()), breaking)
    with pytest.raises(FileRefused, match="sound backup"):
        verified_copy(filled, tmp_path / "backups", "manual", NOW)
    with open_database(filled) as database, pytest.raises(FileRefused, match="sound copy"):
        BackupShelf(database).save_copy(str(tmp_path / "copy.db"))


def found(path: Path) -> dict[str, str]:
    """What the check complains of."""
    before = digest(path)
    with open_database(path) as database:
        everything(database)
        findings = {one.name: one.detail for one in database.check() if not one.ok}
    assert digest(path) == before
    return findings


def test_a_sound_file_passes_every_check(filled: Path) -> None:
    with open_database(filled) as database:
        findings = database.check()
    assert [finding.name for finding in findings] == [
        "integrity",
        "references",
        "contents",
        "ledgers",
        "history",
        "tables",
        "privacy",
        "copies",
    ]
    assert all(finding.ok for finding in findings)
    assert all(finding.detail.endswith(".") for finding in findings)


def test_a_ledger_that_was_tampered_with(filled: Path) -> None:
    trigger = "DROP TRIGGER entry_kept"
    tamper(filled, trigger, "UPDATE entry SET amount = -9999 WHERE kind = 'spend'")
    complaints = found(filled)
    assert "credit a: More would be taken off than is left." in complaints["ledgers"]
    assert complaints["tables"] == "Tables differ: trigger entry_kept."


def test_a_credit_without_entries(filled: Path) -> None:
    drop = [f"DROP TRIGGER {name}" for name in ("entry_voided", "credit_ledger")]
    tamper(filled, *drop, "UPDATE entry SET void = 1")
    assert "credit a: A credit needs a grant above zero." in found(filled)["ledgers"]


def test_rows_that_refer_to_nothing(filled: Path) -> None:
    tamper(filled, "UPDATE credit SET store = 77 WHERE id = 'c'")
    assert found(filled)["references"] == (
        "Something belongs to nothing: row 3 of credit refers to nothing in store."
    )


def test_rows_that_the_change_log_does_not_account_for(filled: Path) -> None:
    tamper(filled, "UPDATE entry SET void = 0")
    assert found(filled)["history"].endswith(": 1 row of entry.")


def test_a_value_that_breaks_a_rule(filled: Path) -> None:
    tamper(filled, "UPDATE credit SET archived = 7 WHERE id = 'a'")
    assert "CHECK constraint failed in credit" in found(filled)["integrity"]


def test_a_copy_that_a_syncing_program_left(filled: Path) -> None:
    filled.with_name("spendby (conflicted copy 2026-11-22).db").write_bytes(b"x")
    assert "spendby (conflicted copy 2026-11-22).db" in found(filled)["copies"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE store SET time_zone = 'America/Los_Angelgs'",
        "UPDATE store SET currency = 'TSD'",
        "UPDATE setting SET name = x'ff'",
        "UPDATE change SET at = 'lately'",
    ],
)
def test_what_is_no_credit_and_makes_no_sense_is_refused_with_a_sentence(
    filled: Path, statement: str
) -> None:
    with open_database(filled) as database, database.change() as work:
        work.settings.put("leads", "[30]")
        work.commit("Chose", NOW)
    with closing(sqlite3.connect(filled, isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER IF EXISTS change_kept")
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '')")
    tamper(filled, statement)
    with open_database(filled) as database:
        findings = {one.name: one.ok for one in database.check()}
        assert not findings["contents"]
        with pytest.raises(FileRefused, match="damaged"):
            _read_on(database)


def _read_on(database: Database) -> None:
    with database.read() as look:
        look.stores.all()
        look.settings.all()
        look.changes.latest(9)


def test_a_label_that_is_no_text_is_read_as_far_as_it_goes(filled: Path) -> None:
    tamper(filled, "DROP TRIGGER change_kept", "UPDATE store SET name = CAST(x'41ff42' AS TEXT)")
    tamper(filled, "UPDATE change SET label = CAST(x'41ff42' AS TEXT)")
    with open_database(filled) as database:
        assert [one.name for one in everything(database)[1]] == ["A\ufffdB"]
        assert add(database, make_credit("d")) is not None
        with database.read() as look:
            assert "A\ufffdB" in {one.label for one in look.changes.latest(9)}
        findings = {one.name: one.ok for one in database.check()}
    assert not findings["contents"]


def test_copies_are_numbered_whatever_the_clock_says(filled: Path) -> None:
    folder = filled.parent / "backups"
    first = verified_copy(filled, folder, "manual", NOW)
    second = verified_copy(filled, folder, "manual", NOW.replace(year=2020))
    second.path.unlink()
    third = verified_copy(filled, folder, "manual", NOW)
    assert [copy.sequence for copy in (first, second, third)] == [1, 2, 3]
    assert first.sha256 == digest(first.path)
    assert first.size == first.path.stat().st_size
    with open_database(first.path) as copy:
        assert [credit.id for credit in everything(copy)[0]] == ["a", "b"]


def test_leftovers_of_a_killed_copy_are_swept(filled: Path) -> None:
    folder = filled.parent / "backups"
    folder.mkdir()
    (folder / "000007_20261122-170311_manual.db.part").write_bytes(b"half")
    copy = verified_copy(filled, folder, "manual", NOW)
    assert {path.name for path in folder.iterdir()} == {copy.path.name, "manifest.jsonl"}


def test_a_file_with_a_broken_ledger_makes_no_backup(filled: Path) -> None:
    tamper(filled, "DROP TRIGGER entry_kept", "UPDATE entry SET amount = -9999 WHERE number = 2")
    folder = filled.parent / "backups"
    with pytest.raises(Exception, match="Couldn't make a sound backup"):
        verified_copy(filled, folder, "manual", NOW)
    assert list(folder.iterdir()) == []
