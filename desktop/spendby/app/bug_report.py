"""What becomes of a failure that nobody expected: a sentence for the user, a log for the makers.

The log tells where the program was, never what the user's credits hold.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from traceback import extract_tb

from spendby import __version__
from spendby.outside import reason_of
from spendby.translation import tr

LOG_NAME = "spendby.log"
_LOG_LIMIT = 1_000_000


def report(error: BaseException, folder: Path | None, at: datetime, command: str) -> str:
    """Note a bug in the log, and give the sentence that tells the user."""
    safe = tr(
        "Something went wrong inside Spendby. This is a bug in the program, not a mistake of "
        "yours; what was saved before is safe."
    )
    if folder is None:
        return f"{safe} ({type(error).__name__})"
    path = folder / LOG_NAME
    try:
        _append(path, _entry(error, at, command))
    except OSError:
        return f"{safe} ({type(error).__name__})"
    where = tr("Where it happened is noted in {path}.").format(path=path)
    return f"{safe} {where}"


def system_refusal(error: OSError) -> str:
    """Give the sentence for what the system would not do."""
    reason = reason_of(error)
    if error.filename:
        reason = f"{reason} ({error.filename})"
    return tr("The system refused: {reason}. What was saved before is safe.").format(reason=reason)


@contextmanager
def window_log(folder: Path) -> Iterator[None]:
    """Keep what the window logs, from warnings up, in the same file while it is open."""
    log = _Log(folder / LOG_NAME, encoding="utf-8", delay=True)
    log.setLevel(logging.WARNING)
    log.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(log)
    try:
        yield
    finally:
        root.removeHandler(log)
        log.close()


class _Log(logging.FileHandler):
    """A log whose own trouble, such as a full disk, troubles nobody."""

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError):
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging calls it by this name
        """Leave it at that."""


def _append(path: Path, entry: str) -> None:
    full = path.exists() and path.stat().st_size > _LOG_LIMIT
    start = os.O_TRUNC if full else os.O_APPEND
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | start, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as log:
        log.write(entry)


def _entry(error: BaseException, at: datetime, command: str) -> str:
    import platform  # no start needs it, and bugs are rare

    head = (
        f"{at.isoformat(timespec='seconds')} Spendby {__version__}, "
        f"Python {platform.python_version()}, {platform.system()}: {command}"
    )
    return "\n".join([head, *_chain(error)]) + "\n\n"


def _chain(error: BaseException | None) -> list[str]:
    """Name each error and where it passed: no messages, for they may quote amounts or notes."""
    lines: list[str] = []
    while error is not None:
        lines.append(f"  {type(error).__module__}.{type(error).__qualname__}")
        lines += [
            f"    {'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno} {frame.name}"
            for frame in extract_tb(error.__traceback__)
        ]
        error = error.__cause__ or error.__context__
    return lines
