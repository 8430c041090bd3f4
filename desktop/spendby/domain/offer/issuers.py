"""Finds who gives the credit: a store that is well known, or the name that the text puts there."""

import re

from msgspec import Struct

from spendby.domain.offer.known_stores import ALSO_WORDS, COUNTRY_OF, NO_NAMES
from spendby.domain.offer.tidying import Span, Text


class Issuer(Struct, frozen=True):
    """Who holds the money, where the text says so, and the country of a store that has one only."""

    name: str
    span: Span
    country: str | None = None


_PATTERN = re.compile(
    r"(?<![\w@-])("
    + "|".join(re.escape(name) for name in sorted(COUNTRY_OF, key=len, reverse=True))
    + r")(?:\.com|\.co\.uk|\.ca|\.com\.au)?(?![\w-])"
)
# Stores that money is spent with, or that sold what is refunded, but that don't hold it.
_NOT_ISSUER = re.compile(
    r"\b(?:through|via|(?:funded|powered|processed|settled) by|with|excluding|except|like|"
    r"such as|download on|app|paid with) $"
)
_FUNDS = re.compile(r"^,?(?: inc\.?| llc)? (?:funded|settled|paid for|agreed)")

_NAME = r"(?:[A-Z][\w'&.-]*|[A-Z]&[A-Z])(?: (?:&|and|of|the|de)(?= [A-Z]))?"
_PROPER = rf"({_NAME}(?: {_NAME}){{0,3}})"
_HOLDS = (
    r"(?:(?:travel|flight|store|shop|promotional|promo|bonus|account|loyalty|gift|e-?gift|"
    r"digital|statement|reward|merchandise) )*"
    r"(?:credits?|e-?[Cc]redits?|vouchers?|gift ?(?:cards?|vouchers?|certificates?)|"
    r"e-?[Gg]ifts?|rewards?|Rewards?|[Cc]ash|balance|certificates?|coupons?|points|bucks|"
    r"Bucks|wallet|voucher code|bonus card)"
)
_NAMED = (
    re.compile(
        rf"(?<!order )(?<!purchase )(?<!items )\b(?:[Ff]rom|at|to spend at|good at|"
        rf"valid at|redeemable at|"
        rf"courtesy of) {_PROPER}(?=[\s.,;:!)]|$)"
    ),
    re.compile(
        rf"\bat (?:all|any|participating|your local|our) {_PROPER} (?:locations?|stores?|"
        rf"restaurants?|shops?|branch(?:es)?|hotels?)"
    ),
    re.compile(rf"\b{_HOLDS} (?:with|at|from|for|to) {_PROPER}(?=[\s.,;:!)]|$)"),
    re.compile(rf"\b[Yy]our {_PROPER} {_HOLDS}\b"),
    re.compile(rf"(?:^|[.!?\n] ?|\b(?:a|an|the|in|our)(?: [$£€][0-9.,]+)? )\b{_PROPER} {_HOLDS}\b"),
    re.compile(rf"^[^\w]*{_PROPER}(?: -|:|,)"),
    re.compile(
        rf"\b(?:[Tt]hanks|[Tt]hank you) for (?:shopping|dining|staying|flying|booking) (?:at|"
        rf"with) {_PROPER}"
    ),
    re.compile(rf"^{_PROPER} (?:owes|gave|sent|has (?:added|given|issued|sent)|is giving)\b"),
    re.compile(rf"\b(?:The|Team|Your friends at) {_PROPER} [Tt]eam\b"),
)

_GREETING = re.compile(r"(?:Hi|Hello|Hey|Dear|Thanks|Thank)\b")


def issuer_in(text: Text) -> Issuer | None:
    """Find who gives the credit: the known store named most where that counts, else a new name."""
    known = _known(text)
    named = _named(text)
    if known is not None and (named is None or known.span[0] <= named.span[0] + 40):
        return known
    return named or known


def _known(text: Text) -> Issuer | None:
    best: tuple[int, Issuer] | None = None
    counts: dict[str, int] = {}
    for match in _PATTERN.finditer(text.plain):
        name = match[1]
        if text.plain.isupper():
            break
        before = text.flat[max(0, match.start() - 30) : match.start()]
        if _NOT_ISSUER.search(before) or _FUNDS.match(text.flat[match.end() : match.end() + 40]):
            continue
        if (
            name in ALSO_WORDS
            and match.end() == len(match[0]) + match.start()
            and _is_word(text, match)
        ):
            continue
        counts[name] = counts.get(name, 0) + 1
        score = counts[name]
        if best is None or score > best[0]:
            span = (
                (match.start(1), match.end(1))
                if best is None or best[1].name != name
                else best[1].span
            )
            best = score, Issuer(name, span, COUNTRY_OF[name])
    return best[1] if best else None


def _is_word(text: Text, match: re.Match[str]) -> bool:
    """Tell whether a name that is a word too, such as Next, only starts its sentence."""
    return text.sentence_at(match.start())[0] == match.start() and not re.match(
        r"(?:\.com)?[ ](?:gift|store|reward|credit|cash|circle|\w*cash|certificate|voucher)",
        text.flat[match.end() :],
    )


def _named(text: Text) -> Issuer | None:
    found: list[Issuer] = []
    for pattern in _NAMED:
        for match in pattern.finditer(text.plain):
            if _GREETING.match(match[1]):
                continue
            name, start = _without_filler(match[1], match.start(1))
            if name:
                found.append(Issuer(name, (start, start + len(name))))
                break
    return found[0] if found else None


def _without_filler(name: str, start: int) -> tuple[str, int]:
    """Leave out words that begin with a capital only because of where they stand."""
    words = name.split(" ")
    while words and words[0].lower().rstrip(".,:") in NO_NAMES:
        start += len(words.pop(0)) + 1
    while words and (
        words[-1].lower().rstrip(".,:") in NO_NAMES or words[-1] in {"&", "and", "of"}
    ):
        words.pop()
    return " ".join(words).rstrip(".,:"), start
