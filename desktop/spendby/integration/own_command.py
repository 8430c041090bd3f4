"""The command that starts this very program, for whatever has to start it later.

A log-in, a timer and a notification start it without this process's surroundings, so every path in
the command is whole.
"""

import os
import shutil
import sys
from pathlib import Path

from msgspec import Struct

NAME = "spendby"


class Running(Struct, frozen=True):
    """How the program runs: by which executable, and whether that is the program itself.

    `found` is where a shell finds the program's name; None where it doesn't.
    """

    executable: str
    frozen: bool
    found: str | None


def own_command(running: Running | None = None) -> list[str]:
    """Give the command, to which arguments can be added.

    An installed program has its name in the system's folder of commands; without that it is its
    own executable. In a Python environment it is the script beside that Python, and where there
    is none, that Python with the package's name. Windows has a second program beside either, which
    opens no terminal.
    """
    now = running or _running()
    quiet = Path(now.executable).with_name(f"{NAME}-window.exe")
    if quiet.is_file():
        return [str(quiet)]
    if now.frozen:
        named = now.found is not None and os.path.realpath(now.found) == os.path.realpath(
            now.executable
        )
        return [now.found if named and now.found else now.executable]
    suffix = ".exe" if now.executable.lower().endswith(".exe") else ""
    script = Path(now.executable).with_name(NAME + suffix)
    return [str(script)] if script.is_file() else [now.executable, "-m", NAME]


def _running() -> Running:
    found = shutil.which(NAME)
    return Running(
        os.path.abspath(sys.executable),  # noqa: PTH100 - an environment's Python is a link that has to stay
        bool(getattr(sys, "frozen", False)),
        None if found is None else os.path.abspath(found),  # noqa: PTH100 - a link stays one
    )
