"""Deleting for good: every trace goes, nothing else does, and it happens whole or not at all."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from spendby.domain.change import DELETED, NAMELESS
from spendby.domain.credit import Credit
from spendby.domain.ledger import use
from spendby.storage.checking import expected_schema, schema_text
from spendby.storage.database import Database
from spendby.storage.engine import raw_connection
from spendby.storage.migrations import STEPS
from tests.helpers.credits import DAY, full_credit, make_credit
from tests.helpers.databases import (
    NOW,
    add,
    all_well,
    ask,
    everything,
    open_database,
    process,
    redo,
    run_sql,
    save,
    undo,
)
from tests.storage.test_creation import KILLS
from tests.storage.test_nth_failure import every_failure

SECRETS = ("Secretname", "Secretnote", "Secretterms", "Secretmemo", "Secretseen", "Formername")


def secret_credit(credit_id: str = "s1") -> Credit:
    """Make a credit with a word in each of its texts that occurs nowhere else."""
    credit = full_credit(credit_id)
    return replace(
        credit,
        name="Secretname of a credit",
        note="Secretnote " * 700,
        terms=replace(credit.terms, text="Secretterms " * 900),
        entries=(replace(credit.entries[0], memo="Secretmemo"), *credit.entries[1:]),
        checkouts=tuple(replace(one, note="Secretseen") for one in credit.checkouts),
    )


def delete(database: Database, credit_id: str = "s1") -> bool:
    with database.change() as work:
        return work.delete_for_good(credit_id, NOW)[1]


def fill(database: Database) -> list[Credit]:
    """Add the secret credit, alone and with others, and change it; gives the others."""
    others = [make_credit(f"o{number}", note="n" * 900) for number in range(40)]
    former = replace(secret_credit(), name="Formername of a credit")
    add(database, former, label="Added Formername of a credit")
    save(database, former, secret_credit())
    add(database, *others, label="Imported 40 credits")
    used = use(secret_credit(), 100, DAY, "Secretmemo")
    save(database, secret_credit(), used)
    with database.change() as work:
        work.credits.save(used, replace(used, archived=True, note="Secretnote, longer " * 300))
        others[0] = replace(others[0], archived=True)
        work.credits.save(replace(others[0], archived=False), others[0])
        work.commit("Archived 2 credits", NOW)
    return others


def labels(database: Database) -> list[str]:
    with database.read() as look:
        return [change.label for change in look.changes.latest(100)]


def test_no_text_of_it_is_left_in_the_file(path: Path) -> None:
    with open_database(path) as database:
        others = fill(database)
        assert delete(database)
        assert everything(database)[0] == others
        assert all_well(database)
    content = b"".join(one.read_bytes() for one in path.parent.iterdir() if one.is_file())
    assert [word for word in SECRETS if word.encode() in content] == []


def test_the_log_keeps_its_lines_without_its_name(path: Path) -> None:
    with open_database(path) as database:
        fill(database)
        delete(database)
        assert labels(database) == [
            DELETED,
            "Archived 2 credits",
            NAMELESS,
            "Imported 40 credits",
            NAMELESS,
            NAMELESS,
        ]


def test_undo_goes_on_with_what_was_done_to_others(path: Path) -> None:
    with open_database(path) as database:
        others = fill(database)
        delete(database)
        steps = [undo(database), undo(database), undo(database)]
        assert [step.label if step else None for step in steps] == [
            "Archived 2 credits",
            "Imported 40 credits",
            None,
        ]
        assert everything(database)[0] == []
        assert all_well(database)
        redo(database)
        redo(database)
        assert everything(database)[0] == others
        assert redo(database) is None
        assert all_well(database)


def test_nothing_undone_before_can_be_redone(path: Path) -> None:
    with open_database(path) as database:
        add(database, secret_credit())
        save(database, secret_credit(), replace(secret_credit(), note=""))
        undo(database)
        delete(database)
        assert redo(database) is None
        assert undo(database) is None
        assert add(database, secret_credit()) is not None
        assert all_well(database)


def test_rows_that_undo_took_back_go_too(path: Path) -> None:
    with open_database(path) as database:
        add(database, secret_credit())
        undo(database)
        add(database, make_credit("s1", name="Plain"))
        assert delete(database)
        assert all_well(database)
    assert b"Secretname" not in path.read_bytes()


def test_the_guards_are_back_word_for_word(path: Path) -> None:
    with open_database(path) as database:
        fill(database)
        delete(database)
    connection = raw_connection(path, "ro")
    assert schema_text(connection) == expected_schema(STEPS)
    connection.close()
    for table in ("entry", "credit", "change"):
        with pytest.raises(Exception, match=r"removed|only grows"):
            run_sql(path, f"DELETE FROM {table}")  # noqa: S608 - tables of ours


def test_it_is_done_or_not(path: Path) -> None:
    with open_database(path) as database:
        others = fill(database)
        assert every_failure(database, lambda: delete(database)) > 15
        assert everything(database)[0] == others
        assert all_well(database)


def test_it_is_not_mixed_with_another_change(path: Path) -> None:
    with open_database(path) as database:
        add(database, secret_credit())
        with database.change() as work:
            work.credits.save(secret_credit(), replace(secret_credit(), note=""))
            with pytest.raises(RuntimeError, match="of its own"):
                work.delete_for_good("s1", NOW)


def test_a_file_that_is_being_read_is_said_not_to_be_clean(path: Path) -> None:
    with open_database(path) as database:
        add(database, secret_credit())
        with database.change() as work:
            other = raw_connection(path, "ro")
            work.credits.all()
            # The reader comes in after the commit, so only the rewriting meets it.
            connection = work._connection  # noqa: SLF001 - to step in between
            commit = connection.commit

            def commit_and_read() -> None:
                commit()
                other.execute("BEGIN")
                other.execute("SELECT * FROM credit").fetchone()

            connection.commit = commit_and_read  # type: ignore[method-assign]
            _, clean = work.delete_for_good("s1", NOW)
        other.close()
        assert not clean
        assert everything(database)[0] == []
        assert all_well(database)


def test_a_kill_leaves_all_of_it_or_nothing(path: Path) -> None:
    with process("tests.helpers.nursery") as nursery:
        for turn in range(KILLS):
            file = path.parent / str(turn) / "spendby.db"
            with open_database(file) as database:
                others = fill(database)
                before = everything(database)[0]
            acknowledged = ask(nursery, f"delete\t{file}\t{3 + turn * 40 / KILLS}")
            with open_database(file) as database:
                left = everything(database)[0]
                assert left == others if acknowledged else left in (others, before)
                assert all_well(database)
