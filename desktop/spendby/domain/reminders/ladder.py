"""Ladders: how many days before its end a credit is reminded of, and which sums stay quiet."""

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from spendby.domain.credit import Credit, Kind
from spendby.domain.errors import FieldRefused
from spendby.domain.reminders.reminder import AS_USUAL, Reminding
from spendby.translation import ntr, tr

DEFAULT_LEADS = (30, 7, 1, 0)
"""Days before the last day at which a reminder comes due."""

FURTHEST_LEAD = 9999
SMALL_SUM = 100
"""What is below this many minor units, left on one credit, stays quiet unless chosen otherwise."""

COMPARE_DAYS = 60
"""For how many days a comparison with the store counts, unless chosen otherwise (M9)."""


class Ladders(Struct, frozen=True):
    """Every choice of what is reminded of; the most particular ladder counts for a credit.

    `kinds` and `presets` hold ladders by kind and by preset id, `wishes` the user's wishes by
    credit id. `small` holds the smallest sum, in minor units, that isn't quiet, by currency.
    `compare_days` is after how long a store is to be compared with; None is never.
    """

    usual: tuple[int, ...] = DEFAULT_LEADS
    kinds: Mapping[Kind, tuple[int, ...]] = field(default_factory=dict)
    presets: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    wishes: Mapping[str, Reminding] = field(default_factory=dict)
    small: Mapping[str, int] = field(default_factory=dict)
    compare_days: int | None = COMPARE_DAYS

    def wish(self, credit: Credit) -> Reminding:
        """Give what the user wishes for the credit."""
        return self.wishes.get(credit.id, AS_USUAL)

    def leads(self, credit: Credit) -> tuple[int, ...]:
        """Give the credit's ladder: its own, else its preset's, else its kind's, else the usual."""
        own = self.wish(credit).leads
        if own is not None:
            return own
        return self.without_wish(credit)

    def without_wish(self, credit: Credit) -> tuple[int, ...]:
        """Give the ladder that the credit has when it has none of its own."""
        of_kind = self.kinds.get(credit.kind, self.usual)
        return of_kind if credit.preset is None else self.presets.get(credit.preset, of_kind)

    def is_small(self, credit: Credit, left: int) -> bool:
        """Tell whether what is left is so little that nobody wants to hear of it."""
        return left < self.small.get(credit.currency, SMALL_SUM)


def check_leads(leads: Iterable[int]) -> tuple[int, ...]:
    """Put a ladder in order, the longest lead first; raises `FieldRefused`."""
    ladder = tuple(sorted(set(leads), reverse=True))
    if not ladder:
        message = tr("Choose at least one day. To hear nothing of a credit, mute it.")
        raise FieldRefused("leads", message)
    if ladder[0] > FURTHEST_LEAD or ladder[-1] < 0:
        message = ntr(
            "Choose 0 to {count} day before the end.",
            "Choose 0 to {count} days before the end.",
            FURTHEST_LEAD,
        )
        raise FieldRefused("leads", message)
    return ladder
