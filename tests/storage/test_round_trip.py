"""What is stored comes back exactly as it was."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import OperationalError
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spendby.domain.credit import AMAZON_US, Credit, Store
from spendby.domain.entry import Entry, EntryKind, check_ledger
from spendby.domain.errors import FieldRefused, LedgerRefused, NotFound, Refused
from spendby.domain.ledger import use
from spendby.services.storage_ports import Storage
from spendby.storage.database import Database
from spendby.storage.engine import looking
from tests.helpers.credits import DAY, credits, full_credit, make_credit
from tests.helpers.databases import NOW, add, all_well, everything, open_database, save


@contextmanager
def new_database() -> Iterator[Database]:
    with TemporaryDirectory() as folder, open_database(Path(folder) / "spendby.db") as database:
        yield database


def test_satisfies_the_port(database: Database) -> None:
    storage: Storage = database
    with storage.read() as look:
        assert look.stores.all() == [AMAZON_US]


def test_a_credit_with_every_field_set_comes_back(database: Database) -> None:
    credit = full_credit()
    plain = make_credit(credit.id)
    same = [
        name for name in Credit.__struct_fields__ if getattr(credit, name) == getattr(plain, name)
    ]
    assert same == ["id", "store", "name", "kind", "currency", "received_on"]
    add(database, credit)
    assert everything(database)[0] == [credit]


def test_credits_come_back_in_the_order_in_which_they_were_recorded(database: Database) -> None:
    first, second, third = make_credit("z"), make_credit("a"), make_credit("m")
    add(database, first, second)
    add(database, third)
    assert everything(database)[0] == [first, second, third]


@settings(max_examples=40, deadline=None)
@given(st.lists(credits(), max_size=4, unique_by=lambda credit: credit.id))
def test_any_credits_come_back(many: list[Credit]) -> None:
    with new_database() as database:
        add(database, *many)
        assert everything(database)[0] == many
    for credit in many:
        check_ledger(credit.entries)


@settings(max_examples=40, deadline=None)
@given(credits(), credits())
def test_any_edit_comes_back(first: Credit, other: Credit) -> None:
    """Every field but the id takes on another credit's value; ledgers only grow."""
    changed = {
        name: getattr(other, name)
        for name in Credit.__struct_fields__
        if name not in {"id", "entries", "checkouts"}
    }
    entries = (*first.entries, Entry(DAY, EntryKind.GRANT, 1), Entry(DAY, EntryKind.ADJUST, -1))
    checkouts = first.checkouts + other.checkouts
    after = Credit(first.id, entries=entries, checkouts=checkouts, **changed)
    with new_database() as database:
        add(database, first)
        save(database, first, after)
        assert everything(database)[0] == [after]
        with database.read() as look:
            assert look.credits.get(first.id) == after


def test_a_look_at_one_credit(database: Database) -> None:
    add(database, make_credit("a1"), full_credit("a2"), make_credit("b1"))
    with database.read() as look:
        assert look.credits.get("a2") == full_credit("a2")
        assert look.credits.get("a") is None
        assert look.credits.ids_starting("a") == ["a1", "a2"]
        assert look.credits.ids_starting("") == ["a1", "a2", "b1"]
        assert look.credits.ids_starting("A") == []
        assert look.credits.ids_starting("%") == []
        assert look.credits.known(["a1", "b1", "c1"]) == {"a1", "b1"}


def test_at_most_ten_ids_are_listed(database: Database) -> None:
    add(database, *(make_credit(f"a{number:02}") for number in range(15)))
    with database.read() as look:
        assert look.credits.ids_starting("a") == [f"a{number:02}" for number in range(10)]


def test_thousands_of_ids_can_be_asked_for(database: Database) -> None:
    add(database, make_credit("c3000"))
    with database.read() as look:
        assert look.credits.known(f"c{number}" for number in range(5000)) == {"c3000"}


def test_an_id_is_used_once(database: Database) -> None:
    add(database, make_credit("c1"))
    with pytest.raises(FieldRefused, match="already a credit with the id “c1”"):
        add(database, make_credit("c2"), make_credit("c1"))
    with pytest.raises(FieldRefused, match="already a credit with the id “c3”"):
        add(database, make_credit("c3"), make_credit("c3"))
    assert [credit.id for credit in everything(database)[0]] == ["c1"]


def test_a_store_that_is_not_there_is_refused(database: Database) -> None:
    with pytest.raises(FieldRefused, match="no store “corner-shop”"):
        add(database, make_credit(store="corner-shop"))


def test_a_store_of_ones_own(database: Database) -> None:
    shop = Store("corner-shop", "Corner Shop", "EUR", "Europe/Berlin")
    with database.change() as work:
        work.stores.add(shop)
        work.credits.add([make_credit(store="corner-shop", currency="EUR")])
        work.commit("Added a store", NOW)
    found, stores, _ = everything(database)
    assert (found[0].store, stores) == ("corner-shop", [AMAZON_US, shop])
    with database.change() as work, pytest.raises(FieldRefused, match="already a store"):
        work.stores.add(shop)


def test_settings_come_back_by_name(database: Database) -> None:
    with database.change() as work:
        work.settings.put("theme", '"dark"')
        work.settings.put("leads", "[30, 7]")
        work.commit("Settings", NOW)
    with database.change() as work:
        work.settings.put("theme", '"light"')
        work.commit("Settings", NOW)
    assert list(everything(database)[2].items()) == [("leads", "[30, 7]"), ("theme", '"light"')]


def test_what_changes_nothing_leaves_no_trace(database: Database) -> None:
    credit = make_credit()
    add(database, credit)
    assert save(database, credit, credit) is None
    assert add(database) is None
    with database.change() as work:
        assert work.commit("Nothing", NOW) is None
    with database.read() as look:
        assert [change.number for change in look.changes.latest(9)] == [1]


def test_what_is_not_committed_is_not_kept(database: Database) -> None:
    with database.change() as work:
        work.credits.add([make_credit()])
        assert work.credits.get("c1") is not None
    assert everything(database)[0] == []


def test_an_edit_of_what_was_edited_elsewhere_is_refused(database: Database) -> None:
    seen = make_credit()
    add(database, seen)
    save(database, seen, use(seen, 2000, DAY))
    with pytest.raises(Refused, match="changed elsewhere in the meantime"):
        save(database, seen, use(seen, 2000, DAY))
    with pytest.raises(NotFound, match="no credit with the id “gone”"):
        save(database, make_credit("gone"), use(make_credit("gone"), 1, DAY))


def test_a_ledger_that_does_not_add_up_is_refused(database: Database) -> None:
    credit = make_credit()
    add(database, credit)
    broken = make_credit("c2", entries=(Entry(DAY, EntryKind.SPEND, -5),))
    with pytest.raises(LedgerRefused, match="needs a grant above zero"):
        add(database, make_credit("c3"), broken)
    overdrawn = make_credit(entries=(*credit.entries, Entry(DAY, EntryKind.SPEND, -2501)))
    with pytest.raises(LedgerRefused, match="More would be taken off than is left"):
        save(database, credit, overdrawn)
    assert everything(database)[0] == [credit]


def test_a_ledger_is_checked_as_a_whole_whatever_the_order_of_its_lines(
    database: Database,
) -> None:
    backwards = make_credit(
        entries=(
            Entry(DAY, EntryKind.REFUND, 100),
            Entry(DAY, EntryKind.SPEND, -300),
            Entry(DAY, EntryKind.GRANT, 400),
        )
    )
    add(database, backwards)
    more = (Entry(DAY, EntryKind.REFUND, 250), Entry(DAY, EntryKind.SPEND, -300))
    after = make_credit(entries=backwards.entries + more)
    save(database, backwards, after)
    assert everything(database)[0] == [after]
    assert all_well(database)


def test_a_change_keeps_the_entries_that_were_there(database: Database) -> None:
    credit = make_credit(spent=100)
    add(database, credit)
    with pytest.raises(ValueError, match="keeps its id, its entries"):
        save(database, credit, make_credit())


def test_nothing_is_written_through_a_look(database: Database, path: Path) -> None:
    add(database, make_credit())
    with looking(path) as raw, pytest.raises(OperationalError, match="readonly"):
        raw.execute("DELETE FROM credit")
    with database.read() as look:
        assert not {"add", "save"} & set(dir(look.credits))
