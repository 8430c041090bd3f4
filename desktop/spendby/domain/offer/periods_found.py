"""Finds the days of a text that have to be counted: "in 3 days", "90 days from purchase", "today".

From which day a period counts is known only when the days around it are; `reading` puts it in.
"""

import re
from collections.abc import Iterator
from datetime import MAXYEAR, date

from dateutil.relativedelta import relativedelta
from msgspec import Struct

from spendby.domain.offer.numbers_said import SAID, SAID_PATTERN
from spendby.domain.when_words import WEEKDAY_NUMBERS, WEEKDAY_PATTERN

MOST = 100
"""How many periods of one text are looked at."""


class Period(Struct, frozen=True):
    """A counted day at `start` to `end`: `step` after its anchor, then perhaps on to a month's end.

    `anchor` is the word for the day that it counts from ("purchase"), empty where none is named;
    the anchor's day may stand at `anchor_end`. `vague` periods mean no single day.
    """

    start: int
    end: int
    step: relativedelta
    anchor: str = ""
    anchor_end: int = 0
    vague: bool = False
    anchored: bool = False
    """Whether it says what it counts from, in words known or not."""
    plain: bool = False
    """Whether it is a bare length ("90 days"), which needs words around it to be a limit."""

    def counted(self, start: date) -> date | None:
        """The last day of the period; None where no single day is meant or there is none."""
        if self.vague:
            return None
        try:
            return start + self.step
        except (ValueError, OverflowError):
            return None


_UNIT = (
    r"(?P<kind>business |working |calendar |full |consecutive )?(?P<unit>hour|hr|day|week|"
    r"wk|month|mo|year|yr)s?\b\.?"
)
_COUNT = rf"(?P<count>[0-9]{{1,4}}|{SAID_PATTERN}|an?|half a)"
_LENGTH = re.compile(
    rf"(?<![\w$£€.,/-])(?P<more>[0-9]+ ?(?:-|to|"
    rf"or) ?)?{_COUNT}(?: ?\([0-9]{{1,4}}\))?[ -]?(?:-[ ]?)?{_UNIT}(?! ?(?:old|ago)\b)"
)
_ANCHOR = re.compile(
    r"'?(?: (?:period|window|time|term|validity|limit|expiry|expiration|"
    r"life))?,? ?(?P<how>of|from|after|"
    r"following|since|starting|beginning|"
    r"once|when|counting from)\b(?P<words>[^.;,\n]{0,60})"
)
_STEM = re.compile(
    r"\b(?:issu|award|distribut|purchas|bought|buy|activat|receiv|receipt|deliver|e-?mail|"
    r"sent|earn|credited|credit|"
    r"added|deposit|post|grant|today|now|this|refund|redempt|redeem|regist|order|ship|launch|claim|"
    r"inactiv|birthday|anniversar|trip|stay|depart|visit|account|offer|promotion|event|"
    r"sale|month|your|last|first|print|shown|stated)"
)
# Counted from something that the text can't date.
_OPEN = frozenset(
    {
        "inactiv",
        "birthday",
        "anniversar",
        "trip",
        "stay",
        "depart",
        "visit",
        "account",
        "last",
        "first",
        "month",
    }
)
TODAY = "today"
PRINTED = frozenset({"print", "shown", "stated"})
"""Anchors that stand on the credit itself: where the text doesn't have them, nobody knows."""
_REACH = range(40)
_TODAY = re.compile(
    r" (?:the date of |receiving |receipt of )?(?:today|now|this (?:e-?mail|message|"
    r"notice|letter|text))"
)
_MERE = frozenset({"your", "this", "today", "now"})
_IDLE = re.compile(r" (?:of |without |with no )+(?:\w+ )?(?:inactiv|activity|earning|use\b|using)")
_UNITS = {
    "hour": relativedelta(hours=1),
    "hr": relativedelta(hours=1),
    "day": relativedelta(days=1),
    "week": relativedelta(weeks=1),
    "wk": relativedelta(weeks=1),
    "month": relativedelta(months=1),
    "mo": relativedelta(months=1),
    "year": relativedelta(years=1),
    "yr": relativedelta(years=1),
}
_HOURS_A_DAY = 24
# Days with a name that fall on the same date each year.
_FEASTS = {
    "new year'?s eve": (12, 31),
    "new year'?s day": (1, 1),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "valentine'?s day": (2, 14),
    "halloween": (10, 31),
}
_END = relativedelta(day=31)
_WORD = re.compile(
    r"\b(?:(?P<today>today|tonight)|(?P<tomorrow>tomorrow)|"
    r"(?:the )?(?:end|last day|close) of (?P<which>the |this |the current |next |"
    r"the next |the following |the calendar |each )?"
    r"(?:calendar )?(?P<span>week|month|quarter|year)(?P<following> following| after)?|"
    r"(?P<monthend>month[- ]end)|(?P<yearend>year[- ]end)|"
    rf"(?P<feast>{'|'.join(_FEASTS)})\b|"
    rf"(?P<lead>this |next |expires? |ends? |expir(?:es|ing) on |on |by |until |till |"
    rf"through |before )(?P<weekday>{WEEKDAY_PATTERN})\b(?!\.?,? ?(?:the )?[0-9]))"
)


def periods_in(flat: str, received: date) -> list[Period]:
    """Find the counted days of a text, in the order in which they stand."""
    lengths = list(_lengths(flat))
    words = [
        word
        for word in _words(flat, received)
        if not any(one.anchor == TODAY and word.start - one.end in _REACH for one in lengths)
    ]
    return sorted([*lengths, *words], key=lambda one: one.start)


def _lengths(flat: str) -> Iterator[Period]:
    for number, match in enumerate(_LENGTH.finditer(flat)):
        if number == MOST:
            return
        count = _count(match["count"])
        rest = flat[match.end() : match.end() + 90]
        vague = bool(match["more"] or count is None or (match["kind"] or "")[:1] in {"b", "w"})
        step = relativedelta(days=0)
        if count is not None:
            step = _step(count, match["unit"])
        anchor, anchor_end = "", 0
        if following := _ANCHOR.match(rest):
            words = following["words"]
            anchor = _anchor(words)
            anchor_end = match.end() + following.start("words")
        vague = vague or anchor in _OPEN or _IDLE.match(rest) is not None
        yield Period(
            match.start(),
            match.end(),
            step,
            anchor,
            anchor_end,
            vague,
            following is not None,
            plain=True,
        )


def _anchor(words: str) -> str:
    if _TODAY.match(words):
        return TODAY
    stems = [stem[0] for stem in _STEM.finditer(words) if stem[0] not in _MERE]
    if printed := PRINTED.intersection(stems):
        return min(printed)
    # "Your order ships": an order is what it happens to.
    return next((stem for stem in stems if stem != "order"), "order" if stems else "")


def _count(said: str) -> int | None:
    if said.isdigit():
        return int(said)
    return {"a": 1, "an": 1}.get(said, SAID.get(said))


def _step(count: int, unit: str) -> relativedelta:
    if unit in {"hour", "hr"}:
        return relativedelta(days=-(-count // _HOURS_A_DAY))
    return _UNITS[unit] * count


def _words(flat: str, received: date) -> Iterator[Period]:
    for number, match in enumerate(_WORD.finditer(flat)):
        if number == MOST:
            return
        step = _step_of_word(match, received)
        start = match.end("lead") if match["lead"] else match.start()
        yield Period(start, match.end(), step or relativedelta(), vague=step is None)


def _to_feast(name: str, received: date) -> relativedelta | None:
    month, day = next(on for form, on in _FEASTS.items() if re.fullmatch(form, name))
    this_year = received.replace(month=month, day=day)
    later = this_year < received and received.year < MAXYEAR
    feast = this_year.replace(year=received.year + later)
    return relativedelta(days=(feast - received).days) if feast >= received else None


def _step_of_word(match: re.Match[str], received: date) -> relativedelta | None:
    if match["today"] or match["tomorrow"]:
        return relativedelta(days=1 if match["tomorrow"] else 0)
    if match["feast"]:
        return _to_feast(match["feast"], received)
    if match["yearend"] or match["span"] == "year":
        later = "next" in (match["which"] or "") or "following" in (match["which"] or "")
        return relativedelta(years=int(later), month=12, day=31)
    if match["monthend"] or match["span"] == "month":
        later = any(word in match[0] for word in ("next", "following", "after"))
        return relativedelta(months=int(later), day=31)
    if match["weekday"] is None or match["lead"] == "next ":
        return None
    gap = (WEEKDAY_NUMBERS[match["weekday"]] - received.weekday()) % 7
    return relativedelta(days=gap) if gap or match["lead"] == "this " else None
