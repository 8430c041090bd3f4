"""The sentences that ask a person to decide what a text leaves open."""

from collections.abc import Iterable
from datetime import date

from spendby.domain.explain import day_text
from spendby.domain.offer.tidying import Span, Text
from spendby.translation import mark, tr

NO_CURRENCY = mark("The text names a sum without its currency.")
BOTH_CLAUSES = mark("One sentence lets gift cards in and another leaves them out.")
NO_FIRST_DAY = mark("The text doesn't say for sure from which day this can be used.")
_MOST = 4


def no_one_day(text: Text, span: Span) -> str:
    """A day that can be read in two ways, a period of "3 to 5 days", a date that isn't one."""
    return tr("“{words}” isn't one certain day. Set the last day yourself.").format(
        words=_words(text, span)
    )


def several_days(days: Iterable[date]) -> str:
    """Days that may each be the last one."""
    return tr("Each of these could be the last day: {listed}.").format(
        listed=_listed(map(day_text, sorted(set(days))))
    )


def ended_before(day: date) -> str:
    """An end before the day on which the credit came."""
    return tr(
        "The last day would be {day}, before the day on which this came. Set the right "
        "days yourself."
    ).format(day=day_text(day))


def day_of_what(days: Iterable[date]) -> str:
    """Days of which the text doesn't tell what they are for."""
    return tr("The text doesn't say what ends on {listed}.").format(
        listed=_listed(map(day_text, sorted(set(days))))
    )


def several_sums(text: Text, spans: Iterable[Span]) -> str:
    """Sums that may each be what the holder has."""
    sums = dict.fromkeys(_words(text, span) for span in spans)
    return tr("Each of these could be the amount: {listed}.").format(listed=_listed(sums))


def only_a_limit(text: Text, span: Span) -> str:
    """A sum that is the most one can get."""
    return tr("“{words}” is only the most that you can get, not what you have.").format(
        words=_words(text, span)
    )


def _words(text: Text, span: Span) -> str:
    return " ".join(text.plain[slice(*span)].split())


def _listed(words: Iterable[str]) -> str:
    """Join a few: "a, b or c"."""
    *others, last = list(words)[:_MOST]
    return tr("{words} or {last}").format(words=", ".join(others), last=last) if others else last
