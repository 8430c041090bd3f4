"""The command line of an ordinary start of the window, read without the parser of the commands.

Importing argparse alone takes longer than most of what the window needs for its first painting.
What isn't plain here, `parser` reads or tells off.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from spendby.domain.verdict import Rules

_DATA_DIR = "--data-dir"


class WindowLine(Struct):
    """What a start of the window was asked for, named as `parser` names it."""

    data_dir: str | None = None
    today: "date | None" = None
    rules: "Rules | None" = None
    json: bool = False
    background: bool = False
    self_test: bool = False
    command: str | None = None


StartLine: TypeAlias = "WindowLine | Namespace"
"""A command line that was read, by whichever of the two."""


def window_line(arguments: Sequence[str]) -> WindowLine | None:
    """Read a command line of a data folder and `--background` at most; None for any other."""
    line = WindowLine()
    rest = iter(arguments)
    for argument in rest:
        name, equals, value = argument.partition("=")
        if argument == "--background":
            line.background = True
        elif name == _DATA_DIR:
            value = value if equals else next(rest, "-")
            if not equals and value.startswith("-"):  # not a folder's name but the next option
                return None
            line.data_dir = value
        else:
            return None
    return line


def named_folder(arguments: Sequence[str]) -> str | None:
    """Give the data folder that a command line names, before anybody reads the whole of it."""
    for number, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name == _DATA_DIR:
            return value if equals else next(iter(arguments[number + 1 : number + 2]), None)
    return None
