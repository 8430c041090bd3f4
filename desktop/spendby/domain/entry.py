"""Entries: the lines of a credit's ledger, and what every ledger must hold.

Entries are only ever added. Storage keeps them; `credit` sums them.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from spendby.domain.closed_set import ClosedSet
from spendby.domain.errors import LedgerRefused
from spendby.translation import tr


class EntryKind(ClosedSet):
    """What moved money on a credit."""

    GRANT = "grant"
    SPEND = "spend"
    REFUND = "refund"
    ADJUST = "adjust"
    EXPIRE = "expire"
    EXTEND = "extend"


class Entry(Struct, frozen=True, gc=False):
    """One line of a ledger.

    `amount` is in minor units of the credit's currency, signed: what is spent or expires is
    negative. A `grant` after the first corrects the amount granted and may be negative.
    `expires_on` and `expired_on` belong to `extend`: the last day after and before it.
    """

    on: date
    kind: EntryKind
    amount: int
    memo: str = ""
    expires_on: date | None = None
    expired_on: date | None = None


_NEGATIVE = frozenset({EntryKind.SPEND, EntryKind.EXPIRE})
# A name of its own, because looking a member up in an enumeration runs Python.
_GRANT = EntryKind.GRANT
_USED = frozenset({EntryKind.SPEND, EntryKind.REFUND})
_EXPIRED = frozenset({EntryKind.EXPIRE, EntryKind.EXTEND})


def sum_of(entries: Iterable[Entry], *kinds: EntryKind) -> int:
    """Add up the entries of the given kinds, in minor units."""
    return sum(entry.amount for entry in entries if entry.kind in kinds)


def check_entry(entry: Entry) -> None:
    """Hold one entry's sign to its kind; raises `LedgerRefused`."""
    if entry.kind in _NEGATIVE and entry.amount >= 0:
        message = tr(
            "A “{kind}” entry takes money off, so its amount has to be below zero."
        ).format(kind=entry.kind)
        raise LedgerRefused(message)
    if entry.kind is EntryKind.REFUND and entry.amount <= 0:
        message = tr("A “refund” entry puts money back, so its amount has to be above zero.")
        raise LedgerRefused(message)
    if entry.kind is EntryKind.EXTEND and entry.amount < 0:
        message = tr("An “extend” entry can't take money off.")
        raise LedgerRefused(message)


def check_ledger(entries: Sequence[Entry]) -> None:
    """Hold a whole ledger to invariants I1 and I3; raises `LedgerRefused`.

    Left is never below zero, the first entries grant something, no more is put back than was
    spent, and an extension brings back no more than was recorded as expired.
    """
    if len(entries) == 1 and entries[0].kind is _GRANT and entries[0].amount > 0:
        return  # most credits of most files, and nothing can be wrong with it
    granted = used = expired = left = 0
    for entry in entries:
        check_entry(entry)
        left += entry.amount
        if entry.kind is _GRANT:
            granted += entry.amount
        elif entry.kind in _USED:
            used += entry.amount
        elif entry.kind in _EXPIRED:
            expired += entry.amount
    if granted <= 0:
        message = tr("A credit needs a grant above zero.")
        raise LedgerRefused(message)
    if used > 0:
        message = tr("More would be put back than was spent.")
        raise LedgerRefused(message)
    if expired > 0:
        message = tr("More would be brought back than was recorded as expired.")
        raise LedgerRefused(message)
    if left < 0:
        message = tr("More would be taken off than is left.")
        raise LedgerRefused(message)
