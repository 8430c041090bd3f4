"""Starting the window: the first one for a data folder opens, the next one only rings."""

import os
from contextlib import AbstractContextManager, ExitStack
from importlib import import_module
from pathlib import Path

from spendby.app.bug_report import window_log
from spendby.app.compose import Choices, composed
from spendby.app.one_window import IS_MUTE, FrontDoor, front_door, words
from spendby.cli.command import DONE
from spendby.cli.output import Output
from spendby.cli.window_line import StartLine
from spendby.domain.errors import FileRefused, Refused
from spendby.integration.paths import data_folder, make_ready
from spendby.integration.single_instance import Answer
from spendby.services.services import Services
from spendby.translation import tr


def open_window(args: StartLine, arguments: list[str], output: Output) -> int:
    """Show the window until it is left; gives the exit status. Raises `Refused`."""
    with ExitStack() as kept:
        try:
            door = _front_door(args)
            if isinstance(door, Answer):
                return _handed_over(door, args, output)
            if door is not None:
                kept.callback(door.close)
            _find_qt()
        except (Refused, OSError) as error:
            from spendby.app.bug_report import system_refusal
            from spendby.app.desktop_notices import tell_no_window

            tell_no_window(system_refusal(error) if isinstance(error, OSError) else str(error))
            raise
        return _open(args, arguments, output, door)


def _front_door(args: StartLine) -> FrontDoor | Answer | None:
    try:
        folder = data_folder(args.data_dir, os.environ)
        make_ready(folder)
    except Refused:
        return None  # the window says so
    return front_door(folder, args)


def _handed_over(answer: Answer, args: StartLine, output: Output) -> int:
    if answer is Answer.NONE:
        raise FileRefused(tr(IS_MUTE))
    if not args.background:
        output.say(words(answer, os.environ))
    return DONE


def _find_qt() -> None:
    try:
        # Text commands have to start where Qt can't, and sooner than it would.
        import_module("spendby.ui.kit.qt_import")  # before all else of the window
        import_module("spendby.ui.shell.application")
    except ImportError as error:
        if (error.name or "").startswith("spendby"):
            raise
        message = tr(
            "The window can't open: a library that it needs couldn't be loaded "
            "({error}). Your data is safe; spendby --help lists the commands that need "
            "no window."
        ).format(error=error)
        raise Refused(message) from error


def _open(args: StartLine, arguments: list[str], output: Output, door: FrontDoor | None) -> int:
    from spendby.ui.shell.application import run_window  # `_find_qt` comes first
    from spendby.ui.tray.start import Start

    while True:
        with ExitStack() as kept:
            try:
                chosen = Choices(args.data_dir, args.today, args.rules, window=True)
                services = kept.enter_context(composed(chosen))
            except Refused as refused:  # there is not even a folder to open the window over
                from spendby.ui.shell.application import run_refusal

                if run_refusal(refused, arguments):
                    continue
                raise
            kept.enter_context(window_log(Path(services.data_file.folder)))
            start = Start(args.background, door, output.say)
            return run_window(services, arguments, lambda: _sample(args), start, _text_percent)


def _text_percent() -> int:
    """Import what asks the desktop only where it is asked."""
    from spendby.integration.desktop_text import text_percent

    return text_percent()


def _sample(args: StartLine) -> AbstractContextManager[Services]:
    from spendby.app.sample import sample  # only for those who ask for it

    return sample(args.today)
