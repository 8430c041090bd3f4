"""Remembers for a day that something was shown, where the user's data can't be written to.

It lies in the session's own folder, which is in memory on most systems: never in the data folder.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from spendby.integration.single_instance import name_of, private_folder
from spendby.outside import read_outside

_LONGEST = 32


class DayNote:
    """One day in one file; satisfies `services.ports.Unwritten`."""

    def __init__(self, folder: Path, environ: Mapping[str, str]) -> None:
        """Remember for the data in `folder`; nothing is made before there is something to note."""
        self._folder, self._environ = folder, environ

    def was_told(self, day: date) -> bool:
        """Tell whether the file holds this day."""
        with suppress(OSError):
            return read_outside(self._file(), _LONGEST) == day.isoformat().encode()
        return False

    def note(self, day: date) -> None:
        """Write the day, if there is any place for it."""
        more = os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
        with suppress(OSError):
            handle = os.open(self._file(), os.O_WRONLY | more, 0o600)
            try:
                os.write(handle, day.isoformat().encode())
            finally:
                os.close(handle)

    def _file(self) -> Path:
        return private_folder(self._environ) / f"{name_of(self._folder)}.told"
