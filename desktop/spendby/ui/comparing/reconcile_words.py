"""The words of comparing with a store: the outcome, each possible cause, and what settles it."""

from collections.abc import Callable, Sequence
from datetime import date

from spendby.domain.credit import Credit, Store
from spendby.domain.reconcile import Cause, Comparison, Why
from spendby.services.reconcile import Outcome
from spendby.translation import ntr, tr
from spendby.ui.kit.formatting import day_month, isolate, money
from spendby.ui.kit.labels import shortened

Word = Callable[[], str]

_MOST_NAMED = 7

_CAUSES: dict[Why, Word] = {
    Why.UNRECORDED_SPEND: lambda: tr(
        "Spending of {amount} may not be recorded. It comes off the oldest credits."
    ),
    Why.UNRECORDED_CREDIT: lambda: tr("A refund or a card of {amount} may not be recorded."),
    Why.CAME_BACK: lambda: tr("The {amount} spent on {day} from {name} may have come back."),
    Why.EXPIRED: lambda: tr("{name} may have expired: {amount} is left of it."),
    Why.EXTENDED: lambda: tr(
        "{name} counts as expired here, and the store may still hold its {amount}."
    ),
    Why.DUPLICATE: lambda: tr("{name}, received {day}, may stand here twice: {amount}."),
    Why.NOT_IN_BALANCE: lambda: tr(
        "{name} may be no part of this balance: {amount}, of a kind not settled."
    ),
    Why.NONE_IN_BALANCE: lambda: tr(
        "{count} credits of a kind that isn't settled make up the whole difference, so they may be "
        "no part of this balance: {names}."
    ),
    Why.SOME_IN_BALANCE: lambda: tr(
        "{count} credits of a kind that isn't settled are counted, and some may be no part of this "
        "balance: {names}."
    ),
    Why.IN_BALANCE: lambda: tr("{name} may be part of the balance after all: {amount}."),
    Why.NOT_YET: lambda: tr(
        "{name} can't be used before {day}, so the store may not show its {amount}."
    ),
    Why.ARCHIVED: lambda: tr("{name} is archived here and has {amount} left."),
    Why.MISSING_ROW: lambda: tr(
        "Rows after {day} may be missing. Copy the store's activity page and paste it."
    ),
}
_VERBS: dict[Why, Word] = {
    Why.UNRECORDED_SPEND: lambda: tr("Record as spent"),
    Why.UNRECORDED_CREDIT: lambda: tr("Add it"),
    Why.CAME_BACK: lambda: tr("Put it back"),
    Why.EXPIRED: lambda: tr("Note that it expired"),
    Why.EXTENDED: lambda: tr("Bring it back"),
    Why.DUPLICATE: lambda: tr("Archive one"),
    Why.NOT_IN_BALANCE: lambda: tr("Show it"),
    Why.NONE_IN_BALANCE: lambda: tr("Show them"),
    Why.SOME_IN_BALANCE: lambda: tr("Show them"),
    Why.IN_BALANCE: lambda: tr("Show it"),
    Why.NOT_YET: lambda: tr("Show it"),
    Why.ARCHIVED: lambda: tr("Bring it back"),
    Why.MISSING_ROW: lambda: tr("Paste the page"),
}


def cause_sentence(cause: Cause, currency: str, today: date) -> str:
    """Say what may explain a difference."""
    name = "" if cause.credit is None else isolate(shortened(cause.credit.name))
    day = "" if cause.on is None else day_month(cause.on, today)
    return _CAUSES[cause.why]().format(
        amount=money(cause.amount, currency),
        name=name,
        day=day,
        count=len(cause.credits),
        names=_named(cause.credits, currency),
    )


def _named(credits: Sequence[Credit], currency: str) -> str:
    """List credits with what is left of each; of many the first few."""
    each = tr("{name} ({amount})")
    said = [
        each.format(name=isolate(shortened(one.name, 40)), amount=money(one.left, currency))
        for one in credits[:_MOST_NAMED]
    ]
    more = len(credits) - _MOST_NAMED
    if more > 0:
        said.append(ntr("and {count} more", "and {count} more", more))
    return ", ".join(said)


def cause_verb(cause: Cause) -> str:
    """Say what a click does about it."""
    return _VERBS[cause.why]()


def outcome_sentence(outcome: Outcome) -> str:
    """Say how a store compares."""
    comparison, currency = outcome.comparison, outcome.store.currency
    held = money(comparison.held, currency)
    if comparison.agrees:
        return tr("Agrees: {held} here too.").format(held=held)
    difference = money(abs(comparison.difference), currency)
    if comparison.difference < 0:
        text = tr("The store shows {difference} less than the {held} here.")
    else:
        text = tr("The store shows {difference} more than the {held} here.")
    return text.format(difference=difference, held=held)


def left_out_sentence(outcome: Outcome) -> str:
    """Say what is counted in doubt and what isn't counted at all; empty where all is plain."""
    currency, said = outcome.store.currency, []
    if outcome.unsettled:
        text = tr("Counted: {amount} of a kind that isn't settled.")
        said.append(text.format(amount=money(outcome.unsettled, currency)))
    if outcome.left_out:
        text = tr("Not counted: {amount} of promo, reward, courtesy and expired credit.")
        said.append(text.format(amount=money(outcome.left_out, currency)))
    return " ".join(said)


def last_sentence(comparison: Comparison | None, store: Store, today: date) -> str:
    """Say how a store compared last; empty where it never was."""
    if comparison is None:
        return ""
    day = day_month(comparison.on, today)
    if comparison.agrees:
        return tr("Compared on {day}: agrees").format(day=day)
    difference = money(abs(comparison.difference), store.currency)
    text = tr("Compared on {day}: differs by {difference}")
    return text.format(day=day, difference=difference)
