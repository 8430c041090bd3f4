"""A calendar file that is written anew after every change, so that a calendar can subscribe to it.

Which file that is, is noted beside the credits and not among the settings: a file that somebody
else exported must not be able to name one (docs/adr/0017-files-for-other-programs.md).
"""

from collections.abc import Callable
from pathlib import PurePath

from spendby.domain.errors import FileRefused
from spendby.services.ports import Files
from spendby.translation import tr

NAME = "calendar-file.txt"
ENDING = ".ics"
_LONGEST = 8192


class CalendarFile:
    """Keeps one file up to date, or none."""

    def __init__(self, files: Files, folder: str, write: Callable[[str], object]) -> None:
        """Note the choice in `folder`; `write` writes the calendar to a path."""
        self._files = files
        self._note = str(PurePath(folder) / NAME) if folder else ""
        self._write = write
        self._path: str | None = None
        self._read = not folder
        self._problem = ""

    @property
    def path(self) -> str | None:
        """The file that is kept up to date; None while none is."""
        if not self._read:
            self._path, self._read = self._noted(), True
        return self._path

    @property
    def problem(self) -> str:
        """Why it couldn't be written last time; empty where it could."""
        return self._problem

    def choose(self, path: str) -> None:
        """Write this file and keep it up to date from now on.

        Raises `FileRefused` where it can't be written or isn't called like a calendar.
        """
        if not PurePath(path).is_absolute() or not path.lower().endswith(ENDING):
            message = tr(
                "A calendar file ends in {ending}, and “{file}” doesn't. Nothing was written."
            ).format(ending=ENDING, file=path)
            raise FileRefused(message)
        self._write(path)
        self._remember(path)

    def stop(self) -> None:
        """Leave the file as it is from now on; raises `FileRefused`."""
        if self.path is not None:
            self._remember(None)

    def follow(self) -> None:
        """Write the file where there is one; a failure is kept as `problem` and not raised."""
        path = self.path
        if path is None:
            return
        try:
            self._write(path)
        except FileRefused as refused:
            self._problem = tr("The calendar file isn't up to date. {reason}").format(
                reason=refused
            )
        else:
            self._problem = ""

    def _remember(self, path: str | None) -> None:
        if self._note:
            self._files.write(self._note, (path or "").encode())
        self._path, self._read, self._problem = path, True, ""

    def _noted(self) -> str | None:
        try:
            noted = self._files.read(self._note, _LONGEST).decode().strip()
        except (FileRefused, UnicodeDecodeError):
            return None  # nothing was ever chosen, or it can't be told
        return noted if noted.lower().endswith(ENDING) else None
