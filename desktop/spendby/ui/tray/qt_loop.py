"""Qt's own loop, for what waits for sockets and times without knowing Qt."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, QTimer


class QtLoop(QObject):
    """Calls back on the thread of the window."""

    def watch(self, handle: int, ready: Callable[[], None]) -> Callable[[], None]:
        """Call `ready` whenever the socket with that handle can be read; the result ends it."""
        notifier = QSocketNotifier(handle, QSocketNotifier.Type.Read, self)
        notifier.activated.connect(lambda *_: ready())
        return _Once(notifier, lambda: notifier.setEnabled(False))

    def after(self, seconds: float, call: Callable[[], None]) -> Callable[[], None]:
        """Call once, after so long; the result calls it off."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        stop = _Once(timer, timer.stop)

        def fire() -> None:
            stop()
            call()

        timer.timeout.connect(fire)
        timer.start(round(seconds * 1000))
        return stop


class _Once:
    """Stops something of Qt's and lets go of it, once: it is gone the second time."""

    def __init__(self, of: QObject, stop: Callable[[], None]) -> None:
        self._of: QObject | None = of
        self._stop = stop

    def __call__(self) -> None:
        of, self._of = self._of, None
        if of is not None:
            self._stop()
            of.deleteLater()
