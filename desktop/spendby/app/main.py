"""The program's entry: one command for the terminal, or the window; every failure in a sentence."""

import atexit
import gc
import io
import os
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from spendby.cli.command import DONE, REFUSED
from spendby.cli.output import Output
from spendby.cli.window_line import StartLine, WindowLine, window_line
from spendby.domain.errors import Refused
from spendby.integration.clock import SystemClock
from spendby.integration.display import has_display
from spendby.integration.paths import data_folder
from spendby.uncollected import uncollected

if TYPE_CHECKING:
    from argparse import Namespace

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
    # When Python ends there is nothing to look for: the process takes all of it along.
    atexit.register(gc.freeze)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that can't show a character shows its number, instead of a failure.
            stream.reconfigure(errors="backslashreplace")
    try:
        # The window switches the collector on when it is there; a command is over before that.
        with uncollected():
            return _guarded(_parsed(arguments), arguments)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else DONE
    except BrokenPipeError:
        _silence()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED


def _parsed(arguments: list[str]) -> StartLine:
    line = window_line(arguments)
    if line is not None:
        return line
    from spendby.app.command_line import parsed  # noqa: PLC0415 - the window does without it

    return parsed(arguments)


def _guarded(args: StartLine, arguments: list[str]) -> int:
    output = Output(sys.stdout, sys.stderr, as_json=args.json)
    try:
        if not isinstance(args, WindowLine) and args.command is not None:
            status = _text(args, output)
        elif args.self_test:
            status = _self_test(output)
        else:
            status = _window(args, arguments, output)
        sys.stdout.flush()
    except Refused as refused:
        from spendby.app.command_line import tell_refused  # noqa: PLC0415 - as in _parsed

        return tell_refused(args, output, refused)
    except BrokenPipeError:
        raise
    except OSError as error:
        output.say(_system_refusal(error))
        _silence()
        return REFUSED
    except Exception as error:  # noqa: BLE001 - the last stop: whatever comes here is told, not thrown
        from spendby.app.bug_report import report  # noqa: PLC0415 - hardly ever needed

        folder = _folder(args)
        output.say(report(error, folder, SystemClock().now(), args.command or "window"))
        return REFUSED
    return status


def _text(args: "Namespace", output: Output) -> int:
    from spendby.app.command_line import run_command  # noqa: PLC0415 - as in _parsed

    with _composed(args) as services:
        return run_command(services, args, output)


def _self_test(output: Output) -> int:
    from spendby.app.self_test import self_test  # noqa: PLC0415 - hardly ever asked for

    return self_test(output)


def _window(args: StartLine, arguments: list[str], output: Output) -> int:
    if not has_display(os.environ):
        output.say(_NO_DISPLAY)
        due = [one for one in arguments if one != "--background"]
        from spendby.app.command_line import parsed  # noqa: PLC0415 - as in _parsed

        return _text(parsed([*due, "check"]), output)
    from spendby.app.window_start import open_window  # noqa: PLC0415 - text commands do without

    return open_window(args, arguments, output)


def _composed(args: StartLine) -> "AbstractContextManager[Services]":
    # What everything is built from takes 100 ms to import; help and wrong usage need none of it.
    from spendby.app.compose import Choices, composed  # noqa: PLC0415

    return composed(Choices(args.data_dir, args.today, args.rules))


def _folder(args: StartLine) -> Path | None:
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
