"""The program's entry: one command for the terminal, or the window; every failure in a sentence."""

import io
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from spendby.app.bug_report import report, window_log
from spendby.cli.care_commands import report_refused
from spendby.cli.command import DONE, REFUSED, Context
from spendby.cli.commands import parser, run
from spendby.cli.output import Output
from spendby.cli.reading import Reader
from spendby.domain.errors import Refused
from spendby.integration.clock import SystemClock
from spendby.integration.display import has_display
from spendby.integration.locale_choice import date_order, number_style
from spendby.integration.paths import data_folder
from spendby.services.services import Services

INTERRUPTED = 130

_NO_DISPLAY = (
    "There is no graphical display here, so the window can't open. This is what is due instead; "
    "spendby --help lists the commands that need no display."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the arguments after its name; gives the exit status."""
    os.umask(0o077)
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that can't show a character shows its number, instead of a failure.
            stream.reconfigure(errors="backslashreplace")
    try:
        args = parser().parse_args(arguments)
        return _guarded(args, arguments)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else DONE
    except BrokenPipeError:
        _silence()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED


def _guarded(args: Namespace, arguments: list[str]) -> int:
    output = Output(sys.stdout, sys.stderr, as_json=args.json)
    try:
        status = _window(args, arguments, output) if args.command is None else _text(args, output)
        sys.stdout.flush()
    except Refused as refused:
        if args.command == "doctor":
            return report_refused(output, refused)
        output.say(str(refused))
        return REFUSED
    except BrokenPipeError:
        raise
    except OSError as error:
        output.say(_system_refusal(error))
        _silence()
        return REFUSED
    except Exception as error:  # noqa: BLE001 - the last stop: whatever comes here is told, not thrown
        folder = _folder(args)
        output.say(report(error, folder, SystemClock().now(), args.command or "window"))
        return REFUSED
    return status


def _text(args: Namespace, output: Output) -> int:
    with _composed(args) as services:
        reader = Reader(number_style(os.environ), date_order(os.environ), output.say)
        return run(Context(services, reader, output), args)


def _window(args: Namespace, arguments: list[str], output: Output) -> int:
    if not has_display(os.environ):
        output.say(_NO_DISPLAY)
        return _text(parser().parse_args([*arguments, "check"]), output)
    try:
        # Text commands have to start where Qt can't, and sooner than it would.
        from spendby.ui.application import run_window  # noqa: PLC0415
    except ImportError as error:
        if (error.name or "").startswith("spendby"):
            raise
        message = (
            f"The window can't open: a library that it needs couldn't be loaded ({error}). "
            "Your data is safe; spendby --help lists the commands that need no window."
        )
        raise Refused(message) from error
    with _composed(args) as services, window_log(Path(services.data_folder)):
        return run_window(services, arguments)


def _composed(args: Namespace) -> AbstractContextManager[Services]:
    # What everything is built from takes 100 ms to import; help and wrong usage need none of it.
    from spendby.app.compose import Choices, composed  # noqa: PLC0415

    settings = args.command != "doctor"
    return composed(Choices(args.data_dir, args.today, args.rules, settings=settings))


def _folder(args: Namespace) -> Path | None:
    try:
        return data_folder(args.data_dir, os.environ)
    except Refused:
        return None


def _system_refusal(error: OSError) -> str:
    place = f" ({error.filename})" if error.filename else ""
    reason = error.strerror or type(error).__name__
    return f"The system refused: {reason}{place}. What was saved before is safe."


def _silence() -> None:
    """Have the interpreter flush into nothing when it ends: nobody reads there any more."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
