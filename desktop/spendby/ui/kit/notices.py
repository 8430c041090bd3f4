"""What stands in the banner: of all that could be said about the file, the one thing that matters.

One slot, so that two banners never stand on each other.
"""

from collections.abc import Callable
from enum import IntEnum

from msgspec import Struct

from spendby.ui.kit.banner import Banner


class About(IntEnum):
    """What a notice is about; the first of them that is there is the one that is said."""

    UNREADABLE = 0
    BUSY = 1
    READ_ONLY = 2
    MISSING = 3
    COPIES = 4
    BACKUPS = 5
    CALENDAR = 6
    SAMPLE = 7


class _Notice(Struct, frozen=True):
    text: str
    button: str
    act: Callable[[], object] | None


class Notices:
    """Keeps what there is to say, and lets the banner say the most important of it."""

    def __init__(self, banner: Banner) -> None:
        """Say it in `banner`."""
        self._banner = banner
        self._known: dict[About, _Notice] = {}
        self._shown: _Notice | None = None

    def say(
        self, about: About, text: str, button: str = "", act: Callable[[], object] | None = None
    ) -> None:
        """Say this about it from now on; `button` does `act`."""
        self._known[about] = _Notice(text, button, act)
        self._show()

    def drop(self, about: About) -> None:
        """Say nothing about it any more."""
        if self._known.pop(about, None) is not None:
            self._show()

    def _show(self) -> None:
        wanted = self._known[min(self._known)] if self._known else None
        if wanted == self._shown:
            return
        self._shown = wanted
        if wanted is None:
            self._banner.clear()
            return
        self._banner.say(wanted.text, wanted.button, wanted.act)
