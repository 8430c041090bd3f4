"""Which country's habits a text follows: what its "$" is, and which number of a date is the day."""

import re

from msgspec import Struct

from spendby.domain.when_words import DateOrder


class Market(Struct, frozen=True):
    """A country, the currency of its bare "$", and its order of dates; None is not known."""

    country: str | None = None
    dollar: str | None = None
    order: DateOrder | None = None


_US = Market("US", "USD", DateOrder.MDY)
_BY_COUNTRY = {
    "US": _US,
    "AU": Market("AU", "AUD", DateOrder.DMY),
    "NZ": Market("NZ", "NZD", DateOrder.DMY),
    "SG": Market("SG", "SGD", DateOrder.DMY),
    "HK": Market("HK", "HKD", DateOrder.DMY),
    "GB": Market("GB", "USD", DateOrder.DMY),
    "EU": Market("EU", "USD", DateOrder.DMY),
    "IN": Market("IN", "USD", DateOrder.DMY),
    # Canadians write both orders, so a date in numbers stays open there.
    "CA": Market("CA", "CAD", None),
}

_SITE = r"(?:amazon|www\.[a-z0-9-]{1,40}|\b[a-z0-9-]{3,40})"
# What only one country writes, the surest first; a bare "$" speaks for the United States last.
_SIGNS = (
    (
        "AU",
        re.compile(rf"\bamazon (?:au|australia)\b|{_SITE}\.com\.au\b|\baud\b|\bau?\$|\baustral"),
    ),
    ("CA", re.compile(rf"\bamazon canada\b|{_SITE}\.ca\b|\bcad\b|\bca?\$|\bcanad")),
    ("NZ", re.compile(rf"{_SITE}\.co\.nz\b|\bnzd\b|\bnz\$|\bnew zealand")),
    ("SG", re.compile(rf"{_SITE}\.(?:com\.)?sg\b|\bsgd\b|\bs\$|\bsingapore")),
    ("HK", re.compile(rf"{_SITE}\.com\.hk\b|\bhkd\b|\bhk\$|\bhong kong")),
    (
        "GB",
        re.compile(rf"£|{_SITE}\.co\.uk\b|\bgbp\b|\b[0-9]{{2}}p\b|\buk\b|\bbritish\b|\bbritain\b"),
    ),
    ("EU", re.compile(r"€|\beuros?\b|\beur\b|\bamazon\.(?:de|fr|it|es|nl|ie|be)\b|\bireland\b")),
    ("IN", re.compile(r"₹|\binr\b|\bamazon\.in\b|\brs\. ?[0-9]")),
    ("US", re.compile(r"\bus\$|\busd\b|\bamazon\.com(?!\.)|\bu\.s\.|\busa\b|\bunited states\b")),
    (
        "US",
        re.compile(
            r"\b[pecm][sd]?t\)?(?=[\s,.;]|$)|\b(?:pacific|eastern) (?:standard |daylight )?time"
        ),
    ),
    ("US", re.compile(r"\$|\bdollars?\b|\bcents\b|¢")),
)


def market_of(flat: str, home: str | None = None) -> Market:
    """Tell the market of a text; `home` is its issuer's country, which its own signs outrank."""
    *sure, dollar = _SIGNS
    for country, sign in sure:
        if sign.search(flat):
            return _BY_COUNTRY[country]
    if home is not None:
        return _BY_COUNTRY[home]
    return _US if dollar[1].search(flat) else Market()
