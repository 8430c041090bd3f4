"""Lines up every day and period of a text with what it is for and the day that it comes to.

Which of them is the credit's last day is `ending`'s to choose.
"""

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from spendby.domain.offer.clock import starts_day_after, starts_day_before
from spendby.domain.offer.day_roles import Reading, Role, role_of
from spendby.domain.offer.days_found import Day, days_in
from spendby.domain.offer.days_meant import day_before
from spendby.domain.offer.market import Market
from spendby.domain.offer.periods_found import PRINTED, TODAY, Period, periods_in
from spendby.domain.offer.tidying import Text


class Placed(Struct, frozen=True):
    """A day at `start` to `end`: what it is for, when it is, and the day that opens its range.

    `on` is None where no single day is meant for sure; `counted` tells that it was worked out
    from a period, and `sure_base` that the text leaves no doubt from which day.
    """

    start: int
    end: int
    reading: Reading
    on: date | None
    past: date | None = None
    opening: Day | None = None
    counted: bool = False
    sure_base: bool = True


_LIMITS_BEFORE = re.compile(
    r"(?:\b(?:in|within|for|after|next|only|have|has|valid|exactly|expir\w+|validity|"
    r"period|lasts?|another|is|just|than|good|following|until|or)"
    r"|[:(-])[: ]*(?:(?:the|a|an|only|just|about|next|exactly|full) ?)*$"
)
_LIMITS_AFTER = re.compile(
    r"^[ -](?:to (?:use|spend|redeem|enjoy|shop)|after|from|of issu|expir|validity|valid|"
    r"left\b|remaining\b|to go\b|window\b|time limit\b)|^'? (?:expir|validity)"
)
_REPEATED = re.compile(
    r"\b(?:every|each|per|once|at least|more than|over|up to|minimum|minimum of|first|"
    r"past|last) (?:the )?$"
)
_BEFORE = re.compile(r"(?<!\bor )\b(?:before|b4|prior to|earlier than|ahead of):? (?:the )?$")
_WHEN_IT_ENDS = re.compile(r",? (?:when|as) (?:it|they|your \w+) (?:expires?|ends?|will expire)")
_OFFER_OVER = re.compile(r"\b(?:end|clos|expir|over|finish|conclu)")

_GROUPS = {
    "issue": re.compile(
        r"issu|award|distribut|sent|e-?mail|deliver|credit|add|deposit|post|grant|earn|receiv|"
        r"receipt|refund|dated|date|won|created|collected|load|appl"
    ),
    "purchase": re.compile(r"purchas|bought|buy|order|placed"),
    "shipping": re.compile(r"ship|dispatch"),
    "activation": re.compile(r"activat|claim|redempt|redeem|regist|launch|opened"),
}
_OFFERS = frozenset({"offer", "promotion", "event", "sale"})


def placed_days(text: Text, received: date, market: Market) -> list[Placed]:
    """Find every day that the text names or lets be counted, in the order in which they stand."""
    days = days_in(text.flat, text.plain, received, market.order)
    named = _named(text, days)
    periods = [
        one
        for one in periods_in(text.flat, received)
        if not any(day.start < one.end and one.start < day.end for day in days)
    ]
    anchors: set[int] = set()
    found = [_counted(text, period, named, received, anchors) for period in periods]
    found += [one for one in named if one.start not in anchors]
    return sorted(found, key=lambda one: one.start)


def _named(text: Text, days: Sequence[Day]) -> list[Placed]:
    found = []
    opening: Day | None = None
    for day in days:
        if not day.opens:
            reading = role_of(text, (opening or day).start, day.end, ranged=opening is not None)
            on = _last_day(text, day, opening) if reading.role is not Role.START else day.first
            found.append(Placed(day.start, day.end, reading, on, day.past, opening))
        opening = day if day.opens else None
    return found


def _last_day(text: Text, day: Day, opening: Day | None) -> date | None:
    """The last day up to a limit: the day itself, or the one before where it is left out."""
    reach = 40 if opening is None else day.start - opening.end
    before = text.before(day.start, reach)
    if day.on is None or day.first is None:
        return None
    if _BEFORE.search(before):
        # "Before 24 June, when it expires" names two last days.
        ends_too = _WHEN_IT_ENDS.match(text.after(day.end, 40))
        return None if ends_too else day_before(day.first)
    if starts_day_before(before) or starts_day_after(text.after(day.end, 30)):
        return day_before(day.on)
    return day.on


def _counted(
    text: Text, period: Period, named: Sequence[Placed], received: date, anchors: set[int]
) -> Placed:
    """Count a period from the day that it names, else from the one on which the credit came."""
    reading = role_of(text, period.start, period.end)
    if period.plain and not _is_limit(text, period):
        reading = Reading(Role.NONE)
    base: date | None = received
    sure = not period.anchored or period.anchor == TODAY
    if at := _day_at(text, period, named):
        anchors.add(at.start)
        base, sure = _nearer(at, received), True
    elif period.anchor == TODAY:
        base = received
    elif period.anchor in _OFFERS:
        base = _offer_end(text, period, named, received)
    else:
        told = _told(period, named, received)
        base = told if period.anchor in PRINTED else told or received
        sure = sure or told is not None
    on = period.counted(base) if base is not None else None
    return Placed(period.start, period.end, reading, on, counted=True, sure_base=sure)


def _is_limit(text: Text, period: Period) -> bool:
    before, after = text.before(period.start, 40), text.after(period.end, 40)
    if _REPEATED.search(before):
        return False
    return bool(_LIMITS_BEFORE.search(before) or _LIMITS_AFTER.search(after))


def _day_at(text: Text, period: Period, named: Sequence[Placed]) -> Placed | None:
    """The day that stands where the period says what it counts from."""
    if not period.anchor_end:
        return None
    for one in named:
        between = one.start - period.anchor_end
        if 0 <= between <= _ANCHOR_REACH and one.opening is None:
            words = text.flat[period.anchor_end : one.start]
            return one if not re.search(r"[.;\n]|\b(?:and|or|until|by|through)\b", words) else None
    return None


_ANCHOR_REACH = 50


def _nearer(one: Placed, received: date) -> date | None:
    """Of the two days that a missing year leaves, the one nearer to the receipt."""
    days = [day for day in (one.on, one.past) if day is not None]
    return min(days, key=lambda day: abs((day - received).days), default=None)


def _offer_end(text: Text, period: Period, named: Sequence[Placed], received: date) -> date | None:
    if not _OFFER_OVER.search(text.after(period.anchor_end, 50)):
        return received
    ends = {one.on for one in named if one.reading.role in {Role.OFFER_END, Role.EARN}}
    return ends.pop() if len(ends) == 1 else None


def _told(period: Period, named: Sequence[Placed], received: date) -> date | None:
    """The one day on which, as the text tells, that happened which the period counts from."""
    dated = period.anchor and period.anchor not in PRINTED
    group = _group(period.anchor) if dated else "issue"
    told = {
        _nearer(one, received)
        for one in named
        if one.reading.role is Role.PAST and group is not None and _group(one.reading.cue) == group
    }
    return told.pop() if len(told) == 1 else None


def _group(words: str) -> str | None:
    return next((name for name, stems in _GROUPS.items() if stems.search(words)), None)
