"""Tables of text: rows of cells under a header, held to their limits before anything is read."""

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from msgspec import Struct

from spendby.domain.errors import FieldRefused, FileRefused
from spendby.domain.plain_fields import TEXT_LENGTH
from spendby.services.foreign.texts import text_of
from spendby.translation import grouped, tr

ROW_LIMIT = 100_000
CELL_LIMIT = TEXT_LENGTH + 1
"""The longest note, and the apostrophe that an export may put before it."""
COLUMN_LIMIT = 200

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_TEXT_FORMULA = re.compile(r'="((?:[^"]|"")*)"')


class Line(Struct, frozen=True):
    """One row of a table; `number` counts from 1 below the header. Cells are stripped."""

    number: int
    cells: Mapping[str, str]
    """By the header's text, folded."""
    sound: bool
    """False where there are more cells than columns."""

    def __getitem__(self, name: str) -> str:
        """Give a cell by a column's name; empty where the table has no such column."""
        return self.cells.get(name, "")

    def check(self) -> None:
        """Refuse a row with more cells than columns: a comma too many shifts all of them."""
        if not self.sound:
            message = tr("The row has more cells than the table has columns.")
            raise FieldRefused("row", message)


def folded(name: str) -> str:
    """Bring a column's name to one form: "Refund_Date " becomes "refund date"."""
    return " ".join(name.replace("_", " ").casefold().split())


def plain_name(name: str) -> str:
    """Bring a column's name to what is compared: letters and digits, without what is in brackets.

    "Exp. date (MM/DD/YYYY)" becomes "expdate".
    """
    text = unicodedata.normalize("NFKC", name).casefold()
    return "".join(filter(str.isalnum, _BRACKETS.sub("", text)))


def headings(rows: Sequence[Sequence[str]]) -> list[str]:
    """Give each column of a table a name of its own: "Amount (2)" to the second one called so.

    A column without a name is called by its place.
    """
    names: list[str] = []
    taken: set[str] = set()
    for place, given in enumerate(rows[0], start=1):
        name = given.strip() or f"column {place}"
        own, nth = name, 1
        while folded(own) in taken:
            nth += 1
            own = f"{name} ({nth})"
        taken.add(folded(own))
        names.append(own)
    return names


def split_rows(text: str, delimiter: str = ",") -> list[list[str]]:
    """Split text into rows of cells; raises `FileRefused` for what is too large or no table.

    An empty line gives an empty row.
    """
    if text.count("\n") > ROW_LIMIT * 2:
        raise too_long()
    # At most one quote stays open, so a cell can't be longer than the file, which has its limit.
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            if len(row) > COLUMN_LIMIT:
                message = tr("The file has more than {count} columns. Nothing was changed.").format(
                    count=COLUMN_LIMIT
                )
                raise FileRefused(message)
            if any(len(cell) > CELL_LIMIT for cell in row):
                message = tr(
                    "The file has a cell of more than {count} characters, in row {row}. "
                    "Nothing was changed."
                ).format(count=grouped(CELL_LIMIT), row=grouped(len(rows) + 1))
                raise FileRefused(message)
            rows.append(row)
            if len(rows) > ROW_LIMIT + 100:
                raise too_long()
    except csv.Error as error:
        message = tr(
            "The file isn't a table that can be read (after row {row}: {error}). "
            "Nothing was changed."
        ).format(row=grouped(len(rows)), error=error)
        raise FileRefused(message) from None
    return rows


def too_long() -> FileRefused:
    """Make the refusal of a file with too many rows."""
    said = tr("The file holds more than {count} rows. Nothing was changed.")
    return FileRefused(said.format(count=grouped(ROW_LIMIT)))


def lines_of(rows: Sequence[Sequence[str]]) -> Iterator[Line]:
    """Read rows under the header in their first one; empty rows are passed over, and counted.

    Raises `FileRefused` for two columns of one name: nobody knows which of them counts.
    """
    if not rows:
        return
    header = [folded(name) for name in rows[0]]
    twice = next((name for name, count in Counter(header).items() if name and count > 1), None)
    if twice is not None:
        message = tr(
            "The table has two columns called “{column}”, so it is unclear which one counts. "
            "Nothing was changed."
        ).format(column=twice)
        raise FileRefused(message)
    for number, row in enumerate(rows[1:], start=1):
        if any(cell.strip() for cell in row):
            pairs = zip_longest(header, row[: len(header)], fillvalue="")
            cells = {name: _unquoted(cell.strip()) for name, cell in pairs}
            yield Line(number, cells, not any(cell.strip() for cell in row[len(header) :]))


def _unquoted(cell: str) -> str:
    """Take the text out of a formula that only holds it, as in ="000123"."""
    found = _TEXT_FORMULA.fullmatch(cell) if cell.startswith('="') else None
    return found[1].replace('""', '"').strip() if found else cell


def table_of(content: bytes, encoding: str | None = None) -> list[Line]:
    """Read a comma-separated table with a header; raises `FileRefused`."""
    rows = split_rows(text_of(content, encoding))
    while rows and not any(rows[0]):
        rows.pop(0)
    return list(lines_of(rows))


def expect(lines: list[Line], columns: frozenset[str], what: str) -> list[Line]:
    """Give the lines back; raises `FileRefused` where a column of `columns` isn't there."""
    missing = columns - lines[0].cells.keys() if lines else frozenset()
    if missing:
        message = tr(
            "The file isn't {what}: it has no column “{column}”. Nothing was changed."
        ).format(what=what, column=min(missing))
        raise FileRefused(message)
    return lines
