"""Views: the lists that the sidebar offers, each a filter over all credits."""

from collections.abc import Callable
from enum import StrEnum

from spendby.domain.credit import State, Target
from spendby.domain.expiry import SOON_DAYS
from spendby.domain.summary import HEADLINE_TARGET, OPEN
from spendby.domain.verdict import Answer
from spendby.services.judging import Position
from spendby.translation import tr
from spendby.ui.kit.action_table import Do


class View(StrEnum):
    """A list in the sidebar."""

    ACTIVE = "active"
    GIFT_CARDS = "gift_cards"
    EXPIRING = "expiring"
    OVER = "over"


_OVER = frozenset({State.USED_UP, State.EXPIRED, State.ARCHIVED})


def belonging_to(view: View, target: Target = HEADLINE_TARGET) -> Callable[[Position], bool]:
    """Give what tells whether credits in a position are on the list.

    The second list asks about `target`.
    """
    return {
        View.ACTIVE: lambda one: one.state in OPEN,
        View.GIFT_CARDS: lambda one: one.state in OPEN and one.rulings[target].answer is Answer.YES,
        View.EXPIRING: lambda one: (
            one.state in OPEN and one.days is not None and one.days <= SOON_DAYS
        ),
        View.OVER: lambda one: one.state in _OVER,
    }[view]


_TITLES: dict[View, Callable[[], str]] = {
    View.ACTIVE: lambda: tr("Active credits"),
    View.GIFT_CARDS: lambda: tr("Buys gift cards"),
    View.EXPIRING: lambda: tr("Expiring soon"),
    View.OVER: lambda: tr("Used & expired"),
}


def view_title(view: View) -> str:
    """Write the heading over the list."""
    return _TITLES[view]()


SHOWN_BY = {
    View.ACTIVE: Do.SHOW_ACTIVE,
    View.GIFT_CARDS: Do.SHOW_GIFT_CARDS,
    View.EXPIRING: Do.SHOW_EXPIRING,
    View.OVER: Do.SHOW_OVER,
}
"""What shows each list."""

VIEW_ICONS = {
    View.ACTIVE: "wallet",
    View.GIFT_CARDS: "gift",
    View.EXPIRING: "clock",
    View.OVER: "history",
}
