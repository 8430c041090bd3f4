"""What a window asks about the file itself: where it is, who writes to it, whether we may."""

from pathlib import PurePath

from spendby.services.ports import Files
from spendby.services.storage_ports import Storage


class DataFile:
    """The file in which everything is kept, seen from outside."""

    def __init__(self, storage: Storage, files: Files, folder: str, name: str) -> None:
        """Look at the file called `name` in `folder`, over which `storage` stands."""
        self._storage = storage
        self._files = files
        self._folder = folder
        self._path = str(PurePath(folder) / name)
        self._stamp: int | None = None

    @property
    def folder(self) -> str:
        """The folder that everything of a user is in."""
        return self._folder

    @property
    def path(self) -> str:
        """The file's path."""
        return self._path

    def changed_elsewhere(self) -> bool:
        """Tell whether another program has written to it since this was asked last.

        The first asking only begins to watch. Raises `FileRefused` where the file was replaced.
        """
        before, self._stamp = self._stamp, self._storage.stamp()
        return before is not None and before != self._stamp

    def is_writable(self) -> bool:
        """Tell whether changes can be kept: both the file and its folder have to let us write."""
        return self._files.is_writable(self._path)

    def conflicting_copies(self) -> list[str]:
        """Name what a syncing program has left beside the file when two computers wrote at once."""
        return self._files.conflicting_copies(self._path)
