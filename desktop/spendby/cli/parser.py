"""The parser of the command line and the manual pages that it prints."""

import argparse
import re
from argparse import (
    SUPPRESS,
    Action,
    ArgumentError,
    ArgumentParser,
    ArgumentTypeError,
    RawDescriptionHelpFormatter,
)
from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from spendby import __version__
from spendby.cli.command import Command
from spendby.cli.literal import shown
from spendby.domain.verdict import Rules
from spendby.translation import mark, tr

_Choice = TypeVar("_Choice", bound=StrEnum)
_MOST = 999_999
_WRONG_USAGE = 2

_ABOUT = mark("""\
Logs store credit by source and expiry, says what each credit can buy and why,
and tells you in time before any of it is lost. Without a command it opens the
window.""")

_ENDING = mark("""\
examples:
  spendby add --amount 25 --kind promotional --expires 90d
  spendby list --answer yes
  spendby explain 3f9a --target own_gift_card
  spendby --today 2026-12-24 check

Ids may be shortened to any unique start. Amounts are decimal text (25, 1,050.00)
in the currency of the store. Dates are 2026-12-31, 31 dec, fri, 90d, eom and the
like: spendby add --help has the list.

exit status:
  0 done. 1 refused or failed: one sentence on standard error says why, and
  nothing was changed. 2 wrong usage.

files:
  Everything is kept in one folder: --data-dir, else $SPENDBY_DATA_DIR, else the
  platform's place for user data. Policy packs of your own go into packs/ there.

see also:
  spendby COMMAND --help""")


_WORDS_OF_ARGPARSE = (
    mark("usage: "),
    mark("options"),
    mark("positional arguments"),
    mark("show this help message and exit"),
    mark("argument %(argument_name)s: %(message)s"),
    mark("the following arguments are required: %s"),
    mark("one of the arguments %s is required"),
    mark("not allowed with argument %s"),
    mark("unrecognized arguments: %s"),
    mark("ignored explicit argument %r"),
    mark("expected one argument"),
    mark("expected at most one argument"),
    mark("expected at least one argument"),
    mark("invalid choice: %(value)r (choose from %(choices)s)"),
    mark("invalid %(type)s value: %(value)r"),
)
"""What argparse says by itself, for the catalogue: it looks its words up under this name."""
argparse._ = tr  # type: ignore[attr-defined]


class Parser(ArgumentParser):
    """A parser whose refusals are sentences in the program's own words."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - argparse's own options
        options.setdefault("formatter_class", RawDescriptionHelpFormatter)
        super().__init__(allow_abbrev=False, **options)
        # "-5d" is a value as much as "-5" is: no option here begins with a digit.
        self._negative_number_matcher = re.compile(r"-[\d.,]")

    def error(self, message: str) -> NoReturn:
        """Print the usage and the sentence, and leave with status 2."""
        self.print_usage()
        self.exit(_WRONG_USAGE, f"{self.prog}: {shown(message)}\n")

    def print_usage(self, file: Any = None) -> None:  # noqa: ANN401 - as argparse has it
        """Print the usage, by itself on standard error: answers alone go to standard output."""
        import sys  # the stream of the moment

        super().print_usage(file or sys.stderr)

    def _get_values(self, action: Action, arg_strings: list[str]) -> Any:  # noqa: ANN401 - as argparse has it
        if action.option_strings and arg_strings == ["--"]:
            # Only `--name=--` leads here: a value like any other, which argparse would drop.
            return self._get_value(action, "--")
        return super()._get_values(action, arg_strings)

    def _match_argument(self, action: Action, arg_strings_pattern: str) -> int:
        try:
            return super()._match_argument(action, arg_strings_pattern)
        except ArgumentError:
            if not action.option_strings or action.nargs is not None:
                raise
            name = action.option_strings[0]
            message = tr(
                "{name} needs a value. One that begins with - is written as {name}=-…"
            ).format(name=name)
            self.error(message)

    def _check_value(self, action: Action, value: Any) -> None:  # noqa: ANN401 - as argparse has it
        if action.choices is not None and value not in action.choices:
            known = ", ".join(map(str, action.choices))
            raise ArgumentError(
                None,
                tr("there is no command “{value}”. Known: {known}").format(
                    value=value, known=known
                ),
            )


def build(groups: Sequence[tuple[str, Sequence[Command]]]) -> Parser:
    """Make the parser of all commands, which are listed by group."""
    listing = "\n\n".join(
        f"{tr(title)}:\n" + "\n".join(f"  {one.name:<10} {tr(one.summary)}" for one in commands)
        for title, commands in groups
    )
    parser = Parser(
        prog="spendby",
        usage="spendby [--data-dir DIR] [--today YYYY-MM-DD] [--rules guide|published]\n"
        "               [--json] [--background | --self-test | COMMAND ...]",
        description=f"{tr(_ABOUT)}\n\n{listing}",
        epilog=tr(_ENDING),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"Spendby {__version__}",
        help=tr("show program's version number and exit"),
    )
    _add_shared(parser, None)
    _add_window(parser)
    choices = parser.add_subparsers(
        prog="spendby", dest="command", metavar="COMMAND", help=SUPPRESS
    )
    for _, commands in groups:
        for command in commands:
            add_command(choices, command)
    return parser


def add_command(choices: Any, command: Command) -> None:  # noqa: ANN401 - argparse keeps the type private
    """Add a command, with its manual page, to those that can be chosen."""
    parts = [
        (tr("examples"), command.examples),
        (tr("exit status"), tr(command.exit_status)),
        (tr("see also"), command.see_also),
    ]
    parser = choices.add_parser(
        command.name,
        description="\n\n".join(tr(part) for part in (command.text, command.more) if part),
        epilog="\n\n".join(f"{title}:\n{_indented(text)}" for title, text in parts if text),
    )
    command.define(parser)
    _add_shared(parser, SUPPRESS)
    parser.set_defaults(run=command.run, parser=parser)


def _indented(text: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in text.splitlines())


def _add_window(parser: ArgumentParser) -> None:
    """Add what only a start without a command takes."""
    group = parser.add_argument_group(tr("without a command"))
    group.add_argument(
        "--background",
        action="store_true",
        help=tr(
            "stay in the tray and remind, without opening the window; with no tray the window "
            "opens out of the way. If Spendby runs already, nothing is done"
        ),
    )
    group.add_argument(
        "--self-test",
        action="store_true",
        help=tr(
            "try everything in a temporary folder instead, print each step, and leave with 1 if "
            "one of them failed"
        ),
    )


def _add_shared(parser: ArgumentParser, default: str | None) -> None:
    """Add what every command takes; after a command nothing given leaves what stood before it."""
    group = parser.add_argument_group(tr("for every command, before or after it"))
    group.add_argument(
        "--data-dir", metavar="DIR", default=default, help=tr("the folder with everything of yours")
    )
    group.add_argument(
        "--today",
        metavar="YYYY-MM-DD",
        type=iso_day,
        default=default,
        help=tr("answer as of that day, and date new records with it"),
    )
    group.add_argument(
        "--rules",
        metavar="guide|published",
        type=one_of(Rules),
        default=default,
        help=tr(
            "whether the guide alone answers (as it does by itself) or the store's published "
            "terms decide"
        ),
    )
    group.add_argument(
        "--json",
        action="store_true",
        default=SUPPRESS if default else False,
        help=tr("print one JSON document and nothing else"),
    )


def one_of(choices: type[_Choice]) -> Callable[[str], _Choice]:
    """Make the reader of a closed set; "gift-card" is as good as "gift_card"."""

    def read(text: str) -> _Choice:
        try:
            return choices(text.strip().lower().replace("-", "_"))
        except ValueError:
            known = ", ".join(one.value for one in choices)
            raise ArgumentTypeError(
                tr("“{text}” is none of {known}").format(text=text, known=known)
            ) from None

    return read


def count(text: str) -> int:
    """Read a whole number of 0 or more."""
    clean = text.strip()
    if clean.isascii() and clean.isdigit() and len(clean) <= len(str(_MOST)):
        return int(clean)
    raise ArgumentTypeError(
        tr("“{text}” is no whole number from 0 to {most}").format(text=text, most=_MOST)
    )


def positive(text: str) -> int:
    """Read a whole number of 1 or more."""
    number = count(text)
    if number == 0:
        raise ArgumentTypeError(tr("0 is too few"))
    return number


def iso_day(text: str) -> date:
    """Read a date in ISO form."""
    try:
        if len(text) == len("2026-12-31"):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise ArgumentTypeError(tr("“{text}” is no date. Write it as 2026-12-31").format(text=text))
