"""Announcing changes: every use case that changes something says what, once, in one place."""

import sys
from collections.abc import Callable

from msgspec import Struct

from spendby.domain.change import Change


class Changed(Struct, frozen=True):
    """What a use case changed: `credits` were added, edited or taken away again.

    With `everything` set, any credit or store may differ.
    """

    change: Change
    credits: frozenset[str] = frozenset()
    everything: bool = False


class Notifier:
    """Tells whoever asked that something changed, in the order in which they asked."""

    def __init__(self) -> None:
        """Start with nobody listening."""
        self._listeners: list[Callable[[Changed], None]] = []

    def subscribe(self, listener: Callable[[Changed], None]) -> Callable[[], None]:
        """Call `listener` after every change; the result ends the subscription."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def announce(self, changed: Changed) -> None:
        """Tell every listener.

        The change has been saved: what goes wrong in one of them is reported, and neither denies
        the change to whoever made it nor keeps the news from the others.
        """
        for listener in tuple(self._listeners):
            try:
                listener(changed)
            except Exception as error:  # noqa: BLE001 - the change itself is saved
                sys.excepthook(type(error), error, error.__traceback__)
