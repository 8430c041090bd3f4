"""One damaged credit is named, and takes no other along."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from spendby.domain.backup import Reason
from spendby.domain.errors import FileRefused
from spendby.storage.backup_shelf import BackupShelf
from spendby.storage.database import Database
from tests.helpers.credits import full_credit, make_credit
from tests.helpers.databases import NOW, add, everything, open_database

DAMAGED = {
    "a name that is no text": "UPDATE credit SET name = CAST(x'ff41' AS TEXT)",
    "a note that is no text": "UPDATE credit SET note = CAST(x'ff41' AS TEXT)",
    "a source that is no text": "UPDATE credit SET source = CAST(x'ff41' AS TEXT)",
    "an id that is no text": "UPDATE credit SET id = CAST(x'ff41' AS TEXT)",
    "terms that are no text": "UPDATE credit SET terms_text = CAST(x'ff41' AS TEXT)",
    "categories that are no list": 'UPDATE credit SET eligible = \'["toys", "gam\'',
    "categories that are no texts": "UPDATE credit SET eligible = '[1, 2]'",
    "a kind that nobody knows": "UPDATE credit SET kind = 'promotiooal'",
    "a day that is none": "UPDATE credit SET received_on = '2026-13-01'",
    "a currency that is none": "UPDATE credit SET currency = 'TSD'",
    "an end without a day": "UPDATE credit SET expiry_state = 'on', expires_on = NULL",
    "a flag that is none": "UPDATE credit SET archived = 7",
    "a store that isn't there": "UPDATE credit SET store = 77",
    "a name that is a blob": "UPDATE credit SET name = x'4142'",
    "a note that is missing": "UPDATE credit SET note = NULL",
    "a memo that is no text": "UPDATE entry SET memo = CAST(x'ff41' AS TEXT)",
    "an entry of no kind": "UPDATE entry SET kind = 'grand'",
    "an amount that is no number": "UPDATE entry SET amount = 'much'",
    "an observation of no day": "UPDATE checkout SET on_day = 'soon'",
}


def damage(path: Path, statement: str) -> None:
    """Write to the credit “full” what no Spendby would, past all guards."""
    where = "number = 2" if "UPDATE credit" in statement else "credit = 2"
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("PRAGMA writable_schema = ON")
        triggers = raw.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        guards = triggers.fetchall()
        for name, _ in guards:
            raw.execute(f"DROP TRIGGER {name}")
        strict = "UPDATE sqlite_schema SET sql = {} WHERE type = 'table'"
        loose = "replace(replace(sql, ') STRICT', ')'), 'TEXT NOT NULL', 'TEXT')"
        raw.execute(strict.format(loose))
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute(f"{statement} WHERE {where}")
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        for table, text in TABLES.items():
            raw.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (text, table))
        for _, text in guards:
            raw.execute(text)


TABLES: dict[str, str] = {}


@pytest.fixture(params=list(DAMAGED.values()), ids=list(DAMAGED))
def damaged(request: pytest.FixtureRequest, path: Path) -> Iterator[Database]:
    """A database of three credits, of which the second is damaged."""
    with open_database(path) as database:
        add(database, make_credit("one"), full_credit(), make_credit("three"))
        BackupShelf(database).make(Reason.MANUAL, NOW)
    with closing(sqlite3.connect(path)) as raw:
        TABLES.update(raw.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'"))
    damage(path, request.param)
    with open_database(path) as database:
        yield database


def test_the_others_are_read_changed_and_copied_and_doctor_names_it(damaged: Database) -> None:
    assert [one.id for one in everything(damaged)[0]] == ["one", "three"]
    (missing,) = damaged.unreadable
    assert missing.id in {"full", "�A"}
    add(damaged, make_credit("four"))
    assert [one.id for one in everything(damaged)[0]] == ["one", "three", "four"]
    findings = {one.name: one for one in damaged.check()}
    assert not findings["contents"].ok
    assert f"credit {missing.id}" in findings["contents"].detail
    with damaged.read() as look:
        assert [one.id for _, one in look.credits.part(0, 1)] == ["one"]
        assert [one.id for _, one in look.credits.part(1, 1)] == ["three"]
        assert look.credits.known(["one", "four", "nobody"]) == {"one", "four"}
        assert look.credits.ids_starting("thr") == ["three"]
        if missing.id == "full":
            with pytest.raises(FileRefused, match="The credit “full” can't be read"):
                look.credits.get("full")


def test_a_backup_is_checked_only_where_restoring_it_works(damaged: Database) -> None:
    shelf = BackupShelf(damaged)
    with suppress(FileRefused):  # where an index no longer fits its table
        shelf.make(Reason.DAILY, NOW)
    for backup in shelf.listed(check=True):
        assert backup.checked
        contents = shelf.restore(backup.file, NOW).contents
        found = [one.id for one in everything(damaged)[0]]
        assert contents.credits - contents.unreadable == len(found)
        assert {"one", "three"} <= set(found)


def test_whole_backups_never_make_room_for_one_with_a_credit_less(path: Path) -> None:
    with open_database(path) as database:
        add(database, make_credit("one"), full_credit(), make_credit("three"))
        shelf = BackupShelf(database)
        whole = {shelf.make(Reason.DAILY, NOW).file for _ in range(5)}
    with closing(sqlite3.connect(path)) as raw:
        TABLES.update(raw.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'"))
    damage(path, DAMAGED["a name that is no text"])
    with open_database(path) as database:
        shelf = BackupShelf(database)
        for _ in range(30):
            made = shelf.make(Reason.DAILY, NOW)
            assert made.contents is not None
            assert made.contents.unreadable == 1
        assert whole <= {one.file for one in shelf.listed()}
        assert len(shelf.listed()) < 30
