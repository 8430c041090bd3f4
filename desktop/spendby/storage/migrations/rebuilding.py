"""Statements that make a table anew, for steps that change what may be in it."""

from collections.abc import Sequence


def rebuilt(table: str, sql: str, columns: Sequence[str], *others: str) -> tuple[str, ...]:
    """Make `table` anew by `sql`, with its rows; `others` make its indexes and triggers again.

    `columns` names those that both have. The rows are held in memory meanwhile: renaming a table
    takes SQLite longer than all else of a first start.
    """
    names = ", ".join(columns)
    return (
        f"CREATE TEMP TABLE old_{table} AS SELECT {names} FROM {table}",  # noqa: S608 - our own names
        f"DROP TABLE {table}",
        sql,
        f"INSERT INTO {table} ({names}) SELECT {names} FROM temp.old_{table}",  # noqa: S608 - our own names
        f"DROP TABLE temp.old_{table}",
        *others,
    )


def words(table: str, *known: str) -> tuple[str, ...]:
    """Make a closed set of words as a table that columns refer to; a later word is one INSERT."""
    values = ", ".join(f"('{word}')" for word in known)
    return (
        f"CREATE TABLE {table} (word TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID",
        f"INSERT INTO {table} (word) VALUES {values}",  # noqa: S608 - our own words
    )
