"""From a foreign file's bytes to text and to JSON, without guessing at its encoding."""

import codecs
import json
import unicodedata
from contextlib import suppress
from decimal import Decimal
from typing import Any, NoReturn

from spendby.domain.errors import FileRefused
from spendby.services.foreign.doubts import Doubt, InDoubt
from spendby.translation import tr

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
ENCODINGS = (
    *("utf-8", "utf-16", "windows-1252", "windows-1250", "windows-1251", "windows-1254"),
    *("iso-8859-1", "iso-8859-2", "iso-8859-15", "mac-roman", "shift-jis", "cp932", "euc-jp"),
    *("gb18030", "big5", "euc-kr"),
)
"""What the user may name; all are plain text encodings."""

_HEAD = 4096
_PREVIEW = 60
_LONGEST_LINE = 4_096
_TRIED = 1024 * 1024


def text_of(content: bytes, encoding: str | None = None) -> str:
    """Decode a file, with line ends as LF; raises `FileRefused` rather than guess.

    A byte order mark tells the encoding, else it is UTF-8, or UTF-16 where every other byte is
    NUL. For anything else `encoding` has to be named, after a look at what it gives.
    """
    try:
        text = _decoded(content, encoding)
    except UnicodeDecodeError as error:
        raise _unread(content, encoding, error.start) from None
    # Programs that join files leave a second mark behind the first.
    return text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def head_of(content: bytes) -> str:
    """Decode the start of a file well enough to recognise its form; never fails."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content[len(mark) : _HEAD * 16].decode(name, "replace")
    start = content[: _HEAD * 16]
    return start.decode(_wide(start) or "latin-1", "replace")


def json_of(content: bytes, encoding: str | None = None) -> Any:  # noqa: ANN401 - as the file has it
    """Read JSON: numbers exactly as written, no NaN or infinity; raises `FileRefused`."""
    text = text_of(content, encoding)
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        message = tr(
            "The file isn't JSON that can be read (line {line}, column {column}). "
            "Nothing was changed."
        ).format(line=error.lineno, column=error.colno)
        raise FileRefused(message) from None
    except (RecursionError, ValueError, ArithmeticError):
        message = tr("The file holds nesting or numbers that can't be read. Nothing was changed.")
        raise FileRefused(message) from None


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _decoded(content: bytes, encoding: str | None) -> str:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name)
    return content.decode(encoding or _wide(content[:_HEAD]) or "utf-8")


def _wide(head: bytes) -> str | None:
    even, odd = head[0::2], head[1::2]
    if not odd:
        return None
    if odd.count(0) > len(odd) * 3 // 4 > even.count(0):
        return "utf-16-le"
    if even.count(0) > len(even) * 3 // 4 > odd.count(0):
        return "utf-16-be"
    return None


def _unread(content: bytes, encoding: str | None, at: int) -> FileRefused:
    readings = _readings(content, at)
    if encoding is not None:
        doubt = InDoubt(
            Doubt.ENCODING, tr("The file can't be read as {encoding}.").format(encoding=encoding)
        )
    else:
        told = [
            tr("as {encoding} “{text}”").format(encoding=name, text=shown)
            for shown, name in _first_of_each(readings).items()
        ]
        usual = next(iter(readings), "windows-1252")
        doubt = InDoubt(
            Doubt.ENCODING,
            tr("The file isn't UTF-8, and its encoding can't be told."),
            tr("It says {readings}. Name what reads well, as in --encoding {encoding}.").format(
                readings="; ".join(told), encoding=usual
            )
            if told
            else "",
        )
    doubt.readings = readings
    return doubt


def _readings(content: bytes, at: int) -> dict[str, str]:
    """Show what stands at a place in each encoding in which the whole file can be read."""
    start = content.rfind(b"\n", 0, at) + 1
    line = content[start:].split(b"\n", 1)[0][:_LONGEST_LINE]
    found = {}
    for name in ENCODINGS:
        if name.startswith("utf"):
            continue
        with suppress(UnicodeDecodeError):
            decoder = codecs.getincrementaldecoder(name)()
            decoder.decode(content[:_TRIED], final=len(content) <= _TRIED)
            shown = codecs.getincrementaldecoder(name)().decode(line)
            before = len(line[: at - start].decode(name, "ignore"))
            shown = shown[max(0, before - _PREVIEW // 2) :][:_PREVIEW].strip()
            if not any(unicodedata.category(char) == "Cc" for char in shown.replace("\t", " ")):
                found[name] = shown
    return found


def _first_of_each(readings: dict[str, str]) -> dict[str, str]:
    """Give each text with the first encoding that shows it."""
    first: dict[str, str] = {}
    for name, shown in readings.items():
        first.setdefault(shown, name)
    return first
