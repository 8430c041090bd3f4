"""Finds every calendar day that a text writes out, in names or numbers, and which day it is.

What the day is for is `day_roles`'s to tell; days that have to be counted are `periods_found`'s.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest

from msgspec import Struct

from spendby.domain.offer.clock import without_times
from spendby.domain.offer.days_meant import Written, meant
from spendby.domain.when_words import (
    MONTH_NUMBERS,
    MONTH_PATTERN,
    WEEKDAY_NUMBERS,
    WEEKDAY_PATTERN,
    DateOrder,
)

MOST = 150
"""How many days of one text are looked at."""


class Day(Struct, frozen=True):
    """A day at `start` to `end` of a text.

    `on` is the next such day from the receipt on, `past` the latest one up to it; they differ
    where the year was left out, and are None where no single day is meant for sure. `first` is
    not `on` where a whole month is named. `opens` tells that a range begins here and ends with
    the next day found.
    """

    start: int
    end: int
    on: date | None
    past: date | None
    first: date | None
    opens: bool = False


_M = rf"(?:{MONTH_PATTERN})(?:\b\.?|(?=[0-9]{{2}}(?:[0-9]{{2}})?\b))"
_WD = rf"(?:\b(?:{WEEKDAY_PATTERN})\b\.?,? ?(?:the )?)?"
_NTH = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
_JOINT = r" ?(?:-|to|through|thru|until|till|and|&|/) ?"
_NAMED = re.compile(
    rf"(?P<wd>{_WD})\b(?:"
    rf"(?P<m1>{_M}) ?(?P<d1>[0-9]{{1,2}}){_NTH}(?![0-9]|"
    rf":[0-9])(?:{_JOINT}(?P<to1>[0-9]{{1,2}}){_NTH}(?![0-9/]|[.:][0-9]))?"
    rf"(?:,? ?(?:of )?(?P<y1>{_YEAR}|'[0-9]{{2}}\b))?"
    rf"|(?P<d2>[0-9]{{1,2}}){_NTH}(?:{_JOINT}(?:the )?(?P<to2>[0-9]{{1,2}}){_NTH})?(?: day)?(?:"
    rf" ?of)?[ -]?(?P<m2>{_M})"
    rf"(?:[ ,-]{{0,2}}(?P<y2>{_YEAR}|'[0-9]{{2}}\b|(?<=[a-z-])[0-9]{{2}}\b))?"
    rf"|(?P<last>(?:the )?(?:end|last day|close|last) of )?(?P<m3>{_M}),? ?(?P<y3>{_YEAR})?)"
)
_NUMBERED = re.compile(
    rf"(?P<wd>{_WD})(?<![\w/.$£€])(?:"
    r"(?P<iso>20[0-9]{2})[-/.](?P<im>[0-9]{1,2})[-/.](?P<id>[0-9]{1,2})"
    r"|(?P<a>[0-9]{1,2})(?P<s>[-/.])(?P<b>[0-9]{1,2})(?P=s)(?P<y>[0-9]{4}|[0-9]{2})"
    r"|(?P<a2>[0-9]{1,2})(?:/(?P<b2>[0-9]{1,2})|\.(?P<b3>0[1-9]|1[0-2])\.)|(?P<m4>0?[1-9]|1[0-2])/(?P<y4>20[0-9]{2})|"
    r"(?:the )?(?:end|close|last day) of (?:the year )?(?P<y5>20[0-9]{2})"
    r")(?![0-9/%]|\.[0-9])"
)
_LEADS = re.compile(
    r"(?:\b(?:by|on|until|till|through|thru|to|from|before|after|between|and|valid|"
    r"starting|starts?|begins?|expires?|"
    r"expiry|expiration|ends?|exp|date|dates|validity|redeem|earn|use)\b\.?|-|\()[: ]*$"
)
_GOES_ON = re.compile(r" ?(?:-|to|through|thru|until|till) ?[0-9]{1,2}/[0-9]")
_OTHER_MEANINGS = frozenset({"may", "mar", "march", "dec"})
_GAP = 60
_BETWEEN_LEADS = re.compile(r"\b(?:between|from)\b[^.;\n]*$")
_BETWEEN = re.compile(
    r"(?:,? ?(?:-|to|through|thru|until|till|til|and|up to)(?: and)?(?: including| on| the)*|,) ?$"
)


def days_in(flat: str, plain: str, received: date, order: DateOrder | None) -> list[Day]:
    """Find the days of a text; `order` is its market's, which its own dates outrank."""
    written = _without_overlaps(_all_written(flat, plain))
    order = _order_shown(written) or order or _order_leaned(written)
    days = []
    start: date | None = None
    for one, following in zip_longest(written, written[1:]):
        # A range's end lies on or after its start, and its start is the last such day before it.
        on = meant(one, start or received, order)
        past = meant(one, received, order, back=True)
        start = None
        opens = following is not None and _range(flat, one, following)
        if opens and following is not None:
            if one.year is not None:
                start = on
            elif end := meant(following, received, order):
                on = meant(one, end, order, back=True)
        first = on.replace(day=1) if on and one.whole_month else on
        days.append(Day(one.start, one.end, on, past, first, opens))
    return days


def _all_written(flat: str, plain: str) -> Iterator[Written]:
    all_small = plain.islower()
    for number, match in enumerate(_NAMED.finditer(flat)):
        if number == MOST:
            break
        yield from _named(match, plain, all_small=all_small)
    for number, match in enumerate(_NUMBERED.finditer(flat)):
        if number == MOST:
            break
        if match["a2"] and not (
            _LEADS.search(flat[max(0, match.start() - 16) : match.start()])
            or _GOES_ON.match(flat[match.end() : match.end() + 16])
        ):
            continue
        yield _numbered(match)


def _named(match: re.Match[str], plain: str, *, all_small: bool) -> Iterator[Written]:
    form = "1" if match["m1"] else "2" if match["m2"] else "3"
    name = match[f"m{form}"]
    lower = name in _OTHER_MEANINGS and plain[match.start(f"m{form}")].islower()
    if lower and (form == "3" or not all_small):
        return
    month = MONTH_NUMBERS[name.rstrip(".")]
    year = _year(match[f"y{form}"])
    weekday = _weekday(match["wd"])
    if form == "3":
        yield Written(match.start(), match.end(), year, ((month, None),), last=bool(match["last"]))
        return
    day = int(match[f"d{form}"])
    first_named = form == "1"
    if until := match[f"to{form}"]:
        cut = match.end(f"d{form}")
        yield Written(
            match.start(),
            cut,
            year,
            ((month, day),),
            weekday,
            first_named=first_named,
            joined=True,
        )
        yield Written(match.start(f"to{form}"), match.end(), year, ((month, int(until)),))
        return
    yield Written(
        match.start(), match.end(), year, ((month, day),), weekday, first_named=first_named
    )


def _numbered(match: re.Match[str]) -> Written:
    weekday = _weekday(match["wd"])
    span = match.start(), match.end()
    if match["iso"]:
        return Written(*span, int(match["iso"]), ((int(match["im"]), int(match["id"])),), weekday)
    if match["m4"]:
        return Written(*span, int(match["y4"]), ((int(match["m4"]), None),))
    if match["y5"]:
        return Written(*span, int(match["y5"]), ((12, 31),))
    if match["b3"]:
        return Written(*span, None, ((int(match["b3"]), int(match["a2"])),))
    first, second = (match["a"], match["b"]) if match["a"] else (match["a2"], match["b2"])
    one, two = int(first), int(second)
    pairs = ((one, two),) if one == two else ((one, two), (two, one))
    return Written(
        *span, _year(match["y"]), pairs, weekday, numbered=True, dotted=match["s"] == "."
    )


def _year(digits: str | None) -> int | None:
    if digits is None:
        return None
    digits = digits.lstrip("'")
    return int(digits) + 2000 if len(digits) < len("2026") else int(digits)


def _weekday(words: str | None) -> int | None:
    found = re.match(r"[a-z]+", words or "")
    return WEEKDAY_NUMBERS.get(found[0]) if found else None


def _without_overlaps(written: Iterator[Written]) -> list[Written]:
    kept: list[Written] = []
    for one in sorted(written, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _order_shown(written: Sequence[Written]) -> DateOrder | None:
    """The order that the text's own numbers prove: 31/12/2026 can only put the day first."""
    for one in written:
        if one.numbered and len(one.pairs) > 1:
            first, second = one.pairs[0]
            if second is not None and first > 12 >= second:  # noqa: PLR2004 - months
                return DateOrder.DMY
            if second is not None and second > 12 >= first:  # noqa: PLR2004 - months
                return DateOrder.MDY
    return None


def _order_leaned(written: Sequence[Written]) -> DateOrder | None:
    leans = {one.first_named for one in written if one.first_named is not None}
    if len(leans) != 1:
        return None
    return DateOrder.MDY if leans.pop() else DateOrder.DMY


def _range(flat: str, one: Written, following: Written) -> bool:
    if one.joined or following.start - one.end > _GAP:
        return one.joined
    gap = without_times(flat[one.end : following.start]).strip()
    if not _BETWEEN.fullmatch(f"{gap} "):
        return False
    if gap in {"and", ","}:
        before = flat[max(0, one.start - _GAP) : one.start]
        return _BETWEEN_LEADS.search(without_times(before)) is not None
    return True
