"""The start of a file, by which each reader knows its own."""

import csv
import io

from msgspec import Struct

from spendby.services.foreign.tables import folded

_LINES = 50
"""A header stands among so many lines."""


class Head(Struct, frozen=True):
    """What a file begins with: its text without blank space before it, or what a zip file holds.

    `members` are the names in a zip file, which has no `text`.
    """

    text: str = ""
    members: tuple[str, ...] = ()

    @property
    def is_json(self) -> bool:
        """Whether it begins as JSON does."""
        return self.text.startswith(("{", "["))

    @property
    def first(self) -> str:
        """The first line that holds something; "" without one."""
        return next((line for line in self.text.splitlines()[:_LINES] if line.strip()), "")

    @property
    def cells(self) -> list[str]:
        """The first line as a row of a table."""
        return row_of(self.first)

    @property
    def names(self) -> frozenset[str]:
        """The first line as the names of columns, folded."""
        return frozenset(folded(cell) for cell in self.cells)


def row_of(line: str) -> list[str]:
    """Split a line at its commas; [] for one that is no such row."""
    try:
        return next(csv.reader(io.StringIO(line), delimiter=","), [])
    except csv.Error:
        return []
