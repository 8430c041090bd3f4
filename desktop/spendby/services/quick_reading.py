"""Reading the credits of a Spendby file all at once, where each has exactly the file's form.

Nothing is refused here. A file or a row in which anything is amiss is left to `credit_reading`,
which reads the same form field by field and names what is wrong; what is read here, it would read
alike (docs/adr/0026-how-large-files-come-in.md).
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from operator import attrgetter

from msgspec import UNSET, MsgspecError, Raw, Struct, UnsetType, defstruct
from msgspec.json import Decoder, decode, encode
from msgspec.structs import fields

from spendby.domain.credit import AMAZON_US, Checkout, Credit, Kind, Store, Terms
from spendby.domain.credit_fields import check_fields, default_name
from spendby.domain.entry import Entry, EntryKind, check_ledger, sum_of
from spendby.domain.errors import Refused
from spendby.domain.expiry import UNKNOWN, Expiry
from spendby.domain.money import amount_of, is_currency
from spendby.domain.plain_fields import FIELDS
from spendby.services.credit_reading import LIST_LIMIT

_NO_TERMS = Terms()
_GRANT = EntryKind.GRANT


class EntryRow(Struct, frozen=True, gc=False):
    """An entry as it stands in a file: its amount is text."""

    on: date
    kind: EntryKind
    amount: str
    memo: str = ""
    expires_on: date | None = None
    expired_on: date | None = None


class CreditRow(Struct, frozen=True, gc=False, forbid_unknown_fields=True, omit_defaults=True):
    """A credit as it stands in a file, with an id of its own and no field that nobody knows.

    What is read is always a `_Row`, which has the plain fields too.
    """

    id: str
    kind: Kind
    store: str = AMAZON_US.id
    name: str = ""
    currency: str | UnsetType = UNSET
    granted: str | None = None
    received_on: date | None = None
    expiry: Expiry | None = None
    terms: Terms | None = None
    source: str = ""
    entries: tuple[EntryRow, ...] = ()
    checkouts: tuple[Checkout, ...] = ()

    def document(self) -> object:
        """Give the row as JSON has it, but for what leaving it out says too."""
        found: object = decode(encode(self))
        return found


_NAMES = tuple(field.name for field in FIELDS)
_plain = attrgetter(*_NAMES)
_Row = defstruct(
    "_Row",
    [(one.name, one.type, one.default) for one in fields(Credit) if one.name in _NAMES],
    bases=(CreditRow,),
    frozen=True,
    gc=False,
)

_PARTS = Decoder(dict[str, Raw])
_CREDITS: Decoder[list[CreditRow]] = Decoder(list[_Row])  # type: ignore[valid-type]  # made above


def quick_parts(content: bytes) -> dict[str, object] | None:
    """Read a file whose credits all have the file's form; None for any other.

    `content` is UTF-8. The credits are given as `CreditRow`, all else as JSON is in Python.
    """
    try:
        parts = _PARTS.decode(content)
        credits = _CREDITS.decode(parts.pop("credits"))
        others = {name: json.loads(bytes(part)) for name, part in parts.items()}
    except (MsgspecError, KeyError, ValueError, RecursionError):
        return None
    return {**others, "credits": credits}


def quick_credit(
    row: CreditRow, stores: Mapping[str, Store], today_in: Callable[[str], date]
) -> Credit | None:
    """Make a credit of a row; None where something in it can't be kept."""
    store = stores.get(row.store)
    if store is None or max(len(row.entries), len(row.checkouts)) > LIST_LIMIT:
        return None
    currency = store.currency if row.currency is UNSET else row.currency
    received = row.received_on or today_in(store.time_zone)
    try:
        if not is_currency(currency) or not (entries := _entries(row, currency, received)):
            return None
        credit = Credit(
            row.id,
            row.store,
            row.name.strip() or default_name(row.kind, received, row.source),
            row.kind,
            currency,
            received,
            entries,
            row.expiry or UNKNOWN,
            row.terms or _NO_TERMS,
            row.checkouts,
            *_plain(row),
        )
        return check_fields(credit)
    except Refused:
        return None


def _entries(row: CreditRow, currency: str, received: date) -> tuple[Entry, ...]:
    """Make a ledger of a row; empty where two of its fields differ. Raises `Refused`."""
    if not row.entries:
        entries: tuple[Entry, ...] = (Entry(received, _GRANT, amount_of(row.granted, currency)),)
        check_ledger(entries)
        return entries
    entries = tuple(
        Entry(
            one.on,
            one.kind,
            amount_of(one.amount, currency),
            one.memo,
            one.expires_on,
            one.expired_on,
        )
        for one in row.entries
    )
    check_ledger(entries)
    granted = sum_of(entries, _GRANT)
    differs = row.granted is not None and amount_of(row.granted, currency) != granted
    return () if differs else entries
