"""The tables as queries see them; what they may hold is said in `migrations`."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, count, islice

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Dialect,
    Integer,
    MetaData,
    String,
    Table,
    insert,
    literal_column,
)

from spendby.storage.mapping import CREDIT_FIELDS, CREDIT_NUMBERS, Value
from spendby.storage.mapping import Column as Values

METADATA = MetaData()

_AT_ONCE = 100
"""How many rows one statement inserts where there are many; more of them gain nothing."""


def _table(name: str, *columns: str) -> Table:
    whole_numbers = {"number", "added_by", "void", "amount", "of", "undone", "change", "row"}
    if name in {"purchase", "mute"}:
        whole_numbers |= {"about", "dropped"}
    if name in {"entry", "checkout", "mute"}:
        whole_numbers.add("credit")
    if name in {"reminder", "reminding"}:
        whole_numbers |= {"credit", "lead", "tries", "muted"}
    if name == "reminder_mark":
        whole_numbers.add("reminder")
    if name == "credit":
        whole_numbers |= CREDIT_NUMBERS
    return Table(
        name,
        METADATA,
        *(
            Column(
                column,
                Integer() if column in whole_numbers else String(),
                primary_key=column == "number",
                autoincrement=False,
            )
            for column in columns
        ),
    )


STORE = _table("store", "number", "id", "name", "currency", "time_zone", "pack", "added_by", "void")
CREDIT = _table("credit", "number", "id", *CREDIT_FIELDS, "added_by", "void")
ENTRY = _table(
    "entry",
    "number",
    "credit",
    "on_day",
    "kind",
    "amount",
    "memo",
    "expires_on",
    "expired_on",
    "added_by",
    "void",
)
CHECKOUT = _table(
    "checkout", "number", "credit", "on_day", "target", "saw", "note", "added_by", "void"
)
SETTING = _table("setting", "number", "name", "value", "added_by", "void")
REMINDER = _table(
    "reminder",
    "number",
    "credit",
    "about",
    "on_day",
    "lead",
    "day",
    "at",
    "status",
    "place",
    "why",
    "tried_at",
    "tries",
)
REMINDER_MARK = _table(
    "reminder_mark",
    "number",
    "reminder",
    "mark",
    "at",
    "delivered_at",
    "until",
    "added_by",
    "void",
)
REMINDING = _table("reminding", "number", "credit", "leads", "muted", "added_by", "void")
PURCHASE = _table(
    "purchase",
    "number",
    "id",
    "name",
    "category",
    "about",
    "currency",
    "store",
    "by_day",
    "bought_on",
    "dropped",
    "added_by",
    "void",
)
MUTE = _table("mute", "number", "rule", "credit", "reason", "on_day", "dropped", "added_by", "void")
CHANGE = _table("change", "number", "kind", "of", "label", "at", "undone")
CHANGE_ROW = _table("change_row", "number", "change", "table_name", "row", "before", "after")


def live(table: Table) -> ColumnElement[bool]:
    """Select the rows that undo has not taken back.

    Written as a literal, because a partial index is only used when its condition is in the text.
    """
    return table.c.void == literal_column("0")


@lru_cache
def _insert_text(table: Table, dialect: Dialect) -> str:
    return str(insert(table).compile(dialect=dialect))


def insert_rows(connection: Connection, table: Table, rows: Sequence[tuple[Value, ...]]) -> None:
    """Insert whole rows, in the order of the table's columns.

    The statement is SQLAlchemy's, the rows go to the driver as they are: half the time of
    handing over a dictionary for each row.
    """
    if rows:
        connection.exec_driver_sql(_insert_text(table, connection.dialect), rows)


def insert_columns(connection: Connection, table: Table, columns: Sequence[Values]) -> None:
    """Insert many rows, given by the table's columns in their order.

    A statement for each row takes SQLite twice as long as one for a hundred. What is the same in
    all rows, as most of a file's columns are, is handed over once for each statement.
    """
    total = len(columns[0])
    many = total - total % _AT_ONCE
    if many:
        same = [column.count(column[0]) == total for column in columns]
        shared = [column[0] for column, alike in zip(columns, same, strict=True) if alike]
        others = [column for column, alike in zip(columns, same, strict=True) if not alike]
        values = chain.from_iterable(zip(*others, strict=True))
        at_once = _AT_ONCE * len(others)
        connection.exec_driver_sql(
            _many_text(table, tuple(same)),
            [(*shared, *islice(values, at_once)) for _ in range(0, many, _AT_ONCE)],
        )
    insert_rows(connection, table, list(zip(*(column[many:] for column in columns), strict=True)))


@lru_cache
def _many_text(table: Table, same: tuple[bool, ...]) -> str:
    """Write the statement for as many rows as go in at once; shared values are its first ones."""
    others = count(same.count(True) + 1)
    rows = []
    for _ in range(_AT_ONCE):
        shared = count(1)
        marks = (f"?{next(shared if alike else others)}" for alike in same)
        rows.append(f"({', '.join(marks)})")
    names = ", ".join(column.name for column in table.columns)
    return f"INSERT INTO {table.name} ({names}) VALUES {', '.join(rows)}"  # noqa: S608 - our own names
