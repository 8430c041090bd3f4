"""The columns of the credit list: four that always show, and those that can be added.

What the four say is `row_text`'s; here are the titles, the orders, and the words of the others.
"""

from collections.abc import Callable, Mapping
from enum import IntEnum

from msgspec import Struct

from spendby.services.judging import Judge, Judged
from spendby.services.listing import SortKey
from spendby.translation import mark, tr
from spendby.ui.kit.formatting import day_month, money, one_line
from spendby.ui.kit.words import kind_word


class Column(IntEnum):
    """Every column; the first four are always there, `SPECS` is how they stand."""

    CREDIT = 0
    ANSWER = 1
    EXPIRES = 2
    LEFT = 3
    STORE = 4
    KIND = 5
    RECEIVED = 6
    SOURCE = 7
    REFERENCE = 8
    CATEGORIES = 9
    CHECKED = 10
    GRANTED = 11


class ColumnSpec(Struct, frozen=True):
    """What the list knows of a column: `title` in English, `width` in pixels of the design.

    `text` gives one line of a column that can be added, empty for nothing; those that are always
    there are painted from the row. Figures, of an amount, end at the trailing edge.
    """

    title: str
    sort: SortKey
    width: int
    text: Callable[[Judged, Judge], str] | None = None
    is_amount: bool = False


def column_title(column: Column) -> str:
    """Name a column; the one of answers is named by its question instead."""
    return tr(SPECS[column].title)


def optional_text(judged: Judged, judge: Judge, column: Column) -> str:
    """Say what a credit has in a column that can be added; one line, empty for nothing."""
    text = SPECS[column].text
    return text(judged, judge) if text else ""


def categories_text(judged: Judged, judge: Judge) -> str:
    """Name the categories that a credit is good for."""
    names = {one.tag: one.name for one in judge.pack_of(judged.store).categories}
    return ", ".join(names.get(tag, tag) for tag in judged.credit.eligible)


def _checked(judged: Judged) -> str:
    on = judged.credit.checked_on
    return tr("Never") if on is None else day_month(on, judged.today)


SPECS: Mapping[Column, ColumnSpec] = {
    Column.CREDIT: ColumnSpec(mark("Credit"), SortKey.NAME, 0),
    Column.ANSWER: ColumnSpec("", SortKey.ANSWER, 186),
    Column.EXPIRES: ColumnSpec(mark("Expires"), SortKey.EXPIRES, 130),
    Column.LEFT: ColumnSpec(mark("Left"), SortKey.LEFT, 132, is_amount=True),
    Column.GRANTED: ColumnSpec(
        mark("Granted"),
        SortKey.GRANTED,
        110,
        lambda judged, _: money(judged.credit.granted, judged.credit.currency),
        is_amount=True,
    ),
    Column.STORE: ColumnSpec(
        mark("Store"), SortKey.STORE, 120, lambda judged, _: one_line(judged.store.name)
    ),
    Column.KIND: ColumnSpec(
        mark("Kind"), SortKey.KIND, 120, lambda judged, _: kind_word(judged.credit.kind)
    ),
    Column.RECEIVED: ColumnSpec(
        mark("Received"),
        SortKey.RECEIVED,
        110,
        lambda judged, _: day_month(judged.credit.received_on, judged.today),
    ),
    Column.SOURCE: ColumnSpec(
        mark("Source"), SortKey.SOURCE, 140, lambda judged, _: one_line(judged.credit.source)
    ),
    Column.REFERENCE: ColumnSpec(
        mark("Reference"),
        SortKey.REFERENCE,
        130,
        lambda judged, _: one_line(judged.credit.reference),
    ),
    Column.CATEGORIES: ColumnSpec(
        mark("Categories"),
        SortKey.CATEGORIES,
        150,
        lambda judged, judge: one_line(categories_text(judged, judge)),
    ),
    Column.CHECKED: ColumnSpec(
        mark("Last checked"), SortKey.CHECKED, 110, lambda judged, _: _checked(judged)
    ),
}
"""Every column, in the order in which they stand."""

ALWAYS = tuple(column for column, spec in SPECS.items() if spec.text is None)
OPTIONAL = tuple(column for column in Column if column not in ALWAYS)
AMOUNTS = frozenset(column for column, spec in SPECS.items() if spec.is_amount)
