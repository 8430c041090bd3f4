"""Reading credits and stores out of a Spendby file, field by field, trusting nothing.

Each field that can't be kept is refused by name (`FieldRefused`); `exchange` decides what
becomes of the rest of the file.
"""

import re
import uuid
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from spendby.domain.credit import (
    AMAZON_US,
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
from spendby.domain.credit_fields import check_fields, default_name
from spendby.domain.entry import Entry, EntryKind, check_ledger
from spendby.domain.errors import AmountRefused, FieldRefused, LedgerRefused
from spendby.domain.expiry import UNKNOWN, Expiry, ExpiryState
from spendby.domain.money import amount_of
from spendby.domain.plain_fields import FIELDS, Shape
from spendby.services.credits import check_currency
from spendby.services.stores import check_store
from spendby.translation import grouped, tr

DERIVED = frozenset({"left", "state", "days_left", "urgency", "verdicts"})
"""What `list --json` adds to a credit; read past, never imported."""

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MISSING = object()
_NAMESPACE = uuid.UUID("6b1f3c5e-6c0a-5b0e-9d41-5b1f0d9f5a11")
_Choice = TypeVar("_Choice", bound=StrEnum)


@lru_cache(8192)
def _iso_day(text: str) -> date | None:
    """Read a day; the same few stand in most rows of a file."""
    try:
        return date.fromisoformat(text) if _ISO.fullmatch(text) else None
    except ValueError:
        return None


class Fields:
    """One JSON object, read field by field; `prefix` leads the field's name in a refusal."""

    def __init__(self, document: object, prefix: str = "") -> None:
        """Take an object; anything else is refused."""
        # Asking whether something is a mapping takes ten times as long as whether it is a dict.
        if type(document) is not dict and not isinstance(document, Mapping):
            name = prefix.rstrip(".") or "credit"
            raise FieldRefused(
                name, tr("“{field}” has to be an object with named fields.").format(field=name)
            )
        self._document = document
        self._prefix = prefix

    def unknown(self, known: frozenset[str]) -> set[str]:
        """List the fields that nobody reads."""
        return {str(key) for key in self._document if key not in known}

    def has(self, name: str) -> bool:
        """Tell whether the field is there and not null."""
        return self._document.get(name) is not None

    def raw(self, name: str) -> object:
        """Give the value as it stands in the file; None when it isn't there."""
        return self._document.get(name)

    def refuse(self, name: str, message: str) -> FieldRefused:
        """Make the refusal of a field."""
        return FieldRefused(self._prefix + name, message)

    def text(self, name: str, default: str = "") -> str:
        """Read text."""
        value = self._document.get(name, default)
        if not isinstance(value, str):
            raise self.refuse(
                name, tr("“{field}” has to be text.").format(field=f"{self._prefix}{name}")
            )
        return value

    def flag(self, name: str, *, default: bool | None = False) -> bool | None:
        """Read true, false, or null where the default is null."""
        value = self._document.get(name, default)
        if isinstance(value, bool) or (value is None and default is None):
            return value
        raise self.refuse(
            name,
            tr("“{field}” has to be true or false.").format(field=f"{self._prefix}{name}"),
        )

    def day(self, name: str) -> date | None:
        """Read an ISO date or null."""
        value = self._document.get(name)
        if value is None:
            return None
        day = _iso_day(value) if isinstance(value, str) else None
        if day is not None:
            return day
        shown = str(value)[:40]
        raise self.refuse(
            name, tr("“{text}” is no date. Write it as 2026-12-31.").format(text=shown)
        )

    def required_day(self, name: str) -> date:
        """Read an ISO date that has to be there."""
        day = self.day(name)
        if day is None:
            raise self.refuse(
                name, tr("“{field}” is missing.").format(field=f"{self._prefix}{name}")
            )
        return day

    def choice(self, name: str, of: type[_Choice], default: _Choice | None = None) -> _Choice:
        """Read one of a closed set."""
        value = self._document.get(name, _MISSING)
        if value is _MISSING and default is not None:
            return default
        try:
            if isinstance(value, str):
                return of(value)
        except ValueError:
            pass
        allowed = ", ".join(one.value for one in of)
        said = (
            tr("Missing: “{field}” is one of {allowed}.")
            if value is _MISSING
            else tr("“{value}” can't be used: “{field}” is one of {allowed}.")
        )
        raise self.refuse(
            name,
            said.format(value=str(value)[:40], field=f"{self._prefix}{name}", allowed=allowed),
        )

    def amount(self, name: str, currency: str) -> int:
        """Read decimal text into minor units."""
        try:
            return amount_of(self._document.get(name), currency)
        except AmountRefused as refused:
            raise self.refuse(name, str(refused)) from None

    def rows(self, name: str) -> list[object]:
        """Read a list; one that isn't there is empty."""
        value = self._document.get(name, [])
        if not isinstance(value, list):
            raise self.refuse(
                name,
                tr("“{field}” has to be a list.").format(field=f"{self._prefix}{name}"),
            )
        most = self.most(name)
        if len(value) > most:
            message = tr("“{field}” holds more than {most}, which is the most.").format(
                field=f"{self._prefix}{name}", most=grouped(most)
            )
            raise self.refuse(name, message)
        return value

    def most(self, _name: str) -> int:
        """Tell how long a list may be."""
        return LIST_LIMIT


LIST_LIMIT = 10_000
"""So many entries, checkouts or categories may a credit have in a file."""

KNOWN_FIELDS = DERIVED | {
    *("id", "store", "name", "kind", "currency", "granted", "received_on"),
    *("expiry", "terms", "entries", "checkouts"),
    *(field.name for field in FIELDS),
}


def read_credit(
    fields: Fields, row_id: str, stores: Mapping[str, Store], today_in: Callable[[str], date]
) -> Credit:
    """Read one credit; raises `FieldRefused` for the first field that can't be kept.

    `row_id` is the id of a credit that brings none, `today_in` tells the day in a time zone.
    """
    store_id = fields.text("store", AMAZON_US.id)
    if store_id not in stores:
        message = tr("There is no store “{store}” in the file or in your data.").format(
            store=store_id[:60]
        )
        raise fields.refuse("store", message)
    store = stores[store_id]
    kind = fields.choice("kind", Kind)
    currency = check_currency(fields.text("currency", store.currency))
    received = fields.day("received_on") or today_in(store.time_zone)
    credit = Credit(
        id=fields.text("id", row_id),
        store=store_id,
        name=fields.text("name").strip() or default_name(kind, received, fields.text("source")),
        kind=kind,
        currency=currency,
        received_on=received,
        entries=_entries(fields, currency, received),
        expiry=_expiry(fields),
        terms=_terms(fields),
        checkouts=_checkouts(fields),
        **{field.name: _READ[field.shape](fields, field.name) for field in FIELDS},
    )
    return check_fields(credit)


def row_id(content: str, nth: int) -> str:
    """Make the id of a credit that brings none: the same row gets the same id at every import.

    `content` is the row as text, `nth` counts rows of the same content.
    """
    return uuid.uuid5(_NAMESPACE, f"{nth}:{content}").hex


def _entries(fields: Fields, currency: str, received: date) -> tuple[Entry, ...]:
    rows = fields.rows("entries")
    if not rows:
        granted = fields.amount("granted", currency)
        entries: tuple[Entry, ...] = (Entry(received, EntryKind.GRANT, granted),)
    else:
        entries = tuple(
            _entry(Fields(row, f"entries[{number}]."), currency)
            for number, row in enumerate(rows, start=1)
        )
    try:
        check_ledger(entries)
    except LedgerRefused as refused:
        raise fields.refuse("entries" if rows else "granted", str(refused)) from None
    if rows and fields.has("granted"):
        granted = sum(entry.amount for entry in entries if entry.kind is EntryKind.GRANT)
        if fields.amount("granted", currency) != granted:
            message = tr("“granted” differs from the sum of the grants among the entries.")
            raise fields.refuse("granted", message)
    return entries


def _entry(fields: Fields, currency: str) -> Entry:
    return Entry(
        on=fields.required_day("on"),
        kind=fields.choice("kind", EntryKind),
        amount=fields.amount("amount", currency),
        memo=fields.text("memo"),
        expires_on=fields.day("expires_on"),
        expired_on=fields.day("expired_on"),
    )


def _expiry(fields: Fields) -> Expiry:
    if not fields.has("expiry"):
        return UNKNOWN
    inner = Fields(fields.raw("expiry"), "expiry.")
    state = inner.choice("state", ExpiryState)
    on = inner.day("on")
    if (state is ExpiryState.ON) != (on is not None):
        message = tr("An expiry has a date exactly when its state is “on”.")
        raise inner.refuse("on", message)
    return Expiry(state, on, inner.text("basis") if inner.has("basis") else None)


def _terms(fields: Fields) -> Terms:
    if not fields.has("terms"):
        return Terms()
    inner = Fields(fields.raw("terms"), "terms.")
    return Terms(
        status=inner.choice("status", TermsStatus, TermsStatus.NOT_READ),
        gift_cards=inner.choice("gift_cards", GiftCardClause, GiftCardClause.SILENT),
        third_party_named=bool(inner.flag("third_party_named")),
        read_on=inner.day("read_on"),
        text=inner.text("text"),
        url=inner.text("url"),
    )


def _tags(fields: Fields, name: str) -> tuple[str, ...]:
    tags = fields.rows(name)
    if not all(isinstance(tag, str) for tag in tags):
        message = tr("“{name}” has to be a list of texts.").format(name=name)
        raise fields.refuse(name, message)
    return tuple(str(tag) for tag in tags)


_READ: Mapping[Shape, Callable[[Fields, str], Any]] = {
    Shape.LINE: lambda fields, name: fields.text(name),
    Shape.LINES: lambda fields, name: fields.text(name),
    Shape.TAG: lambda fields, name: fields.text(name) if fields.has(name) else None,
    Shape.DAY: lambda fields, name: fields.day(name),
    Shape.FLAG: lambda fields, name: bool(fields.flag(name)),
    Shape.MAYBE: lambda fields, name: fields.flag(name, default=None),
    Shape.TAGS: _tags,
}
"""How a plain field is read."""


def _checkouts(fields: Fields) -> tuple[Checkout, ...]:
    return tuple(
        Checkout(
            on=inner.required_day("on"),
            target=inner.choice("target", Target),
            saw=inner.choice("saw", Saw),
            note=inner.text("note"),
        )
        for number, row in enumerate(fields.rows("checkouts"), start=1)
        for inner in (Fields(row, f"checkouts[{number}]."),)
    )


def read_store(fields: Fields) -> Store:
    """Read one store; raises `FieldRefused`."""
    store_id = fields.text("id")
    return check_store(
        Store(
            id=store_id,
            name=fields.text("name", store_id),
            currency=fields.text("currency", AMAZON_US.currency),
            time_zone=fields.text("time_zone", AMAZON_US.time_zone),
            pack=fields.text("pack", AMAZON_US.pack if store_id == AMAZON_US.id else "general"),
        )
    )
