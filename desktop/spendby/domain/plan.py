"""Planning a payment: which credits to spend for an amount, and in which order.

Only credits that surely pay count; what has to be checked first stands beside the plan and is in
none of its sums. Recording the plan is the services' business.
"""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from spendby.domain.credit import Credit, State, state_of
from spendby.domain.expiry import ExpiryState
from spendby.domain.verdict import Answer


class Bill(Struct, frozen=True):
    """What is to be paid, in minor units of `currency`, at one store on the day that it is there.

    Credits of another store or currency can have no part in it.
    """

    amount: int
    currency: str
    store: str
    today: date


class Portion(Struct, frozen=True):
    """What one credit pays, in minor units; `rest` is left on it afterwards."""

    credit: Credit
    amount: int
    rest: int

    @property
    def may_lose_rest(self) -> bool:
        """Whether the rest may be lost, because the credit is known to be for one purchase."""
        return self.rest > 0 and self.credit.keeps_rest is False


class Plan(Struct, frozen=True):
    """A bill, what pays for it in the order in which to spend it, and what is `missing`.

    `after_checking` might pay as well, in the same order, but nobody knows yet.
    """

    bill: Bill
    portions: tuple[Portion, ...]
    after_checking: tuple[Credit, ...]

    @property
    def covered(self) -> int:
        """How much of the bill the credits pay, in minor units."""
        return sum(portion.amount for portion in self.portions)

    @property
    def missing(self) -> int:
        """How much of the bill other money has to pay, in minor units."""
        return self.bill.amount - self.covered


def plan_payment(bill: Bill, answered: Iterable[tuple[Credit, Answer]]) -> Plan:
    """Choose among credits, each with its answer for what is bought.

    The soonest end comes first, then credits whose end is not known (they may end any day), and
    what never ends last. Of those that end together the smallest goes first, so that fewer stay
    open. Depends on its arguments alone, not on their order.
    """
    usable = [
        (credit, answer)
        for credit, answer in answered
        if credit.store == bill.store
        and credit.currency == bill.currency
        and state_of(credit, bill.today) is State.ACTIVE
    ]
    sure = sorted((one for one, answer in usable if answer is Answer.YES), key=spending_order)
    unsure = (one for one, answer in usable if answer is Answer.CHECK_FIRST)
    portions: list[Portion] = []
    open_amount = bill.amount
    for credit in sure:
        if open_amount == 0:
            break
        left = credit.left
        paid = min(left, open_amount)
        portions.append(Portion(credit, paid, left - paid))
        open_amount -= paid
    return Plan(bill, tuple(portions), tuple(sorted(unsure, key=spending_order)))


_RANK = {ExpiryState.ON: 0, ExpiryState.UNKNOWN: 1, ExpiryState.NEVER: 2}


def spending_order(credit: Credit) -> tuple[int, date, int, date, str]:
    """Give what decides which credit is spent first; no two credits are alike in it."""
    expiry = credit.expiry
    return (
        _RANK[expiry.state],
        expiry.on or date.max,
        credit.left,
        credit.received_on,
        credit.id,
    )
