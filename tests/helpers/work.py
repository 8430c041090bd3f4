"""Counts work instead of seconds, so that a busy machine changes nothing in a test."""

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from re import Pattern
from types import FrameType
from typing import Any

_parser = import_module("re._parser")


def calls_in(action: Callable[[], object]) -> int:
    """Count the calls that Python makes while `action` runs: of its own functions and of C's."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        action()
    finally:
        sys.setprofile(before)
    return count


def is_linear(pattern: Pattern[str]) -> bool:
    """Tell whether an expression reads text of any length without ever going back in it.

    Counted calls can't see inside the engine. A repetition without an upper bound that may give
    back what it took is what makes the engine try a text again and again.
    """
    return not any(_giving_back(_parser.parse(pattern.pattern, pattern.flags)))


def _giving_back(tree: Any) -> Iterator[bool]:  # noqa: ANN401 - the parser's own trees
    for operation, argument in tree:
        name = str(operation)
        if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
            _, most, inner = argument
            yield name != "POSSESSIVE_REPEAT" and most == _parser.MAXREPEAT
            yield from _giving_back(inner)
        elif name == "SUBPATTERN":
            yield from _giving_back(argument[-1])
        elif name == "BRANCH":
            for branch in argument[1]:
                yield from _giving_back(branch)
