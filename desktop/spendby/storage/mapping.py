"""Between rows and the domain's values; no SQL here.

Written for bulk: 100,000 credits pass through at every start.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
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

Value = str | int | None
"""What a column holds: days are ISO text, yes/no is 1 or 0."""

Column = Sequence[Value]
"""What one column holds in each of many rows, which are written by columns."""

Ask = Callable[[str, tuple[Value, ...]], Iterable[Any]]
"""Puts a query in SQL with its values, and gives the rows; a look and a change each have theirs."""

CREDIT_FIELDS = (
    "store",
    "name",
    "kind",
    "preset",
    "currency",
    "received_on",
    "usable_from",
    "expiry_state",
    "expires_on",
    "expiry_basis",
    "terms_status",
    "terms_gift_cards",
    "terms_third_party_named",
    "terms_read_on",
    "terms_text",
    "terms_url",
    "eligible",
    "keeps_rest",
    "source",
    "reference",
    "note",
    "checked_on",
    "archived",
)
"""The columns of `credit` that an edit may change, in the order of `credit_columns`."""

# Looking a value up in a dictionary costs a quarter of calling the enumeration.
_KINDS = {kind.value: kind for kind in Kind}
_ENTRY_KINDS = {kind.value: kind for kind in EntryKind}
_TARGETS = {target.value: target for target in Target}
_SAWS = {saw.value: saw for saw in Saw}
_STATUSES = {status.value: status for status in TermsStatus}
_CLAUSES = {clause.value: clause for clause in GiftCardClause}
_NO_TERMS = Terms()
_NO_TERMS_ROW = ("not_read", "silent", 0, None, "", "")
_SHARED = 8192
# Few of these are distinct, so sharing them saves more memory than time.
_day = lru_cache(_SHARED)(date.fromisoformat)
_iso = lru_cache(_SHARED)(date.isoformat)
_FLAGS = {0: False, 1: True}


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
        [one.preset for one in credits],
        [one.currency for one in credits],
        [_iso(one.received_on) for one in credits],
        _days([one.usable_from for one in credits]),
        [one.state._value_ for one in expiries],
        _days([one.on for one in expiries]),
        [one.basis for one in expiries],
        [one.status._value_ for one in terms],
        [one.gift_cards._value_ for one in terms],
        [int(one.third_party_named) for one in terms],
        _days([one.read_on for one in terms]),
        [one.text for one in terms],
        [one.url for one in terms],
        [json.dumps(one.eligible, ensure_ascii=False) if one.eligible else "[]" for one in credits],
        [None if one.keeps_rest is None else int(one.keeps_rest) for one in credits],
        [one.source for one in credits],
        [one.reference for one in credits],
        [one.note for one in credits],
        _days([one.checked_on for one in credits]),
        [int(one.archived) for one in credits],
    ]


def _days(days: Sequence[date | None]) -> Column:
    return [None if day is None else _iso(day) for day in days]


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


def credit_of(
    credit_id: str,
    row: Sequence[Any],
    entries: tuple[Entry, ...],
    checkouts: tuple[Checkout, ...],
) -> Credit:
    """Read a credit from its `CREDIT_FIELDS`, with its store's id in place of its number.

    Raises `KeyError`, `TypeError` or `ValueError` for what no Spendby writes; that id, name,
    reference and note are text is for whoever has many of them to see.
    """
    (
        store, name, kind, preset, currency, received_on, usable_from,
        expiry_state, expires_on, expiry_basis,
        terms_status, gift_cards, third_party_named, read_on, terms_text, terms_url,
        eligible, keeps_rest, source, reference, note, checked_on, archived,
    ) = row  # fmt: skip
    terms_row = (terms_status, gift_cards, third_party_named, read_on, terms_text, terms_url)
    # By position, in the order of `Credit`: naming them costs a tenth of reading everything.
    return Credit(
        credit_id,
        _word(store),
        name,
        _KINDS[kind],
        _currency(currency),
        _day(received_on),
        entries,
        None if usable_from is None else _day(usable_from),
        _expiry(expiry_state, expires_on, expiry_basis),
        _NO_TERMS if terms_row == _NO_TERMS_ROW else _terms(terms_row),
        () if eligible == "[]" else _tags(eligible),
        None if keeps_rest is None else _FLAGS[keeps_rest],
        _word(source),
        reference,
        note,
        None if preset is None else _word(preset),
        None if checked_on is None else _day(checked_on),
        _FLAGS[archived],
        checkouts,
    )


@lru_cache(_SHARED)
def _expiry(state: str, on: str | None, basis: str | None) -> Expiry:
    kind = ExpiryState(state)
    if (kind is ExpiryState.ON) != (on is not None):
        raise ValueError(on)
    return Expiry(kind, None if on is None else _day(on), None if basis is None else _word(basis))


@lru_cache(_SHARED)
def _tags(eligible: str) -> tuple[str, ...]:
    tags = json.loads(eligible)
    if not isinstance(tags, list):
        raise TypeError(tags)
    return tuple(_word(tag) for tag in tags)


@lru_cache(_SHARED)
def _terms(row: tuple[Any, ...]) -> Terms:
    status, gift_cards, third_party_named, read_on, text, url = row
    return Terms(
        _STATUSES[status],
        _CLAUSES[gift_cards],
        _FLAGS[third_party_named],
        None if read_on is None else _day(read_on),
        _word(text),
        _word(url),
    )


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
