"""The columns of the credit list: four that always show, and those that can be added.

What the four say is `row_text`'s; here are the titles, the orders, and the words of the others.
"""

from collections.abc import Callable, Mapping
from datetime import date
from enum import IntEnum

from spendby.services.judging import Judge, Judged
from spendby.services.listing import SortKey
from spendby.translation import tr
from spendby.ui.kit.formatting import day_month, money, one_line
from spendby.ui.kit.words import kind_word


class Column(IntEnum):
    """Every column; the first four are always there, `SHOWN_ORDER` is how they stand."""

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


ALWAYS = (Column.CREDIT, Column.ANSWER, Column.EXPIRES, Column.LEFT)
OPTIONAL = tuple(column for column in Column if column not in ALWAYS)
AMOUNTS = frozenset({Column.LEFT, Column.GRANTED})
"""Columns whose figures end at the trailing edge."""

SHOWN_ORDER = (
    *ALWAYS,
    Column.GRANTED,
    Column.STORE,
    Column.KIND,
    Column.RECEIVED,
    Column.SOURCE,
    Column.REFERENCE,
    Column.CATEGORIES,
    Column.CHECKED,
)

SORT_KEYS = {
    Column.CREDIT: SortKey.NAME,
    Column.ANSWER: SortKey.ANSWER,
    Column.EXPIRES: SortKey.EXPIRES,
    Column.LEFT: SortKey.LEFT,
    Column.STORE: SortKey.STORE,
    Column.KIND: SortKey.KIND,
    Column.RECEIVED: SortKey.RECEIVED,
    Column.SOURCE: SortKey.SOURCE,
    Column.REFERENCE: SortKey.REFERENCE,
    Column.CATEGORIES: SortKey.CATEGORIES,
    Column.CHECKED: SortKey.CHECKED,
    Column.GRANTED: SortKey.GRANTED,
}

_TITLES: Mapping[Column, Callable[[], str]] = {
    Column.CREDIT: lambda: tr("Credit"),
    Column.EXPIRES: lambda: tr("Expires"),
    Column.LEFT: lambda: tr("Left"),
    Column.STORE: lambda: tr("Store"),
    Column.KIND: lambda: tr("Kind"),
    Column.RECEIVED: lambda: tr("Received"),
    Column.SOURCE: lambda: tr("Source"),
    Column.REFERENCE: lambda: tr("Reference"),
    Column.CATEGORIES: lambda: tr("Categories"),
    Column.CHECKED: lambda: tr("Last checked"),
    Column.GRANTED: lambda: tr("Granted"),
}


def column_title(column: Column) -> str:
    """Name a column; the one of answers is named by its question instead."""
    return _TITLES[column]()


def optional_text(judged: Judged, judge: Judge, column: Column) -> str:
    """Say what a credit has in a column that can be added; one line, empty for nothing."""
    return _TEXTS[column](judged, judge)


def categories_text(judged: Judged, judge: Judge) -> str:
    """Name the categories that a credit is good for."""
    names = {one.tag: one.name for one in judge.pack_of(judged.store).categories}
    return ", ".join(names.get(tag, tag) for tag in judged.credit.eligible)


def _checked(judged: Judged) -> str:
    on = judged.credit.checked_on
    return _never_checked() if on is None else _day(on, judged)


def _never_checked() -> str:
    return tr("Never")


def _day(day: date, judged: Judged) -> str:
    return day_month(day, judged.today)


_TEXTS: Mapping[Column, Callable[[Judged, Judge], str]] = {
    Column.STORE: lambda judged, _: one_line(judged.store.name),
    Column.KIND: lambda judged, _: kind_word(judged.credit.kind),
    Column.RECEIVED: lambda judged, _: _day(judged.credit.received_on, judged),
    Column.SOURCE: lambda judged, _: one_line(judged.credit.source),
    Column.REFERENCE: lambda judged, _: one_line(judged.credit.reference),
    Column.CATEGORIES: lambda judged, judge: one_line(categories_text(judged, judge)),
    Column.CHECKED: lambda judged, _: _checked(judged),
    Column.GRANTED: lambda judged, _: money(judged.credit.granted, judged.credit.currency),
}
