"""Places: where the pages are shown, which take the room of list and details together."""

from collections.abc import Callable
from typing import Protocol

from spendby.ui.kit.action_table import Do
from spendby.ui.kit.place_page import PlacePage


class Places(Protocol):
    """What a feature may ask of the pages; each goes by the command that shows it."""

    @property
    def current(self) -> Do | None:
        """Which page is seen; None for the list."""

    @property
    def page(self) -> PlacePage | None:
        """The page that is seen; None for the list."""

    def offer(self, show: Do, make: Callable[[], PlacePage]) -> None:
        """Say who makes a page when it is first shown; the last to offer makes it."""

    def note(self, show: Do, number: int, heard: str) -> None:
        """Show how much there is to see on a page; `heard` says it in words."""

    def show(self, show: Do) -> None:
        """Show a page, and put the focus there."""
