"""What the steps and cards of a credit go by that the credit itself doesn't hold.

A value, read in one go; `guidance` reads it. Light to import, for the window has it at the start.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

from spendby.domain.credit import Credit, Target
from spendby.domain.reminders.ladder import COMPARE_DAYS
from spendby.domain.steps import Around
from spendby.domain.verdict import Answer
from spendby.services.judging import Judge, Judged

if TYPE_CHECKING:
    from spendby.domain.cautions import Caution
    from spendby.domain.purchase import Purchase
    from spendby.domain.reminders.ladder import Ladders

_MAY_PAY = frozenset({Answer.YES, Answer.CHECK_FIRST})


class Kept(Struct, frozen=True):
    """The user's own hints by store and kind, cautions set aside by credit, plans and ladders.

    `muted` are findings of the check-up, by mistake and credit.
    """

    hints: Mapping[tuple[str, str], str] = field(default_factory=dict)
    heard: Mapping[str, frozenset[str]] = field(default_factory=dict)
    purchases: "tuple[Purchase, ...]" = ()
    ladders: "Ladders | None" = None
    muted: frozenset[tuple[str, str]] = frozenset()

    def hint(self, credit: Credit) -> str:
        """Give the user's own words on where such a credit is found; empty without any."""
        return self.hints.get((credit.store, credit.kind.value), "")

    def is_heard(self, credit_id: str, caution: "Caution") -> bool:
        """Tell whether a caution was set aside for a credit."""
        return caution.value in self.heard.get(credit_id, frozenset())

    @property
    def compare_days(self) -> int | None:
        """For how many days a comparison with the store counts; None is for ever."""
        return COMPARE_DAYS if self.ladders is None else self.ladders.compare_days

    def around(self, judged: Judged, judge: Judge) -> Around:
        """Tell what the steps of a credit go by: plans that it may pay for, and its reminders."""
        planned = any(_may_pay(judged, one, judge) for one in self.purchases)
        if self.ladders is None:
            return Around(planned=planned)
        credit, ladders = judged.credit, self.ladders
        quiet = ladders.wish(credit).muted or ladders.is_small(credit, judged.left)
        return Around(not quiet, planned, ladders.compare_days)


def _may_pay(judged: Judged, purchase: "Purchase", judge: Judge) -> bool:
    """Tell whether a credit may pay for something that is still to be bought."""
    credit = judged.credit
    if purchase.bought_on is not None or purchase.currency != credit.currency:
        return False
    if purchase.store not in {"", credit.store}:
        return False
    asked = judge.buying(*purchase.buying).judged(credit)
    return asked.answer(Target.GOODS) in _MAY_PAY
