"""The one way in which files are opened that anybody but the program may have put where they are.

Opening a pipe waits until somebody writes into it, and a device may never end, so it is looked at
first what is there. A test holds that nothing is opened past this module.
"""

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path

_KINDS = {
    stat.S_IFDIR: "it is a folder",
    stat.S_IFIFO: "it is a pipe, not a file",
    stat.S_IFSOCK: "it is a socket, not a file",
    stat.S_IFCHR: "it is a device, not a file",
    stat.S_IFBLK: "it is a device, not a file",
}
# Between the look and the opening a pipe may have taken the file's place: it isn't waited for.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def open_outside(path: str | Path) -> BufferedReader:
    """Open a file for reading; raises `OSError`, also for what is no file, which it names."""
    check_kind(path, os.stat(path))  # noqa: PTH116 - a text that is no path stays what it is
    file = os.fdopen(os.open(path, _FLAGS), "rb")
    try:
        check_kind(path, os.fstat(file.fileno()))
    except OSError:
        file.close()
        raise
    return file


def read_outside(path: str | Path, limit: int) -> bytes:
    """Read a file, and of one larger than `limit` a byte more than that; raises as `open_outside`.

    That byte tells the caller that it is too large.
    """
    with open_outside(path) as file:
        return file.read(limit + 1)


def check_kind(path: str | Path, found: os.stat_result) -> None:
    """Raise `OSError` for what is there but is no file."""
    kind = stat.S_IFMT(found.st_mode)
    if kind != stat.S_IFREG:
        number = errno.EISDIR if kind == stat.S_IFDIR else errno.ENXIO
        raise OSError(number, _KINDS.get(kind, "it is no file"), str(path))
