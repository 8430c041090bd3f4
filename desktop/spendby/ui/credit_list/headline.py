"""The figures over the list: what is left, what of it buys gift cards, what ends soon.

The sums are the domain's; here they get the counts that stand under them. A currency a line.
"""

from collections.abc import Iterable

from msgspec import Struct

from spendby.domain.credit import Target
from spendby.domain.expiry import SOON_DAYS
from spendby.domain.summary import HEADLINE_TARGET, OPEN, Totals, lost_on
from spendby.domain.verdict import Answer
from spendby.services.judging import Judged, Position


class Headline(Struct):
    """One currency's figures; amounts in minor units.

    `first_end` is in how many days the first of the expiring credits ends, None when none does.
    """

    currency: str
    left: int = 0
    usable: int = 0
    expiring: int = 0
    credits: int = 0
    usable_credits: int = 0
    to_check: int = 0
    expiring_credits: int = 0
    first_end: int | None = None

    def count(self, days: int | None, answer: Answer, credits: int) -> None:
        """Count open credits that end in `days`."""
        self.usable_credits += credits if answer is Answer.YES else 0
        self.to_check += credits if answer is Answer.CHECK_FIRST else 0
        if days is not None and 0 <= days <= SOON_DAYS:
            self.expiring_credits += credits
            self.first_end = days if self.first_end is None else min(self.first_end, days)


def headlines_of(
    groups: Iterable[tuple[Position, int, int]], target: Target = HEADLINE_TARGET
) -> list[Headline]:
    """Add up all open credits, the currency with most of them first.

    A group is the position that credits are in, how many they are, and what they have left.
    What is usable, and what is to be checked, is asked about `target`.
    """
    lines: dict[str, Headline] = {}
    sums: dict[str, Totals] = {}
    for one, credits, left in groups:
        if one.state not in OPEN:
            continue
        currency = one.currency
        if currency not in lines:
            lines[currency], sums[currency] = Headline(currency), Totals(currency)
        answer = one.rulings[target].answer
        sums[currency].add_open(left, one.days, answer, credits)
        lines[currency].count(one.days, answer, credits)
    for currency, line in lines.items():
        total = sums[currency]
        line.left, line.usable, line.expiring = total.left, total.usable, total.expiring
        line.credits = total.credits
    return sorted(lines.values(), key=lambda line: (-line.credits, line.currency))


class Loss(Struct, frozen=True):
    """What was lost so far in one currency, in minor units, and of how many credits."""

    currency: str
    lost: int
    credits: int


def losses_of(everything: Iterable[Judged]) -> list[Loss]:
    """Add up what stores took and what ended unspent, the currency with most of them first."""
    found: dict[str, Loss] = {}
    for one in everything:
        lost = lost_on(one.credit, one.state)
        if lost:
            currency = one.credit.currency
            so_far = found.get(currency, Loss(currency, 0, 0))
            found[currency] = Loss(currency, so_far.lost + lost, so_far.credits + 1)
    return sorted(found.values(), key=lambda line: (-line.credits, line.currency))


def headlines(everything: Iterable[Judged], target: Target = HEADLINE_TARGET) -> list[Headline]:
    """Add up single credits."""
    return headlines_of(((one.position, 1, one.left) for one in everything), target)
