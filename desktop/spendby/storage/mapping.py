"""Between rows and the domain's values; no SQL here.

Written for bulk: 100,000 credits pass through at every start.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache, partial
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from spendby.domain.change import Change
from spendby.domain.credit import (
    Checkout,
    Credit,
    GiftCardClause,
    Kind,
    Saw,
    Store,
    Target,
    Terms,
    TermsStatus,
)
from spendby.domain.entry import Entry, EntryKind
from spendby.domain.expiry import Expiry, ExpiryState
from spendby.domain.money import is_currency
from spendby.domain.plain_fields import FIELDS, Shape

Value = str | int | None
"""What a column holds: days are ISO text, yes/no is 1 or 0."""

Column = Sequence[Value]
"""What one column holds in each of many rows, which are written by columns."""

Ask = Callable[[str, tuple[Value, ...]], Iterable[Any]]
"""Puts a query in SQL with its values, and gives the rows; a look and a change each have theirs."""

CREDIT_FIELDS = (
    *("store", "name", "kind", "currency", "received_on"),
    *("expiry_state", "expires_on", "expiry_basis"),
    *("terms_status", "terms_gift_cards", "terms_third_party_named"),
    *("terms_read_on", "terms_text", "terms_url"),
    *(field.name for field in FIELDS),
)
"""The columns of `credit` that an edit may change, in the order of `credit_columns`."""

CREDIT_NUMBERS = frozenset(
    {"store", "terms_third_party_named"}
    | {field.name for field in FIELDS if field.shape in {Shape.FLAG, Shape.MAYBE}}
)
"""Those of them that hold whole numbers; the others hold text."""

# Looking a value up in a dictionary costs a quarter of calling the enumeration.
_KINDS = {kind.value: kind for kind in Kind}
_ENTRY_KINDS = {kind.value: kind for kind in EntryKind}
_TARGETS = {target.value: target for target in Target}
_SAWS = {saw.value: saw for saw in Saw}
_STATUSES = {status.value: status for status in TermsStatus}
_CLAUSES = {clause.value: clause for clause in GiftCardClause}
_SHARED = 8192
# Few of these are distinct, so sharing them saves more memory than time.
_day = lru_cache(_SHARED)(date.fromisoformat)
_iso = lru_cache(_SHARED)(date.isoformat)
_FLAGS = {0: False, 1: True}
_MAYBES: dict[int | None, bool | None] = {None: None, 0: False, 1: True}


@lru_cache(_SHARED)
def _word(text: object) -> str:
    """Share one object for the same text; raises `TypeError` for what is none."""
    if not isinstance(text, str):
        raise TypeError(text)
    return text


@lru_cache(_SHARED)
def _currency(text: object) -> str:
    if not is_currency(_word(text)):
        raise ValueError(text)
    return _word(text)


def credit_columns(credits: Sequence[Credit], stores: Mapping[str, int]) -> list[Column]:
    """Write what an edit may change of credits; `stores` has the stores' numbers by id."""
    # `_value_` is what `value` gives after a detour through Python.
    expiries = [one.expiry for one in credits]
    terms = [one.terms for one in credits]
    return [
        [stores[one.store] for one in credits],
        [one.name for one in credits],
        [one.kind._value_ for one in credits],
        [one.currency for one in credits],
        [_iso(one.received_on) for one in credits],
        [one.state._value_ for one in expiries],
        _days([one.on for one in expiries]),
        [one.basis for one in expiries],
        [one.status._value_ for one in terms],
        [one.gift_cards._value_ for one in terms],
        [int(one.third_party_named) for one in terms],
        _days([one.read_on for one in terms]),
        [one.text for one in terms],
        [one.url for one in terms],
        *(_WRITTEN[field.shape]([getattr(one, field.name) for one in credits]) for field in FIELDS),
    ]


def _days(days: Sequence[date | None]) -> Column:
    return [None if day is None else _iso(day) for day in days]


def _flags(flags: Sequence[bool | None]) -> Column:
    return [None if flag is None else int(flag) for flag in flags]


def _tag_lists(lists: Sequence[Sequence[str]]) -> Column:
    return [json.dumps(tags, ensure_ascii=False) if tags else "[]" for tags in lists]


def _as_it_is(values: Column) -> Column:
    return values


_WRITTEN: Mapping[Shape, Callable[[Sequence[Any]], Column]] = {
    Shape.LINE: _as_it_is,
    Shape.LINES: _as_it_is,
    Shape.TAG: _as_it_is,
    Shape.DAY: _days,
    Shape.FLAG: _flags,
    Shape.MAYBE: _flags,
    Shape.TAGS: _tag_lists,
}
"""How a plain field of many credits becomes a column."""


def entry_columns(entries: Sequence[Entry]) -> list[Column]:
    """Write entries, without the number of each, its credit's, and what became of it."""
    return [
        [_iso(one.on) for one in entries],
        [one.kind._value_ for one in entries],
        [one.amount for one in entries],
        [one.memo for one in entries],
        _days([one.expires_on for one in entries]),
        _days([one.expired_on for one in entries]),
    ]


def checkout_columns(checkouts: Sequence[Checkout]) -> list[Column]:
    """Write observations, without the number of each, its credit's, and what became of it."""
    return [
        [_iso(one.on) for one in checkouts],
        [one.target._value_ for one in checkouts],
        [one.saw._value_ for one in checkouts],
        [one.note for one in checkouts],
    ]


@lru_cache(_SHARED)
def entries_of(rows: tuple[tuple[Any, ...], ...]) -> tuple[Entry, ...]:
    """Read a ledger from on_day, kind, amount, memo, expires_on, expired_on of each entry."""
    if not all(type(row[2]) is int and type(row[3]) is str for row in rows):
        raise TypeError(rows)
    return tuple(
        Entry(
            _day(on),
            _ENTRY_KINDS[kind],
            amount,
            memo,
            None if expires_on is None else _day(expires_on),
            None if expired_on is None else _day(expired_on),
        )
        for on, kind, amount, memo, expires_on, expired_on in rows
    )


@lru_cache(_SHARED)
def checkouts_of(rows: tuple[tuple[Any, ...], ...]) -> tuple[Checkout, ...]:
    """Read a credit's observations from on_day, target, saw, note of each."""
    if not all(type(row[3]) is str for row in rows):
        raise TypeError(rows)
    return tuple(
        Checkout(_day(on), _TARGETS[target], _SAWS[saw], note) for on, target, saw, note in rows
    )


def credits_of(
    rows: Sequence[Sequence[Any]],
    ledgers: Iterable[tuple[Entry, ...]],
    observations: Iterable[tuple[Checkout, ...]],
) -> Iterator[Credit]:
    """Read credits, of which there is at least one, by columns, as they are written.

    A row has the id and `CREDIT_FIELDS`, with the store's id in place of its number. Raises
    `KeyError`, `TypeError` or `ValueError` for what no Spendby writes.
    """
    ids, stores, names, kinds, currencies, received, *others = zip(*rows, strict=True)
    # By position, in the order of `Credit`: naming them costs a tenth of reading everything.
    return map(
        Credit,
        _texts(ids),
        _words(stores),
        _texts(names),
        map(_KINDS.__getitem__, kinds),
        map(_currency, currencies),
        map(_day, received),
        ledgers,
        map(_expiry, *others[:_EXPIRY]),
        map(_terms, *others[_EXPIRY:_PLAIN]),
        observations,
        *(
            _READ[field.shape](column)
            for field, column in zip(FIELDS, others[_PLAIN:], strict=True)
        ),
    )


_EXPIRY, _PLAIN = 3, 9
"""Where the columns of an expiry end, and those of terms after them."""


def _texts(column: Sequence[Any]) -> Sequence[str]:
    """Give a column of texts that are all different; raises `TypeError`."""
    if not {str}.issuperset(map(type, column)):
        raise TypeError(column)
    return column


def _words(column: Sequence[Any]) -> Iterable[str]:
    """Give a column of texts of which many are the same, sharing one object for them."""
    shared: dict[str, str] = {}
    return map(shared.setdefault, _texts(column), column)


@lru_cache(_SHARED)
def _maybe_day(text: str | None) -> date | None:
    return None if text is None else _day(text)


@lru_cache(_SHARED)
def _maybe_word(text: str | None) -> str | None:
    return None if text is None else _word(text)


@lru_cache(_SHARED)
def _expiry(state: str, on: str | None, basis: str | None) -> Expiry:
    kind = ExpiryState(state)
    if (kind is ExpiryState.ON) != (on is not None):
        raise ValueError(on)
    return Expiry(kind, _maybe_day(on), _maybe_word(basis))


@lru_cache(_SHARED)
def _tags(eligible: str) -> tuple[str, ...]:
    tags = json.loads(eligible)
    if not isinstance(tags, list):
        raise TypeError(tags)
    return tuple(_word(tag) for tag in tags)


@lru_cache(_SHARED)
def _terms(  # noqa: PLR0913, PLR0917 - a column each
    status: str, gift_cards: str, third_party_named: int, read_on: str | None, text: str, url: str
) -> Terms:
    return Terms(
        _STATUSES[status],
        _CLAUSES[gift_cards],
        _FLAGS[third_party_named],
        _maybe_day(read_on),
        _word(text),
        _word(url),
    )


_READ: Mapping[Shape, Callable[[Sequence[Any]], Iterable[Any]]] = {
    Shape.LINE: _words,
    Shape.LINES: _texts,
    Shape.TAG: partial(map, _maybe_word),
    Shape.DAY: partial(map, _maybe_day),
    Shape.FLAG: partial(map, _FLAGS.__getitem__),
    Shape.MAYBE: partial(map, _MAYBES.__getitem__),
    Shape.TAGS: partial(map, _tags),
}
"""How a plain field of many credits is read of its column."""


def store_of(row: Sequence[Any]) -> Store:
    """Read a store from id, name, currency, time_zone, pack."""
    store_id, name, currency, time_zone, pack = map(_word, row)
    try:
        ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, OSError) as error:
        raise ValueError(time_zone) from error
    return Store(store_id, name, _currency(currency), time_zone, pack)


def setting_of(row: Sequence[Any]) -> tuple[str, str]:
    """Read a setting from name and value."""
    name, value = row
    return _word(name), _word(value)


def moment_text(at: datetime) -> str:
    """Write a moment as UTC; `at` carries its zone."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def change_of(row: Sequence[Any]) -> Change:
    """Read a line of the change log from number, kind, of, label, at, undone."""
    number, kind, of, label, at, undone = row
    return Change(number, _word(kind), _word(label), datetime.fromisoformat(at), of, _FLAGS[undone])
