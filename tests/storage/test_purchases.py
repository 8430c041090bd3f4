"""Planned purchases, muted findings and edited stores: kept, undone, redone and let go."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from spendby.domain.credit import AMAZON_US, Store
from spendby.domain.errors import FieldRefused, NotFound, Refused
from spendby.domain.mute import Mute
from spendby.domain.purchase import Purchase
from spendby.storage.database import Database
from tests.helpers.credits import DAY, make_credit
from tests.helpers.databases import NOW, add, all_well, open_database, redo, run_sql, undo

COFFEE = Purchase("p1", "Coffee beans", "groceries", 1_800, "USD", "amazon-us", DAY)
LAMP = Purchase("p2", "A lamp")
MUTE = Mute("M5", "c1", "Its mail is lost", DAY)


def purchases(database: Database) -> list[Purchase]:
    with database.read() as look:
        return look.purchases.all()


def mutes(database: Database) -> list[Mute]:
    with database.read() as look:
        return look.mutes.all()


def plan(database: Database, *planned: Purchase) -> None:
    with database.change() as work:
        for one in planned:
            work.purchases.add(one)
        work.commit("Planned", NOW)


def mute(database: Database, *muted: Mute) -> None:
    with database.change() as work:
        for one in muted:
            work.mutes.put(one)
        work.commit("Muted", NOW)


def test_purchases_are_kept_in_order_and_undone(database: Database) -> None:
    plan(database, COFFEE, LAMP)
    assert purchases(database) == [COFFEE, LAMP]
    undo(database)
    assert purchases(database) == []
    redo(database)
    assert purchases(database) == [COFFEE, LAMP]
    assert all_well(database)


def test_an_edited_or_dropped_purchase_comes_back_with_undo(database: Database) -> None:
    plan(database, COFFEE)
    bought = replace(COFFEE, bought_on=DAY + timedelta(1), about=None, by=None)
    with database.change() as work:
        work.purchases.save(COFFEE, bought)
        work.commit("Bought", NOW)
    with database.change() as work:
        work.purchases.drop(bought)
        work.commit("Dropped", NOW)
    assert purchases(database) == []
    undo(database)
    assert purchases(database) == [bought]
    undo(database)
    assert purchases(database) == [COFFEE]
    undo(database)
    redo(database)
    redo(database)
    redo(database)
    assert purchases(database) == []
    assert all_well(database)


def test_a_purchase_that_changed_elsewhere_is_not_overwritten(database: Database) -> None:
    plan(database, COFFEE)
    stale = replace(COFFEE, name="Tea")
    with database.change() as work, pytest.raises(Refused, match="changed elsewhere"):
        work.purchases.save(stale, replace(stale, name="Cocoa"))
    with database.change() as work, pytest.raises(FieldRefused):
        work.purchases.add(COFFEE)
    assert purchases(database) == [COFFEE]


def test_a_mute_is_put_lifted_and_undone(database: Database) -> None:
    add(database, make_credit())
    mute(database, MUTE)
    again = replace(MUTE, reason="Another reason")
    mute(database, again)
    assert mutes(database) == [again]
    with database.change() as work:
        assert work.mutes.lift("M5", "c1")
        assert not work.mutes.lift("M3", "c1")
        work.commit("Lifted", NOW)
    assert mutes(database) == []
    undo(database)
    assert mutes(database) == [again]
    undo(database)
    assert mutes(database) == [MUTE]
    assert all_well(database)


def test_a_mute_needs_its_credit(database: Database) -> None:
    with database.change() as work, pytest.raises(NotFound):
        work.mutes.put(MUTE)


def test_the_history_of_a_credit_tells_of_its_mutes(database: Database) -> None:
    add(database, make_credit())
    mute(database, MUTE)
    with database.read() as look:
        assert [one.label for one in look.changes.latest(9, "c1")] == ["Muted", "Added"]


def test_deleting_a_credit_for_good_takes_its_mutes_along(path: Path) -> None:
    with open_database(path) as database:
        add(database, make_credit(), make_credit("c2"))
        mute(database, replace(MUTE, reason="Secretreason"), replace(MUTE, credit="c2"))
        with database.change() as work:
            work.mutes.lift("M5", "c1")
            work.commit("Lifted", NOW)
        with database.change() as work:
            work.delete_for_good("c1", NOW)
        assert mutes(database) == [replace(MUTE, credit="c2")]
        assert all_well(database)
    assert b"Secretreason" not in path.read_bytes()


def test_a_store_is_edited_and_undone(database: Database) -> None:
    with database.read() as look:
        (amazon,) = look.stores.all()
    assert amazon == AMAZON_US
    other = replace(AMAZON_US, name="Amazon", time_zone="America/New_York")
    with database.change() as work:
        work.stores.save(AMAZON_US, other)
        work.commit("Edited", NOW)
    with database.read() as look:
        assert look.stores.all() == [other]
    undo(database)
    with database.read() as look:
        assert look.stores.all() == [AMAZON_US]
    with database.change() as work, pytest.raises(NotFound):
        work.stores.save(Store("x", "X", "USD", "UTC"), Store("x", "Y", "USD", "UTC"))
    assert all_well(database)


@pytest.mark.parametrize("table", ["purchase", "mute"])
def test_nothing_is_removed_by_another_program(database: Database, path: Path, table: str) -> None:
    add(database, make_credit())
    plan(database, COFFEE)
    mute(database, MUTE)
    with pytest.raises(Exception, match="never removed"):
        run_sql(path, f"DELETE FROM {table}")  # noqa: S608 - tables of ours
