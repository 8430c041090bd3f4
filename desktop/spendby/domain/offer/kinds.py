"""Tells how a credit was earned, by the words that offers use for each kind."""

import re

from spendby.domain.credit import Kind
from spendby.domain.offer.tidying import Span, Text

_CARD = r"(?:e-?gifts?(?: cards?)?|(?:e-?)?gift ?(?:cards?|vouchers?|certificates?))"
_OWNED = (
    r"(?<!on )(?<!for )(?<!buy )(?<!purchase )(?<!excluding )(?<!other )(?<!exclude"
    r" )(?<!excludes )(?<!and )(?<!or )(?<!, )(?<!of )(?<!toward )(?<!no )"
)
# The first that is found decides: a refund to a gift card balance is a refund, and a bonus for
# buying gift cards is promotional.
_SIGNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        Kind.RETURN,
        re.compile(
            r"\breturn credit|\b(?:for|of|from) (?:your|the|a) return(?:ed|s)?\b|"
            r"\bitems? (?:that )?you returned|\breturn (?:was|has been) (?:received|processed)"
        ),
    ),
    (
        Kind.REFUND,
        re.compile(
            r"\brefund(?:s|ed|ing)?\b(?! policy)(?<!no refund)(?<!non-refund)|\breimburse\w*|"
            r"\bcancell?ed (?:order|flight|booking|trip)|\bcancellation credit|\bovercharged?\b"
        ),
    ),
    (
        Kind.COURTESY,
        re.compile(
            r"\bcourtesy\b(?! of)|\bgoodwill|\bapolog\w+|\bsorry (?:for|about|that)|"
            r"\binconvenience|\bgesture\b|\bmake (?:it|things) right"
        ),
    ),
    (
        Kind.PROMOTIONAL,
        re.compile(
            r"\bpromo(?:s|tion\w*)?\b|\bbonus\b|\bno-rush|\bprime day|\bdigital (?:credit|reward)|"
            r"\bcoupon|\bdiscount|\b(?:get|receive|earn|score)\b[^.!\n]{0,60}\b(?:when|if|with|"
            r"for every)\b|\bspend (?:at least |over |more than )?[$£€][0-9]|"
            r"\bget an? [$£€][0-9.]+ (?:\w+ )?credit|\boffers?\b|[0-9] off\b"
        ),
    ),
    (
        Kind.REWARD,
        re.compile(
            r"\brewards?\b|\bsurvey|\bpanel\b|\bpoints?\b|\bcash ?back|\bloyalty|"
            r"\bmember(?:ship)? (?:bonus|benefit)|\bearned\b|\bbirthday|\b[a-z]{2,12}cash\b|"
            r"\b(?:kohl's|super|fashion|uber) cash\b|\breferral|\bbucks\b"
        ),
    ),
    (
        Kind.GIFT_CARD,
        re.compile(
            rf"{_OWNED}\b{_CARD}\b(?! (?:are|is) (?:not|ex|in))|"
            r"\btrade-?in\b|\breload|\bgift balance\b"
        ),
    ),
    (
        Kind.OTHER,
        re.compile(
            r"\bcredits?\b|\be-?credits?\b|\bvouchers?\b|\bcertificates?\b|\bstore credit|"
            r"\bbalances?\b|\bcodes?\b|\bcash\b|\bfunds\b"
        ),
    ),
)
_CARD_FIRST = re.compile(
    rf"^[^.!?\n]{{0,60}}\b{_CARD}\b|\byour? (?:[$£€]?[0-9.,]+ )?(?:[\w'&.]+"
    rf" ){{0,3}}{_CARD}\b|\b(?:sent|given|received|"
    rf"got) (?:you )?an? (?:[\w$£€.'&]+ ){{0,3}}{_CARD}"
)
_GIVEN = re.compile(r"\b(?:promo\w*|bonus|reward|refund\w*|credit)\b")


def kind_of(text: Text, amount: Span | None) -> tuple[Kind, Span] | None:
    """Find the kind; `other` for a credit of no stated source, None where there is no credit.

    The sentence with the amount is asked first: a text may tell of refunds and offers too.
    """
    if (card := _CARD_FIRST.search(text.flat)) and not _GIVEN.search(text.flat):
        return Kind.GIFT_CARD, card.span()
    first, last = text.sentence_at(amount[0]) if amount else (0, 0)
    for kind, sign in _SIGNS[:-1]:
        if found := sign.search(text.flat, first, last):
            return kind, found.span()
    for kind, sign in _SIGNS:
        if found := sign.search(text.flat):
            return kind, found.span()
    return None
