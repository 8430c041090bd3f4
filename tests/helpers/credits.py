"""Makes credits for tests: one with the fields that matter, or any that may exist."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from spendby.domain.credit import (
    Checkout,
    Credit,
    GiftCardClause,
    Kind,
    Saw,
    Target,
    Terms,
    TermsStatus,
)
from spendby.domain.entry import Entry, EntryKind
from spendby.domain.expiry import NEVER, UNKNOWN, Expiry, on_day
from spendby.domain.money import LIMIT

DAY = date(2026, 11, 22)
"""The day on which tests happen."""


def make_credit(
    credit_id: str = "c1",
    granted: int = 2500,
    spent: int = 0,
    **overrides: Any,  # noqa: ANN401 - each field has a type of its own
) -> Credit:
    """Make a credit of 25.00 dollars received on `DAY`, unless told otherwise.

    `spent` adds one entry; with `entries` among the overrides, `granted` and `spent` are not
    looked at.
    """
    entries = [Entry(DAY, EntryKind.GRANT, granted)]
    if spent:
        entries.append(Entry(DAY, EntryKind.SPEND, -spent, "Kindle book"))
    fields: dict[str, Any] = {
        "id": credit_id,
        "store": "amazon-us",
        "name": "Prime Day credit",
        "kind": Kind.PROMOTIONAL,
        "currency": "USD",
        "received_on": DAY,
        "entries": tuple(entries),
    }
    return Credit(**(fields | overrides))


def full_credit(credit_id: str = "full") -> Credit:
    """Make a credit in which no field has its default."""
    return make_credit(
        credit_id,
        entries=(
            Entry(DAY, EntryKind.GRANT, 2500, "Promotion"),
            Entry(DAY, EntryKind.SPEND, -700, "Kindle book"),
            Entry(DAY, EntryKind.REFUND, 200, "Returned"),
            Entry(DAY, EntryKind.ADJUST, -100),
            Entry(DAY, EntryKind.EXPIRE, -1900),
            Entry(DAY, EntryKind.EXTEND, 900, "Support", DAY + timedelta(60), DAY),
        ),
        usable_from=DAY + timedelta(1),
        expiry=on_day(DAY + timedelta(60), "60d after 2026-11-22"),
        terms=Terms(
            TermsStatus.READ,
            GiftCardClause.ALLOWED,
            True,
            DAY,
            "Not for cash.",
            "https://a.example",
        ),
        eligible=("books", "kindle"),
        keeps_rest=False,
        source="Survey panel",
        reference="Order 123",
        note="<b>Two\nlines</b> and “quotes”",
        preset="prime_day",
        checked_on=DAY,
        archived=True,
        checkouts=(
            Checkout(DAY, Target.OWN_GIFT_CARD, Saw.GREYED_OUT, "Not offered"),
            Checkout(DAY, Target.GOODS, Saw.OFFERED),
        ),
    )


def texts(most: int = 30) -> st.SearchStrategy[str]:
    """Any text that a person or a file can bring: emoji, right to left, line ends, quotes."""
    letters = st.characters(codec="utf-8", exclude_characters="\0")
    return st.text(letters, max_size=most)


def _maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


@st.composite
def ledgers(draw: st.DrawFn, most: int = 6) -> tuple[Entry, ...]:
    """Any ledger that holds what every ledger must hold, in an order in which it could happen."""
    left = draw(st.integers(1, LIMIT // 4))
    spent = expired = 0
    entries = [Entry(draw(st.dates()), EntryKind.GRANT, left, draw(texts(10)))]
    for _ in range(draw(st.integers(0, most))):
        on, memo = draw(st.dates()), draw(texts(10))
        kind = draw(st.sampled_from(EntryKind))
        limits = {
            EntryKind.GRANT: (0, LIMIT // 8),
            EntryKind.SPEND: (-left, -1),
            EntryKind.REFUND: (1, spent),
            EntryKind.ADJUST: (-left, LIMIT // 8),
            EntryKind.EXPIRE: (-left, -1),
            EntryKind.EXTEND: (0, expired),
        }
        low, high = limits[kind]
        if low > high:
            continue
        amount = draw(st.integers(low, high))
        left += amount
        spent -= amount if kind in {EntryKind.SPEND, EntryKind.REFUND} else 0
        expired -= amount if kind in {EntryKind.EXPIRE, EntryKind.EXTEND} else 0
        days = (draw(_maybe(st.dates())), draw(_maybe(st.dates())))
        until, before = days if kind is EntryKind.EXTEND else (None, None)
        entries.append(Entry(on, kind, amount, memo, until, before))
    return tuple(entries)


def expiries() -> st.SearchStrategy[Expiry]:
    """Any expiry."""
    return st.sampled_from([NEVER, UNKNOWN]) | st.builds(on_day, st.dates(), _maybe(texts()))


def terms() -> st.SearchStrategy[Terms]:
    """Any terms."""
    return st.builds(
        Terms,
        st.sampled_from(TermsStatus),
        st.sampled_from(GiftCardClause),
        st.booleans(),
        _maybe(st.dates()),
        texts(80),
        texts(),
    )


def checkouts() -> st.SearchStrategy[Checkout]:
    """Any checkout observation."""
    return st.builds(Checkout, st.dates(), st.sampled_from(Target), st.sampled_from(Saw), texts(10))


ANY_ID = st.uuids().map(lambda value: value.hex)
AMAZON = st.just("amazon-us")


@st.composite
def credits(
    draw: st.DrawFn,
    ids: st.SearchStrategy[str] = ANY_ID,
    stores: st.SearchStrategy[str] = AMAZON,
) -> Credit:
    """Any credit that may exist, by default at amazon-us and in dollars."""
    store = draw(stores)
    return Credit(
        id=draw(ids),
        store=store,
        name=draw(texts()),
        kind=draw(st.sampled_from(Kind)),
        currency="USD",
        received_on=draw(st.dates()),
        entries=draw(ledgers()),
        usable_from=draw(_maybe(st.dates())),
        expiry=draw(expiries()),
        terms=draw(terms()),
        eligible=tuple(draw(st.lists(texts(10), max_size=3))),
        keeps_rest=draw(_maybe(st.booleans())),
        source=draw(texts()),
        reference=draw(texts()),
        note=draw(texts(80)),
        preset=draw(_maybe(texts(10))),
        checked_on=draw(_maybe(st.dates())),
        archived=draw(st.booleans()),
        checkouts=tuple(draw(st.lists(checkouts(), max_size=3))),
    )
