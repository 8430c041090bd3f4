"""The one way in which files are opened that anybody but the program may have put where they are.

Opening a pipe waits until somebody writes into it, and a device may never end, so it is looked at
first what is there. A test holds that nothing is opened past this module. What the system says
where that fails is put into words here too.
"""

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path

from spendby.translation import mark, tr

_KINDS = {
    stat.S_IFDIR: mark("it is a folder"),
    stat.S_IFIFO: mark("it is a pipe, not a file"),
    stat.S_IFSOCK: mark("it is a socket, not a file"),
    stat.S_IFCHR: mark("it is a device, not a file"),
    stat.S_IFBLK: mark("it is a device, not a file"),
}
_NO_FILE = mark("it is no file")
_REASONS = {
    errno.ENOENT: mark("there is no such file or folder"),
    errno.ENOTDIR: mark("a part of its path is a file"),
    errno.EISDIR: mark("it is a folder"),
    errno.EACCES: mark("you have no permission"),
    errno.EPERM: mark("you have no permission"),
    errno.EROFS: mark("the disk can only be read"),
    errno.ENOSPC: mark("the disk is full"),
    errno.EDQUOT: mark("your share of the disk is full"),
    errno.ENAMETOOLONG: mark("its name is too long"),
    errno.ELOOP: mark("its links lead in a circle"),
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
        raise OSError(number, tr(_KINDS.get(kind, _NO_FILE)), str(path))


def reason_of(error: OSError | ValueError) -> str:
    """Say why the system refused a file, as half a sentence: "the disk is full"."""
    if not isinstance(error, OSError):
        return tr("its name can't be used")
    return tr(_REASONS.get(error.errno or 0, "")) or error.strerror or type(error).__name__
