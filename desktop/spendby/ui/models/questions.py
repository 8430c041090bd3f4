"""What is asked about every credit: the words of the answer column for each target.

The column's title asks, so that the word in the pill answers.
"""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from spendby.domain.credit import Target
from spendby.domain.summary import HEADLINE_TARGET
from spendby.ui.formatting import isolate, one_line
from spendby.ui.labels import shortened

_NAME_LENGTH = 24


class Question(Struct, frozen=True):
    """`title` asks over the column, `claim` names those that do, `heard` leads the answer in."""

    title: str
    claim: str
    heard: str


def question(target: Target = HEADLINE_TARGET, buying: Sequence[str] = ()) -> Question:
    """Ask about a target; `buying` are the names of the categories that goods are of."""
    translate = QCoreApplication.translate
    if target is Target.OWN_GIFT_CARD:
        return Question(
            translate("Question", "Buys gift cards?"),
            translate("Question", "Buys gift cards"),
            translate("Question", "buys gift cards"),
        )
    if target is Target.THIRD_PARTY_GIFT_CARD:
        return Question(
            translate("Question", "Buys other brands' cards?"),
            translate("Question", "Buys other brands' cards"),
            translate("Question", "buys other brands' gift cards"),
        )
    if target is Target.CASH:
        return Question(
            translate("Question", "Turns into cash?"),
            translate("Question", "Turns into cash"),
            translate("Question", "turns into cash"),
        )
    if target is Target.ANOTHER_PERSON:
        return Question(
            translate("Question", "Can be given away?"),
            translate("Question", "Can be given away"),
            translate("Question", "can be given to another person"),
        )
    if not buying:
        return Question(
            translate("Question", "Buys goods?"),
            translate("Question", "Buys goods"),
            translate("Question", "buys goods"),
        )
    return _about_goods(", ".join(buying))


def _about_goods(names: str) -> Question:
    translate = QCoreApplication.translate
    short, whole = isolate(shortened(names, _NAME_LENGTH)), isolate(one_line(names))
    return Question(
        translate("Question", "Buys {goods}?").format(goods=short),
        translate("Question", "Buys {goods}").format(goods=short),
        translate("Question", "buys {goods}").format(goods=whole),
    )
