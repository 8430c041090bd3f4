"""Which words stand in place of an empty list."""

from PySide6.QtCore import QCoreApplication

from spendby.domain.credit import Target
from spendby.ui.formatting import isolate
from spendby.ui.labels import shortened
from spendby.ui.models.chosen import Chosen
from spendby.ui.models.views import VIEW_ICONS, View
from spendby.ui.pages.empty_state import Emptiness

translate = QCoreApplication.translate


def emptiness_of(chosen: Chosen | None, to_check: int = 0) -> Emptiness:
    """Say why nothing is listed; `chosen` None before the first credit.

    `to_check` is how many open credits are to be checked first.
    """
    if chosen is None:
        return Emptiness(
            "wallet",
            translate("Empty", "No credits yet"),
            translate("Empty", "Add the first one and see whether it can buy a gift card."),
            translate("Empty", "Add credit"),
            primary=True,
            button_icon="plus",
            quiet=translate("Empty", "Try with sample data"),
        )
    if chosen.is_narrowed:
        return _nothing_found(chosen)
    headings = {
        View.ACTIVE: translate("Empty", "No credit has money left."),
        View.GIFT_CARDS: _nothing_can(chosen.target),
        View.EXPIRING: translate("Empty", "Nothing expires in the next 30 days."),
        View.OVER: translate("Empty", "Nothing here yet."),
    }
    texts = {
        View.GIFT_CARDS: _to_check(to_check)
        or translate("Empty", "Choose a credit under Active to see which rule says so."),
        View.OVER: translate("Empty", "Credits that are used up, expired or archived come here."),
    }
    leads = {
        View.GIFT_CARDS: translate("Empty", "Show what needs a check")
        if to_check
        else translate("Empty", "Show active credits"),
        View.EXPIRING: translate("Empty", "Show active credits"),
    }
    view = chosen.view
    return Emptiness(VIEW_ICONS[view], headings[view], texts.get(view, ""), leads.get(view, ""))


def _nothing_found(chosen: Chosen) -> Emptiness:
    if not chosen.search:
        return Emptiness(
            "filter",
            translate("Empty", "No credit passes these filters."),
            translate("Empty", "Your credits are all still there."),
            translate("Empty", "Clear filters"),
        )
    words = isolate(f"“{shortened(chosen.search)}”")
    heading = translate("Empty", "No credit matches {words}.")
    clear = translate("Empty", "Clear search")
    if chosen.filters:
        heading = translate("Empty", "No credit that passes these filters matches {words}.")
        clear = translate("Empty", "Clear search and filters")
    return Emptiness(
        "search",
        heading.format(words=words),
        translate("Empty", "Names, kinds, stores, sources, references, notes, categories."),
        clear,
    )


def _nothing_can(target: Target) -> str:
    headings = {
        Target.OWN_GIFT_CARD: translate("Empty", "Nothing can buy a gift card right now."),
        Target.THIRD_PARTY_GIFT_CARD: translate(
            "Empty", "Nothing can buy other brands' gift cards right now."
        ),
        Target.GOODS: translate("Empty", "No credit is sure to buy these goods right now."),
        Target.CASH: translate("Empty", "No credit turns into cash."),
        Target.ANOTHER_PERSON: translate("Empty", "No credit can be given to another person."),
    }
    return headings[target]


def _to_check(count: int) -> str:
    if not count:
        return ""
    if count == 1:
        return translate("Empty", "1 credit needs a check.")
    return translate("Empty", "%n credits need a check.", None, count)
