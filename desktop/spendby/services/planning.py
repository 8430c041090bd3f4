"""Plans of payment over everything that is recorded; recording one is `many_credits`'."""

from collections.abc import Iterable

from spendby.domain.credit import AMAZON_US, Credit, Store, Target
from spendby.domain.plan import Bill, Plan, plan_payment
from spendby.domain.summary import OPEN
from spendby.services.judging import Judge


def usual_store(judge: Judge, credits: Iterable[Credit]) -> Store:
    """Give the store at which a payment is meant where nobody names one.

    The only one with open credits, else Amazon.com.
    """
    held = {credit.store for credit in credits if judge.judged(credit).state in OPEN}
    return judge.stores[held.pop() if len(held) == 1 else AMAZON_US.id]


def plan_at(
    judge: Judge, credits: Iterable[Credit], amount: int, store: Store, target: Target
) -> Plan:
    """Plan a payment of `amount` minor units of the store's currency, by the judge's answers."""
    mine = (judge.judged(credit) for credit in credits if credit.store == store.id)
    bill = Bill(amount, store.currency, store.id, judge.days[store.id])
    return plan_payment(bill, [(one.credit, one.answer(target)) for one in mine])
