"""A window over a drawer, used by a script: prints milliseconds until each thing was painted."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from statistics import median

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from spendby.app.compose import Choices, composed
from spendby.services.services import Services
from spendby.ui.credit_list.views import View
from spendby.ui.kit.theme import Theme
from spendby.ui.shell.main_window import MainWindow
from tests.benchmarks.drawers import TODAY
from tests.benchmarks.figures import near_worst
from tests.benchmarks.painted import tell

_BEAT_MS = 2
_PATIENCE_SECONDS = 5
_SHOWN_ROW = 5
# Each finds some; a list without rows is not painted.
_WORDS = ("number 7", "refund", "credit number 12")


class _Script(QObject):
    """Does things to a window, each until it is painted."""

    def __init__(self, window: MainWindow, services: Services) -> None:
        super().__init__()
        self._window, self._services = window, services
        self._viewport = window.page.table.viewport()
        self._paintings = 0
        self._viewport.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count the paintings of the list."""
        self._paintings += event.type() is QEvent.Type.Paint
        return False

    def took(self, act: Callable[[], object]) -> float:
        """Do something; gives the milliseconds until the list was painted after it."""
        start = time.perf_counter()
        act()
        self._viewport.update()
        before = self._paintings
        while self._paintings == before and time.perf_counter() < start + _PATIENCE_SECONDS:
            QCoreApplication.processEvents()
        took = 1000 * (time.perf_counter() - start)
        rest()
        return took

    def keys(self) -> list[float]:
        """Type searches letter by letter."""
        search = self._window.page.search
        found = []
        for word in _WORDS:
            found += [self.took(lambda: search.insert(letter)) for letter in word]  # noqa: B023
            search.clear()
            rest()
        return found

    def scrolled(self, steps: int) -> list[float]:
        """Scroll by pages."""
        bar = self._window.page.table.verticalScrollBar()
        return [self.took(lambda: bar.setValue(bar.value() + bar.pageStep())) for _ in range(steps)]

    def sorted(self) -> list[float]:
        """Order by each column, up and down."""
        table = self._window.page.table
        orders = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)
        header = table.horizontalHeader()
        columns = [at for at in range(header.count()) if not header.isSectionHidden(at)]
        return [
            self.took(lambda: header.setSortIndicator(column, order))  # noqa: B023 - done at once
            for column in columns
            for order in orders
        ]

    def views(self) -> list[float]:
        """Show each list, then the first one again."""
        control = self._window.control
        return [self.took(lambda: control.show_view(view)) for view in (*View, View.ACTIVE)]  # noqa: B023

    def details(self, count: int) -> list[float]:
        """Look at one credit after the other."""
        table = self._window.page.table
        return [self.took(lambda: table.selectRow(row)) for row in range(1, count)]  # noqa: B023

    def changes(self, count: int) -> list[float]:
        """Use a little of a credit."""
        table = self._window.page.table
        table.selectRow(_SHOWN_ROW)
        rest()
        found = []
        for _ in range(count):
            current = self._window.control.current
            if current is None:
                break
            credit_id = current.credit.id
            found.append(self.took(lambda: self._services.credits.use(credit_id, 1)))  # noqa: B023
        return found

    def undone(self, count: int) -> list[float]:
        """Take changes back."""
        return [self.took(self._services.history.undo) for _ in range(count)]


def rest(seconds: float = 0.02) -> None:
    """Let the window come to rest."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        QCoreApplication.processEvents()


@contextmanager
def beating() -> Iterator[list[float]]:
    """Note the milliseconds between the beats of a timer: what is long was a stall."""
    gaps: list[float] = []
    last = time.perf_counter()

    def beat() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append(1000 * (now - last) - _BEAT_MS)
        last = now

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(beat)
    timer.start(_BEAT_MS)
    yield gaps
    timer.stop()


def _figures(script: _Script, times: int) -> Iterable[tuple[str, float]]:
    first, *keys = script.keys()
    for _ in range(times - 1):
        keys += script.keys()
    yield "key, the first one", first
    yield "key", median(keys)
    yield "key, near worst", near_worst(keys)
    yield "scroll frame, near worst", near_worst(script.scrolled(20 * times))
    yield "sort", median(script.sorted())
    yield "switch view", median(script.views())
    yield "open detail", median(script.details(10 * times))
    yield "save a change", median(script.changes(3 * times))
    yield "undo", median(script.undone(times))


def main() -> None:
    """Use a window over the drawer named; "quick" does everything once."""
    _, data, how = sys.argv[1:]
    app = QApplication(["busy"])
    with composed(Choices(data, TODAY)) as services:
        window = MainWindow(services, Theme(app))
        window.show()
        rest(0.2)
        window.load()
        window.control.source.finish()
        window.furnish()
        rest(0.5)
        services.credits.get_ready()
        with beating() as gaps:
            found = dict(_figures(_Script(window, services), 1 if how == "quick" else 3))
        tell(**found, **{"longest stall": max(gaps)})
        window.close()


if __name__ == "__main__":
    main()
