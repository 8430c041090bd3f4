"""Tells from the words around a day what it is for: the end of the credit, its start, or another.

The nearest cue before a day decides, read with the noun that it speaks of; where there is none,
the first cue behind it does.
"""

import re
from enum import StrEnum

from msgspec import Struct

from spendby.domain.offer import day_cues
from spendby.domain.offer.clock import without_times
from spendby.domain.offer.tidying import Span, Text


class Role(StrEnum):
    """What a day in an offer is for."""

    EXPIRY = "expiry"
    """The last day on which the credit can be spent."""
    OFFER_END = "offer_end"
    """The end of the offer: of a coupon the same, else only the last day to earn the credit."""
    START = "start"
    EARN = "earn"
    """A day by which something has to be done to get the credit."""
    PAST = "past"
    """When something happened; relative periods may count from it."""
    EVENT = "event"
    """A delivery, a flight, a renewal, or an end that was moved."""
    TEXT = "text"
    """When the text, its terms or a policy were made or changed, or take effect."""
    NONE = "none"


class Reading(Struct, frozen=True):
    """A role, how sure it is (more is surer), and the cue that gave it."""

    role: Role
    weight: int = 0
    cue: str = ""


_NOTHING = Reading(Role.NONE)
_BESIDE = 60
# The cues that need no second look; a journey's end is a credit's only where nothing better is.
_ROLES = {
    "travel": (Role.EXPIRY, 8),
    "past": (Role.PAST, 0),
    "percent": (Role.OFFER_END, 4),
    "earn": (Role.EARN, 0),
    "given": (Role.EVENT, 0),
    "event": (Role.EVENT, 0),
}


def role_of(text: Text, start: int, end: int, *, ranged: bool = False) -> Reading:
    """Tell what the day, or with `ranged` the range of days, at `start` to `end` is for."""
    before = without_times(text.before(start))
    if ranged:
        before = day_cues.RANGE_WORDS.sub("", before)
    after = without_times(text.after(end, 120))
    if day_cues.MOVED.search(before):
        return Reading(Role.EVENT, cue="moved")
    if (of_text := _of_text(text, (start, end), before, after)) is not None:
        return of_text
    if not ranged and (begun := day_cues.START.search(before)):
        return _goal(after) or _start(before, begun)
    return _goal(after) or _by_cue(before, after, ranged=ranged)


def _of_text(text: Text, at: Span, before: str, after: str) -> Reading | None:
    """Read a day of the text itself or of terms; when those end, nobody says what else does."""
    if day_cues.OF_THE_TEXT_BEFORE.search(before) or day_cues.OF_THE_TEXT_BEHIND.search(after):
        return Reading(Role.TEXT)
    if day_cues.ALONE.search(before):
        beside = text.flat[at[1] : at[1] + _BESIDE]
        return None if day_cues.OF_A_CREDIT.search(beside) else Reading(Role.TEXT)
    ones = day_cues.OF_THE_NEW_ONES.search(before)
    if ones is not None and _are_terms(text, at[0], before, ones):
        return _NOTHING if ones["ends"] else Reading(Role.TEXT)
    return _NOTHING if day_cues.TEXT_ENDS.search(before) else None


def _are_terms(text: Text, start: int, before: str, ones: re.Match[str]) -> bool:
    """Tell whether "they" are terms of which it was just said that they change.

    "The new ones" are terms as long as nothing else was told of of which there are several.
    """
    first = text.sentence_at(start)[0]
    said = f"{text.before(first - 1) if first else ''} {before[: ones.start()]}"
    if ones["they"]:
        return day_cues.TEXT_CHANGES.search(said) is not None
    told = list(day_cues.SOME_OR_TERMS.finditer(said))
    return not told or told[-1]["terms"] is not None


def _by_cue(before: str, after: str, *, ranged: bool) -> Reading:
    found = _nearest(before)
    if found is None:
        return _behind(before, after, ranged=ranged)
    name, cue = found
    if name == "end":
        return _end(before[: cue.start()], before[cue.end() :], after, cue[0])
    if name == "use":
        return _use(before[: cue.start()], after, cue[0])
    role, weight = _ROLES[name]
    return Reading(role, weight, cue[0])


def _goal(after: str) -> Reading | None:
    if (
        day_cues.GOAL_USE.search(after)
        or day_cues.NAMED_END.search(after)
        or day_cues.COUNT_DOWN.search(after)
    ):
        return Reading(Role.EXPIRY, 12, after[:20])
    if day_cues.GOAL_EARN.search(after):
        return Reading(Role.EARN, cue=after[:20])
    return None


def _nearest(before: str) -> tuple[str, re.Match[str]] | None:
    """The last cue before the day; of two that end together the longer one."""
    last: tuple[str, re.Match[str]] | None = None
    for name, pattern in day_cues.CUES:
        for match in pattern.finditer(before):
            if last is None or (match.end(), -match.start()) > (last[1].end(), -last[1].start()):
                last = name, match
    if last is not None and last[0] in {"event", "earn", "travel"}:
        return _spoken_of(before, last)
    return last


def _spoken_of(before: str, event: tuple[str, re.Match[str]]) -> tuple[str, re.Match[str]]:
    """See past what a limit is for: "valid for stays through" limits the credit, not the stay."""
    for name, pattern in day_cues.CUES[:2]:
        for match in pattern.finditer(before, 0, event[1].start()):
            if day_cues.CLAUSE.search(before, match.end(), event[1].start()) is None:
                return name, match
    return event


def _end(before: str, between: str, after: str, cue: str) -> Reading:
    """Read a word of ending by what ends; `between` it and the day there may be a preposition."""
    noun = _last_noun(before)
    if noun == "other":
        return Reading(Role.EVENT, cue=cue)
    if noun == "offer":
        return Reading(Role.OFFER_END, 6, cue)
    if noun == "percent":
        return Reading(Role.OFFER_END, 4, cue)
    if day_cues.NOT.search(before) and day_cues.ON_A_DAY.match(between):
        return Reading(Role.EVENT, cue=cue)  # "not valid on 14 February": a day left out
    if noun is None and day_cues.EARNING_BEHIND.search(after):
        return Reading(Role.EARN, cue=cue)
    return Reading(Role.EXPIRY, 12 if noun == "credit" or cue.startswith("exp") else 11, cue)


def _use(before: str, after: str, cue: str) -> Reading:
    """Read a word of spending: what is spent may also be what earns the credit."""
    earning = day_cues.EARNING_BEFORE.search(before) or day_cues.EARNING_BEHIND.search(after)
    return Reading(Role.EARN if earning else Role.EXPIRY, 10, cue)


def _start(before: str, begun: re.Match[str]) -> Reading:
    found = _nearest(before[: begun.start()] + " ")
    if found is not None and found[0] in {"earn", "event", "given"}:
        return Reading(Role.EARN, cue=found[1][0])
    if _last_noun(before[: begun.start()]) == "offer":
        return Reading(Role.EARN, cue=begun[0])
    return Reading(Role.START, 10, begun[0])


def _behind(before: str, after: str, *, ranged: bool) -> Reading:
    """Read a day that leads its sentence: "Through July 16, members who spend … get"."""
    if day_cues.AFTER.search(before) and day_cues.ENDS_BEHIND.search(after[:80]):
        return Reading(Role.EXPIRY, 10, after[:30])
    first: tuple[int, str, str] | None = None
    for name, pattern in day_cues.CUES:
        match = pattern.search(after)
        if match and name != "past" and (first is None or match.start() < first[0]):
            first = match.start(), name, match[0]
    if first is None:
        lasting = day_cues.LASTING.search(before) and _last_noun(before) == "credit"
        if lasting:
            return Reading(Role.EXPIRY, 9)
        # Days alone, "6/7 - 6/13", are when a coupon is good.
        return Reading(Role.OFFER_END, 5) if ranged else _NOTHING
    if first[1] == "use" and not day_cues.EARNING_BEHIND.search(after) and _limits(before):
        return Reading(Role.EXPIRY, 9, first[2])
    return Reading(Role.EARN if first[1] in {"earn", "use"} else Role.NONE, cue=first[2])


_LIMIT = re.compile(
    r"(?:^|[,:;.(!-] ?|\b(?:and|so|just|please|you(?: only)? have|you've(?: only)? got|only) )"
    r"(?:(?:by|until|till|through|thru|before|within|up to|from now until|for|in)(?: the| a| only)*"
    r" |the next )?$"
)


def _limits(before: str) -> bool:
    return _LIMIT.search(before) is not None


def _last_noun(words: str) -> str | None:
    last = None
    for match in day_cues.NOUN.finditer(words):
        # "$50 in the campus store": where it can be spent ends nothing.
        if match.lastgroup != "other" or not day_cues.PLACE.search(words, 0, match.start()):
            last = match
    if last is None:
        return None
    return "credit" if last.lastgroup == "sum" else last.lastgroup
