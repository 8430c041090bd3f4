"""A credit's plain fields, declared once: one value each, kept as it was given.

Storage, files, tables and flags follow from `FIELDS`, each with one codec a `Shape`. What a form
looks like is made by hand; what has parts (expiry, terms, entries, checkouts) has codecs of its
own (docs/adr/0044-plain-fields-once.md).
"""

from datetime import date
from typing import TypedDict

from msgspec import Struct

from spendby.domain.closed_set import ClosedSet
from spendby.domain.credit import Kind, Terms
from spendby.domain.expiry import Expiry
from spendby.translation import mark

LINE_LENGTH = 500
TAG_LENGTH = 60
TEXT_LENGTH = 65_536
"""The longest note or terms text, in characters."""
FIRST = "0.1.0"
"""The version of the first files."""


class Shape(ClosedSet):
    """What a plain field holds."""

    LINE = "text of one line"
    LINES = "text with line breaks"
    TAG = "a short text, or None"
    DAY = "a day, or None"
    FLAG = "yes or no"
    MAYBE = "yes, no, or None: not known"
    TAGS = "short texts"


class FieldSpec(Struct, frozen=True):
    """One plain field: its name in the code, the database, files and flags, and what it may hold.

    `since` is the version whose tables had its column first; `sparse` fields stand in a JSON file
    only where they are set, as all that came later do. `names` are those that a column of it has
    elsewhere, without spaces and signs; without any, no foreign table is asked for it. A text
    with `label` and `help` is shown and taken by the command line.
    """

    name: str
    shape: Shape
    limit: int = LINE_LENGTH
    since: str = FIRST
    sparse: bool = False
    names: tuple[str, ...] = ()
    label: str = ""
    help: str = ""


FIELDS = (
    FieldSpec(
        "usable_from",
        Shape.DAY,
        names=(
            *("usablefrom", "validfrom", "start", "startdate", "gültigab"),
            "valableàpartirdu",
        ),
        label=mark("Usable from"),
    ),
    FieldSpec(mark("eligible"), Shape.TAGS, limit=TAG_LENGTH),
    FieldSpec("keeps_rest", Shape.MAYBE),
    FieldSpec(
        mark("source"),
        Shape.LINE,
        names=("source", "origin", "quelle"),
        label=mark("Source"),
        help=mark("who gave it and why, such as “order 111-2”"),
    ),
    FieldSpec(
        mark("reference"),
        Shape.LINE,
        names=(
            *("reference", "order", "orderid", "ordernumber", "code", "cardnumber", "vouchercode"),
            *("number", "serial", "serialnumber", "gutscheincode", "kartennummer", "bestellnummer"),
        ),
        label=mark("Reference"),
        help=mark("a number to find it by"),
    ),
    FieldSpec(
        mark("note"),
        Shape.LINES,
        limit=TEXT_LENGTH,
        names=(
            *("note", "notes", "comment", "comments", "remarks", "notiz", "notizen", "bemerkung"),
        ),
        label=mark("Note"),
        help=mark("anything else"),
    ),
    FieldSpec("checked_on", Shape.DAY),
    FieldSpec("archived", Shape.FLAG),
    FieldSpec(mark("preset"), Shape.TAG, limit=TAG_LENGTH, sparse=True),
)
"""In the order of `Credit` and of the file format. A new one goes to the end."""

TEXTS = tuple(field for field in FIELDS if field.shape in {Shape.LINE, Shape.LINES})
IMPORTED = {field.name: field.names for field in FIELDS if field.names}
"""The names of columns that a field is read of."""


class GivenFields(TypedDict, total=False):
    """The fields that a person may give with a new credit; those left out have defaults."""

    name: str
    store: str
    received_on: date
    expiry: Expiry
    terms: Terms
    usable_from: date | None
    eligible: tuple[str, ...]
    keeps_rest: bool | None
    source: str
    reference: str
    note: str
    checked_on: date | None
    preset: str | None


class CreditFields(GivenFields, total=False):
    """The fields of a credit that can be changed; those left out keep their value."""

    kind: Kind
