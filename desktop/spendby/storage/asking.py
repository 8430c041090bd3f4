"""Putting queries to the driver where the file may hold noise in the place of text.

Noise makes the driver refuse the whole answer. Names, labels and notes are then read with the
sign that stands for what is no character; credits are read one by one (`credit_look`).
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from spendby.domain.errors import FileRefused, Trouble
from spendby.storage.mapping import Ask, Value
from spendby.translation import tr

_T = TypeVar("_T")
_NOISE = "Could not decode to UTF-8"


def legible(raw: sqlite3.Connection) -> Ask:
    """Ask so that text is always text, whatever bytes the file has in its place."""

    def ask(query: str, values: tuple[Value, ...]) -> list[Any]:
        try:
            return raw.execute(query, values).fetchall()
        except sqlite3.OperationalError as error:
            if not is_noise(error):
                raise
        with legible_text(raw):
            return raw.execute(query, values).fetchall()

    return ask


@contextmanager
def legible_text(raw: sqlite3.Connection) -> Iterator[None]:
    """Read text on this connection whatever its bytes are, until the block ends."""
    raw.text_factory = lambda text: text.decode("utf-8", "replace")
    try:
        yield
    finally:
        raw.text_factory = str


def is_noise(error: Exception) -> bool:
    """Tell whether the driver met bytes that are no text."""
    cause = getattr(error, "orig", error)  # where SQLAlchemy keeps the driver's own error
    return isinstance(cause, sqlite3.OperationalError) and str(cause).startswith(_NOISE)


def is_damage(error: Exception) -> bool:
    """Tell whether a row holds what no Spendby ever writes."""
    return isinstance(error, (KeyError, TypeError, ValueError)) or is_noise(error)


def made_of(make: Callable[[Any], _T], rows: Iterable[Any]) -> list[_T]:
    """Make something of each row; raises `FileRefused` where one can't be what it is meant for."""
    try:
        return [make(row) for row in rows]
    except Exception as error:
        if not is_damage(error):
            raise
        raise FileRefused(
            tr(
                "The file with your credits holds something that Spendby never writes, so it is "
                "damaged. Nothing was changed. Restore a backup to go on."
            ),
            Trouble.DAMAGED,
        ) from error
