"""What a change leaves behind so that it can be taken back: its number, and old and new values.

Repositories write through it; `unit_of_work` ends it.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, func, select, update

from spendby.storage.asking import legible
from spendby.storage.mapping import Column, Value
from spendby.storage.tables import CHANGE, CHANGE_ROW, insert_columns, insert_rows


def driver_of(connection: Connection) -> sqlite3.Connection:
    """Give the driver's own connection, which stays open when `connection` doesn't."""
    raw: Any = connection.connection.driver_connection
    found: sqlite3.Connection = raw
    return found


class Recording:
    """One change while it is being made; the connection holds the write lock."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.ask = legible(driver_of(connection))
        self._next: dict[Table, int] = {}
        self.number = self.take(CHANGE, 1)[0]
        self.written = False

    def take(self, table: Table, count: int) -> range:
        """Reserve the next `count` numbers of a table."""
        if table not in self._next:
            highest = self._connection.scalar(select(func.max(table.c.number)))
            self._next[table] = (highest or 0) + 1
        first = self._next[table]
        self._next[table] = first + count
        return range(first, first + count)

    def insert(self, table: Table, rows: list[tuple[Value, ...]]) -> None:
        """Insert whole rows that carry this change's number in `added_by`."""
        insert_rows(self._connection, table, rows)
        self.written = True

    def insert_columns(self, table: Table, columns: Sequence[Column]) -> None:
        """Insert many whole rows, given by columns; they carry this change's number too."""
        insert_columns(self._connection, table, columns)
        self.written = True

    def update(
        self, table: Table, row: int, before: Mapping[str, Value], after: Mapping[str, Value]
    ) -> None:
        """Give columns of one row new values, and keep both the old and the new ones."""
        self._connection.execute(update(table).where(table.c.number == row).values(dict(after)))
        number = self.take(CHANGE_ROW, 1)[0]
        kept = (number, self.number, table.name, row, _json(before), _json(after))
        self.insert(CHANGE_ROW, [kept])


def _json(columns: Mapping[str, Value]) -> str:
    return json.dumps(dict(columns), ensure_ascii=False)
