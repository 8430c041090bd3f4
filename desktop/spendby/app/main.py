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
from spendby.cli.window_line import StartLine, WindowLine, named_folder, window_line
from spendby.domain.errors import Refused
from spendby.domain.folding import take_order
from spendby.integration.clock import SystemClock, settle_time_zone
from spendby.integration.display import has_display
from spendby.integration.language import catalogue
from spendby.integration.paths import data_folder
from spendby.translation import mark, tr, use
from spendby.uncollected import uncollected

if TYPE_CHECKING:
    from argparse import Namespace

    from spendby.services.services import Services

INTERRUPTED = 130

_NO_DISPLAY = mark(
    "There is no graphical display here, so the window can't open. This is what is due instead; "
    "spendby --help lists the commands that need no display."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the arguments after its name; gives the exit status."""
    os.umask(0o077)
    take_order()
    arguments = list(sys.argv[1:] if argv is None else argv)
    # When Python ends there is nothing to look for: the process takes all of it along.
    atexit.register(gc.freeze)
    _open_streams()
    use(catalogue(_folder(named_folder(arguments)), os.environ))
    try:
        # The window switches the collector on when it is there; a command is over before that.
        with uncollected():
            return _guarded(_parsed(arguments), arguments)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else DONE
    except BrokenPipeError:  # the help's reader left
        _silence()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED


def _open_streams() -> None:
    """Have all three streams, whatever the caller closed: what nobody reads goes nowhere.

    Their numbers are taken first, or the next file that is opened would get what is meant for a
    stream. A program for Windows's desktop starts without any.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
        stream = getattr(sys, name)
        if stream is None:
            mode = "r" if number == 0 else "w"
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - stays open to the end
        elif number and isinstance(stream, io.TextIOWrapper):
            # A terminal that can't show a character shows its number, instead of a failure.
            stream.reconfigure(errors="backslashreplace")


def _parsed(arguments: list[str]) -> StartLine:
    line = window_line(arguments)
    if line is not None:
        return line
    from spendby.app.command_line import parsed  # the window does without it

    return parsed(arguments)


def _guarded(args: StartLine, arguments: list[str]) -> int:
    output = Output(sys.stdout, sys.stderr, as_json=args.json)
    strange = settle_time_zone(os.environ)
    if strange:
        output.say(strange)
    try:
        if not isinstance(args, WindowLine) and args.command is not None:
            status = _text(args, output)
        elif args.self_test:
            status = _self_test(output)
        else:
            status = _window(args, arguments, output)
        output.finish()
    except BrokenPipeError:
        return DONE
    except Refused as refused:
        from spendby.app.command_line import tell_refused  # the window does without it

        return tell_refused(args, output, refused)
    except Exception as error:  # noqa: BLE001 - the last stop: whatever comes here is told, not thrown
        from spendby.app.command_line import sentence_for  # the window does without it

        now, command = SystemClock().now(), args.command or "window"
        output.say(sentence_for(error, _folder(args.data_dir), now, command))
        return REFUSED
    finally:
        if output.broken:
            _silence()
    return status


def _text(args: "Namespace", output: Output) -> int:
    from spendby.app.command_line import run_command  # the window does without it

    with _composed(args) as services:
        return run_command(services, args, output)


def _self_test(output: Output) -> int:
    from spendby.app.self_test import self_test

    return self_test(output)


def _window(args: StartLine, arguments: list[str], output: Output) -> int:
    if not has_display(os.environ):
        output.say(tr(_NO_DISPLAY))
        due = [one for one in arguments if one != "--background"]
        from spendby.app.command_line import parsed  # the window does without it

        return _text(parsed([*due, "check"]), output)
    from spendby.app.window_start import open_window  # text commands do without

    return open_window(args, arguments, output)


def _composed(args: StartLine) -> "AbstractContextManager[Services]":
    # What everything is built from takes 100 ms to import; help and wrong usage need none of it.
    from spendby.app.compose import Choices, composed

    return composed(Choices(args.data_dir, args.today, args.rules))


def _folder(named: str | None) -> Path | None:
    try:
        return data_folder(named, os.environ)
    except Refused:
        return None


def _silence() -> None:
    """Have the interpreter flush into nothing when it ends: nobody reads there any more."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
