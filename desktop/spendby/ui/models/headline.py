"""The figures over the list: what is left, what of it buys gift cards, what ends soon.

The sums are the domain's; here they get the counts that stand under them. A currency a line.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spendby.domain.expiry import SOON_DAYS
from spendby.domain.summary import HEADLINE_TARGET, OPEN, totals
from spendby.domain.verdict import Answer
from spendby.services.judging import Judged


@dataclass(slots=True)
class Headline:
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


def headlines(everything: Sequence[Judged]) -> list[Headline]:
    """Add up all open credits, the currency with most of them first."""
    lines: dict[str, Headline] = {}
    sums = totals((one.credit, one.today, one.answer(HEADLINE_TARGET)) for one in everything)
    for currency, total in sums.items():
        if total.credits:
            lines[currency] = Headline(
                currency, total.left, total.usable, total.expiring, total.credits
            )
    _count(everything, lines)
    return sorted(lines.values(), key=lambda line: (-line.credits, line.currency))


def _count(everything: Iterable[Judged], lines: dict[str, Headline]) -> None:
    for one in everything:
        if one.state not in OPEN:
            continue
        line = lines[one.credit.currency]
        answer = one.answer(HEADLINE_TARGET)
        line.usable_credits += answer is Answer.YES
        line.to_check += answer is Answer.CHECK_FIRST
        if one.days is not None and 0 <= one.days <= SOON_DAYS:
            line.expiring_credits += 1
            first = line.first_end
            line.first_end = one.days if first is None else min(first, one.days)
