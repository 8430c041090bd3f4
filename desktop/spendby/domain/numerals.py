"""Numbers as people write them: digits of any script, grouped in threes or as in India.

What has two readings is read as the caller says, and what has none is no number. Currencies are
`money`'s.
"""

import re
import unicodedata

from msgspec import Struct


class Numeral(Struct, frozen=True):
    """A number's digits before and after its decimal sign; either may be empty, but not both."""

    whole: str
    part: str


_SURE = "\u066b"
"""The Arabic decimal sign, which nothing else looks like; other such signs become it."""
_POINTS = ".,"
"""May stand before decimals or between groups."""
_GROUPS = {
    **dict.fromkeys(map(ord, "'\u2018\u2019\u02bc\u00b4`"), "'"),
    **dict.fromkeys(map(ord, "\u066c\u060c\u2e41"), "\u066c"),
    ord("\u00b7"): _SURE,
}
# Marks of direction, which programs put around signs where text runs from the right.
_UNSEEN = dict.fromkeys(
    (*map(ord, "\u061c\u200e\u200f\ufeff"), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)
_BETWEEN = rf"[ '_\u066c.,{_SURE}]"
_NUMBER = re.compile(rf"[0-9]+(?:{_BETWEEN}[0-9]+)*[.,]?|[.,{_SURE}][0-9]+")
_INSIDE = re.compile(rf"[.,{_SURE}]?[0-9]+(?:{_BETWEEN}[0-9]+)*")
_DASH = "-\u2010-\u2015\u2212"
_NO_PART = re.compile(rf"(?<=[0-9])[.,] ?[{_DASH}]{{1,2}}(?! ?[0-9{_DASH}])")
_IN_THREES = re.compile(r"[0-9]{1,3}(?:\|[0-9]{3})*")
_AS_IN_INDIA = re.compile(r"[0-9]{1,2}(?:\|[0-9]{2})*\|[0-9]{3}")
_GROUP = 3


def plain(text: str) -> str:
    """Bring a text's digits and the signs between them to one form: Arabic and full-width too.

    A dash in place of decimals ("25.-") becomes a nought.
    """
    clean = unicodedata.normalize("NFKC", text.translate(_UNSEEN).translate(_GROUPS))
    return _NO_PART.sub(f"{_SURE}0", " ".join(ascii_digits(clean).split()))


def ascii_digits(text: str) -> str:
    """Write the digits of any script as 0 to 9."""
    return text if text.isascii() else "".join(map(_ascii_digit, text))


def _ascii_digit(char: str) -> str:
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)


def numeral(clean: str, decimal: str) -> Numeral | None:
    """Read a `plain` number; a single "." or "," that may be either is what `decimal` says.

    None where there is no reading: groups of the wrong length, two signs too many.
    """
    if not _NUMBER.fullmatch(clean):
        return None
    if not clean.strip("0 '_.,\u066c\u066b"):
        return Numeral("0", "")  # whichever sign is which
    only = only_decimal(clean)
    if not only and clean.count(decimal) == 1:
        only = decimal
    whole, _, part = clean.partition(only) if only else (clean, "", "")
    if part and not part.isdigit():
        return None
    signs = {char for char in whole if not char.isdigit()}
    if len(signs) > 1:
        return None
    grouped = whole.replace(signs.pop(), "|") if signs else ""
    if grouped and not (_IN_THREES.fullmatch(grouped) or _AS_IN_INDIA.fullmatch(grouped)):
        return None
    return Numeral(grouped.replace("|", "") or whole, part)


def only_decimal(clean: str) -> str:
    """Tell the sign of a `plain` number that can't but stand before its decimals, if any does."""
    points = sorted({char for char in clean if char in _POINTS}, key=clean.rfind)
    if _SURE in clean:
        return _SURE
    if len(points) == len(_POINTS) or (points and _groups_otherwise(clean)):
        return points[-1]
    return ""


def _groups_otherwise(clean: str) -> bool:
    return any(not char.isdigit() and char not in _POINTS for char in clean)


def decimal_of(text: str) -> str | bool:
    """Tell which of "." and "," stands before the decimals of the number in a text.

    True where it may be either ("1,234"), False where nothing tells.
    """
    found = _INSIDE.search(plain(text))
    clean = found[0] if found else ""
    points = sorted({char for char in clean if char in _POINTS}, key=clean.rfind)
    if not points:
        return False
    sign, other = points[-1], "," if points[-1] == "." else "."
    if len(points) == len(_POINTS) or _groups_otherwise(clean):
        return other if _SURE in clean else sign
    whole, _, part = clean.rpartition(sign)
    if sign in whole:
        return other
    doubtful = len(part) == _GROUP and 1 <= len(whole) <= _GROUP and not whole.startswith("0")
    return doubtful or sign
