"""Choosing and ordering credits: the one meaning of every filter and sort, for both faces."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import Any

from msgspec import Struct

from spendby.domain.credit import Kind, State, Target
from spendby.domain.expiry import ExpiryState
from spendby.domain.folding import folded, sorting_key
from spendby.domain.money import amount_text
from spendby.domain.numerals import numeral, plain
from spendby.domain.summary import OPEN, ends_within
from spendby.domain.verdict import STRICTNESS, Answer
from spendby.services.judging import Judged, Position


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


_AMOUNT = re.compile(r"[^0-9]{0,3}?([0-9.,'\u066b\u066c]*[0-9])[^0-9]{0,3}")


class Query(Struct, frozen=True):
    """What to list. `states` None means all; `within` is in days; `search` is compared folded."""

    states: frozenset[State] | None = OPEN
    target: Target = Target.OWN_GIFT_CARD
    answer: Answer | None = None
    within: int | None = None
    search: str = ""
    store: str | None = None
    sort: SortKey = SortKey.EXPIRES
    descending: bool = False


def search_text(judged: Judged) -> str:
    """Give the text in which a search looks, folded: all that one sees of a credit or wrote of it.

    Amounts stand in it plainly, as in 1250.00.
    """
    credit = judged.credit
    entries = credit.entries
    parts = [
        credit.name,
        judged.store.name,
        credit.kind.value.replace("_", " "),
        credit.source,
        credit.reference,
        credit.note,
        *credit.eligible,
    ]
    parts += [entry.memo for entry in entries if entry.memo]
    if credit.checkouts:
        parts += [seen.note for seen in credit.checkouts]
    text = folded("\n".join(filter(None, parts)))
    if len(entries) == 1:  # then what is left is what was granted
        return f"{text}\n{amount_text(judged.left, credit.currency)}"
    amounts = {judged.left, *[abs(entry.amount) for entry in entries]}
    return "\n".join([text, *[amount_text(amount, credit.currency) for amount in amounts]])


def search_words(search: str) -> list[tuple[str, ...]]:
    """Split a search into words, folded; a number is looked for as amounts are written too."""
    return [(word, *_plain_amounts(word)) for word in dict.fromkeys(folded(search).split())]


def _plain_amounts(word: str) -> list[str]:
    """Write "$1,250" as 1250, and as 1.250 where that may be meant."""
    found = _AMOUNT.fullmatch(plain(word))
    if found is None:
        return []
    read = [numeral(found[1], decimal) for decimal in ".,"]
    plainly = [f"{one.whole}.{one.part}" if one.part else one.whole for one in read if one]
    return [one for one in dict.fromkeys(plainly) if one and one != word]


def select(judged: Iterable[Judged], query: Query) -> list[Judged]:
    """List what the query asks for, in its order."""
    words = search_words(query.search)
    chosen = [one for one in judged if _matches(one, query, words)]
    return ordered(chosen, query.sort, query.target, descending=query.descending)


def _matches(one: Judged, query: Query, words: list[tuple[str, ...]]) -> bool:
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
    return all(any(one in text for one in word) for word in words)


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
    for keys in reversed(_keys(sort, target)):
        key = list(keys(credits)).__getitem__
        order = sorted(range(len(credits)), key=key, reverse=descending)
        credits = list(map(credits.__getitem__, order))
    return credits


class ByExpiry:
    """Orders credits by their expiry as they come, each step a short one however many they are."""

    def __init__(self) -> None:
        """Start with none."""
        self._days: dict[tuple[int, date], list[Judged]] = {}

    def add(self, some: Iterable[Judged]) -> None:
        """Take more."""
        days = self._days
        for one in some:
            days.setdefault(_expiry_day(one), []).append(one)

    def in_order(self) -> Iterator[list[Judged]]:
        """Give all of them in the order of `ordered`, day after day, and let go of them."""
        for day in sorted(self._days):
            yield sorted(self._days.pop(day), key=_name_key)


def place_in(
    credits: Sequence[Judged],
    new: Judged,
    sort: SortKey,
    target: Target,
    *,
    descending: bool = False,
) -> int:
    """Find where a credit belongs among those that `ordered` has ordered the same way."""
    by_expiry = _expiry_key(new)
    if sort is SortKey.EXPIRES:
        if descending:
            return bisect_left(credits, True, key=lambda one: _expiry_key(one) < by_expiry)
        return bisect_left(credits, True, key=lambda one: _expiry_key(one) > by_expiry)
    keys = _keys(sort, target)

    def is_after(one: Judged) -> bool:
        for key in keys:
            mine, theirs = key((new, one))
            if mine != theirs:
                return bool(theirs < mine if descending else theirs > mine)
        return _expiry_key(one) > by_expiry

    return bisect_left(credits, True, key=is_after)


_Keys = Callable[[Sequence[Judged]], Iterable[Any]]


def _keys(sort: SortKey, target: Target) -> list[_Keys]:
    """Give what an order goes by, the most important first; equals are ordered by expiry.

    Each gives the keys of all credits at once, in steps that run in C where it can.
    """
    keys: dict[SortKey, list[_Keys]] = {
        SortKey.LEFT: [_each("credit.currency"), _each("left")],
        SortKey.NAME: [_named("credit.name")],
        SortKey.KIND: [lambda some: map(_KIND_ORDER.__getitem__, _each("credit.kind")(some))],
        SortKey.STORE: [_named("position.store.name")],
        SortKey.RECEIVED: [_each("credit.received_on")],
        SortKey.ANSWER: [lambda some: map(_Strictness(target).__getitem__, _positions(some))],
        SortKey.SOURCE: [lambda some: map(_filled_first, _each("credit.source")(some))],
        SortKey.REFERENCE: [lambda some: map(_filled_first, _each("credit.reference")(some))],
        SortKey.CATEGORIES: [
            lambda some: (_filled_first(", ".join(one.credit.eligible)) for one in some)
        ],
        SortKey.CHECKED: [lambda some: (one.credit.checked_on or date.max for one in some)],
        SortKey.GRANTED: [_each("credit.currency"), _each("credit.granted")],
    }
    return keys[sort]


def _each(path: str) -> _Keys:
    get = attrgetter(path)
    return lambda some: map(get, some)


def _named(path: str) -> _Keys:
    get = attrgetter(path)
    return lambda some: map(sorting_key, map(get, some))


_positions = _each("position")


class _Strictness(dict[Position, int]):
    """How strict the answer is in a position, found once for all credits in it."""

    def __init__(self, target: Target) -> None:
        super().__init__()
        self._target = target

    def __missing__(self, position: Position) -> int:
        strictness = self[position] = STRICTNESS[position.rulings[self._target].answer]
        return strictness


_KIND_ORDER = {kind: at for at, kind in enumerate(Kind)}


def _filled_first(text: str) -> tuple[bool, str]:
    return not text, sorting_key(text)


_RANK = {ExpiryState.ON: 0, ExpiryState.NEVER: 1, ExpiryState.UNKNOWN: 2}


def _expiry_key(one: Judged) -> tuple[int, date, str, str]:
    """Soonest first, never after all dates, unknown at the very end."""
    return *_expiry_day(one), *_name_key(one)


def _expiry_day(one: Judged) -> tuple[int, date]:
    expiry = one.credit.expiry
    return _RANK[expiry.state], expiry.on or date.max


def _name_key(one: Judged) -> tuple[str, str]:
    return sorting_key(one.credit.name), one.credit.id
