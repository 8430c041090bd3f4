"""Tells from the words around a sum what it is: what the holder has or gets, or something else."""

from collections.abc import Sequence

from msgspec import Struct

from spendby.domain.offer import doubts, money_cues
from spendby.domain.offer.money_cues import Part
from spendby.domain.offer.money_found import Money
from spendby.domain.offer.tidying import Text


class Sized(Struct, frozen=True):
    """A sum with its part, and how sure that is (more is surer)."""

    money: Money
    part: Part
    weight: int = 0


def sized(text: Text, sums: Sequence[Money]) -> list[Sized]:
    """Tell the part of each sum, from its sentence up to the sums beside it."""
    found: list[Sized] = []
    for place, money in enumerate(sums):
        before = text.before(money.start, 110)
        after = text.after(money.end, 90)
        joint = ""
        if place and (gap := money.start - sums[place - 1].end) < len(before):
            joint = before = before[len(before) - gap :]
        if place + 1 < len(sums):
            after = after[: max(0, sums[place + 1].start - money.end)]
        part, weight = _between(joint, found) or _part(before, after)
        found.append(Sized(money, part, weight))
    return found


def _between(joint: str, found: Sequence[Sized]) -> tuple[Part, int] | None:
    """Read a sum by the one before it: the whole that a part is of, the spend for a discount."""
    if not joint:
        return None
    if money_cues.OF_TOTAL.search(joint) and found[-1].part in {
        Part.SPENT,
        Part.LEFT,
        Part.HELD,
        Part.OPEN,
    }:
        return Part.ELSE, 0
    if money_cues.OFF.search(joint) and money_cues.OFF_ENDS.search(joint):
        return Part.THRESHOLD, 0
    return None


def _part(before: str, after: str) -> tuple[Part, int]:
    if money_cues.GIVEN_AFTER.match(after):
        return Part.HELD, 7
    for part, weight, pattern in money_cues.BEFORE:
        if pattern.search(before):
            return part, weight
    for part, weight, pattern in money_cues.AFTER:
        if pattern.search(after):
            return part, weight
    named = (
        money_cues.NAMED_AFTER.search(after) is not None
        or money_cues.NAMED_BEFORE.search(before) is not None
    )
    got = money_cues.HELD_BEFORE.search(before) is not None
    weight = (
        3 * named
        + 2 * got
        + (money_cues.YOUR.search(before) is not None)
        + 2 * (money_cues.VALUE.search(before) is not None)
    )
    return (Part.HELD, 2 + weight) if weight else (Part.OPEN, 1)


_NAMED = 5
"""The least weight of a sum that is called a credit, a voucher or the like."""


def held(
    text: Text, parts: Sequence[Sized], ends_at: int | None = None
) -> tuple[Sized | None, str]:
    """Choose the sum that the holder has or gets, and say what is open about it.

    What is left outranks what was given; of sums that are as sure, the one in the sentence where
    the last day stands (`ends_at`) counts, so that no credit gets another's day; else the first.
    """
    wanted = [one for one in parts if one.part in {Part.HELD, Part.LEFT, Part.BALANCE}]
    if not any(one.part is Part.HELD or one.part is Part.LEFT for one in wanted):
        wanted += [one for one in parts if one.part is Part.OPEN]
    if not wanted:
        limit = next((one.money for one in parts if one.part is Part.LIMIT), None)
        return None, doubts.only_a_limit(text, (limit.start, limit.end)) if limit else ""
    best = max(wanted, key=lambda one: one.weight)
    if ends_at is not None and best.part is not Part.LEFT:
        sentence = text.sentence_at(ends_at)
        with_day = [
            one
            for one in wanted
            if one.weight >= _NAMED
            and one.part is Part.HELD
            and text.sentence_at(one.money.start) == sentence
        ]
        best = max(with_day, key=lambda one: one.weight, default=best)
    rivals = [
        one.money
        for one in wanted
        if one.weight >= min(best.weight - 1, _NAMED) and one.part is not Part.BALANCE
    ]
    if len({(one.minor, one.currency) for one in rivals}) < 2:  # noqa: PLR2004 - one and another
        return best, ""
    return best, doubts.several_sums(text, [(one.start, one.end) for one in rivals])


def minimum(parts: Sequence[Sized], amount: Sized | None) -> Sized | None:
    """Find the spend that the text asks for; None where it asks for several."""
    asked = [one for one in parts if one.part is Part.THRESHOLD]
    sums = {one.money.minor for one in asked}
    if len(sums) != 1 or (amount is not None and amount.money.minor in sums):
        return None
    return asked[0]
