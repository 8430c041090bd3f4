"""Which words stand in place of an empty list."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from spendby.domain.credit import Target
from spendby.translation import ntr, tr
from spendby.ui.credit_list.chosen import Chosen
from spendby.ui.credit_list.grouping import written_sums
from spendby.ui.credit_list.views import VIEW_ICONS, View
from spendby.ui.kit.empty_state import Emptiness
from spendby.ui.kit.formatting import isolate
from spendby.ui.kit.labels import shortened


class Elsewhere(Struct, frozen=True):
    """What there is that an empty list is easily taken to deny.

    How many open credits are `to_check` first, and how many credits can't be read; the money in
    archived credits, by currency in minor units.
    """

    to_check: int = 0
    archived: Sequence[tuple[str, int]] = ()
    unreadable: int = 0


def emptiness_of(chosen: Chosen | None, elsewhere: Elsewhere) -> Emptiness:
    """Say why nothing is listed; `chosen` None where there is no credit that can be read."""
    if chosen is None and elsewhere.unreadable:
        return Emptiness(
            "triangle-alert",
            tr("Your credits can't be read"),
            tr("Spendby left them as they are. A backup from before may still hold them."),
            tr("See backups"),
            primary=True,
            tone="warn",
        )
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
    said = _nothing_found(chosen) if chosen.is_narrowed else _nothing_there(chosen, elsewhere)
    texts = [said.text]
    if chosen.store is not None:
        texts.insert(0, tr("Only one store's credits are listed."))
    if elsewhere.unreadable:
        missing = ntr(
            "{count} credit can't be read and may belong here.",
            "{count} credits can't be read and may belong here.",
            elsewhere.unreadable,
        )
        texts.insert(0, missing)
    return replace(said, text=" ".join(filter(None, texts)))


def _nothing_there(chosen: Chosen, elsewhere: Elsewhere) -> Emptiness:
    to_check, archived = elsewhere.to_check, elsewhere.archived
    headings = {
        View.ACTIVE: tr("No credit is active."),
        View.GIFT_CARDS: _nothing_can(chosen.target),
        View.EXPIRING: tr("No active credit expires in the next 30 days."),
        View.OVER: tr("Nothing here yet."),
    }
    texts = {
        View.ACTIVE: _archived(archived)
        or tr("Credits that are used up, expired or archived stay under Used & expired."),
        View.GIFT_CARDS: _to_check(to_check)
        or tr("Choose a credit under Active to see which rule says so."),
        View.EXPIRING: _archived(archived),
        View.OVER: tr("Credits that are used up, expired or archived come here."),
    }
    leads = {
        View.ACTIVE: tr("Show used & expired"),
        View.GIFT_CARDS: tr("Show what needs a check") if to_check else tr("Show active credits"),
        View.EXPIRING: tr("Show active credits"),
    }
    view = chosen.view
    lead = leads.get(view, "") if chosen.store is None else tr("Show all stores")
    return Emptiness(VIEW_ICONS[view], headings[view], texts[view], lead)


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


def _archived(sums: Sequence[tuple[str, int]]) -> str:
    if not sums:
        return ""
    text = tr("What you archived still has {sums}; nothing reminds you of it.")
    return text.format(sums=written_sums(sums))
