"""Notices from inside a process when something was painted, and tells the run about it."""

import json
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class _Watch(QObject):
    def __init__(
        self,
        widget: QWidget,
        start: float,
        ready: Callable[[], bool],
        done: Callable[[float], None],
    ) -> None:
        super().__init__(widget)
        self._widget, self._start = widget, start
        self._ready, self._done = ready, done
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Wait for the painting after which everything is there."""
        if event.type() is QEvent.Type.Paint and self._ready():
            self._widget.removeEventFilter(self)
            # Not before the painting itself, and the way to the screen, are over.
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        self._done((time.monotonic() - self._start) * 1000)


def when_painted(
    widget: QWidget, start: float, ready: Callable[[], bool], done: Callable[[float], None]
) -> None:
    """Call `done` with the milliseconds since `start` when `widget` was painted and is `ready`."""
    _Watch(widget, start, ready, done)


def peak_megabytes() -> float:
    """Tell the most memory that this process has held."""
    return _status("VmHWM") / 1000


def wakings() -> float:
    """Count how often this process was woken."""
    return _status("voluntary_ctxt_switches")


def tell(**found: float) -> None:
    """Print what was found, the peak of memory with it, as the process's last line."""
    print(json.dumps(found | {"memory": peak_megabytes()}), flush=True)  # noqa: T201 - to the run


def _status(name: str) -> float:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(f"{name}:"):
            return float(line.split()[1])
    return 0.0
