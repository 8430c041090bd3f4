"""Paper: what a page says, in finished words; how it is laid out and drawn is `document`'s."""

from collections.abc import Callable, Sequence
from enum import Enum

from msgspec import Struct


class Ink(Enum):
    """How a line is set: names and amounts, usual text, and what only explains."""

    STRONG = "strong"
    PLAIN = "plain"
    SMALL = "small"


class Line(Struct, frozen=True):
    """A line of text, broken where it is too long for its place; nothing in it is markup."""

    text: str
    ink: Ink = Ink.PLAIN


Cell = Sequence[Line]

TICK_BOX = Line("\u2610")
"""Stands for an empty box to tick, which is drawn, not set."""


class Column(Struct, frozen=True):
    """A column's title, its share of the width, and whether it holds figures."""

    title: str
    share: int
    figures: bool = False


class Paper(Struct, frozen=True):
    """A whole document.

    `sums` stand under the table. With `rest` it is one page: rows that it has no room for are left
    out, and `rest` says so of those from a row on.
    """

    title: str
    below: Sequence[str]
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    sums: Sequence[Line]
    rest: Callable[[int], str] | None = None
