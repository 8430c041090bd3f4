"""Finds the rows of Amazon's gift card activity: in a page saved from the browser, or copied text.

Only text is taken from a page; nothing in it is run, followed or loaded. What the rows mean is
`activity_rows`'s.
"""

import html
import re
from collections.abc import Iterator

from spendby.domain.errors import FileRefused
from spendby.domain.when_words import MONTH_PATTERN
from spendby.services.foreign.tables import ROW_LIMIT, Line, folded, lines_of, split_rows, too_long
from spendby.services.foreign.unread_kinds import page_without_activity
from spendby.translation import grouped, tr

Cells = tuple[str, str, str, str]
"""Date, description, amount and closing balance, as they stand there."""

CSV_COLUMNS = frozenset({"date", "description", "amount", "closing balance"})
_DATES = frozenset({"date", "日付"})
_BALANCES = frozenset({"closing balance", "balance", "残高"})
_COLUMNS = 4
_LINES = 6
PAGE_LIMIT = 5_000_000
"""The longest page that is read, in characters; a saved page of Amazon's has about a million."""
_CELL = 2_000

WHOLE_PAGE = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*+)[^<>]*+>|<[^<>]*+>|[^<]++|<")
"""Takes a page apart. Each branch stops at the next angle bracket and no repetition gives back what
it took, so a page is read in one pass whatever it holds."""
_SILENT = frozenset({"script", "style", "template", "noscript"})
_BREAKS = frozenset({"br", "p", "div", "li", "span", "a"})
_MONTH = rf"(?:{MONTH_PATTERN})\.?"
_DAY_START = re.compile(
    rf"\s*(?:{_MONTH} [0-9]{{1,2}}, ?[0-9]{{4}}|[0-9]{{1,2}} {_MONTH} [0-9]{{4}}"
    r"|[0-9]{4}年 ?[0-9]{1,2}月 ?[0-9]{1,2}日|[0-9]{4}-[0-9]{2}-[0-9]{2})",
    re.IGNORECASE,
)
# With its sign: a bare number before the amount may be a serial number.
_MONEY = (
    r"(?:[-−+]?\s?(?:[A-Z]{0,3}[$£€¥￥₹]|[A-Z]{3})\s?[-−+]?\s?[0-9][0-9.,]*"
    r"|[-−+]?\s?[0-9][0-9.,]*\s?(?:€|円|[A-Z]{3}))"
)
_SHOWN = re.compile(
    rf"(?:gift ?card balance|gutschein-?guthaben|ギフト(?:券|カード)?残高)[:\uff1a]?\s*({_MONEY})",
    re.IGNORECASE,
)
_ENDING = re.compile(rf"(.*?) ({_MONEY}) ({_MONEY})")


def is_copied(text: str) -> bool:
    """Tell whether text was copied from the page, by its header or its first rows."""
    lines = text.splitlines()[:50]
    if any(_is_header(line.split("\t")) for line in lines):
        return True
    first = next(_from_text("\n".join(lines)), None)
    return first is not None and first[-1] != ""


def is_table(names: frozenset[str]) -> bool:
    """Tell whether a comma-separated table has these rows, by its columns, folded."""
    return names >= CSV_COLUMNS


def rows_in(text: str) -> list[Cells]:
    """Find every row; raises `FileRefused` where there is no such table, or far too much text."""
    if len(text) > PAGE_LIMIT:
        message = tr("The page is longer than {count} characters. Nothing was changed.").format(
            count=grouped(PAGE_LIMIT)
        )
        raise FileRefused(message)
    found = list(_from_html(text) if _looks_like_html(text) else _from_text(text))
    if not found:
        raise page_without_activity(text)
    if len(found) > ROW_LIMIT:
        raise too_long()
    return found


def balance_shown(text: str) -> str | None:
    """Find the balance that the page shows apart from its rows, as it stands there."""
    parts = (words for _, _, words in _tokens(text)) if _looks_like_html(text) else (text,)
    found = _SHOWN.search(" ".join(html.unescape(" ".join(parts)).split()))
    return found[1] if found else None


def _looks_like_html(text: str) -> bool:
    return text.lstrip()[:1] == "<"


def _is_header(cells: list[str]) -> bool:
    names = [folded(cell) for cell in cells]
    return len(names) == _COLUMNS and names[0] in _DATES and names[-1] in _BALANCES


def _from_html(text: str) -> Iterator[Cells]:
    inside = False
    for row in _html_rows(text):
        if _is_header(row):
            inside = True
        elif not row:
            inside = False  # the end of a table
        elif inside:
            yield _cells(row)


def _cells(row: list[str]) -> Cells:
    date, *rest = (*row, "", "", "", "")[: max(len(row), _COLUMNS)]
    *words, amount, closing = rest
    return date, " ".join(words), amount, closing


def _html_rows(text: str) -> Iterator[list[str]]:
    """Give the cells of each table row; an empty one where a table ends."""
    row: list[str] | None = None
    for tag, closing, words in _tokens(text):
        if tag in {"tr", "table"}:
            if row:
                yield [_tidy(html.unescape(cell)) for cell in row]
            if tag == "table" and closing:
                yield []
            row = [] if tag == "tr" and not closing else None
        elif row is not None and tag in {"td", "th"} and not closing:
            row.append("")
        elif row and len(row[-1]) < _CELL:
            row[-1] += words[:_CELL]
    if row:
        yield [_tidy(html.unescape(cell)) for cell in row]


def _tokens(text: str) -> Iterator[tuple[str, bool, str]]:
    """Give each tag, whether it closes, and each text; what scripts and styles hold is left out."""
    silent = ""
    for token in WHOLE_PAGE.finditer(_without_comments(text)):
        tag, closing = (token[2] or "").lower(), bool(token[1])
        if silent:
            silent = "" if closing and tag == silent else silent
        elif tag in _SILENT and not closing:
            silent = tag
        elif tag:
            yield tag, closing, " " if tag in _BREAKS else ""
        elif not token[0].startswith("<"):
            yield "", False, token[0]


def _tidy(text: str) -> str:
    return " ".join(text[: 2 * _CELL].split())


def _without_comments(text: str) -> str:
    parts = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        parts.append(text[at:start])
        end = text.find("-->", start)
        if end < 0:
            return "".join(parts)
        at = end + 3
    return "".join([*parts, text[at:]])


def _from_text(text: str) -> Iterator[Cells]:
    """Give the rows of copied text; a row may stand on several lines, from its date on."""
    first = text.lstrip().split("\n", 1)[0]
    if is_table(frozenset(folded(cell.strip('"')) for cell in first.split(","))):
        yield from (_of_line(line) for line in lines_of(split_rows(text.lstrip())))
        return
    row: list[str] = []
    for line in text.splitlines():
        if _DAY_START.match(line):
            if row:
                yield _of_text(row)
            row = [line]
        elif row and len(row) < _LINES and not _is_whole(row):
            row.append(line)
    if row:
        yield _of_text(row)


def _of_line(line: Line) -> Cells:
    if not line.sound:
        return line["date"], line["description"], "", ""
    words = [line["description"]]
    words += [line[name] for name in ("order id", "claim code", "serial number")]
    said = [word for index, word in enumerate(words) if index == 0 or word not in words[0]]
    return line["date"], " ".join(" ".join(said).split()), line["amount"], line["closing balance"]


def _is_whole(row: list[str]) -> bool:
    return _ENDING.fullmatch(_tidy(" ".join(row))) is not None


def _of_text(lines: list[str]) -> Cells:
    text = _tidy(" ".join(lines))
    day = _DAY_START.match(text)
    start = day.end() if day else 0
    ending = _ENDING.fullmatch(text[start:])
    if ending is None:
        cells = [_tidy(cell) for cell in lines[0][: 2 * _CELL].split("\t")]
        return _cells(cells if len(cells) == _COLUMNS else [text[:start], text[start:].strip()])
    return text[:start], ending[1].strip(), ending[2], ending[3]
