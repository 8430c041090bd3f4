"""What may happen to a credit's money: each function gives the credit as it is afterwards.

Nothing is edited or removed; every change of money is one more entry. What would break the
ledger is refused with a sentence (`LedgerRefused`), and the credit stays as it was.
"""

from datetime import date

from msgspec.structs import replace

from spendby.domain.credit import Credit
from spendby.domain.entry import Entry, EntryKind, check_ledger, sum_of
from spendby.domain.errors import LedgerRefused
from spendby.domain.expiry import Expiry
from spendby.domain.money import money_text
from spendby.translation import tr


def use(credit: Credit, amount: int, on: date, memo: str = "") -> Credit:
    """Spend `amount` minor units; more than is left is refused."""
    if credit.left == 0:
        message = tr("Nothing is left on this credit.")
        raise LedgerRefused(message)
    if amount > credit.left:
        message = tr("Only {amount} is left. Nothing was recorded.").format(
            amount=money_text(credit.left, credit.currency)
        )
        raise LedgerRefused(message)
    return _with(credit, Entry(on, EntryKind.SPEND, -amount, memo))


def spent_on(credit: Credit) -> int:
    """Tell how much was spent and did not come back, in minor units: the most to put back."""
    return -sum_of(credit.entries, EntryKind.SPEND, EntryKind.REFUND)


def put_back(credit: Credit, amount: int, on: date, memo: str = "") -> Credit:
    """Put returned money back; more than was spent is refused."""
    spent = spent_on(credit)
    if amount > spent:
        message = tr(
            "Only {amount} was spent from this credit, so no more can be put back. For "
            "other money, add a credit or set what is left."
        ).format(amount=money_text(spent, credit.currency))
        raise LedgerRefused(message)
    return _with(credit, Entry(on, EntryKind.REFUND, amount, memo))


def set_left(credit: Credit, left: int, on: date) -> Credit:
    """Correct what is left to what the store shows, and mark the credit checked on that day."""
    checked = replace(credit, checked_on=on)
    difference = left - credit.left
    if difference == 0:
        return checked
    return _with(checked, Entry(on, EntryKind.ADJUST, difference))


def write_off(credit: Credit, on: date) -> Credit:
    """Record that the store took what was left."""
    if credit.left == 0:
        message = tr("Nothing is left on this credit, so there is nothing to write off.")
        raise LedgerRefused(message)
    return _with(credit, Entry(on, EntryKind.EXPIRE, -credit.left))


def extend(credit: Credit, expiry: Expiry, on: date, amount: int = 0) -> Credit:
    """Give the credit a new last day, and bring back `amount` of what was recorded as expired."""
    taken = -sum_of(credit.entries, EntryKind.EXPIRE, EntryKind.EXTEND)
    if amount > taken:
        message = tr(
            "Only {amount} was recorded as expired, so no more can be brought back."
        ).format(amount=money_text(taken, credit.currency))
        raise LedgerRefused(message)
    entry = Entry(on, EntryKind.EXTEND, amount, expires_on=expiry.on, expired_on=credit.expiry.on)
    return _with(replace(credit, expiry=expiry), entry)


def correct_granted(credit: Credit, granted: int, on: date) -> Credit:
    """Correct the amount granted by one more `grant` entry; what was spent stays spent."""
    difference = granted - credit.granted
    if difference == 0:
        return credit
    if credit.left + difference < 0:
        message = tr(
            "{amount} of this credit is already gone, so it can't have been less than that."
        ).format(amount=money_text(credit.granted - credit.left, credit.currency))
        raise LedgerRefused(message)
    return _with(credit, Entry(on, EntryKind.GRANT, difference, tr("Amount corrected")))


def _with(credit: Credit, entry: Entry) -> Credit:
    entries = (*credit.entries, entry)
    check_ledger(entries)
    return replace(credit, entries=entries)
