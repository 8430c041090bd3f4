"""Takes a change back and brings it again, row by row; `change_log` says which change that is.

A ledger is out of sight (its credit void) while its entries come and go, so that it is checked
once, as a whole, when it is back.
"""

import json

from sqlalchemy import Connection, Table, select, union, update

from spendby.storage.tables import (
    CHANGE,
    CHANGE_ROW,
    CHECKOUT,
    CREDIT,
    ENTRY,
    METADATA,
    MUTE,
    PURCHASE,
    REMINDER_MARK,
    REMINDING,
    SETTING,
    STORE,
    live,
)

_AT_ONCE = 500
_WISHES = (SETTING, REMINDER_MARK, REMINDING, PURCHASE, MUTE)

_OF_CREDITS = frozenset({CREDIT, ENTRY, CHECKOUT})


def touched(connection: Connection, number: int) -> frozenset[str] | None:
    """List the ids of the credits that change `number` is about; None where it is about more."""
    added = [table for table in METADATA.sorted_tables if "added_by" in table.c]
    for table in added:
        of_it = select(table.c.number).where(table.c.added_by == number).limit(1)
        if table not in _OF_CREDITS and connection.scalar(of_it) is not None:
            return None
    rewritten = (CHANGE_ROW.c.change == number, CHANGE_ROW.c.table_name != CREDIT.name)
    if connection.scalar(select(CHANGE_ROW.c.number).where(*rewritten).limit(1)) is not None:
        return None
    rows = union(
        select(CREDIT.c.number).where(CREDIT.c.added_by == number),
        select(ENTRY.c.credit).where(ENTRY.c.added_by == number),
        select(CHECKOUT.c.credit).where(CHECKOUT.c.added_by == number),
        select(CHANGE_ROW.c.row).where(CHANGE_ROW.c.change == number),
    )
    return frozenset(connection.scalars(select(CREDIT.c.id).where(CREDIT.c.number.in_(rows))))


def take_back(connection: Connection, number: int) -> None:
    """Make everything as it was before change `number`, which has to be the latest one standing."""
    others = _other_ledgers(connection, number)
    _void_credits(connection, others, 1)
    _void_added(connection, number, 1, CREDIT, ENTRY, CHECKOUT, *_WISHES)
    _rewrite(connection, number, back=True)
    _void_credits(connection, others, 0)
    _void_added(connection, number, 1, STORE)
    _mark(connection, number, undone=1)


def bring_again(connection: Connection, number: int) -> None:
    """Make everything as change `number` left it; the opposite of `take_back`."""
    others = _other_ledgers(connection, number)
    _void_credits(connection, others, 1)
    _void_added(connection, number, 0, STORE, ENTRY, CHECKOUT, *_WISHES)
    _rewrite(connection, number, back=False)
    _void_added(connection, number, 0, CREDIT)
    _void_credits(connection, others, 0)
    _mark(connection, number, undone=0)


def _other_ledgers(connection: Connection, number: int) -> list[int]:
    """List the credits of earlier changes to which this one added entries."""
    query = (
        select(ENTRY.c.credit)
        .join(CREDIT, CREDIT.c.number == ENTRY.c.credit)
        .where(ENTRY.c.added_by == number, CREDIT.c.added_by != number, live(CREDIT))
        .distinct()
    )
    return list(connection.scalars(query))


def _void_credits(connection: Connection, numbers: list[int], void: int) -> None:
    for start in range(0, len(numbers), _AT_ONCE):
        some = CREDIT.c.number.in_(numbers[start : start + _AT_ONCE])
        connection.execute(update(CREDIT).where(some).values(void=void))


def _void_added(connection: Connection, number: int, void: int, *tables: Table) -> None:
    for table in tables:
        connection.execute(update(table).where(table.c.added_by == number).values(void=void))


def _rewrite(connection: Connection, number: int, *, back: bool) -> None:
    query = select(
        CHANGE_ROW.c.table_name,
        CHANGE_ROW.c.row,
        CHANGE_ROW.c.before if back else CHANGE_ROW.c.after,
    ).where(CHANGE_ROW.c.change == number)
    order = CHANGE_ROW.c.number.desc() if back else CHANGE_ROW.c.number
    for name, row, columns in connection.execute(query.order_by(order)).all():
        table = METADATA.tables[name]
        values = json.loads(columns)
        connection.execute(update(table).where(table.c.number == row).values(values))


def _mark(connection: Connection, number: int, *, undone: int) -> None:
    connection.execute(update(CHANGE).where(CHANGE.c.number == number).values(undone=undone))
