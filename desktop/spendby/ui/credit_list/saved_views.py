"""Saved views: a name for what a list shows and how, as text that outlives the program.

What can't be read is left out: a later version may have written it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from msgspec import Struct

from spendby.domain.credit import Kind, Target
from spendby.domain.verdict import Answer
from spendby.ui.credit_list.chosen import Chosen, Filters, Span
from spendby.ui.credit_list.columns import Column
from spendby.ui.kit.formatting import one_line

NAME_LENGTH = 60
MOST = 30
"""So many views can be saved."""

_Choice = TypeVar("_Choice", bound=StrEnum)


class SavedView(Struct, frozen=True):
    """What was chosen under this name, and the order of it."""

    name: str
    chosen: Chosen
    sort: Column = Column.EXPIRES
    descending: bool = False


def named_like(views: Iterable[SavedView], name: str) -> SavedView | None:
    """Find a view by its name, in whatever case."""
    folded = name.casefold()
    return next((one for one in views if one.name.casefold() == folded), None)


def written(views: Sequence[SavedView]) -> str:
    """Write views as text."""
    return json.dumps([_document(one) for one in views], ensure_ascii=True)


def read(text: str) -> tuple[SavedView, ...]:
    """Read what `written` wrote."""
    try:
        documents = json.loads(text) if text else []
    except (ValueError, RecursionError):
        return ()
    if not isinstance(documents, list):
        return ()
    found: dict[str, SavedView] = {}
    for document in documents:
        view = _view(document) if isinstance(document, dict) else None
        if view is not None:
            found.setdefault(view.name.casefold(), view)
    return tuple(found.values())[:MOST]


def _document(view: SavedView) -> dict[str, Any]:
    chosen, filters = view.chosen, view.chosen.filters
    return {
        "name": view.name,
        "view": chosen.view.value,
        "store": chosen.store,
        "search": chosen.search,
        "target": chosen.target.value,
        "buying": list(chosen.buying),
        "kinds": sorted(filters.kinds),
        "answers": sorted(filters.answers),
        "expiry": filters.expiry,
        "currencies": sorted(filters.currencies),
        "ends": [day.isoformat() for day in filters.ends or ()],
        "rules": sorted(filters.rules),
        "group": chosen.group.value,
        "sort": view.sort.name.lower(),
        "descending": view.descending,
    }


def _view(document: Mapping[str, Any]) -> SavedView | None:
    name = document.get("name")
    shown = one_line(name)[:NAME_LENGTH] if isinstance(name, str) else ""
    if not shown:
        return None
    store, usual = document.get("store"), Chosen()
    spans = _choices([document.get("expiry")], Span)
    filters = Filters(
        _choices(document.get("kinds"), Kind),
        _choices(document.get("answers"), Answer),
        next(iter(spans), None),
        frozenset(_texts(document.get("currencies"))),
        _days(document.get("ends")),
        frozenset(_texts(document.get("rules"))),
    )
    chosen = Chosen(
        _choice(document.get("view"), usual.view),
        store if isinstance(store, str) else None,
        next(iter(_texts([document.get("search")])), ""),
        _choice(document.get("target"), Target(usual.target)),
        tuple(_texts(document.get("buying"))),
        filters,
        _choice(document.get("group"), usual.group),
    )
    columns = {column.name.lower(): column for column in Column}
    sort = columns.get(str(document.get("sort")), Column.EXPIRES)
    return SavedView(shown, chosen, sort, document.get("descending") is True)


def _days(value: object) -> tuple[date, date] | None:
    try:
        first, last = (date.fromisoformat(text) for text in _texts(value))
    except ValueError:
        return None
    return first, last


def _choice(value: object, usual: _Choice) -> _Choice:
    return next(iter(_choices([value], type(usual))), usual)


def _choices(values: object, kind: type[_Choice]) -> frozenset[_Choice]:
    known = {one.value: one for one in kind}
    return frozenset(known[text] for text in _texts(values) if text in known)


def _texts(values: object) -> list[str]:
    listed = values if isinstance(values, list) else []
    return [one for one in listed if isinstance(one, str)]
