"""Finds a table in a text: what parts its cells, and what stands above its columns' names."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence

from msgspec import Struct

from spendby.domain.errors import FieldRefused
from spendby.services.foreign.csv_columns import DELIMITERS, columns_of
from spendby.services.foreign.own_table import is_header
from spendby.services.foreign.tables import Line, folded, plain_name

_LOOKED_AT = 65_536
_LINES = 40
_SAYS_SIGN = re.compile(r'"?sep=(.)"?[,;\t]*', re.IGNORECASE)
_AMOUNTS = frozenset({"granted", "left"})
_NUMBER = re.compile(r"[^\W\d]{0,3}\W*\d[\d\W]*[^\W\d]{0,3}")
"""An amount or a date in numbers: what stands in rows, and is no column's name."""
_FILLED = 0.6
"""What part of a table's columns has to have a name, at least."""


_SUMS = frozenset(
    "total totals sum subtotal grand_total summe gesamt gesamtsumme zwischensumme somme totale "
    "total_général suma soma somma totaal summa 合計".replace("_", "").split()
)
"""What the row below a table is called that adds it up, without spaces."""


class Frame(Struct, frozen=True):
    """A table from its columns' names on, the sign between its cells, and how much stood above."""

    text: str
    delimiter: str
    above: int = 0


def frame_of(text: str, said: str | None = None, columns: Collection[str] = ()) -> Frame:
    """Find the table; `said` is the sign that the user named, `columns` the columns.

    A first line "sep=;", as spreadsheets write it, is part of no table.
    """
    lines = text[:_LOOKED_AT].split("\n")[:_LINES]
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    start = first
    named = _SAYS_SIGN.fullmatch(lines[first].strip(" \r"))
    if named and named[1] in DELIMITERS:
        said, start = said or named[1], first + 1
    delimiter = said or _delimiter(lines[start:])
    header = start + _header(_cells(lines[start:], delimiter), {folded(one) for one in columns})
    above = sum(bool(line.strip()) for line in lines[start:header])
    return Frame("\n".join(text.split("\n")[header:]), delimiter, above)


def has_table(text: str) -> bool:
    """Tell whether there is a row somewhere at the top that names columns with amounts."""
    head = frame_of(text)
    return bool(
        _AMOUNTS & columns_of(_row(head.text.partition("\n")[0], head.delimiter), {}).keys()
    )


def adds_up(lines: Sequence[Line], columns: Collection[str], read: Callable[[str], int]) -> bool:
    """Tell whether the last row is no row of its own but the sum of the others.

    It has one word, which says so, and in each of `columns` that it fills the sum of what stands
    above. `read` gives an amount and raises `FieldRefused`.
    """
    if len(lines) <= 1:
        return False
    *above, last = lines
    words = [cell for cell in last.cells.values() if any(map(str.isalpha, cell))]
    if len(words) != 1 or plain_name(words[0]) not in _SUMS:
        return False
    filled = [name for name in columns if last[name]]
    try:
        return bool(filled) and all(
            read(last[name]) == sum(read(line[name]) for line in above if line[name])
            for name in filled
        )
    except FieldRefused:
        return False


def _delimiter(lines: Sequence[str]) -> str:
    """Tell the sign that parts a known name from others, else most lines; within quotes none."""
    fits = {sign: _fit(_cells(lines, sign)) for sign in DELIMITERS}
    # Commas come last among equals, for they stand in names and numbers too.
    best = max(reversed(DELIMITERS), key=fits.__getitem__)
    return best if any(fits[best]) else ","


def _fit(rows: Sequence[Sequence[str]]) -> tuple[bool, int, int]:
    """Tell how well rows make a table: names known, rows that have a place in it, its width."""
    wide = [row for row in rows if len(row) > 1]
    known = any(_AMOUNTS & columns_of(row, {}).keys() for row in wide)
    fitting = sum(len(row) <= len(wide[0]) for row in wide)
    return known, fitting, _width(wide)


def _width(rows: Sequence[Sequence[str]]) -> int:
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(widths, key=lambda width: (widths[width], width), default=0)


def _header(rows: Sequence[Sequence[str]], said: set[str]) -> int:
    """Tell which row names the columns: the first, unless it is too empty to and another isn't."""
    width = _width(rows)
    likely = [
        at
        for at, row in enumerate(rows)
        if len(row) > 1 and sum(bool(cell.strip()) for cell in row) >= max(2, _FILLED * width)
    ]
    if said:
        naming = (at for at in likely if said <= {folded(cell) for cell in rows[at]})
        found = next(naming, None)
        if found is not None:
            return found
    if any(is_header(rows[at]) for at in likely[:1]):
        return likely[0]
    known = (
        at
        for at in likely
        if _AMOUNTS & columns_of(rows[at], {}).keys() and not any(map(_NUMBER.fullmatch, rows[at]))
    )
    return next(known, next(iter(likely), 0))


def _cells(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    return [_row(line, delimiter) for line in lines]


def _row(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
