"""Whole files: read with a limit, written all or nothing and private to the user."""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from spendby.domain.errors import FileRefused
from spendby.outside import check_kind, read_outside, reason_of
from spendby.translation import tr


def _anywhere(_path: str) -> None:
    """Let a file be written wherever the system does."""


class LocalFiles:
    """The files of this computer."""

    def __init__(self, check: Callable[[str], None] = _anywhere) -> None:
        """Write only where `check` doesn't raise `FileRefused`."""
        self._check = check

    def read(self, path: str, limit: int) -> bytes:
        """Read a file of at most `limit` bytes; raises `FileRefused`."""
        _check_named(path)
        try:
            content = read_outside(path, limit)
        except (OSError, ValueError) as error:
            message = tr("Couldn't read {path}: {reason}. Nothing was changed.").format(
                path=path, reason=reason_of(error)
            )
            raise FileRefused(message) from None
        if len(content) > limit:
            message = tr(
                "{path} is larger than {size} MB, which is the most that is read. "
                "Nothing was changed."
            ).format(path=path, size=f"{limit / 2**20:,.0f}")
            raise FileRefused(message)
        return content

    def write(self, path: str, content: bytes) -> None:
        """Replace or create a file in one step, mode 0600; raises `FileRefused`.

        A kill or a full disk leaves the file as it was; a link is followed, not replaced.
        """
        self.check_target(path)
        try:
            _replace(Path(os.path.realpath(path)), content)
        except (OSError, ValueError) as error:
            raise _not_written(path, error) from None

    def check_target(self, path: str) -> None:
        """Raise `FileRefused` where no file may be written, whatever it holds."""
        _check_named(path)
        try:
            target = Path(os.path.realpath(path))
            if target.exists():  # whatever else a pipe or a device is there for, it isn't this
                check_kind(target, target.stat())
        except (OSError, ValueError) as error:
            raise _not_written(path, error) from None
        self._check(path)

    def is_writable(self, path: str) -> bool:
        """Tell whether a file, and files beside it, may be written."""
        file = Path(os.path.realpath(path))
        return all(os.access(one, os.W_OK) for one in (file, file.parent) if one.exists())

    def conflicting_copies(self, path: str) -> list[str]:
        """Name the copies that a syncing program has left beside a file."""
        file = Path(os.path.realpath(path))
        beside = file.parent.glob(f"{file.stem}*{file.suffix}")
        return sorted(one.name for one in beside if "conflict" in one.name.casefold())


def _not_written(path: str, error: OSError | ValueError) -> FileRefused:
    return FileRefused(
        tr(
            "Couldn't write {path}: {reason}. What was there before, and your credits, are "
            "as they were."
        ).format(path=path, reason=reason_of(error))
    )


def _check_named(path: str) -> None:
    if not path:
        message = tr("No file was named. Nothing was changed.")
        raise FileRefused(message)


def _replace(target: Path, content: bytes) -> None:
    # A short name of its own: the target's may already be as long as the file system allows.
    part = target.with_name(f".spendby-{os.urandom(8).hex()}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    _settle(target.parent)


def _settle(folder: Path) -> None:
    """Have the folder itself written, so that the new name outlives a power cut."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network file systems can't; the file itself is written all the same.
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(handle)
