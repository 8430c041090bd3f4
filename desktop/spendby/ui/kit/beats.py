"""Brings the progress of a job beside the window to the window, and the wish to stop to the job."""

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QObject, Signal

from spendby.services.incoming import Cancelled
from spendby.translation import tr

_FROM = 1_000
_EVERY = 500


class Beats(QObject):
    """Counts the rows of one job at a time; a new one ends the one before it."""

    beaten = Signal(str, int, int)
    """What is being done, how many rows are done, and of how many (0: not known)."""

    def __init__(self, parent: QObject) -> None:
        """Count for nothing yet."""
        super().__init__(parent)
        self.turn = 0
        self._stop = Event()

    def begin(self) -> Callable[[int, int], None]:
        """Give the beat of a new job, to be called on its thread."""
        self.cancel()
        stop = self._stop = Event()
        beaten = self.beaten.emit
        reading, checking = tr("{count} rows read"), tr("{count} of {all} rows checked")

        def beat(done: int, of: int) -> None:
            if stop.is_set():
                message = tr("The import was cancelled. Nothing was changed.")
                raise Cancelled(message)
            if done >= _FROM and done % _EVERY == 0:
                text = checking if of else reading
                beaten(text.format(count=f"{done:,}", all=f"{of:,}"), done, of)

        return beat

    def cancel(self) -> None:
        """Let the job end at its next row, and its answer count for nothing."""
        self.turn += 1
        self._stop.set()
