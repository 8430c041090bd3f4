"""Matches planned purchases with the credits that may pay for them, soonest ending first.

Also tells which money has to be spent on goods (R10), and what is usually needed anyway, where a
credit's own categories name it (C10).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from spendby.domain.cautions import outside_categories
from spendby.domain.credit import Credit, State, Store, state_of
from spendby.domain.entry import Entry, EntryKind
from spendby.domain.money import LIMIT, currency_digits
from spendby.domain.plan import Bill, Plan, Portion, plan_payment, spending_order
from spendby.domain.purchase import Purchase
from spendby.domain.verdict import STRICTNESS, Answer

LARGE = 50
"""From how many units of its currency on money that can't buy gift cards is flagged."""

STAPLES = ("groceries", "household", "pets", "beauty", "subscriptions")
"""Categories of what is needed anyway: staples, and renewals of subscriptions."""

Answers = Callable[[Credit, tuple[str, ...]], Answer]
"""Tells whether a credit buys goods of these categories."""


class Match(Struct, frozen=True):
    """What pays for a purchase at the store where most is paid.

    Without a price the plan says how much there is for it. `outside` are credits that are for
    other goods (M6).
    """

    purchase: Purchase
    plan: Plan
    outside: tuple[Credit, ...]


class Elsewhere(Struct, frozen=True):
    """Money of one currency, in minor units, that has to be spent on goods; `credits` hold it."""

    currency: str
    amount: int
    credits: tuple[Credit, ...]

    @property
    def large(self) -> bool:
        """Whether it is worth making a plan for."""
        return self.amount >= LARGE * int(10 ** currency_digits(self.currency))


def match_purchases(
    purchases: Iterable[Purchase],
    credits: Sequence[Credit],
    answers: Answers,
    stores: Mapping[str, tuple[Store, date]],
) -> list[Match]:
    """Match what is not bought yet, the earliest first; what has no date comes last.

    No money is promised twice: what one purchase takes, the next one doesn't find. `stores` gives
    each store with the day that it is there.
    """
    open_ones = [one for one in purchases if one.bought_on is None]
    open_ones.sort(key=lambda one: one.by or date.max)
    left = {one.id: one for one in credits}
    found = []
    for purchase in open_ones:
        match = _match(purchase, list(left.values()), answers, stores)
        found.append(match)
        if purchase.about is not None:
            day = match.plan.bill.today
            left.update({one.credit.id: _spent(left, one, day) for one in match.plan.portions})
    return found


def _match(
    purchase: Purchase,
    credits: Sequence[Credit],
    answers: Answers,
    stores: Mapping[str, tuple[Store, date]],
) -> Match:
    at = [one for one in stores if purchase.store in {"", one}]
    answered = [(one, answers(one, purchase.buying)) for one in credits]
    amount = LIMIT if purchase.about is None else purchase.about
    plans = [
        plan_payment(Bill(amount, purchase.currency, store, stores[store][1]), answered)
        for store in at or stores
    ]
    best = max(plans, key=lambda plan: (plan.covered, len(plan.after_checking)))
    outside = [
        one
        for one in credits
        if one.store == best.bill.store
        and state_of(one, best.bill.today) is State.ACTIVE
        and outside_categories(one, purchase.buying)
    ]
    return Match(purchase, best, tuple(sorted(outside, key=spending_order)))


def _spent(left: Mapping[str, Credit], portion: Portion, day: date) -> Credit:
    """Give the credit as it would be after it has paid; nothing is recorded."""
    credit = left[portion.credit.id]
    paid = Entry(day, EntryKind.SPEND, -portion.amount)
    return replace(credit, entries=(*credit.entries, paid))


def for_goods(credits: Iterable[tuple[Credit, date, Answer]]) -> list[Elsewhere]:
    """Add up the money that can't buy the store's gift card, one sum for each currency.

    Each credit comes with the day at its store and its answer for that gift card. The soonest
    end comes first among the credits.
    """
    held: dict[str, list[Credit]] = {}
    for credit, today, answer in credits:
        refused = STRICTNESS[answer] >= STRICTNESS[Answer.ASSUME_NO]
        if refused and state_of(credit, today) is State.ACTIVE:
            held.setdefault(credit.currency, []).append(credit)
    return [
        Elsewhere(
            currency,
            sum(one.left for one in some),
            tuple(sorted(some, key=spending_order)),
        )
        for currency, some in sorted(held.items())
    ]


def suggestions(sums: Iterable[Elsewhere], planned: Iterable[Purchase]) -> list[tuple[str, Credit]]:
    """Name what is needed anyway and a credit is for, each with the first credit to end.

    Only where a credit's own categories name it, and nothing of it is planned yet.
    """
    taken = {one.category for one in planned if one.bought_on is None}
    found: dict[str, Credit] = {}
    for one in sums:
        for credit in one.credits:
            for tag in STAPLES:
                if tag in credit.eligible and tag not in taken:
                    found.setdefault(tag, credit)
    return [(tag, found[tag]) for tag in STAPLES if tag in found]
