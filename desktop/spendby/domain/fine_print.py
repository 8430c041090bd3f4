"""Fine print: the text of a credit's terms, the sentence in it that decides, and its address.

The sentence is marked inside the text by a pair of brackets that fine print never uses, so that it
goes wherever the text goes (docs/adr/0011-the-sentence-that-decides.md).
"""

import re
from urllib.parse import urlsplit

from msgspec import Struct

from spendby.domain.errors import FieldRefused
from spendby.translation import tr

_OPEN, _CLOSE = "\u27e6", "\u27e7"
_MARKED = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]+){_CLOSE}")
_DROPPED = re.compile(f"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff{_OPEN}{_CLOSE}]")
_END = re.compile(r"[.!?](?=\s|$)|\n")
_HOST = re.compile(r"[^\s/@]+\.[^\s/@]+|localhost|\[[0-9A-Fa-f:.]+\]")
_SCHEMES = frozenset({"http", "https"})
MARKS_LENGTH = 2
"""How many characters the marks add to the text."""


class FinePrint(Struct, frozen=True):
    """Terms as they read, and from where to where the sentence stands that decides (or None)."""

    text: str
    decides: tuple[int, int] | None = None

    @property
    def sentence(self) -> str:
        """The sentence that decides; empty without one."""
        return self.text[slice(*self.decides)] if self.decides else ""


def read_fine_print(kept: str) -> FinePrint:
    """Take the marks out of a text that was kept."""
    found = _MARKED.search(kept)
    if found is None:
        return FinePrint(kept)
    start = found.start()
    text = f"{kept[:start]}{found[1]}{kept[found.end() :]}"
    return FinePrint(text, (start, start + len(found[1])))


def kept_text(fine_print: FinePrint) -> str:
    """Write the text to keep; the opposite of `read_fine_print`."""
    if fine_print.decides is None or not fine_print.sentence.strip():
        return fine_print.text
    start, end = fine_print.decides
    text = fine_print.text
    return f"{text[:start]}{_OPEN}{text[start:end]}{_CLOSE}{text[end:]}"


def cleaned(pasted: str) -> str:
    """Leave out of a text what could not be kept with it: control characters and our own marks."""
    return _DROPPED.sub("", pasted.replace("\r\n", "\n").replace("\r", "\n"))


def sentence_around(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Widen a place in a text to the whole sentence or sentences there; None where there is none.

    Sentences end with a full stop, question or exclamation mark before a space, or with the line.
    """
    chosen = text[start:end]
    if chosen.strip():
        start += len(chosen) - len(chosen.lstrip())
        end -= len(chosen) - len(chosen.rstrip())
    before = [found.end() for found in _END.finditer(text) if found.end() <= start]
    begin = before[-1] if before else 0
    after = _END.search(text, max(start, end - 1))
    stop = after.end() if after else len(text)
    sentence = text[begin:stop]
    if not sentence.strip():
        return None
    return begin + len(sentence) - len(sentence.lstrip()), begin + len(sentence.rstrip())


def web_address(text: str) -> str:
    """Read an address that a browser may open: http or https, with a host.

    Raises `FieldRefused` for any other; nothing at all is nothing.
    """
    address = text.strip()
    if not address:
        return ""
    refused = FieldRefused(
        "terms url", tr("A link starts with https:// or http:// and names a site.")
    )
    if re.search(r"[\s\x00-\x1f\x7f\\]", address):
        raise refused
    try:
        parts = urlsplit(address)
        host = parts.netloc.rpartition("@")[2]
        known = parts.scheme.casefold() in _SCHEMES and bool(parts.hostname)
        fits = known and _HOST.fullmatch(re.sub(r":\d{1,5}$", "", host)) is not None
    except ValueError:
        raise refused from None
    if not fits:
        raise refused
    if "@" in parts.netloc:
        message = tr("This link hides a name before the site's. Leave out everything up to the @.")
        raise FieldRefused("terms url", message)
    return address


def is_web_address(text: str) -> bool:
    """Tell whether a browser may open this address."""
    try:
        return bool(web_address(text))
    except FieldRefused:
        return False
