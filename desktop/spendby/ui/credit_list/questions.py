"""What is asked about every credit: the words of the answer column for each target.

The column's title asks, so that the word in the pill answers.
"""

from collections.abc import Sequence

from msgspec import Struct

from spendby.domain.credit import Target
from spendby.domain.summary import HEADLINE_TARGET
from spendby.translation import tr
from spendby.ui.kit.formatting import isolate, one_line
from spendby.ui.kit.labels import shortened

_NAME_LENGTH = 24


class Question(Struct, frozen=True):
    """`title` asks over the column, `claim` names those that do, `heard` leads the answer in."""

    title: str
    claim: str
    heard: str


def question(target: Target = HEADLINE_TARGET, buying: Sequence[str] = ()) -> Question:
    """Ask about a target; `buying` are the names of the categories that goods are of."""
    if target is Target.OWN_GIFT_CARD:
        return Question(
            tr("Buys gift cards?"),
            tr("Buys gift cards"),
            tr("buys gift cards"),
        )
    if target is Target.THIRD_PARTY_GIFT_CARD:
        return Question(
            tr("Buys other brands' cards?"),
            tr("Buys other brands' cards"),
            tr("buys other brands' gift cards"),
        )
    if target is Target.CASH:
        return Question(
            tr("Turns into cash?"),
            tr("Turns into cash"),
            tr("turns into cash"),
        )
    if target is Target.ANOTHER_PERSON:
        return Question(
            tr("Can be given away?"),
            tr("Can be given away"),
            tr("can be given to another person"),
        )
    if not buying:
        return Question(
            tr("Buys goods?"),
            tr("Buys goods"),
            tr("buys goods"),
        )
    return _about_goods(", ".join(buying))


def _about_goods(names: str) -> Question:
    short, whole = isolate(shortened(names, _NAME_LENGTH)), isolate(one_line(names))
    return Question(
        tr("Buys {goods}?").format(goods=short),
        tr("Buys {goods}").format(goods=short),
        tr("buys {goods}").format(goods=whole),
    )
