"""Compares what a store shows with what is recorded, and names what may explain a difference.

Pure: a cause is a guess with its reason, and the person who knows decides (docs/adr, "Comparing
with a store"). Which credits make up the balance that a store shows follows from their kinds.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

from spendby.domain.credit import Credit, Kind, State, state_of
from spendby.domain.entry import EntryKind, sum_of
from spendby.domain.expiry import ExpiryState
from spendby.domain.summary import OPEN

IN_BALANCE = frozenset({Kind.GIFT_CARD, Kind.REFUND, Kind.RETURN, Kind.OTHER})
"""Kinds that make up the balance that a store shows; promotional money stands apart from it."""

MOST_CAUSES = 8
_NEAR_DAYS = 3


class Why(StrEnum):
    """What may explain a difference."""

    UNRECORDED_SPEND = "unrecorded_spend"
    UNRECORDED_CREDIT = "unrecorded_credit"
    CAME_BACK = "came_back"
    EXPIRED = "expired"
    EXTENDED = "extended"
    DUPLICATE = "duplicate"
    NOT_IN_BALANCE = "not_in_balance"
    NONE_IN_BALANCE = "none_in_balance"
    SOME_IN_BALANCE = "some_in_balance"
    IN_BALANCE = "in_balance"
    NOT_YET = "not_yet"
    ARCHIVED = "archived"
    MISSING_ROW = "missing_row"


class Comparison(Struct, frozen=True):
    """What a store showed on a day, beside what was `held`; both in minor units."""

    on: date
    shown: int
    held: int

    @property
    def difference(self) -> int:
        """By how much the store shows more (above zero) or less."""
        return self.shown - self.held

    @property
    def agrees(self) -> bool:
        """Whether both are the same."""
        return self.shown == self.held


class Cause(Struct, frozen=True):
    """A possible reason for a whole difference; `amount` is above zero, in minor units.

    `credits` are those that it is about, and `on` is the day of what it is about, where there is
    one.
    """

    why: Why
    amount: int
    credits: tuple[Credit, ...] = ()
    on: date | None = None

    @property
    def credit(self) -> Credit | None:
        """The credit that it is about; None where it is about none, or several."""
        return self.credits[0] if len(self.credits) == 1 else None


def counted(credits: Iterable[Credit], currency: str, today: date) -> list[Credit]:
    """Give the credits of one store that make up the balance that it shows, oldest first."""
    found = [
        credit
        for credit in credits
        if credit.currency == currency
        and credit.kind in IN_BALANCE
        and state_of(credit, today) in OPEN
    ]
    return sorted(found, key=lambda credit: (credit.received_on, credit.id))


def compare(credits: Sequence[Credit], currency: str, shown: int, today: date) -> Comparison:
    """Compare what a store shows with its credits."""
    held = sum(credit.left for credit in counted(credits, currency, today))
    return Comparison(today, shown, held)


def causes(
    credits: Sequence[Credit], currency: str, comparison: Comparison, paged_until: date | None
) -> list[Cause]:
    """Name what may explain the difference, the most telling first; nothing where they agree.

    `paged_until` is the day of the last row that came from the store's own page.
    """
    difference, today = comparison.difference, comparison.on
    if not difference:
        return []
    inside = counted(credits, currency, today)
    own = [credit for credit in credits if credit.currency == currency]
    found = (
        _too_much(inside, -difference, today) if difference < 0 else _too_little(own, comparison)
    )
    # One credit alone first, then several together, which explain more and tell less.
    every = list(found)
    several = [one for one in every if len(one.credits) > 1]
    alone = [one for one in every if len(one.credits) == 1]
    named = [*alone[: MOST_CAUSES - 3], *several]
    if paged_until is not None and paged_until < today:
        named.append(Cause(Why.MISSING_ROW, abs(difference), on=paged_until))
    if difference > 0:
        return [*named, Cause(Why.UNRECORDED_CREDIT, difference)]
    if _may_be_spent(inside, -difference):
        named.append(Cause(Why.UNRECORDED_SPEND, -difference))
    return named


def settled(inside: Iterable[Credit]) -> list[Credit]:
    """Leave out the credits of which nobody knows whether the store's balance holds them."""
    return [credit for credit in inside if credit.kind is not Kind.OTHER]


def _may_be_spent(inside: Sequence[Credit], amount: int) -> bool:
    """Tell whether a shortage may be spending of the store's own money.

    It can't be more than there is of that, and isn't where money that may lie at another store
    makes up the whole of it.
    """
    known = sum(credit.left for credit in settled(inside))
    return amount <= known and amount != sum(credit.left for credit in inside) - known


def _too_much(inside: Sequence[Credit], amount: int, today: date) -> Iterator[Cause]:
    """Look for what is counted here and not at the store."""
    alike = sorted(inside, key=lambda credit: (credit.granted, credit.received_on))
    for one, other in pairwise(alike):
        near = (other.received_on - one.received_on).days <= _NEAR_DAYS
        if near and one.granted == other.granted and other.left == amount:
            yield Cause(Why.DUPLICATE, amount, (other,), other.received_on)
    for credit in inside:
        if credit.left != amount:
            continue
        if state_of(credit, today) is State.UPCOMING:
            yield Cause(Why.NOT_YET, amount, (credit,), credit.usable_from)
        if credit.expiry.state is ExpiryState.UNKNOWN or credit.expiry.on == today:
            yield Cause(Why.EXPIRED, amount, (credit,), credit.expiry.on)
        if credit.kind is Kind.OTHER:
            yield Cause(Why.NOT_IN_BALANCE, amount, (credit,))
    unknown = tuple(credit for credit in inside if credit.kind is Kind.OTHER)
    if len(unknown) > 1 and amount <= (most := sum(credit.left for credit in unknown)):
        why = Why.NONE_IN_BALANCE if amount == most else Why.SOME_IN_BALANCE
        yield Cause(why, amount, unknown)


def _too_little(own: Sequence[Credit], comparison: Comparison) -> Iterator[Cause]:
    """Look for what the store counts and isn't counted here."""
    amount, today = comparison.difference, comparison.on
    for credit in own:
        state = state_of(credit, today)
        written_off = -sum_of(credit.entries, EntryKind.EXPIRE, EntryKind.EXTEND)
        if state is State.EXPIRED and amount in {credit.left, written_off}:
            yield Cause(Why.EXTENDED, amount, (credit,), credit.expiry.on)
        if state is State.ARCHIVED and credit.left == amount:
            yield Cause(Why.ARCHIVED, amount, (credit,))
        if state in OPEN and credit.kind not in IN_BALANCE and credit.left == amount:
            yield Cause(Why.IN_BALANCE, amount, (credit,))
        spent = -sum_of(credit.entries, EntryKind.SPEND, EntryKind.REFUND)
        if state is not State.ARCHIVED and spent >= amount and credit.kind in IN_BALANCE:
            days = [
                entry.on
                for entry in credit.entries
                if entry.kind is EntryKind.SPEND and entry.amount == -amount
            ]
            if days:
                yield Cause(Why.CAME_BACK, amount, (credit,), days[-1])


def draw(inside: Sequence[Credit], amount: int) -> list[tuple[Credit, int]]:
    """Divide spending of `amount` over credits, oldest first, as far as they go."""
    drawn = []
    for credit in inside:
        part = min(credit.left, amount)
        if part:
            drawn.append((credit, part))
            amount -= part
    return drawn
