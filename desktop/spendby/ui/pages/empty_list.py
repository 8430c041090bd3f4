"""Which words stand in place of an empty list."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from spendby.domain.summary import HEADLINE_TARGET, OPEN
from spendby.domain.verdict import Answer
from spendby.services.judging import Judged
from spendby.ui.formatting import isolate
from spendby.ui.labels import shortened
from spendby.ui.models.views import VIEW_ICONS, View
from spendby.ui.pages.empty_state import Emptiness


def emptiness_of(view: View | None, search: str, everything: Sequence[Judged]) -> Emptiness:
    """Say why nothing is listed, out of `everything`; `view` None before the first credit."""
    translate = QCoreApplication.translate
    if search:
        text = translate("Empty", "No credit matches {words}.")
        return Emptiness(
            "search",
            text.format(words=isolate(f"“{shortened(search)}”")),
            translate("Empty", "Names, sources, references and notes are searched."),
            translate("Empty", "Clear search"),
        )
    if view is None:
        return Emptiness(
            "wallet",
            translate("Empty", "No credits yet"),
            translate("Empty", "Add the first one and see whether it can buy a gift card."),
            translate("Empty", "Add credit"),
            primary=True,
        )
    headings = {
        View.ACTIVE: translate("Empty", "No credit has money left."),
        View.GIFT_CARDS: translate("Empty", "Nothing can buy a gift card right now."),
        View.EXPIRING: translate("Empty", "Nothing expires in the next 30 days."),
        View.OVER: translate("Empty", "Nothing here yet."),
    }
    texts = {
        View.GIFT_CARDS: _to_check(everything),
        View.OVER: translate("Empty", "Credits that are used up, expired or archived come here."),
    }
    return Emptiness(VIEW_ICONS[view], headings[view], texts.get(view, ""))


def _to_check(everything: Sequence[Judged]) -> str:
    count = sum(
        one.state in OPEN and one.answer(HEADLINE_TARGET) is Answer.CHECK_FIRST
        for one in everything
    )
    if not count:
        return ""
    if count == 1:
        return QCoreApplication.translate("Empty", "1 credit needs a check.")
    return QCoreApplication.translate("Empty", "%n credits need a check.", None, count)
