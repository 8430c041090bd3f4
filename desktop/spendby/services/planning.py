"""Plans of payment over everything that is recorded, and recording that one was carried out."""

from collections.abc import Iterable

from spendby.domain import ledger
from spendby.domain.credit import AMAZON_US, Credit, Store, Target
from spendby.domain.credit_fields import check_text
from spendby.domain.errors import NotFound
from spendby.domain.plan import Bill, Plan, plan_payment
from spendby.domain.summary import OPEN
from spendby.services.judging import Judge
from spendby.services.storage_ports import UnitOfWork
from spendby.translation import mark, tr


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


def spend_planned(unit: UnitOfWork, plan: Plan, memo: str = "") -> list[str]:
    """Let the credits pay as planned, on the day of the bill; gives their ids.

    Raises `LedgerRefused` where less is left by now, `NotFound` where a credit is gone.
    """
    check_text(mark("memo"), memo)
    for portion in plan.portions:
        before = unit.credits.get(portion.credit.id)
        if before is None:
            message = tr("One of these credits is gone. Nothing was changed.")
            raise NotFound(message)
        after = ledger.use(before, portion.amount, plan.bill.today, memo)
        unit.credits.save(before, after)
    return [portion.credit.id for portion in plan.portions]
