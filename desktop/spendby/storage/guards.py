"""Triggers that guard the file, where they step aside inside a transaction for what we know better.

They are back, word for word, before it ends; a transaction that fails never took them away.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

_TEXT = "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?"


@contextmanager
def aside(connection: Connection, *triggers: str) -> Iterator[None]:
    """Take triggers away until the block has ended well."""
    run = connection.exec_driver_sql
    texts = [str(run(_TEXT, (name,)).scalar_one()) for name in triggers]
    for name in triggers:
        run(f"DROP TRIGGER {name}")
    yield
    for text in texts:
        run(text)
