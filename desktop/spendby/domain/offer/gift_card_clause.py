"""Reads whether a text says that this credit can, or can't, buy gift cards.

A gift card may also be the credit itself, what earned it, where a refund goes, or what it can't be
combined with; none of these says anything of what the credit buys.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from spendby.domain.credit import GiftCardClause
from spendby.domain.offer.tidying import Span, Text


class Clause(Struct, frozen=True):
    """What the text says, the words that say it, and whether others say the opposite."""

    says: GiftCardClause = GiftCardClause.SILENT
    span: Span | None = None
    mixed: bool = False


_CARD = r"(?:(?:e-?)?gift[- ]?(?:cards?|vouchers?|certificates?)|e-?gifts?(?: cards?)?|gcs?)\b"
_CARDS = re.compile(rf"\b{_CARD}(?! balances?| funds?| account)")
# A new clause: a verb of its own, with or without its subject. What is denied before it is not
# denied in it ("never expires and may be spent on …"), and the same holds for what is allowed.
_NEW_CLAUSE = re.compile(
    r"(?:[,:]? \b(?:and|but|so|then|yet|plus)\b|[,:]| - | ?-- ?)(?: (?:and|so|then|also|that))*"
    r"(?: (?:it|its|it's|you|you'll|you're|they|they're|this|that's)\b|"
    r" (?:the|your|this) (?:credit|voucher|reward|balance|money|bonus|coupon)\b|"
    r" (?:also |even |always |still )?(?:can|can't|cannot|may|could|will|won't|is|isn't|are|aren't|"
    r"does|doesn't|has|works?|buys?|covers?|never|not)\b|"
    r" (?:also )?(?:use|spend|redeem|apply|put) (?:it|this|them|your|the)\b|"
    r" (?:good|valid|usable|eligible) (?:for|on)\b)"
)
# Money that goes to a gift card balance buys nothing there yet.
_BOUGHT = rf"{_CARD}(?! balances?| funds?| account| (?:already|previously) (?:bought|purchased))"
_NOT = (
    r"\b(?:not|never|cannot|can't|won't|isn't|aren't|mayn't|mustn't|doesn't|don't|"
    r"couldn't|shouldn't|wouldn't|nor|neither|none|nothing|unable to|ineligible|unusable|"
    r"no (?:longer|part|portion|circumstances|time|way|case)|forbidden|prohibited|barred)\b"
    # These take nothing away: "not only for books", "isn't limited to goods".
    r"(?! (?:only|just|merely|(?:be )?(?:limited|restricted|confined)|have to|need)\b)"
)
_USE = (
    r"(?:use[ds]?|using|usable|redeem(?:ed|able)?|spen[dt]|appl(?:y|ied|ies|icable)|good|"
    r"valid|accepted|eligible|available|"
    r"buy|purchas(?:e|ed|ing|es)|pay(?:ing)?|exchange(?:d|able)?|work[s]?|put)"
)
_TO_BUY = (
    r"(?:to (?:buy|purchase|pay for|get|order|reload|load)|for|on|towards?|against|"
    r"at checkout for|in the purchase of|"
    r"buy|purchas(?:e|es|ing)|pay(?:ing)? for)"
)
# What lies between a verb's "on" or "for" and the gift cards: words and a list, but no new clause.
_LIST = (
    r"(?:(?!\b(?:but|when|if|because|after|balance|you (?:get|receive)|and (?:get|receive|"
    r"cannot|can't|may|is|are|expires))\b)[^;\n]){0,120}?"
)
_NEAR = r"(?:(?!\b(?:but|except|including|excluding|other than|besides)\b)[^;\n]){0,60}?"

_EXCLUDED = tuple(
    re.compile(pattern.replace(_CARD, _BOUGHT))
    for pattern in (
        rf"{_NOT}{_NEAR}\b{_USE}\b{_NEAR}\b{_TO_BUY}\b{_LIST}\b{_CARD}",
        rf"{_NOT} (?:get|order) {_LIST}\b{_CARD} (?:with|using)\b",
        rf"\b(?:everything|anything|all(?: \w+)?) but {_LIST}\b{_CARD}",
        rf"\bneither\b{_LIST}\b{_CARD}{_LIST}\b(?:can|may|be|is|are|eligible)\b",
        rf"\b(?:void|ineligible)(?: on| for| items| products| purchases)*:? {_LIST}\b{_CARD}",
        rf"(?:\bcan't|\bcannot|\bnot (?:for|on|valid for|good for)|\bwon't): ?{_LIST}\b{_CARD}",
        (
            rf"{_NOT} be (?:applied|used|put|redeemed|added|exchanged)(?: to| toward| towards|"
            rf" for| on)\b{_LIST}\b{_CARD}"
        ),
        (
            rf"{_NOT} (?:also |be able to )?(?:buy|purchase|pay for|include|cover|extend to|"
            rf"appl(?:y|ied|icable) to)\b{_LIST}\b{_CARD}"
        ),
        (
            rf"\b(?:except(?:ing|ions?)?(?: for| are| include)?|exclud(?:es?|ing)|"
            rf"exclusions?(?: apply| include| are)?|other than|apart from|aside from|"
            rf"but not|not including|(?:not|never) (?:on|for)|with the exception of|excl\.?)\b"
            rf":?{_LIST}\b{_CARD}"
        ),
        (
            rf"\b{_CARD}{_NEAR}\b(?:(?:are|is|also|be)? ?(?:excluded|ineligible|"
            rf"exempt|out\b(?! of)|off[- ]limits|"
            rf"not (?:eligible|included|available|allowed|permitted|valid|covered|qualifying))|"
            rf"do(?:es)?(?:n't| not) (?:qualify|apply|count)|(?:cannot|can't|can not|"
            rf"may not) be (?:bought|purchased|paid|ordered|included|obtained))"
        ),
        (
            rf"(?:^|[.:;,(] ?)no (?:purchases? of |purchasing )?(?:[\w-]+,? (?:or |"
            rf"and )?){{0,6}}{_CARD}(?! (?:refund|required|needed|number))"
        ),
        (
            rf"\bpurchases? of{_NEAR}\b{_CARD}{_NEAR}\b(?:not (?:allowed|permitted|eligible|"
            rf"included|covered)|prohibited|excluded)"
        ),
    )
)
_ALLOWED = tuple(
    re.compile(pattern.replace(_CARD, _BOUGHT))
    for pattern in (
        (
            rf"\b(?:can|may|could|is|are|will|also|even|be|you|"
            rf"it)\b{_NEAR}\b{_USE}\b{_NEAR}\b{_TO_BUY}\b{_LIST}\b{_CARD}"
        ),
        (
            rf"(?:^|[.:;,(!] ?|\band )(?:use|spend|redeem|apply|good|valid|"
            rf"eligible)\b{_NEAR}\b{_TO_BUY}\b{_LIST}\b{_CARD}"
        ),
        (
            rf"\b(?:including|includes?|even|as well as|and also|along with|plus)\b(?: on| for|"
            rf" toward| towards| our| amazon| third-party)* {_LIST}\b{_CARD}"
        ),
        (
            rf"\b{_CARD}{_NEAR}\b(?:are|is|included|count)\b ?(?:also |too )?(?:included|eligible|"
            rf"allowed|fine|ok|covered|permitted|too)"
        ),
        rf"\b(?:buy|get|purchase)\b{_NEAR}\bwith (?:it|this|them)\b{_LIST}\b{_CARD}",
        rf"\b{_CARD},? (?:too|included|as well)\b(?! (?:in|with|on))",
        rf"\b{_CARD} (?:can|may) (?:also )?be (?:bought|purchased|paid for)\b",
    )
)
_SPENDING = re.compile(
    rf"\b{_USE}\b|\bcredit\b|\bvoucher\b|\bcoupon\b|\bcode\b|\bbuys?\b|\bbought\b|"
    rf"\banything\b|\b(?:is|are) (?:also )?(?:included|eligible|allowed)\b(?! in)|"
    rf"\b{_CARD} included|\bexclusions?\b|\bexcludes\b"
)
_EARNING = re.compile(
    r"\bqualif\w+|\bearn(?:s|ed|ing)?\b(?! by)|\bspend(?:ing)? (?:at least |over |"
    r"more than )?[$£€][0-9]|\bminimum\b|\bthreshold\b|\bto (?:get|receive) (?:the|your|"
    r"this|a)\b|"
    r"\bcount(?:s|ed)? (?:to|toward|towards|as)\b|\baccru|\bwhen you (?:spend|buy|"
    r"purchase)|\beligible (?:spend|purchases?)\b(?! (?:with|using))|\bmust be (?:made|"
    r"placed)|"
    r"\bpurchase requirement|\bcollect points|\bpoints? (?:on|for)\b|\bper [$£€]|\b(?:buy|"
    r"purchase|spend) [$£€][0-9]"
)
_ABOUT_THIS = re.compile(
    r"\b(?:credit|reward|voucher|coupon|code|balance|certificate|bonus|it|cash|card|"
    r"points|discount|promo\w*|offer|funds|money)s?\b(?: \w+){0,3} "
    r"(?:can|may|is|are|cannot|can't|isn't|excludes|does|do|will|must)\b"
)
_COMBINED = re.compile(
    r"\b(?:combin\w+|conjunction|together with|in addition to|along with other|"
    r"stack\w*)\b[^;\n]*$|\bused with\b[^;\n]*$"
)
_PAID_WITH = re.compile(
    r"\b(?:with|using|via|together with) (?:a |an |any |your |our |other |another |amazon )*$"
)
_OWN_ONLY = re.compile(
    r"\b(?:refund\w*|returned|credited|deposit\w*|added|transfer\w*|convert\w*|appear\w*|"
    r"show\w*|loaded)\b[^;\n]{0,60}\b(?:to|on|onto|into|as|in)\b[^;\n]{0,30}$"
)
_ITSELF = re.compile(rf"^(?:our |this |your |these |all |the |\W)*(?:[\w.&']+ ){{0,4}}{_CARD}")


def gift_card_clause(text: Text) -> Clause:
    """Tell what a text says about buying gift cards with the credit; "excluded" outranks."""
    found: dict[GiftCardClause, Span] = {}
    for says, span in _clauses(text):
        found.setdefault(says, span)
    for says in (GiftCardClause.EXCLUDED, GiftCardClause.ALLOWED):
        if says in found:
            return Clause(says, found[says], mixed=len(found) > 1)
    return Clause()


def _clauses(text: Text) -> Iterator[tuple[GiftCardClause, Span]]:
    for first, last in text.sentences:
        sentence = text.flat[first : min(last, first + _LONGEST)]
        if _CARDS.search(sentence) is None:
            continue
        for clause in _parts(sentence):
            if (found := _read(sentence, clause)) is not None:
                says, match = found
                yield says, (first + match.start(), first + match.end())


_LONGEST = 1_500


def _parts(sentence: str) -> Iterator[Span]:
    """Cut a sentence where another clause begins."""
    start = 0
    for begun in _NEW_CLAUSE.finditer(sentence):
        yield start, begun.start()
        start = begun.start()
    yield start, len(sentence)


def _read(sentence: str, clause: Span) -> tuple[GiftCardClause, re.Match[str]] | None:
    """Tell what one clause of a sentence says; how the credit is earned stands anywhere in it."""
    excluded = _match(sentence, clause, _EXCLUDED)
    if excluded is not None:
        other = (
            _pays(sentence, excluded)
            or _earning(sentence, excluded)
            or _COMBINED.search(_card_before(sentence, excluded))
        )
        return None if other else (GiftCardClause.EXCLUDED, excluded)
    allowed = _match(sentence, clause, _ALLOWED)
    if allowed is None or not _buys(sentence, clause, allowed):
        return None
    return GiftCardClause.ALLOWED, allowed


def _match(
    sentence: str, clause: Span, patterns: tuple[re.Pattern[str], ...]
) -> re.Match[str] | None:
    matches = (pattern.search(sentence, *clause) for pattern in patterns)
    return next((match for match in matches if match is not None), None)


def _card_before(sentence: str, match: re.Match[str]) -> str:
    cards = list(_CARDS.finditer(sentence, match.start(), match.end()))
    return sentence[: cards[-1].start()] if cards else sentence[: match.end()]


def _earning(sentence: str, match: re.Match[str]) -> bool:
    """Tell whether an exclusion is about earning the credit, not about spending it."""
    earning = _EARNING.search(sentence)
    if earning is None:
        return False
    subjects = [one.start() for one in _ABOUT_THIS.finditer(sentence, 0, match.end())]
    return not subjects or subjects[-1] < earning.start()


def _buys(sentence: str, clause: Span, match: re.Match[str]) -> bool:
    """Tell whether a permission is about what the credit buys, not where it comes from."""
    before = _card_before(sentence, match)[clause[0] :]
    if _pays(sentence, match):
        return False
    if _EARNING.search(sentence) or _COMBINED.search(before) or _OWN_ONLY.search(before):
        return False
    return _SPENDING.search(sentence) is not None


def _pays(sentence: str, match: re.Match[str]) -> bool:
    """Tell whether the gift cards are what is paid with, not what is bought."""
    return _PAID_WITH.search(_card_before(sentence, match)) is not None
