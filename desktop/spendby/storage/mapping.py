"""Between rows and the domain's values; no SQL here.

Written for bulk: 100,000 credits pass through at every start.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

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

Value = str | int | None
"""What a column holds: days are ISO text, yes/no is 1 or 0."""

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
"""The columns of `credit` that an edit may change, in the order of `credit_fields`."""

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
_word = lru_cache(_SHARED)(str)


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def credit_fields(credit: Credit, store: int) -> tuple[Value, ...]:
    """Write what an edit may change of a credit; `store` is its store's number."""
    expiry, terms = credit.expiry, credit.terms
    return (
        store,
        credit.name,
        credit.kind.value,
        credit.preset,
        credit.currency,
        credit.received_on.isoformat(),
        _text(credit.usable_from),
        expiry.state.value,
        _text(expiry.on),
        expiry.basis,
        *(_NO_TERMS_ROW if terms == _NO_TERMS else _terms_fields(terms)),
        json.dumps(credit.eligible, ensure_ascii=False) if credit.eligible else "[]",
        None if credit.keeps_rest is None else int(credit.keeps_rest),
        credit.source,
        credit.reference,
        credit.note,
        _text(credit.checked_on),
        int(credit.archived),
    )


def _terms_fields(terms: Terms) -> tuple[Value, ...]:
    return (
        terms.status.value,
        terms.gift_cards.value,
        int(terms.third_party_named),
        _text(terms.read_on),
        terms.text,
        terms.url,
    )


def entry_row(entry: Entry, number: int, credit: int, added_by: int) -> tuple[Value, ...]:
    """Write an entry as a whole row of `entry`."""
    return (
        number,
        credit,
        entry.on.isoformat(),
        entry.kind.value,
        entry.amount,
        entry.memo,
        _text(entry.expires_on),
        _text(entry.expired_on),
        added_by,
        0,
    )


def checkout_row(seen: Checkout, number: int, credit: int, added_by: int) -> tuple[Value, ...]:
    """Write an observation as a whole row of `checkout`."""
    return (
        number,
        credit,
        seen.on.isoformat(),
        seen.target.value,
        seen.saw.value,
        seen.note,
        added_by,
        0,
    )


@lru_cache(_SHARED)
def entries_of(rows: tuple[tuple[Any, ...], ...]) -> tuple[Entry, ...]:
    """Read a ledger from on_day, kind, amount, memo, expires_on, expired_on of each entry."""
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
    return tuple(
        Checkout(_day(on), _TARGETS[target], _SAWS[saw], note) for on, target, saw, note in rows
    )


def credit_of(
    credit_id: str,
    row: Sequence[Any],
    entries: tuple[Entry, ...],
    checkouts: tuple[Checkout, ...],
) -> Credit:
    """Read a credit from its `CREDIT_FIELDS`, with its store's id in place of its number."""
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
        _word(currency),
        _day(received_on),
        entries,
        None if usable_from is None else _day(usable_from),
        _expiry(expiry_state, expires_on, expiry_basis),
        _NO_TERMS if terms_row == _NO_TERMS_ROW else _terms(terms_row),
        () if eligible == "[]" else _tags(eligible),
        None if keeps_rest is None else bool(keeps_rest),
        _word(source),
        reference,
        note,
        None if preset is None else _word(preset),
        None if checked_on is None else _day(checked_on),
        bool(archived),
        checkouts,
    )


@lru_cache(_SHARED)
def _expiry(state: str, on: str | None, basis: str | None) -> Expiry:
    return Expiry(ExpiryState(state), None if on is None else _day(on), basis)


@lru_cache(_SHARED)
def _tags(eligible: str) -> tuple[str, ...]:
    return tuple(_word(tag) for tag in json.loads(eligible))


@lru_cache(_SHARED)
def _terms(row: tuple[Any, ...]) -> Terms:
    status, gift_cards, third_party_named, read_on, text, url = row
    return Terms(
        _STATUSES[status],
        _CLAUSES[gift_cards],
        bool(third_party_named),
        None if read_on is None else _day(read_on),
        text,
        url,
    )


def store_of(row: Sequence[Any]) -> Store:
    """Read a store from id, name, currency, time_zone, pack."""
    store_id, name, currency, time_zone, pack = row
    return Store(store_id, name, currency, time_zone, pack)


def moment_text(at: datetime) -> str:
    """Write a moment as UTC; `at` carries its zone."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def change_of(row: Sequence[Any]) -> Change:
    """Read a line of the change log from number, kind, of, label, at, undone."""
    number, kind, of, label, at, undone = row
    return Change(number, kind, label, datetime.fromisoformat(at), of, bool(undone))
