"""The window, watched until its rows are painted; then it leaves, or tells what idling costs."""

import os
import sys
import time

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QShowEvent

from spendby.services.services import Services
from spendby.ui.kit.theme import Theme
from spendby.ui.shell.main_window import MainWindow
from tests.benchmarks.painted import tell, wakings, when_painted

_SETTLED_MS = 5000
_READY_MS = 250
"""So long after everything is there, what the first search needs is ready too."""


class WatchedWindow(MainWindow):
    """Takes the moment of the start, and "empty" or the seconds to idle, from the command line.

    It leaves when every credit is there, so that what all of them weigh is told too.
    """

    def __init__(self, services: Services, theme: Theme) -> None:
        super().__init__(services, theme)
        self._painted: dict[str, float] = {}
        self._start = start = float(sys.argv[1])
        table = self.page.table
        if sys.argv[3:] == ["empty"]:
            when_painted(self.panes, start, lambda: True, self._on_rows)
        else:
            viewport, model = table.viewport(), table.model()
            when_painted(viewport, start, lambda: model.rowCount() > 0, self._on_rows)

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the painting before whoever goes on after it: the last to watch is told first."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._watch)

    def _watch(self) -> None:
        when_painted(self.panes, self._start, lambda: True, self._on_window)

    def _on_window(self, milliseconds: float) -> None:
        self._painted["window"] = milliseconds

    def _on_rows(self, milliseconds: float) -> None:
        self._painted["rows"] = milliseconds
        if self._source.is_reading:
            self._source.loaded.connect(self._on_everything)
        else:
            self._on_everything()

    def _on_everything(self) -> None:
        self._painted["everything"] = (time.monotonic() - self._start) * 1000
        if sys.argv[3:] not in ([], ["empty"]):
            QTimer.singleShot(_SETTLED_MS, lambda: self._idle(float(sys.argv[3])))
        else:
            QTimer.singleShot(_READY_MS, self._leave)

    def _idle(self, seconds: float) -> None:
        before, woken = sum(os.times()[:2]), wakings()

        def done() -> None:
            used = sum(os.times()[:2]) - before
            self._painted["idle"] = 100 * used / seconds
            # One of them was this very timer.
            self._painted["wakings"] = (wakings() - woken - 1) * 60 / seconds
            self._leave()

        QTimer.singleShot(round(seconds * 1000), done)

    def _leave(self) -> None:
        tell(**{"window": self._painted["rows"]} | self._painted)
        QCoreApplication.quit()
