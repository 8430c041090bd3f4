"""Undo and redo: exactly what was there, across restarts, and the log only grows."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from spendby.domain.credit import Store
from spendby.domain.entry import Entry, EntryKind
from spendby.domain.ledger import put_back, use
from spendby.storage.database import Database
from tests.helpers.credits import DAY, full_credit, make_credit
from tests.helpers.databases import (
    NOW,
    add,
    all_well,
    everything,
    open_database,
    redo,
    run_sql,
    save,
    undo,
)


def test_an_added_credit_goes_and_comes_back(database: Database) -> None:
    nothing = everything(database)
    add(database, full_credit(), label="Added “Prime Day credit”")
    undone = undo(database)
    assert undone is not None
    assert (undone.number, undone.kind, undone.of) == (2, "undo", 1)
    assert (undone.label, undone.at) == ("Added “Prime Day credit”", NOW)
    assert everything(database) == nothing
    redone = redo(database)
    assert redone is not None
    assert (redone.number, redone.kind, redone.of) == (3, "redo", 1)
    assert everything(database)[0] == [full_credit()]
    assert all_well(database)


def test_with_nothing_to_take_back_nothing_happens(database: Database) -> None:
    assert undo(database) is None
    assert redo(database) is None
    with database.read() as look:
        assert look.changes.latest(9) == []


def test_undo_works_across_restarts(path: Path) -> None:
    with open_database(path) as database:
        add(database, make_credit())
    with open_database(path) as database:
        assert undo(database) is not None
    with open_database(path) as database:
        assert everything(database)[0] == []
        assert redo(database) is not None
        assert everything(database)[0] == [make_credit()]


def test_fields_entries_and_observations_go_together(database: Database) -> None:
    before = make_credit()
    after = replace(use(before, 300, DAY), name="Other", eligible=("books",), archived=True)
    after = replace(after, checkouts=full_credit().checkouts)
    add(database, before)
    save(database, before, after)
    undo(database)
    assert everything(database)[0] == [before]
    redo(database)
    assert everything(database)[0] == [after]


def test_lines_that_only_stand_together_are_taken_back_together(database: Database) -> None:
    """Without its spending, the money put back would break the ledger for a moment."""
    before = make_credit()
    after = put_back(use(before, 500, DAY), 500, DAY)
    add(database, before)
    save(database, before, after)
    undo(database)
    assert everything(database)[0] == [before]
    redo(database)
    assert everything(database)[0] == [after]
    assert all_well(database)


def test_a_new_change_drops_what_could_be_redone(database: Database) -> None:
    add(database, make_credit("a"))
    undo(database)
    add(database, make_credit("b"))
    assert redo(database) is None
    undo(database)
    with database.read() as look:
        assert [change.number for change in look.changes.redoable(9)] == [3]
    redo(database)
    assert redo(database) is None
    assert [credit.id for credit in everything(database)[0]] == ["b"]


def test_an_id_is_free_again_after_undo(database: Database) -> None:
    add(database, make_credit("a", 100))
    undo(database)
    add(database, make_credit("a", 200))
    assert everything(database)[0] == [make_credit("a", 200)]
    undo(database)
    assert everything(database)[0] == []
    redo(database)
    assert everything(database)[0] == [make_credit("a", 200)]


def test_stores_and_settings_are_taken_back_too(database: Database) -> None:
    nothing = everything(database)
    with database.change() as work:
        work.stores.add(Store("shop", "Shop", "USD", "UTC"))
        work.settings.put("theme", '"dark"')
        work.credits.add([make_credit(store="shop")])
        work.commit("Much at once", NOW)
    with database.change() as work:
        work.settings.put("theme", '"light"')
        work.settings.put("theme", '"system"')
        work.commit("Theme", NOW)
    last = everything(database)
    undo(database)
    assert everything(database)[2] == {"theme": '"dark"'}
    undo(database)
    assert everything(database) == nothing
    redo(database)
    redo(database)
    assert everything(database) == last
    assert all_well(database)


def test_five_hundred_changes_can_be_taken_back(database: Database) -> None:
    states = [make_credit(granted=10_000)]
    add(database, states[0])
    for _ in range(499):
        states.append(use(states[-1], 1, DAY))
        save(database, states[-2], states[-1])
    with database.read() as look:
        assert len(look.changes.undoable(1000)) == 500
    for _ in range(500):
        undo(database)
    assert everything(database)[0] == []
    for _ in range(500):
        redo(database)
    assert everything(database)[0] == [states[-1]]


def test_taken_back_entries_stay_in_the_file_and_leave_every_sum(
    database: Database, path: Path
) -> None:
    credit = make_credit()
    add(database, credit)
    save(database, credit, use(credit, 500, DAY))
    undo(database)
    amounts = run_sql(path, "SELECT amount, void FROM entry ORDER BY number")
    assert amounts == [(2500, 0), (-500, 1)]
    with database.read() as look:
        found = look.credits.get("c1")
    assert found is not None
    assert (found.left, found.entries) == (2500, credit.entries)


def test_undo_and_redo_are_changes_of_their_own(database: Database) -> None:
    add(database, make_credit())
    with database.change() as work:
        work.credits.add([make_credit("c2")])
        with pytest.raises(RuntimeError, match="a change of its own"):
            work.undo(NOW)
    assert [credit.id for credit in everything(database)[0]] == ["c1"]


def test_the_log_tells_everything_newest_first(database: Database) -> None:
    add(database, make_credit("a"), label="Added a")
    add(database, make_credit("b"), label="Added b")
    undo(database)
    redo(database)
    with database.read() as look:
        log = look.changes
        assert [(one.number, one.kind, one.of, one.undone) for one in log.latest(9)] == [
            (4, "redo", 2, False),
            (3, "undo", 2, False),
            (2, "do", None, False),
            (1, "do", None, False),
        ]
        assert [one.number for one in log.latest(2)] == [4, 3]
        assert [one.label for one in log.undoable(9)] == ["Added b", "Added a"]
        assert log.redoable(9) == []


def test_a_credit_has_a_log_of_its_own(database: Database) -> None:
    a, b = make_credit("a"), make_credit("b")
    add(database, a)
    add(database, b)
    save(database, a, replace(a, note="Looked at"))
    looked = replace(a, note="Looked at")
    save(database, looked, replace(looked, checkouts=full_credit().checkouts))
    save(database, b, use(b, 100, DAY))
    undo(database)
    spent = use(b, 200, DAY)
    save(database, b, spent)
    with database.read() as look:
        assert [one.number for one in look.changes.latest(9, "a")] == [4, 3, 1]
        assert [one.number for one in look.changes.latest(9, "b")] == [7, 6, 5, 2]
        assert [one.number for one in look.changes.latest(2, "b")] == [7, 6]
        assert look.changes.latest(9, "c") == []


def test_a_unit_is_spent_after_its_end(database: Database) -> None:
    with database.change() as work:
        work.credits.add([make_credit()])
        work.commit("Added", NOW)
        with pytest.raises(Exception, match="closed"):
            work.credits.all()


def test_a_correction_of_the_grant_is_taken_back(database: Database) -> None:
    before = make_credit()
    after = replace(before, entries=(*before.entries, Entry(DAY, EntryKind.GRANT, -500, "Fixed")))
    add(database, before)
    save(database, before, after)
    assert everything(database)[0][0].granted == 2000
    undo(database)
    assert everything(database)[0][0].granted == 2500


def test_a_change_names_the_credits_that_it_is_about(database: Database) -> None:
    add(database, make_credit("a"), make_credit("b"), label="Added two")
    save(database, make_credit("a"), use(make_credit("a"), 100, DAY))
    save(database, make_credit("b"), replace(make_credit("b"), name="Another name"))
    with database.change() as work:
        work.settings.put("backup_folder", "elsewhere")
        work.commit("Chose a folder", NOW)
    with database.change() as work:
        named = [work.touched(number) for number in (1, 2, 3, 4)]
    assert named == [frozenset("ab"), frozenset("a"), frozenset("b"), None]
    for _ in range(4):
        undo(database)
    with database.change() as work:
        assert work.touched(1) == frozenset("ab")


def test_each_change_of_a_credit_counts_and_undoing_counts_on(database: Database) -> None:
    first, other = make_credit("first"), make_credit("other")
    add(database, first)
    add(database, other)
    save(database, first, replace(first, note="n"))
    save(database, replace(first, note="n"), use(replace(first, note="n"), 100, DAY, "Book"))
    with database.read() as reading:
        assert reading.changes.revisions() == {"first": 3, "other": 1}
    undo(database)
    redo(database)
    with database.read() as reading:
        assert reading.changes.revisions() == {"first": 5, "other": 1}
