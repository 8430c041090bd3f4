"""Texts as people compare them: without case, accents, width or composition, and in which order.

Everything that searches, finds by name or sorts goes by these, in both faces.
"""

import locale
import unicodedata
from functools import cache

# What has no decomposition into a letter and a mark, and what is written in several ways.
_PAIRS = {"æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th", "ß": "ss", "ẞ": "ss"}
_MARKS = {"'": "\u2018\u2019\u02bc\u2032", '"': "\u201c\u201d\u201e\u2033"}
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u2066\u2067\u2068\u2069"
_ALIKE: dict[int, str | int | None] = {
    **str.maketrans("łŁøØđĐðÐħĦŧŦ\u0131ĸŋŊ", "llooddddhhttiknn"),
    **{ord(letter): pair for letter, pair in _PAIRS.items()},
    **{ord(one): plain for plain, some in _MARKS.items() for one in some},
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **dict.fromkeys(map(ord, _UNSEEN)),
}
_NO_ORDER = frozenset({"C", "POSIX"})


def folded(text: str) -> str:
    """Write a text without case, accents, width and composition, as searches compare it."""
    if text.isascii():
        return text.casefold()
    parts = unicodedata.normalize("NFKD", text.translate(_ALIKE))
    bare = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return bare.casefold().translate(_ALIKE)


def sorting_key(text: str) -> str:
    """Give what a text is sorted by: the locale's own order where it has one, else `folded`."""
    if not _has_order():
        return text.casefold() if text.isascii() else folded(text)
    try:
        return locale.strxfrm(text)
    except (ValueError, OSError):  # a text that the C library can't take
        return folded(text)


@cache
def _has_order() -> bool:
    """Tell whether the process has taken over an order of letters (`take_order`)."""
    name = locale.setlocale(locale.LC_COLLATE)
    return name.partition(".")[0] not in _NO_ORDER


def take_order() -> None:
    """Sort as the user's locale does from now on; one that isn't installed sorts as folded."""
    try:
        locale.setlocale(locale.LC_COLLATE, "")
    except locale.Error:
        locale.setlocale(locale.LC_COLLATE, "C")
    _has_order.cache_clear()
