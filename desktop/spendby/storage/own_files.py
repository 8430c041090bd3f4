"""Knows the files that the program keeps its data in, so that no output ever lands on one.

Files are told by what they are and not by their names: a link, a second name and another spelling
of the path lead to the same file.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from spendby.domain.errors import FileRefused
from spendby.translation import tr

_FOLDERS = ("backups", "damaged", "packs")
_OUTPUTS = (".json", ".csv", ".ics", ".pdf")
_COPY = ".db"


class OwnFiles:
    """What belongs to the database at `path`: its folder's files, and its own where it is linked.

    Outputs that somebody keeps in the folder are theirs: the program gives none of its own files
    such an ending.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def refuse(self, path: str) -> None:
        """Raise `FileRefused` where writing to `path` would write to one of them, or make one."""
        if self._is_own(Path(os.path.realpath(path))):
            raise FileRefused(
                tr(
                    "“{path}” is one of the files in which Spendby keeps your credits, so "
                    "nothing was written to it. Choose another name."
                ).format(path=path)
            )

    def _is_own(self, target: Path) -> bool:
        real = Path(os.path.realpath(self._path))
        return (
            any(_is_same(parent, one) for parent in target.parents for one in self._folders(real))
            or (_is_same(target.parent, self._path.parent) and self._is_reserved(target.name))
            or (_is_same(target.parent, real.parent) and _is_of(target.name, real.name))
            or any(_is_same(target, one) for one in self._there(real))
        )

    def _folders(self, real: Path) -> list[Path]:
        return [parent / name for parent in (self._path.parent, real.parent) for name in _FOLDERS]

    def _is_reserved(self, name: str) -> bool:
        folded = name.casefold()
        mine = folded.endswith((*_OUTPUTS, _COPY))
        return not mine or _is_of(name, self._path.name)

    def _there(self, real: Path) -> Iterator[Path]:
        """List those that are there."""
        for path in _within(self._path.parent):
            if self._is_reserved(path.name):
                yield path
        for path in _within(real.parent):
            if _is_of(path.name, real.name):
                yield path
        for folder in self._folders(real):
            yield from folder.rglob("*")


def _is_of(name: str, database: str) -> bool:
    """Tell whether a name is the database's, or that of a file which SQLite or we put beside it."""
    folded, mine = name.casefold(), database.casefold()
    beside = folded.startswith((f"{mine}-", f".{mine}."))
    return folded == mine or beside


def _within(folder: Path) -> Iterator[Path]:
    try:
        yield from folder.iterdir()
    except OSError:
        return


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one == other
