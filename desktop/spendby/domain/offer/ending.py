"""Chooses when a credit can be spent: its last day and its first, from all the days of a text."""

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from spendby.domain.offer import doubts
from spendby.domain.offer.day_roles import Role
from spendby.domain.offer.market import Market
from spendby.domain.offer.placing import Placed, placed_days
from spendby.domain.offer.tidying import Span, Text
from spendby.translation import tr


class Ending(Struct, frozen=True):
    """The last day and the first, where they stand, and what is open about them."""

    on: date | None = None
    span: Span | None = None
    doubt: str = ""
    never: bool = False
    start: date | None = None
    start_span: Span | None = None
    start_doubt: str = ""


_NEVER = re.compile(
    r"\b(?:(?:do(?:es)? not|doesn't|don't|never|won't|will not|"
    r"will never) (?:ever )?expires?\b|never expir\w+|"
    r"no expir(?:y|ation)\b(?: dates?)?|(?:without|has no|have no|with no|"
    r"not have an?) (?:expir\w+|end date)|"
    r"non-expiring|no (?:use-by|end) date)"
)
_UNLESS = re.compile(r"^ (?:until|till|before|for|as long|while|unless|within|if)\b")
_ACT = (
    r"(?:spend|buy|purchas\w*|load|reload|book|refer|sign up|enrol\w*|join|subscribe|"
    r"back up|order|shop|mak(?:e|ing)|try|trade)"
)
_GET = r"(?:get|receive|earn|score|we'll (?:add|give|credit|send|apply))"
_EARNING = re.compile(
    rf"(?<!to )\b{_ACT}\b[^.!?\n]{{0,120}}\b{_GET}\b|\b{_GET}\b[^.!?\n]{{0,120}}\b(?:when|"
    rf"if|by|for) (?:you |members )?{_ACT}|\b{_GET}\b[^.!?\n]{{0,120}}\bwith (?:the |a |"
    rf"any |your |every )?(?:\w+ )?purchase"
)
_MOVED = re.compile(r"extend")
_OVER = re.compile(r"\b(?:expired|ended|lapsed|forfeited|lost|gone|removed|taken back)\b")
_CLOSE = 1
_SURE = 8
_ENDS = 11
"""The least weight of a day beside a word of ending, not only of use."""
_SUM = 5


def ending_of(text: Text, received: date, market: Market, *, of_sum: bool = True) -> Ending:
    """Choose the first and the last day on which the credit can be spent.

    Two days that are as likely give none, and a doubt; so does a limit that is no single day.
    The end of a percentage off counts only where the text is not `of_sum` too.
    """
    placed = placed_days(text, received, market)
    ends = [
        one for one in placed if one.reading.role is Role.EXPIRY and not _happened(one, received)
    ]
    if not ends and _EARNING.search(text.flat) is None:
        least = _SUM if of_sum else 0
        ends = [
            one
            for one in placed
            if one.reading.role is Role.OFFER_END and one.reading.weight >= least
        ]
    ending = _chosen(text, ends, received) if ends else _none(text, placed, received)
    return _with_start(ending, placed)


def _happened(one: Placed, received: date) -> bool:
    """Tell whether a day of use was over when the text came: "last used 14 February"."""
    return one.reading.weight < _ENDS and one.on is not None and one.on < received


def _none(text: Text, placed: Sequence[Placed], received: date) -> Ending:
    if (never := _never(text.flat)) is not None:
        return Ending(never=True, span=never)
    open_days = [
        one
        for one in placed
        if one.reading.role in {Role.NONE, Role.OFFER_END}
        and not one.counted
        and one.on is not None
        and one.on >= received
    ]
    days = [one.on for one in open_days if one.on is not None]
    return Ending(doubt=doubts.day_of_what(days) if days else "")


def _never(flat: str) -> Span | None:
    for match in _NEVER.finditer(flat):
        if not _UNLESS.match(flat[match.end() : match.end() + 20]):
            return match.span()
    return None


def _chosen(text: Text, found: Sequence[Placed], received: date) -> Ending:
    # A day that had passed when the text came is no rival to one still ahead.
    ahead = [one for one in found if one.on is None or one.on >= received]
    ends = ahead if any(one.on for one in ahead) else found
    most = max(one.reading.weight for one in ends)
    near = [one for one in ends if one.reading.weight >= most - _CLOSE]
    if all(one.counted for one in near):
        near += [one for one in ends if one.reading.weight >= _SURE and not one.counted]
    best = max(near, key=lambda one: (not one.counted, one.reading.weight))
    if best.on is None:
        return Ending(doubt=doubts.no_one_day(text, (best.start, best.end)))
    if others := [one for one in near if _differs(one, best, best.on)]:
        unclear = next((one for one in others if one.on is None), None)
        if unclear is not None:
            return Ending(doubt=doubts.no_one_day(text, (unclear.start, unclear.end)))
        days = [one.on for one in (best, *others) if one.on is not None]
        return Ending(doubt=doubts.several_days(days))
    if best.on < received and not best.counted and not _OVER.search(best.reading.cue):
        return Ending(doubt=doubts.ended_before(best.on))
    opening = best.opening
    if opening is None or _MOVED.search(best.reading.cue):
        return Ending(best.on, (best.start, best.end))
    return Ending(
        best.on,
        (best.start, best.end),
        start=opening.first,
        start_span=(opening.start, opening.end),
        start_doubt="" if opening.first else tr(doubts.NO_FIRST_DAY),
    )


def _differs(one: Placed, best: Placed, on: date) -> bool:
    """Tell whether a day contradicts the best one.

    "In 3 days, on 3 June" may be a day off in the counting, and a period that is no single day
    ("3 to 5 days"), or that counts from a day nobody named, says nothing against one written out.
    """
    if one.counted and not best.counted:
        return one.sure_base and one.on is not None and abs((one.on - on).days) > 1
    return one.on != on


def _with_start(ending: Ending, placed: Sequence[Placed]) -> Ending:
    """Add the first day where the text gives it apart from the last one."""
    starts = [one for one in placed if one.reading.role is Role.START]
    if ending.start is not None or not starts:
        return ending
    days = {_up_to(one, ending.on) for one in starts}
    if len(days) != 1 or None in days:
        return replace(ending, start_doubt=tr(doubts.NO_FIRST_DAY))
    return replace(ending, start=days.pop(), start_span=(starts[0].start, starts[0].end))


def _up_to(one: Placed, last: date | None) -> date | None:
    """A first day without its year is the one that comes before the last day."""
    if last is not None and one.on is not None and one.on > last:
        return one.past if one.past and one.past <= last else None
    return one.on
