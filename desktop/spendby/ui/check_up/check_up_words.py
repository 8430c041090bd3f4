"""The words of the check-up: each mistake, what it causes, what was found, and what mends it."""

from collections.abc import Callable

from spendby.domain.check_up import Finding, Mend, Why
from spendby.translation import tr
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.formatting import isolate

TITLES: dict[str, Callable[[], str]] = {
    "M1": lambda: tr("Taking all credit for the same"),
    "M2": lambda: tr("Trying to cash credit out"),
    "M3": lambda: tr("Not minding when credit ends"),
    "M4": lambda: tr("Trying to get around the rules"),
    "M5": lambda: tr("Not reading the fine print"),
    "M6": lambda: tr("Not knowing which goods it is for"),
    "M7": lambda: tr("Forgetting where it came from"),
    "M8": lambda: tr("Going by hearsay"),
    "M9": lambda: tr("Not comparing with the store"),
    "M10": lambda: tr("Handing credit on"),
}
CAUSES: dict[str, Callable[[], str]] = {
    "M1": lambda: tr("Money is judged by terms that aren't its own."),
    "M2": lambda: tr("It breaks the store's terms and may cost the account."),
    "M3": lambda: tr("What is left when it ends is lost."),
    "M4": lambda: tr("The store may close the account, with all credit on it."),
    "M5": lambda: tr("Limits come as a surprise, and chances are missed."),
    "M6": lambda: tr("An order fails, or the store takes the credit away."),
    "M7": lambda: tr("The wrong rules are applied to it."),
    "M8": lambda: tr("What you expect of it may not hold."),
    "M9": lambda: tr("Money is forgotten, and with it the day it ends."),
    "M10": lambda: tr("It breaks the store's terms and may harm the account."),
}
_FOUND: dict[Why, Callable[[], str]] = {
    Why.MORE_THAN_GRANTED: lambda: tr(
        "It was corrected to more than was granted. Log the rest as a credit of its own."
    ),
    Why.CASHING_OUT: lambda: tr("Your notes say “{words}”. Plan what to buy with it instead."),
    Why.NO_DATE: lambda: tr("It has no last day, and such credit mostly ends."),
    Why.ENDED_WITH_MONEY: lambda: tr(
        "It ended with money left. If the store gives it longer, note that."
    ),
    Why.TRICKS: lambda: tr("Your notes say “{words}”. Plan what to buy with it instead."),
    Why.TRIED_AGAIN: lambda: tr(
        "A gift card was tried again after the answer was no. Buy goods with it instead."
    ),
    Why.TERMS_NOT_READ: lambda: tr("Its own terms aren't recorded."),
    Why.NO_CATEGORIES: lambda: tr("Its terms were read, but not which goods it is for."),
    Why.NO_SOURCE: lambda: tr("Neither source nor order number is noted."),
    Why.NO_EVIDENCE: lambda: tr(
        "Gift cards are said to be allowed, but no terms are kept that say so."
    ),
    Why.NOT_COMPARED: lambda: tr("What is left wasn't compared with the store for {days} days."),
    Why.HANDING_ON: lambda: tr("Your notes say “{words}”. It stays with your account."),
}
_MENDS: dict[Mend, tuple[Do, Callable[[], str]]] = {
    Mend.COMPARE: (Do.SET_LEFT, lambda: tr("Set what is left…")),
    Mend.EDIT: (Do.EDIT, lambda: tr("Edit…")),
    Mend.EXTEND: (Do.EXTEND, lambda: tr("Extend…")),
    Mend.TERMS: (Do.TERMS, lambda: tr("Record terms…")),
    Mend.PLAN: (Do.PLAN, lambda: tr("Plan a payment…")),
}


def found_words(finding: Finding) -> str:
    """Say what was found at a credit."""
    return _FOUND[finding.why]().format(words=isolate(finding.words), days=finding.days)


def mend_of(finding: Finding) -> tuple[Do, str]:
    """Give what mends it, and the words for a button."""
    do, words = _MENDS[finding.mend]
    return do, words()
