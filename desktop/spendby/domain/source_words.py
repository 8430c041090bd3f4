"""Tells from a source in its holder's own words how the credit was earned, and where it may lie.

Only plain words count. What may be meant in two ways, or is a guess of the holder's own, stays
`other`.
"""

import re
from collections.abc import Iterable

from spendby.domain.credit import Kind, Store
from spendby.domain.offer.known_stores import ALSO_WORDS, COUNTRY_OF

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
_LEAST = 3
"""The shortest name of a store that is looked for in a sentence."""
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


def store_named(source: str, chosen: Store, stores: Iterable[Store]) -> str:
    """Give the name of another store than the one `chosen` that the words name; empty for none.

    It may be one of `stores`, or one that many people have credit at. A name that is a word of
    the language too ("Gap", "Target") counts only as it is written.
    """
    own = [one.name for one in stores if one.id != chosen.id and len(one.name) >= _LEAST]
    known = [name for name in COUNTRY_OF if name.casefold() not in chosen.name.casefold()]
    named = [name for name in (*own, *known) if len(name) >= _LEAST and _holds(source, name)]
    return max(named, key=len, default="")


def _holds(source: str, name: str) -> bool:
    exactly = name in ALSO_WORDS
    text, wanted = (source, name) if exactly else (source.casefold(), name.casefold())
    return wanted in text and bool(re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", text))
