"""Which words stand in place of an empty list."""

from spendby.domain.credit import Target
from spendby.translation import ntr, tr
from spendby.ui.credit_list.chosen import Chosen
from spendby.ui.credit_list.views import VIEW_ICONS, View
from spendby.ui.kit.empty_state import Emptiness
from spendby.ui.kit.formatting import isolate
from spendby.ui.kit.labels import shortened


def emptiness_of(chosen: Chosen | None, to_check: int = 0) -> Emptiness:
    """Say why nothing is listed; `chosen` None before the first credit.

    `to_check` is how many open credits are to be checked first.
    """
    if chosen is None:
        return Emptiness(
            "wallet",
            tr("No credits yet"),
            tr("Add the first one and see whether it can buy a gift card."),
            tr("Add credit"),
            primary=True,
            button_icon="plus",
            quiet=tr("Try with sample data"),
        )
    if chosen.is_narrowed:
        return _nothing_found(chosen)
    headings = {
        View.ACTIVE: tr("No credit has money left."),
        View.GIFT_CARDS: _nothing_can(chosen.target),
        View.EXPIRING: tr("Nothing expires in the next 30 days."),
        View.OVER: tr("Nothing here yet."),
    }
    texts = {
        View.GIFT_CARDS: _to_check(to_check)
        or tr("Choose a credit under Active to see which rule says so."),
        View.OVER: tr("Credits that are used up, expired or archived come here."),
    }
    leads = {
        View.GIFT_CARDS: tr("Show what needs a check") if to_check else tr("Show active credits"),
        View.EXPIRING: tr("Show active credits"),
    }
    view = chosen.view
    return Emptiness(VIEW_ICONS[view], headings[view], texts.get(view, ""), leads.get(view, ""))


def _nothing_found(chosen: Chosen) -> Emptiness:
    if not chosen.search:
        return Emptiness(
            "filter",
            tr("No credit passes these filters."),
            tr("Your credits are all still there."),
            tr("Clear filters"),
        )
    words = isolate(shortened(chosen.search))
    heading = tr("No credit matches “{words}”.")
    clear = tr("Clear search")
    if chosen.filters:
        heading = tr("No credit that passes these filters matches “{words}”.")
        clear = tr("Clear search and filters")
    return Emptiness(
        "search",
        heading.format(words=words),
        tr("Names, kinds, stores, sources, references, notes, categories."),
        clear,
    )


def _nothing_can(target: Target) -> str:
    headings = {
        Target.OWN_GIFT_CARD: tr("Nothing can buy a gift card right now."),
        Target.THIRD_PARTY_GIFT_CARD: tr("Nothing can buy other brands' gift cards right now."),
        Target.GOODS: tr("No credit is sure to buy these goods right now."),
        Target.CASH: tr("No credit turns into cash."),
        Target.ANOTHER_PERSON: tr("No credit can be given to another person."),
    }
    return headings[target]


def _to_check(count: int) -> str:
    if not count:
        return ""
    return ntr("{count} credit needs a check.", "{count} credits need a check.", count)
