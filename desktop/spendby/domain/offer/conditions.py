"""Reads on what a credit can be spent, and whether only once."""

import re

from spendby.domain.offer.tidying import Span, Text

# The tags of the built-in packs.
_CATEGORIES: tuple[tuple[str, str], ...] = (
    ("kindle-books", r"kindle (?:e-?)?books?|e-?books?|kindle"),
    ("audiobooks", r"audio ?books?|audible"),
    ("books", r"(?<!e-)(?<!audio )(?<!kindle )(?:print(?:ed)? |physical |any )?books?"),
    ("music", r"(?:digital )?music|mp3s?|songs"),
    ("video", r"(?:prime |digital )?videos?|movies?|tv shows?"),
    ("apps", r"apps|games|in-app|appstore"),
    (
        "digital",
        r"digital (?:content|items?|goods|products|purchases?|orders?|reward|credit|downloads?)",
    ),
    ("groceries", r"grocer(?:y|ies)|amazon fresh|whole foods"),
    ("household", r"household(?: (?:supplies|essentials|items))?"),
    ("devices", r"amazon devices?|(?:echo|fire|kindle|ring) devices?|echo|fire tv"),
    ("electronics", r"electronics"),
    ("home", r"home (?:and|&) kitchen|homewares?|furniture"),
    ("clothing", r"clothing|clothes|apparel|shoes|fashion"),
    ("beauty", r"beauty|cosmetics|make-?up|skincare"),
    ("toys", r"toys"),
    ("food", r"food|meals?|uber eats"),
    ("travel", r"flights?|hotels?|stays?"),
    ("sold-by-amazon", r"(?:shipped and )?sold by amazon(?:\.com)?(?: au)?"),
)
_TAGS = tuple((tag, re.compile(rf"\b(?:{pattern})\b")) for tag, pattern in _CATEGORIES)
_SCOPE = re.compile(
    r"\b(?:(?:good|valid|redeemable|usable|applicable|eligible|used?|spent|spend|"
    r"redeem(?:ed)?|appl(?:y|ied|ies)|credit|reward|voucher)"
    r"(?: it| them| this| your [\w ]{1,20}?| only| automatically|,)* (?:only )?(?:on|for|"
    r"toward|towards|against)|for (?:select|eligible)|\(for|(?:only|,) (?:on|for)|"
    r"limited to|restricted to|eligible categor\w+:?|must be|items?|"
    r"products)\b(?P<scope>[^.;\n]{0,140})"
)
_STOP = re.compile(
    r"\b(?:not|except\w*|exclud\w*|cannot|can't|until|through|by (?=[0-9a-z]+ [0-9])|"
    r"expires|when|on amazon|and (?:get|is|cannot)|other than)\b|\)"
)
_REFUSED = re.compile(r"\b(?:not|cannot|can't|never|isn't|exclud\w*|except\w*)\b[^.;\n]{0,40}$")

_ONCE = re.compile(
    r"\b(?:one-?time use|single[- ]use|one use only|used? only once|(?:be )?used once|"
    r"can (?:only )?be used once|valid for one (?:use|purchase|order|transaction)|"
    r"in (?:one|a single) (?:transaction|purchase|order|visit)|one[- ]time(?: only)?\b|"
    r"no change (?:is |will be )?given|"
    r"(?:any )?(?:unused|remaining|left-?over) (?:value|balance|amount|portion|"
    r"credit)[^.;\n]{0,40}(?:forfeit\w*|lost|void|not be (?:returned|refunded|credited|"
    r"carried))|"
    r"partial use)\b"
)
_ENDED = re.compile(
    r"\b(?:after|by|on|past|upon)\b[^.;\n]{0,40}\b(?:day|date|expir\w*|[0-9]{4})|\bexpir"
)


def categories_in(text: Text) -> tuple[tuple[str, ...], Span] | None:
    """Find the goods that the text limits the credit to, as tags of the packs."""
    tags: list[str] = []
    span: Span | None = None
    for match in _SCOPE.finditer(text.flat):
        if _REFUSED.search(text.before(match.start())):
            continue
        scope = match["scope"]
        stop = _STOP.search(scope)
        end = match.start("scope") + (stop.start() if stop else len(scope))
        words = text.flat[match.start() : end]
        found = [tag for tag, pattern in _TAGS if pattern.search(words)]
        if found and span is None:
            span = match.start(), end
        tags += [tag for tag in found if tag not in tags]
    return (tuple(tags), span) if span else None


def one_time_in(text: Text) -> Span | None:
    """Find the words that say that the credit is gone after one use."""
    for match in _ONCE.finditer(text.flat):
        if not _ENDED.search(match[0] + text.after(match.end(), 60)):
            return match.span()
    return None
