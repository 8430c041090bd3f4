"""Choosing and ordering credits: the one meaning of every filter and sort, for both faces."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import Any

from msgspec import Struct

from spendby.domain.credit import Kind, State, Target
from spendby.domain.expiry import ExpiryState
from spendby.domain.summary import ends_within
from spendby.domain.verdict import STRICTNESS, Answer
from spendby.services.judging import Judged


class SortKey(StrEnum):
    """What a list can be ordered by."""

    EXPIRES = "expires"
    LEFT = "left"
    NAME = "name"
    KIND = "kind"
    STORE = "store"
    RECEIVED = "received"
    ANSWER = "answer"
    SOURCE = "source"
    REFERENCE = "reference"
    CATEGORIES = "categories"
    CHECKED = "checked"
    GRANTED = "granted"


class Query(Struct, frozen=True):
    """What to list. `states` None means all; `within` is in days; `search` folds case."""

    states: frozenset[State] | None = frozenset({State.ACTIVE})
    target: Target = Target.OWN_GIFT_CARD
    answer: Answer | None = None
    within: int | None = None
    search: str = ""
    store: str | None = None
    sort: SortKey = SortKey.EXPIRES
    descending: bool = False


def search_text(judged: Judged) -> str:
    """Give the text in which a search looks, case folded."""
    credit = judged.credit
    parts = (
        credit.name,
        judged.store.name,
        credit.kind.value.replace("_", " "),
        credit.source,
        credit.reference,
        credit.note,
        *credit.eligible,
    )
    return "\n".join(parts).casefold()


def select(judged: Iterable[Judged], query: Query) -> list[Judged]:
    """List what the query asks for, in its order."""
    words = query.search.casefold().split()
    chosen = [one for one in judged if _matches(one, query, words)]
    return ordered(chosen, query.sort, query.target, descending=query.descending)


def _matches(one: Judged, query: Query, words: list[str]) -> bool:
    if query.states is not None and one.state not in query.states:
        return False
    if query.store is not None and one.credit.store != query.store:
        return False
    if query.answer is not None and one.answer(query.target) is not query.answer:
        return False
    if query.within is not None and not ends_within(one.credit, one.today, query.within):
        return False
    if not words:
        return True
    text = search_text(one)
    return all(word in text for word in words)


def ordered(
    judged: Iterable[Judged], sort: SortKey, target: Target, *, descending: bool = False
) -> list[Judged]:
    """Order credits; equals stay soonest expiry first, then by name."""
    return reordered(sorted(judged, key=_expiry_key), sort, target, descending=descending)


def reordered(
    by_expiry: Sequence[Judged], sort: SortKey, target: Target, *, descending: bool = False
) -> list[Judged]:
    """Order credits that are in the order of their expiry already."""
    if sort is SortKey.EXPIRES:
        return list(by_expiry[::-1] if descending else by_expiry)
    credits = list(by_expiry)
    for key in reversed(_keys(sort, target)):
        credits.sort(key=key, reverse=descending)
    return credits


def place_in(
    credits: Sequence[Judged],
    new: Judged,
    sort: SortKey,
    target: Target,
    *,
    descending: bool = False,
) -> int:
    """Find where a credit belongs among those that `ordered` has ordered the same way."""
    keys = _keys(sort, target)

    def is_after(one: Judged) -> bool:
        for key in keys:
            mine, theirs = key(new), key(one)
            if mine != theirs:
                return bool(theirs < mine if descending else theirs > mine)
        return _expiry_key(one) > _expiry_key(new)

    return bisect_left(credits, True, key=is_after)


def _keys(sort: SortKey, target: Target) -> list[Callable[[Judged], Any]]:
    """Give what an order goes by, the most important first; equals are ordered by expiry."""
    keys: dict[SortKey, list[Callable[[Judged], Any]]] = {
        SortKey.EXPIRES: [_expiry_key],
        SortKey.LEFT: [attrgetter("credit.currency"), attrgetter("left")],
        SortKey.NAME: [lambda one: one.credit.name.casefold()],
        SortKey.KIND: [lambda one: _KIND_ORDER[one.credit.kind]],
        SortKey.STORE: [lambda one: one.store.name.casefold()],
        SortKey.RECEIVED: [attrgetter("credit.received_on")],
        SortKey.ANSWER: [lambda one: STRICTNESS[one.rulings[target].answer]],
        SortKey.SOURCE: [lambda one: _filled_first(one.credit.source)],
        SortKey.REFERENCE: [lambda one: _filled_first(one.credit.reference)],
        SortKey.CATEGORIES: [lambda one: _filled_first(", ".join(one.credit.eligible))],
        SortKey.CHECKED: [lambda one: one.credit.checked_on or date.max],
        SortKey.GRANTED: [attrgetter("credit.currency"), attrgetter("credit.granted")],
    }
    return keys[sort]


_KIND_ORDER = {kind: at for at, kind in enumerate(Kind)}


def _filled_first(text: str) -> tuple[bool, str]:
    return not text, text.casefold()


_RANK = {ExpiryState.ON: 0, ExpiryState.NEVER: 1, ExpiryState.UNKNOWN: 2}


def _expiry_key(one: Judged) -> tuple[int, date, str, str]:
    """Soonest first, never after all dates, unknown at the very end."""
    expiry = one.credit.expiry
    return _RANK[expiry.state], expiry.on or date.max, one.credit.name.casefold(), one.credit.id
