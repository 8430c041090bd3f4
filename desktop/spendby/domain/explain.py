"""Explaining a verdict: the rule's words from the store's pack, its sources, and the next step.

`verdict` decides; nothing here can change an answer.
"""

from datetime import date

from msgspec import Struct

from spendby.domain.credit import Credit, Store, Target
from spendby.domain.pack import Pack, PublishedTerm, Source
from spendby.domain.verdict import (
    USUAL,
    Answer,
    Basis,
    Options,
    Ruling,
    circumstances,
    latest_checkout,
    rulings,
)
from spendby.translation import mark, tr

_WORD = {
    Answer.YES: mark("Yes"),
    Answer.CHECK_FIRST: mark("Check first"),
    Answer.ASSUME_NO: mark("Assume no"),
    Answer.NO: mark("No"),
}


class Verdict(Struct, frozen=True):
    """An answer with everything that a person may ask about it.

    `short` fits a list row (28 characters); `sources` tell where the rule comes from; `as_of` is
    the day at the store for which it holds. `expects_no` is set where the store's published terms,
    which the reason quotes, are stricter and say no.
    """

    target: Target
    answer: Answer
    rule: str
    reason: str
    short: str
    next_step: str
    basis: Basis
    as_of: date
    sources: tuple[Source, ...]
    expects_no: bool = False


class Place(Struct, frozen=True):
    """Where and when a credit is judged: its store, the store's pack, and the day it is there."""

    store: Store
    pack: Pack
    today: date


def judge(credit: Credit, target: Target, place: Place, options: Options = USUAL) -> Verdict:
    """Judge one target and say why; depends on its arguments alone (I9)."""
    ruling = rulings(circumstances(credit, place.today, options), options.rules)[target]
    return explain(ruling, credit, target, place)


def explain(ruling: Ruling, credit: Credit, target: Target, place: Place) -> Verdict:
    """Put a ruling into the pack's words."""
    pack = place.pack
    text = pack.rules[ruling.rule]
    values = _values(credit, target, place)
    reason = text.reason.format_map(values)
    short, next_step, sources = text.short, text.next_step.format_map(values), text.sources
    term, expects_no = pack.published.get(credit.kind), False
    if ruling.basis is Basis.PUBLISHED_TERMS and term is not None:
        origin = _origin(term, pack)
        if ruling.answer is Answer.YES:
            reason = f"{term.goods_sentence} {origin}"
            short, next_step = term.goods_short, term.goods_step
        elif ruling.answer is Answer.CHECK_FIRST:
            # The credit's own terms and the store's general ones differ: both have to be heard.
            reason = f"{reason} {term.sentence} {origin}"
        else:
            reason = f"{term.sentence} {origin}"
            short = term.short
            offered = "seen_on" in values
            warning = pack.rules[_WARNS].next_step.format_map(values)
            next_step = warning if offered else term.next_step
        sources = (*term.sources, *sources)
    elif ruling.expect is not None and term is not None:
        expect = tr("{sentence}: expect {answer}.").format(
            sentence=term.sentence.rstrip("."), answer=tr(_WORD[ruling.expect])
        )
        reason = f"{reason} {expect} {_origin(term, pack)}"
        sources = (*sources, *term.sources)
        expects_no = (ruling.answer, ruling.expect) == (Answer.CHECK_FIRST, Answer.NO)
    return Verdict(
        target,
        ruling.answer,
        ruling.rule,
        reason,
        short.format_map(values),
        next_step,
        ruling.basis,
        place.today,
        tuple(pack.sources[source] for source in dict.fromkeys(sources)),
        expects_no,
    )


_WARNS = "D09"
"""The rule whose next step warns of ordering what checkout offers against the terms (F4)."""


def _origin(term: PublishedTerm, pack: Pack) -> str:
    source = pack.sources[term.sources[0]]
    dated = f", {day_text(source.dated)}" if source.dated else ""
    return f"({source.title}{dated})"


def _values(credit: Credit, target: Target, place: Place) -> dict[str, str]:
    seen = latest_checkout(credit, target, place.today)
    days = {
        "ended": credit.expiry.on,
        "usable_from": credit.usable_from,
        "read_on": credit.terms.read_on,
        "seen_on": seen.on if seen else None,
    }
    said = {name: day_text(day, place.today) for name, day in days.items() if day is not None}
    # A credit may have terms without the day on which they were read; the sentence still stands.
    return {"store": place.store.name, "read_on": tr("an earlier day"), **said}


def day_text(day: date, today: date | None = None) -> str:
    """Write a day for a sentence: "15 Jul", with its year unless that is this year's."""
    this_year = today is not None and day.year == today.year
    said = tr("{day} {month}") if this_year else tr("{day} {month} {year}")
    return said.format(
        day=day.day, month=tr(_MONTHS[day.month - 1], "short"), year=f"{day.year:04}"
    )


def weekday_text(day: date) -> str:
    """Name a day's weekday in three letters."""
    return tr(_WEEKDAYS[day.weekday()], "short")


_MONTHS = (
    mark("Jan", "short"),
    mark("Feb", "short"),
    mark("Mar", "short"),
    mark("Apr", "short"),
    mark("May", "short"),
    mark("Jun", "short"),
    mark("Jul", "short"),
    mark("Aug", "short"),
    mark("Sep", "short"),
    mark("Oct", "short"),
    mark("Nov", "short"),
    mark("Dec", "short"),
)
_WEEKDAYS = (
    mark("Mon", "short"),
    mark("Tue", "short"),
    mark("Wed", "short"),
    mark("Thu", "short"),
    mark("Fri", "short"),
    mark("Sat", "short"),
    mark("Sun", "short"),
)
