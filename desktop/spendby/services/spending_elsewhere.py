"""Everything about money that has to be spent on goods (R10), put together for a face."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from spendby.domain.credit import Credit, Target
from spendby.domain.purchase import Purchase
from spendby.domain.purchase_match import (
    Elsewhere,
    Match,
    for_goods,
    match_purchases,
    suggestions,
)
from spendby.domain.verdict import Answer
from spendby.services.judging import Judge
from spendby.services.services import Services


class Looked(Struct, frozen=True):
    """What is planned and what pays for it; `today` is the user's day."""

    judge: Judge
    today: date
    purchases: Sequence[Purchase]
    matches: Sequence[Match]
    sums: Sequence[Elsewhere]
    suggestions: Sequence[tuple[str, Credit]]


def look(services: Services) -> Looked:
    """Read purchases and credits, and match them as of now."""
    judge, credits = services.credits.all_judged(services.settings.options())
    purchases = services.purchases.all()
    judges: dict[tuple[str, ...], Judge] = {}

    def answer(credit: Credit, buying: tuple[str, ...]) -> Answer:
        asked = judges.setdefault(buying, judge.buying(*buying))
        return asked.judged(credit).answer(Target.GOODS)

    stores = {one.id: (one, judge.days[one.id]) for one in judge.stores.values()}
    judged = map(judge.judged, credits)
    sums = for_goods((one.credit, one.today, one.answer(Target.OWN_GIFT_CARD)) for one in judged)
    return Looked(
        judge,
        services.clock.today(),
        purchases,
        match_purchases(purchases, credits, answer, stores),
        sums,
        suggestions(sums, purchases),
    )
