"""Waiting for a socket and for the time, by whatever loop the program runs.

The window has Qt's; a command that ends after one notice waits here.
"""

import time
from collections.abc import Callable
from selectors import EVENT_READ, DefaultSelector
from typing import Protocol

Stop = Callable[[], None]
"""Ends a watch or a wait; calling it again does nothing."""


class Loop(Protocol):
    """Calls back in the thread that asked."""

    def watch(self, handle: int, ready: Callable[[], None]) -> Stop:
        """Call `ready` whenever the socket with that handle can be read."""
        ...

    def after(self, seconds: float, call: Callable[[], None]) -> Stop:
        """Call once, after so long."""
        ...


class WaitingLoop:
    """A loop that runs only while somebody waits for something."""

    def __init__(self) -> None:
        """Start with nothing to wait for."""
        self._sockets = DefaultSelector()
        self._waits: dict[int, tuple[float, Callable[[], None]]] = {}
        self._number = 0

    def watch(self, handle: int, ready: Callable[[], None]) -> Stop:
        """Call `ready` whenever the socket can be read, while `run` runs."""
        self._sockets.register(handle, EVENT_READ, ready)

        def stop() -> None:
            if handle in (self._sockets.get_map() or ()):  # there is none once it was closed
                self._sockets.unregister(handle)

        return stop

    def after(self, seconds: float, call: Callable[[], None]) -> Stop:
        """Call once, after so long, while `run` runs."""
        self._number += 1
        number = self._number
        self._waits[number] = (time.monotonic() + seconds, call)
        return lambda: self._forget(number)

    def run(self, until: Callable[[], bool]) -> None:
        """Wait until something is so, or until there is nothing left to wait for."""
        while not until() and (self._waits or self._sockets.get_map()):
            soonest = min((at for at, _ in self._waits.values()), default=None)
            pause = None if soonest is None else max(soonest - time.monotonic(), 0.0)
            for key, _ in self._sockets.select(pause):
                key.data()
            now = time.monotonic()
            for number, (at, call) in tuple(self._waits.items()):
                if at <= now and number in self._waits:
                    self._forget(number)
                    call()

    def close(self) -> None:
        """Let go of what the system gave."""
        self._sockets.close()

    def _forget(self, number: int) -> None:
        self._waits.pop(number, None)
