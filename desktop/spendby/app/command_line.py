"""The text commands, apart from the entry: the window starts a tenth sooner without them."""

import os
from argparse import Namespace
from datetime import datetime
from pathlib import Path

from spendby.cli.care_commands import report_refused
from spendby.cli.command import REFUSED, Context
from spendby.cli.commands import parser, run
from spendby.cli.output import Output
from spendby.cli.reading import Reader
from spendby.cli.window_line import StartLine
from spendby.domain.errors import Refused
from spendby.integration.clock import SystemClock
from spendby.integration.locale_choice import date_order, number_style
from spendby.services.services import Services
from spendby.translation import tr

_PATHS = frozenset({"file", "data_dir"})
"""What names a file, which may hold any bytes."""


def parsed(arguments: list[str]) -> Namespace:
    """Read the whole command line; raises `SystemExit` for help and wrong usage."""
    reader = parser()
    args = reader.parse_args(arguments)
    if args.background and args.command is not None:
        reader.error(tr("--background is for the window: leave it out, or leave out the command"))
    if args.self_test and args.command is not None:
        reader.error(tr("--self-test goes without a command: leave one of them out"))
    return args


def _is_text(value: object) -> bool:
    """Tell whether a value holds nothing that the terminal's encoding has no letter for."""
    if isinstance(value, list | tuple):
        return all(map(_is_text, value))
    return not isinstance(value, str) or not any("\ud800" <= char <= "\udfff" for char in value)


def run_command(services: Services, args: Namespace, output: Output) -> int:
    """Run a text command; gives the exit status. Raises `Refused` for what is no text."""
    if not all(_is_text(value) for name, value in vars(args).items() if name not in _PATHS):
        raise Refused(
            tr(
                "What was given holds bytes that are no text, so nothing was changed. "
                "Write it in UTF-8."
            )
        )
    reader = Reader(number_style(os.environ), date_order(os.environ), output.say)
    folder, now = Path(services.data_file.folder), SystemClock().now()

    def explain(error: Exception) -> str:
        return sentence_for(error, folder, now, args.command)

    return run(Context(services, reader, output), args, explain)


def sentence_for(error: Exception, folder: Path | None, now: datetime, command: str) -> str:
    """Give the sentence for whatever stopped a command; a bug is also noted in the log."""
    if isinstance(error, Refused):
        return str(error)
    from spendby.app.bug_report import report, system_refusal

    if isinstance(error, OSError):
        return system_refusal(error)
    return report(error, folder, now, command)


def tell_refused(args: StartLine, output: Output, refused: Refused) -> int:
    """Say why nothing was done, the way that the command promises; gives the exit status."""
    if args.command == "doctor":
        return report_refused(output, refused)
    output.say(str(refused))
    return REFUSED
