"""Tells from a source in its holder's own words how the credit was earned: "Target gift card".

Only plain words count. What may be meant in two ways, or is a guess of the holder's own, stays
`other`.
"""

import re

from spendby.domain.credit import Kind

_SAYS: dict[Kind, re.Pattern[str]] = {
    Kind.GIFT_CARD: re.compile(
        r"\b(?:e-?)?gift[ -]?(?:cards?|certificates?|vouchers?)\b|\be-?gifts?\b|"
        r"\bgift[ -]?card[ -]?balance\b"
    ),
    Kind.REFUND: re.compile(r"\brefund(?:s|ed|ing)?\b|\bmoney back\b"),
    Kind.RETURN: re.compile(
        r"\breturn(?:s|ed)?\b(?! (?:flights?|trips?|tickets?|journeys?|fares?|labels?|policy|"
        r"customers?|visits?))(?<!many happy returns)(?<!happy returns)"
    ),
    Kind.PROMOTIONAL: re.compile(
        r"\bpromo(?:s|tions?|tional)?\b|\bcoupons?\b|\bbonus(?:es)?\b|\bprime day\b|"
        r"\bblack friday\b|\bcyber monday\b|\bspecial offers?\b"
    ),
    Kind.REWARD: re.compile(r"\brewards?\b|\bsurveys?\b|\bpanels?\b|\bcash[ -]?back\b|\bloyalty\b"),
    Kind.COURTESY: re.compile(
        r"\bcourtesy\b|\bgoodwill\b|\bapolog(?:y|ies)\b|\bcompensation\b|\binconvenience\b"
    ),
}
_DOUBT = re.compile(
    r"\?|\b(?:not?|nor|never|isn't|wasn't|without|or|maybe|perhaps|probably|possibly|unsure|"
    r"unknown|don't know|no idea)\b"
)


def kind_named(source: str) -> Kind:
    """Give the kind that the words name; `other` where they name none, two, or are in doubt.

    A refund for what was returned is a refund.
    """
    words = " ".join(source.casefold().replace("\u2019", "'").split())
    if _DOUBT.search(words):
        return Kind.OTHER
    named = {kind for kind, says in _SAYS.items() if says.search(words)}
    if Kind.REFUND in named:
        named.discard(Kind.RETURN)
    return named.pop() if len(named) == 1 else Kind.OTHER
