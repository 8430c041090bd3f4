"""Many credits at once: kept like few, checked like few, with every guard back in force."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event

from spendby.domain.credit import Checkout, Credit, Saw, Target
from spendby.domain.entry import Entry, EntryKind, check_ledger
from spendby.domain.errors import FieldRefused, LedgerRefused, Refused
from spendby.storage import credit_repository
from spendby.storage.credit_repository import MANY
from spendby.storage.database import Database
from spendby.storage.soundness import broken_ledgers
from tests.helpers.credits import DAY, credits, full_credit, make_credit
from tests.helpers.databases import (
    add,
    all_well,
    ask,
    everything,
    open_database,
    process,
    redo,
    undo,
)
from tests.storage.test_creation import KILLS
from tests.storage.test_guards import COPIED, ENTRY, refused

BROKEN = {
    "A credit needs a grant above zero": (Entry(DAY, EntryKind.ADJUST, 5),),
    "More would be taken off than is left": (
        Entry(DAY, EntryKind.GRANT, 5),
        Entry(DAY, EntryKind.SPEND, -6),
    ),
    "More would be put back than was spent": (
        Entry(DAY, EntryKind.GRANT, 5),
        Entry(DAY, EntryKind.REFUND, 1),
    ),
    "More would be brought back than was recorded as expired": (
        Entry(DAY, EntryKind.GRANT, 5),
        Entry(DAY, EntryKind.EXTEND, 1),
    ),
}


def mixed(count: int) -> list[Credit]:
    """Credits of all sorts, most of them plain."""
    return [
        full_credit(f"f{number}")
        if number % 7 == 0
        else make_credit(f"c{number}", granted=number + 1, spent=number % 3)
        for number in range(count)
    ]


@pytest.mark.parametrize("count", [MANY, MANY + 1, 6_003])
def test_they_come_back_go_and_come_again(database: Database, count: int) -> None:
    before = make_credit("before")
    add(database, before)
    many = mixed(count)
    add(database, *many)
    assert everything(database)[0] == [before, *many]
    assert all_well(database)
    undo(database)
    assert everything(database)[0] == [before]
    redo(database)
    assert everything(database)[0] == [before, *many]
    assert all_well(database)


@settings(max_examples=40, deadline=None)
@given(st.lists(credits(), max_size=4, unique_by=lambda credit: credit.id))
def test_any_credits_come_back_the_way_that_many_go(few: list[Credit]) -> None:
    with pytest.MonkeyPatch.context() as patched, TemporaryDirectory() as folder:
        patched.setattr(credit_repository, "MANY", 1)
        with open_database(Path(folder) / "spendby.db") as database:
            add(database, *few)
            assert everything(database)[0] == few
            assert all_well(database)


@pytest.mark.parametrize("count", [1, 99, 100, 101, 200, 250])
def test_a_credit_has_as_many_lines_as_it_has(database: Database, count: int) -> None:
    days = [DAY + timedelta(number) for number in range(count)]
    credit = make_credit(
        entries=tuple(
            Entry(day, EntryKind.GRANT, number + 1, "Same") for number, day in enumerate(days)
        ),
        checkouts=tuple(Checkout(day, Target.GOODS, Saw.OFFERED) for day in days),
    )
    alike = make_credit("c2", entries=(Entry(DAY, EntryKind.GRANT, 5),) * count)
    add(database, credit, alike)
    assert everything(database)[0] == [credit, alike]


@pytest.mark.parametrize("why", BROKEN)
def test_one_ledger_that_does_not_add_up_stops_all(database: Database, why: str) -> None:
    many = [*mixed(MANY), make_credit("broken", entries=BROKEN[why])]
    with pytest.raises(LedgerRefused, match=why):
        add(database, *many)
    assert everything(database)[0] == []
    assert all_well(database)


@pytest.mark.parametrize(
    ("odd", "why"),
    [
        (make_credit("odd", entries=()), "A credit needs a grant above zero"),
        (make_credit("odd", store="corner-shop"), "no store “corner-shop”"),
        (make_credit("c1"), "already a credit with the id “c1”"),
    ],
)
def test_one_that_can_not_be_kept_stops_all(database: Database, odd: Credit, why: str) -> None:
    with pytest.raises(Refused, match=why):
        add(database, *mixed(MANY), odd)
    add(database, make_credit("here"))
    with pytest.raises(FieldRefused, match="already a credit with the id “here”"):
        add(database, *mixed(MANY), make_credit("here"))
    assert everything(database)[0] == [make_credit("here")]
    assert all_well(database)


def test_guards_stand_again_afterwards(database: Database, path: Path) -> None:
    add(database, *mixed(MANY))
    entry = ENTRY.format(day="2026-11-22", kind="spend", amount=-9999).replace("90, 1", "9999, 2")
    assert "More would be taken off than is left" in refused(path, entry)
    copied = COPIED.format(credit_id="'new'", void=0).replace("90", "9999")
    assert "a credit becomes live after its entries" in refused(path, copied)


def test_another_window_goes_on_reading_and_writing(database: Database, path: Path) -> None:
    many = mixed(MANY)
    with open_database(path) as other:
        add(other, make_credit("first"))
        add(database, *many)
        assert len(everything(other)[0]) == MANY + 1
        add(other, make_credit("last", spent=5))
    assert everything(database)[0] == [make_credit("first"), *many, make_credit("last", spent=5)]


@contextmanager
def counted() -> Iterator[list[str]]:
    """Note the statements that are handed to the driver."""
    seen: list[str] = []

    def note(*arguments: object) -> None:
        seen.append(str(arguments[2]))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_more_of_them_take_no_more_statements(database: Database) -> None:
    with counted() as seen:
        add(database, *mixed(MANY))
    with counted() as more:
        add(database, *(make_credit(f"more-{number}") for number in range(3 * MANY)))
    assert len(more) <= len(seen) < 30


def test_a_kill_leaves_all_of_them_or_none(path: Path) -> None:
    with process("tests.helpers.nursery") as nursery:
        for turn in range(KILLS):
            file = path.parent / str(turn) / "spendby.db"
            acknowledged = ask(nursery, f"many\t{file}\t{40 + turn * 200 / KILLS}")
            with open_database(file) as database:
                kept = len(everything(database)[0])
                assert all_well(database)
            assert kept in {0, MANY}
            assert kept == MANY or not acknowledged


KINDS = [*(kind.value for kind in EntryKind)]
LINES = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(-3, 3)), max_size=5)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=4))
def test_a_check_finds_just_the_ledgers_that_break_a_rule(
    ledgers: list[list[tuple[str, int]]],
) -> None:
    """Every ledger that could be in a file from which all guards were taken."""
    with closing(sqlite3.connect(":memory:")) as raw:
        raw.execute("CREATE TABLE credit (number INTEGER PRIMARY KEY, id, void)")
        raw.execute("CREATE TABLE entry (number INTEGER PRIMARY KEY, credit, kind, amount, void)")
        wrong = set()
        for number, lines in enumerate(ledgers, start=1):
            raw.execute("INSERT INTO credit VALUES (?, ?, 0)", (number, str(number)))
            for line in lines:
                raw.execute("INSERT INTO entry VALUES (NULL, ?, ?, ?, 0)", (number, *line))
            try:
                check_ledger([Entry(DAY, EntryKind(kind), amount) for kind, amount in lines])
            except LedgerRefused as refused:
                wrong.add(f"credit {number}: {refused}")
        assert set(broken_ledgers(raw)) == wrong
