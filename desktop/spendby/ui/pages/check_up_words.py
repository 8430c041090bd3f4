"""The words of the check-up: each mistake, what it causes, what was found, and what mends it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from spendby.domain.check_up import Finding, Mend, Why
from spendby.ui.action_table import Do
from spendby.ui.formatting import isolate

translate = QCoreApplication.translate

# Written out call by call, so that lupdate finds every text.
TITLES: dict[str, Callable[[], str]] = {
    "M1": lambda: translate("CheckUp", "Taking all credit for the same"),
    "M2": lambda: translate("CheckUp", "Trying to cash credit out"),
    "M3": lambda: translate("CheckUp", "Not minding when credit ends"),
    "M4": lambda: translate("CheckUp", "Trying to get around the rules"),
    "M5": lambda: translate("CheckUp", "Not reading the fine print"),
    "M6": lambda: translate("CheckUp", "Not knowing which goods it is for"),
    "M7": lambda: translate("CheckUp", "Forgetting where it came from"),
    "M8": lambda: translate("CheckUp", "Going by hearsay"),
    "M9": lambda: translate("CheckUp", "Not comparing with the store"),
    "M10": lambda: translate("CheckUp", "Handing credit on"),
}
CAUSES: dict[str, Callable[[], str]] = {
    "M1": lambda: translate("CheckUp", "Money is judged by terms that aren't its own."),
    "M2": lambda: translate("CheckUp", "It breaks the store's terms and may cost the account."),
    "M3": lambda: translate("CheckUp", "What is left when it ends is lost."),
    "M4": lambda: translate("CheckUp", "The store may close the account, with all credit on it."),
    "M5": lambda: translate("CheckUp", "Limits come as a surprise, and chances are missed."),
    "M6": lambda: translate("CheckUp", "An order fails, or the store takes the credit away."),
    "M7": lambda: translate("CheckUp", "The wrong rules are applied to it."),
    "M8": lambda: translate("CheckUp", "What you expect of it may not hold."),
    "M9": lambda: translate("CheckUp", "Money is forgotten, and with it the day it ends."),
    "M10": lambda: translate("CheckUp", "It breaks the store's terms and may harm the account."),
}
_FOUND: dict[Why, Callable[[], str]] = {
    Why.MORE_THAN_GRANTED: lambda: translate(
        "CheckUp", "It was corrected to more than was granted. Log the rest as a credit of its own."
    ),
    Why.CASHING_OUT: lambda: translate(
        "CheckUp", "Your notes say “{words}”. Plan what to buy with it instead."
    ),
    Why.NO_DATE: lambda: translate("CheckUp", "It has no last day, and such credit mostly ends."),
    Why.ENDED_WITH_MONEY: lambda: translate(
        "CheckUp", "It ended with money left. If the store gives it longer, note that."
    ),
    Why.TRICKS: lambda: translate(
        "CheckUp", "Your notes say “{words}”. Plan what to buy with it instead."
    ),
    Why.TRIED_AGAIN: lambda: translate(
        "CheckUp", "A gift card was tried again after the answer was no. Buy goods with it instead."
    ),
    Why.TERMS_NOT_READ: lambda: translate("CheckUp", "Its own terms aren't recorded."),
    Why.NO_CATEGORIES: lambda: translate(
        "CheckUp", "Its terms were read, but not which goods it is for."
    ),
    Why.NO_SOURCE: lambda: translate("CheckUp", "Neither source nor order number is noted."),
    Why.NO_EVIDENCE: lambda: translate(
        "CheckUp", "Gift cards are said to be allowed, but no terms are kept that say so."
    ),
    Why.NOT_COMPARED: lambda: translate(
        "CheckUp", "What is left wasn't compared with the store for {days} days."
    ),
    Why.HANDING_ON: lambda: translate(
        "CheckUp", "Your notes say “{words}”. It stays with your account."
    ),
}
_MENDS: dict[Mend, tuple[Do, Callable[[], str]]] = {
    Mend.COMPARE: (Do.SET_LEFT, lambda: translate("CheckUp", "Set what is left…")),
    Mend.EDIT: (Do.EDIT, lambda: translate("CheckUp", "Edit…")),
    Mend.EXTEND: (Do.EXTEND, lambda: translate("CheckUp", "Extend…")),
    Mend.TERMS: (Do.TERMS, lambda: translate("CheckUp", "Record terms…")),
    Mend.PLAN: (Do.PLAN, lambda: translate("CheckUp", "Plan a payment…")),
}


def found_words(finding: Finding) -> str:
    """Say what was found at a credit."""
    return _FOUND[finding.why]().format(words=isolate(finding.words), days=finding.days)


def mend_of(finding: Finding) -> tuple[Do, str]:
    """Give what mends it, and the words for a button."""
    do, words = _MENDS[finding.mend]
    return do, words()
