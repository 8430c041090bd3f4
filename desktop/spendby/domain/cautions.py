"""Cautions: what people write of selling, handing on or cashing out credit, and risky purchases.

Word lists with their context, and nothing that learns: each caution can quote what it saw. How
gently to say it, and saying it once, is the faces' business.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from msgspec import Struct

from spendby.domain.closed_set import ClosedSet
from spendby.domain.credit import Credit, Target
from spendby.domain.verdict import USUAL, Options, Scope, circumstances, decide


class Caution(ClosedSet):
    """What somebody may have in mind that the store takes amiss."""

    SELL = "sell"
    HAND_ON = "hand_on"
    CASH_OUT = "cash_out"
    TRICK = "trick"


CAUTION_RULES = {
    Caution.SELL: "X1",
    Caution.HAND_ON: "M10",
    Caution.CASH_OUT: "M2",
    Caution.TRICK: "M4",
}
"""The statement of the guide that says why."""


class Mention(Struct, frozen=True):
    """A caution, and the words that gave rise to it, as they were written."""

    caution: Caution
    words: str


# “it”, “the card”, “my old gift cards”, “this promo credit”; other goods don't fit.
_MONEY = r"(?:credits?|balance|gift ?cards?|cards?|codes?|vouchers?|points|rest)"
_WHOSE = r"(?:the|my|this|that|these|those|some|any|all|our|his|her|their)"
_IT = rf"(?:it|this|them|these|{_WHOSE} (?:of {_WHOSE} )?(?:[\w$.,'-]+ ){{0,2}}?{_MONEY})\b"
_PERSON = (
    r"(?:my )?(?:wife|husband|partner|mum|mom|dad|mother|father|parents|sister|brother|son"
    r"|daughter|friends?|colleagues?|neighbou?rs?|cousin|aunt|uncle|nephew|niece|girlfriend"
    r"|boyfriend|boss|somebody|someone|others?|another person|another account)\b"
)
_TO = r"(?:on |over )?to (?!amazon|support|the (?:store|shop))"
_CASH = r"(?:in)?(?:to|for) (?:real |actual )?(?:cash|money|dollars|paypal|bitcoin|crypto)\b"
_PATTERNS = {
    Caution.SELL: (
        rf"\b(?:re)?sell(?:ing)? {_IT}",
        rf"\b{_IT} (?:re)?sold\b(?! (?:by|and|through|out))",
        r"\bgift ?card (?:exchange|resale|reseller|buyer)s?\b",
        r"\bresale (?:site|market)s?\b",
    ),
    Caution.HAND_ON: (
        rf"\b(?:give|giving|send|sending|pass|passing|transfer|transferring) {_IT} {_TO}",
        rf"\b(?:give|giving|send|sending|transfer|transferring) {_PERSON} {_IT}",
        rf"\bgift ?cards? for {_PERSON}",
        rf"\btransfer(?:ring)? to {_PERSON}",
    ),
    Caution.CASH_OUT: (
        rf"\bcash(?:ing|ed)? (?:{_IT} )?out\b|\bcash ?out\b",
        rf"\b(?:turn|turning|convert|converting|change|changing|exchange|exchanging) {_IT} {_CASH}",
        rf"\bwithdraw(?:ing)? {_IT}",
    ),
    Caution.TRICK: (
        r"\bloop ?holes?\b",
        r"\bget(?:ting)? (?:a)?round (?:the|these|their|its) (?:rules?|terms|limits?|system)\b",
        r"\b(?:game|gaming|trick|tricking|cheat|cheating) (?:the )?(?:system|checkout|store)\b",
        r"\b(?:bypass|bypassing|circumvent|circumventing) (?:the|these|their|its) \w+",
    ),
}
_SPACES = re.compile(r"\s+")
_BEFORE = re.compile(
    r"(?:n['\u2019]t|\b(?:not|never|no|cannot|without))(?: \w+)?\W*$", re.IGNORECASE
)
_QUOTED = 60


@cache
def _pattern(caution: Caution) -> re.Pattern[str]:
    # Made when something is first looked through, for no start needs it.
    return re.compile("|".join(_PATTERNS[caution]), re.IGNORECASE)


def mentions(texts: Iterable[str]) -> tuple[Mention, ...]:
    """Find what gives rise to a caution, each caution once.

    “Don't sell the card” and the like say no themselves and are passed over.
    """
    found: dict[Caution, Mention] = {}
    for text in texts:
        line = _SPACES.sub(" ", text)
        for caution in _PATTERNS:
            for match in _pattern(caution).finditer(line):
                if not _BEFORE.search(line[: match.start()]):
                    found.setdefault(caution, Mention(caution, match[0].strip()[:_QUOTED]))
                    break
    return tuple(found.values())


def mentions_in(credit: Credit) -> tuple[Mention, ...]:
    """Find them in what was noted of a credit: source, note, and notes on checkout."""
    return mentions((credit.source, credit.note, *(seen.note for seen in credit.checkouts)))


def outside_categories(credit: Credit, buying: Iterable[str]) -> bool:
    """Tell whether goods of these categories lie outside what the credit is good for (M6, D31).

    A credit without a list of categories, or goods without one, give no reason to warn.
    """
    options = Options(buying=tuple(buying))
    return circumstances(credit, date.max, options).scope is Scope.OUTSIDE


_RISKY = frozenset({"D09", "D10", "D15", "D16", "D17", "D18", "D19"})
_GIFT_CARDS = frozenset({Target.OWN_GIFT_CARD, Target.THIRD_PARTY_GIFT_CARD})


def risky_to_order(
    credit: Credit, target: Target, today: date, options: Options = USUAL
) -> str | None:
    """Name the rule by which ordering a gift card with this credit may be undone or punished (F4).

    None for goods, and where nothing speaks against it.
    """
    if target not in _GIFT_CARDS:
        return None
    rule = decide(target, circumstances(credit, today, options), options.rules).rule
    return rule if rule in _RISKY else None
