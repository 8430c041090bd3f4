"""The closed sets of the domain: words of which there are no others."""

from enum import StrEnum


class ClosedSet(StrEnum):
    """A set of words that are compared, looked up and counted by the hundred thousand."""

    # As equality is the text's; the enumeration's own hash runs in Python and takes five times
    # as long, most of what judging a drawer would cost.
    __hash__ = str.__hash__
