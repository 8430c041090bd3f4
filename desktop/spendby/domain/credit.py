"""Credits: one grant of money at a store, with its own source, terms and expiry.

What a credit can buy is `verdict`'s; what may be written to its ledger is `entry`'s.
"""

from datetime import date

from msgspec import Struct, field

from spendby.domain.closed_set import ClosedSet
from spendby.domain.entry import Entry, EntryKind, sum_of
from spendby.domain.expiry import UNKNOWN, Expiry


class Kind(ClosedSet):
    """How a credit was earned."""

    GIFT_CARD = "gift_card"
    REFUND = "refund"
    RETURN = "return"
    PROMOTIONAL = "promotional"
    REWARD = "reward"
    COURTESY = "courtesy"
    OTHER = "other"


class Target(ClosedSet):
    """What somebody wants to buy; the last two are intents that are always refused."""

    OWN_GIFT_CARD = "own_gift_card"
    THIRD_PARTY_GIFT_CARD = "third_party_gift_card"
    GOODS = "goods"
    CASH = "cash"
    ANOTHER_PERSON = "another_person"


PURCHASES = (Target.OWN_GIFT_CARD, Target.THIRD_PARTY_GIFT_CARD, Target.GOODS)
"""What can be bought; the other targets are refused whatever the credit."""


class TermsStatus(ClosedSet):
    """Whether the credit's own fine print has been read."""

    NOT_READ = "not_read"
    UNCLEAR = "unclear"
    READ = "read"


class GiftCardClause(ClosedSet):
    """What the credit's own fine print says about buying gift cards."""

    SILENT = "silent"
    EXCLUDED = "excluded"
    ALLOWED = "allowed"


class Saw(ClosedSet):
    """What the store's payment page showed."""

    OFFERED = "offered"
    GREYED_OUT = "greyed_out"
    ABSENT = "absent"


class Terms(Struct, frozen=True, gc=False):
    """What is known of a credit's own fine print; `text` is the print itself, kept as evidence."""

    status: TermsStatus = TermsStatus.NOT_READ
    gift_cards: GiftCardClause = GiftCardClause.SILENT
    third_party_named: bool = False
    read_on: date | None = None
    text: str = ""
    url: str = ""

    @property
    def says(self) -> GiftCardClause:
        """The clause that counts: terms that were not read, or are unclear, say nothing."""
        return self.gift_cards if self.status is TermsStatus.READ else GiftCardClause.SILENT


class Checkout(Struct, frozen=True, gc=False):
    """A checkout observation: what the payment page showed for a target on a day."""

    on: date
    target: Target
    saw: Saw
    note: str = ""


class Store(Struct, frozen=True):
    """Who holds the money; days end in `time_zone` (an IANA name)."""

    id: str
    name: str
    currency: str
    time_zone: str
    pack: str = "general"


AMAZON_US = Store("amazon-us", "Amazon.com", "USD", "America/Los_Angeles", "amazon-us")


class Credit(Struct, frozen=True, gc=False):
    """One grant of money, with everything its owner noted about it.

    `entries` are in the order in which they were recorded and are never empty; `checkouts`
    likewise in recording order. `keeps_rest` tells whether what is not spent in one go stays
    (None: not known). `usable_from` is the first day on which it can be spent.
    """

    id: str
    store: str
    name: str
    kind: Kind
    currency: str
    received_on: date
    entries: tuple[Entry, ...]
    expiry: Expiry = UNKNOWN
    terms: Terms = field(default_factory=Terms)
    checkouts: tuple[Checkout, ...] = ()
    # From here on the plain fields, each also a row of `plain_fields.FIELDS` in the same order.
    usable_from: date | None = None
    eligible: tuple[str, ...] = ()
    keeps_rest: bool | None = None
    source: str = ""
    reference: str = ""
    note: str = ""
    checked_on: date | None = None
    archived: bool = False
    preset: str | None = None

    @property
    def left(self) -> int:
        """What is left, in minor units: the sum of the entries."""
        return sum(entry.amount for entry in self.entries)

    @property
    def granted(self) -> int:
        """What was granted, corrections included, in minor units."""
        return sum_of(self.entries, EntryKind.GRANT)


class State(ClosedSet):
    """Where a credit stands on a day."""

    ACTIVE = "active"
    UPCOMING = "upcoming"
    USED_UP = "used_up"
    EXPIRED = "expired"
    ARCHIVED = "archived"


def written_off(credit: Credit) -> bool:
    """Tell whether the last money to leave the credit was taken by the store at expiry."""
    for entry in reversed(credit.entries):
        if entry.amount < 0:
            return entry.kind is EntryKind.EXPIRE
    return False


def state_of(credit: Credit, today: date, left: int | None = None) -> State:
    """Tell where the credit stands on `today`, the day that it is at its store.

    The state is computed, never stored: a later `today` can only move a credit on (I10). `left`
    spares adding up the entries again where that was done before.
    """
    if credit.archived:
        return State.ARCHIVED
    if (credit.left if left is None else left) == 0:
        return State.EXPIRED if written_off(credit) else State.USED_UP
    if credit.expiry.on is not None and credit.expiry.on < today:
        return State.EXPIRED
    if credit.usable_from is not None and credit.usable_from > today:
        return State.UPCOMING
    return State.ACTIVE
