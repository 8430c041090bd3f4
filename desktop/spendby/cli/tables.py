"""Tables and labelled lines for people, aligned by what a terminal shows."""

from collections.abc import Sequence
from enum import Enum
from textwrap import wrap

from msgspec import Struct

from spendby.cli.literal import elided, width

_GAP = "  "
_SHORTEST = 12


class Gives(Enum):
    """Which part of a text is left out where there is no room for it."""

    MIDDLE = "middle"
    END = "end"


class Column(Struct, frozen=True):
    """A column: numbers stand at the `right`; `gives` is what a narrow terminal takes away."""

    title: str
    right: bool = False
    gives: Gives | None = None


def table(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], room: int | None = None
) -> list[str]:
    """Write a table; `room` is the terminal's width, None where nothing may be shortened."""
    grid = [[column.title for column in columns], *rows]
    widths = [max(width(row[place]) for row in grid) for place in range(len(columns))]
    if room is not None:
        _narrow(widths, columns, room)
    return [_line(columns, row, widths) for row in grid]


def _narrow(widths: list[int], columns: Sequence[Column], room: int) -> None:
    """Take what is too much from the columns that give, the widest first."""
    giving = [place for place, column in enumerate(columns) if column.gives is not None]
    over = sum(widths) + len(_GAP) * (len(widths) - 1) - room
    while over > 0 and giving:
        widest = max(giving, key=lambda place: widths[place])
        if widths[widest] <= _SHORTEST:
            return
        widths[widest] -= 1
        over -= 1


def _line(columns: Sequence[Column], row: Sequence[str], widths: Sequence[int]) -> str:
    cells = []
    for column, text, room in zip(columns, row, widths, strict=True):
        cell = text
        if column.gives is not None:
            cell = elided(text, room, tail=column.gives is Gives.MIDDLE)
        space = " " * (room - width(cell))
        cells.append(space + cell if column.right else cell + space)
    return _GAP.join(cells).rstrip()


def labelled(rows: Sequence[tuple[str, str]], room: int | None = None) -> list[str]:
    """Write "label  value" lines; the values stand below each other, and wrap within `room`."""
    widest = max((width(label) for label, _ in rows), default=0)
    indent = _GAP + " " * widest + _GAP
    lines = []
    for label, value in rows:
        space = " " * (widest - width(label))
        first, *more = _wrapped(value, room and room - len(indent))
        lines.append(f"{_GAP}{label}{space}{_GAP}{first}".rstrip())
        lines += [f"{indent}{line}".rstrip() for line in more]
    return lines


def _wrapped(text: str, room: int | None) -> list[str]:
    lines = text.split("\n")
    if room is None or room < _SHORTEST:
        return lines
    return [
        part
        for line in lines
        for part in wrap(line, room, break_long_words=False, break_on_hyphens=False) or [""]
    ]
