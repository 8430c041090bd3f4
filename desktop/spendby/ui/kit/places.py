"""Places: the pages beside the lists, which take the room of list and details together."""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from spendby.ui.kit.place_page import PlacePage


class Place(StrEnum):
    """A page that the sidebar offers under the lists, in its order."""

    REMINDERS = "reminders"
    PURCHASES = "purchases"
    CHECK_UP = "check_up"
    GUIDE = "guide"


PLACE_ICONS = {
    Place.REMINDERS: "bell",
    Place.PURCHASES: "cart",
    Place.CHECK_UP: "check-circle",
    Place.GUIDE: "book",
}


class Places(Protocol):
    """Where the pages are shown, and what a feature may ask of it."""

    @property
    def current(self) -> Place | None:
        """Which page is seen; None for the list."""

    @property
    def page(self) -> PlacePage | None:
        """The page that is seen; None for the list."""

    def offer(self, place: Place, make: Callable[[], PlacePage]) -> None:
        """Say who makes a page when it is first shown; the last to offer makes it."""

    def note(self, place: Place, number: int, heard: str) -> None:
        """Show how much there is to see on a page; `heard` says it in words."""

    def show(self, place: Place) -> None:
        """Show a page, and put the focus there."""
