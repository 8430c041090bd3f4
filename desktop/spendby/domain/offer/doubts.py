"""The sentences that ask a person to decide what a text leaves open."""

from collections.abc import Iterable
from datetime import date

from spendby.domain.offer.tidying import Span, Text
from spendby.domain.when_words import day_text

NO_CURRENCY = "The text names a sum without its currency."
BOTH_CLAUSES = "One sentence lets gift cards in and another leaves them out."
NO_FIRST_DAY = "The text doesn't say for sure from which day this can be used."
_MOST = 4


def no_one_day(text: Text, span: Span) -> str:
    """A day that can be read in two ways, a period of "3 to 5 days", a date that isn't one."""
    return f"“{_words(text, span)}” isn't one certain day. Set the last day yourself."


def several_days(days: Iterable[date]) -> str:
    """Days that may each be the last one."""
    return f"Each of these could be the last day: {_listed(map(day_text, sorted(set(days))))}."


def ended_before(day: date) -> str:
    """An end before the day on which the credit came."""
    return (
        f"The last day would be {day_text(day)}, before the day on which this came. "
        "Set the right days yourself."
    )


def day_of_what(days: Iterable[date]) -> str:
    """Days of which the text doesn't tell what they are for."""
    return f"The text doesn't say what ends on {_listed(map(day_text, sorted(set(days))))}."


def several_sums(text: Text, spans: Iterable[Span]) -> str:
    """Sums that may each be what the holder has."""
    sums = dict.fromkeys(_words(text, span) for span in spans)
    return f"Each of these could be the amount: {_listed(sums)}."


def only_a_limit(text: Text, span: Span) -> str:
    """A sum that is the most one can get."""
    return f"“{_words(text, span)}” is only the most that you can get, not what you have."


def _words(text: Text, span: Span) -> str:
    return " ".join(text.plain[slice(*span)].split())


def _listed(words: Iterable[str]) -> str:
    """Join a few: "a, b or c"."""
    *others, last = list(words)[:_MOST]
    return f"{', '.join(others)} or {last}" if others else last
