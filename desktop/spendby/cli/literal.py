"""Other people's text on a terminal: shown as it is, and never obeyed by the terminal."""

import re
import unicodedata

# Control characters, line and paragraph separators, marks that turn the direction of writing, and
# lone surrogates (how Python holds what wasn't text).
_OBEYED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
_PICTURES = 0x2400
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


def shown(text: str, *, lines: bool = False) -> str:
    """Make what a terminal would act on visible: an escape becomes "␛", U+202E "<U+202E>".

    Text that holds letters written from right to left is isolated, so that it can't reorder what
    stands beside it. Line breaks stay where `lines` is set.
    """
    if lines:
        return "\n".join(shown(line) for line in text.split("\n"))
    clean = _OBEYED.sub(_picture, text)
    if clean.isascii() or not any(unicodedata.bidirectional(char) in {"R", "AL"} for char in clean):
        return clean
    return f"{_ISOLATE}{clean}{_END_ISOLATE}"


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if found[0] == "\t":
        return " "
    if code < 0x20:  # noqa: PLR2004 - the first 32 characters have pictures of their own
        return chr(_PICTURES + code)
    return "\u2421" if code == 0x7F else f"<U+{code:04X}>"  # noqa: PLR2004 - delete


def width(text: str) -> int:
    """Count the columns that a terminal gives the text."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def elided(text: str, limit: int, *, tail: bool = True) -> str:
    """Shorten text to `limit` columns by leaving out its middle, or its end without a `tail`."""
    if width(text) <= limit:
        return text
    kept = (limit - 1) // 3 if tail else 0
    head = _cut(text, limit - 1 - kept)
    short = f"{head}…{_cut(text[::-1], kept)[::-1]}"
    open_marks = short.count(_ISOLATE) - short.count(_END_ISOLATE)
    return short + _END_ISOLATE * max(open_marks, 0)


def _cut(text: str, limit: int) -> str:
    used = 0
    for place, char in enumerate(text):
        used += _columns(char)
        if used > limit:
            return text[:place]
    return text
