"""Doing something right after a painting, when what was painted can be seen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class _Watch(QObject):
    def __init__(self, widget: QWidget, act: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget, self._act = widget, act
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self._widget.removeEventFilter(self)
            # The painting itself, and the way to the screen, come first.
            QTimer.singleShot(0, self, self._go)
        return False

    def _go(self) -> None:
        self.deleteLater()
        self._act()


def after_painting(widget: QWidget, act: Callable[[], object]) -> None:
    """Call `act` once, after the next painting of `widget`.

    A timer alone would fire before anything is painted.
    """
    _Watch(widget, act)
    widget.update()
