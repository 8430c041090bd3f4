"""Brings a text into one plain form that patterns can be matched on, and cuts it into sentences.

Every place in that form leads back to the text as it was given, so that it can be quoted.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from spendby.domain.when_words import MONTH_PATTERN

LONGEST = 65_536
"""How much of a text is read, in characters."""

Span = tuple[int, int]
"""Where something starts and ends in `Text.flat`."""

_QUOTE = 160
_WRAPPED = 50
_LABEL = 30
_REACH = 200

_ALIKE = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
_ALIKE |= dict.fromkeys("\u2018\u2019\u201b\u0060\u00b4", "'")
_ALIKE |= dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"')
_ALIKE |= dict.fromkeys("\u2022\u00b7\u25cf\u25aa\u2023\x0c\x0b\u2028\u2029", "\n")
_ALIKE |= dict.fromkeys("*_>\u3000", " ")
_ALIKE["|"] = "\n\n"

_MONTH = rf"(?:{MONTH_PATTERN})\b"
_VALUE = re.compile(rf"\(?(?:[$£€¥₹]|[0-9]|(?:us|ca|au|nz)\$|{_MONTH})", re.IGNORECASE)
_OPEN_END = re.compile(
    r"(?:[:,(-]|\b(?:on|by|until|till|through|thru|of|the|to|and|or|from|before|after|for|in|at|"
    r"a|an|your|is|are|be|not|with|within|between|valid|expires?|used?))$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[-–+]|[0-9]{1,2}[.)]) ")

_STOP = re.compile(r"""[!?.]["')\]]{0,3}\s+(?=["'(\[]?[^\W_a-z]|[$£€¥₹])|;\s|\n+""")
_MONTH_DOT = re.compile(rf"\b{_MONTH}$", re.IGNORECASE)
_CLOCK_DOT = re.compile(r"\b[ap]\.?\s?m$", re.IGNORECASE)
_CLOCK_GOES_ON = re.compile(
    r"\(?(?:[PECMH][SD]?T|GMT|BST|UTC|Pacific|Eastern|Central|Mountain|Hawaii|[0-9]|"
    rf"(?:{_MONTH})|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*)\b"
)
_SHORT_FORM = re.compile(
    r"\b(?:inc|ltd|mr|mrs|dr|st|exp|min|max|approx|incl|excl|vs|no|rev|ver|eff|e\.g|i\.e|u\.s|u\.k)$",
    re.IGNORECASE,
)


class Text(Struct, frozen=True):
    """A text in plain form: `flat` in small letters, `plain` as written, of the same length."""

    original: str
    plain: str
    flat: str
    origin: Sequence[int]
    sentences: tuple[Span, ...]

    def sentence_at(self, place: int) -> Span:
        """The sentence that a place is in."""
        index = bisect_right(self.sentences, place, key=lambda span: span[0]) - 1
        return self.sentences[max(index, 0)]

    def before(self, place: int, reach: int = _REACH) -> str:
        """What stands before a place within its sentence, `reach` characters at most."""
        return self.flat[max(self.sentence_at(place)[0], place - reach) : place]

    def after(self, place: int, reach: int = _REACH) -> str:
        """What stands after a place within the sentence that it ends, `reach` at most."""
        return self.flat[place : min(self.sentence_at(max(place - 1, 0))[1], place + reach)]

    def quoted(self, start: int, end: int) -> Span:
        """Where the words around a find are in the original: its sentence, or a part of that."""
        first, last = self.sentence_at(start)
        last = max(last, end)
        if last - first > _QUOTE:
            margin = max(0, (_QUOTE - (end - start)) // 2)
            first = self._word(max(first, start - margin), start, 1)
            last = self._word(min(last, end + margin), end, -1)
        while first < start and self.plain[first].isspace():
            first += 1
        while last > end and self.plain[last - 1].isspace():
            last -= 1
        return self.origin[first], self.origin[last - 1] + 1

    def _word(self, place: int, stop: int, step: int) -> int:
        """Move a cut towards the find until it stands between two words."""
        while place != stop and not self.plain[place - (step < 0)].isspace():
            place += step
        return place


def tidied(text: str) -> Text:
    """Bring a text, or its first 65,536 characters, into plain form."""
    original = text[:LONGEST]
    chars: list[str] = []
    origin: list[int] = []
    for place, char in enumerate(original):
        for plain in _plain(char):
            if plain in " \n" and chars and chars[-1] in " \n\v":
                _widen(chars, plain)
                continue
            chars.append(plain)
            origin.append(place)
    plain = _without_wraps("".join(chars))
    flat = "".join(low if len(low := char.lower()) == 1 else char for char in plain)
    return Text(original, plain, flat, origin, tuple(_sentences(plain)))


def _plain(char: str) -> str:
    if " " < char <= "~" and char not in _ALIKE:
        return char
    if alike := _ALIKE.get(char):
        return alike
    if char in "\n\r":
        return "\n" if char == "\n" else ""
    if char.isspace():
        return " "
    if unicodedata.category(char) in {"Cf", "Cc", "Mn", "Cs"}:
        return ""
    wide = unicodedata.normalize("NFKC", char)
    return char if any(one.isspace() for one in wide) else wide


def _widen(chars: list[str], plain: str) -> None:
    """Keep the widest of several blanks: a space, a line's end, or a paragraph's."""
    if plain == "\n":
        chars[-1] = "\v" if chars[-1] in "\n\v" else "\n"


def _without_wraps(plain: str) -> str:
    """Join lines that a mail program has broken, and labels with the value below them."""
    parts = re.split(r"([\n\v])", plain)
    for place in range(1, len(parts) - 1, 2):
        line, following = parts[place - 1].rstrip(), parts[place + 1]
        joins = _labels if parts[place] == "\v" else _goes_on
        parts[place] = " " if line and following and joins(line, following) else "\n"
    return "".join(parts)


def _labels(line: str, following: str) -> bool:
    return len(line) <= _LABEL and line[-1] not in ".!?;" and bool(_VALUE.match(following))


def _goes_on(line: str, following: str) -> bool:
    if _MONTH_DOT.search(line[-12:-1]) and line[-1] == "." and following[0].isdigit():
        return True
    if _BULLET.match(following) or line[-1] in ".!?;":
        return False
    if following[0].islower() or _VALUE.match(following) or _OPEN_END.search(line):
        return True
    return len(line) >= _WRAPPED


def _sentences(plain: str) -> list[Span]:
    spans = []
    start = 0
    for stop in _STOP.finditer(plain):
        if stop[0].startswith(".") and not _ends(plain, stop):
            continue
        if stop.end() > start:
            spans.append((start, stop.end()))
        start = stop.end()
    spans.append((start, len(plain)))
    return spans


def _ends(plain: str, stop: re.Match[str]) -> bool:
    """Tell whether a full stop ends a sentence, not only a short form such as "Dec." or "p.m."."""
    word = plain[max(0, stop.start() - 12) : stop.start()]
    rest = plain[stop.end() : stop.end() + 12]
    if _MONTH_DOT.search(word):
        return not rest[:1].isdigit()
    if _CLOCK_DOT.search(word):
        return not _CLOCK_GOES_ON.match(rest)
    return not _SHORT_FORM.search(word)
