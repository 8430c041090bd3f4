"""How a start of the window was asked for."""

from collections.abc import Callable
from typing import Any, Protocol

from msgspec import Struct


class Door(Protocol):
    """Where a second start rings."""

    def listen(self, loop: Any, rung: Callable[[str], None]) -> None:  # noqa: ANN401 - any that runs
        """Have `rung` called with the desktop's leave to come to the front, or an empty text."""
        ...


class Start(Struct, frozen=True):
    """With the window or beside it, where a second start rings, and where messages go."""

    background: bool = False
    door: Door | None = None
    say: Callable[[str], None] = lambda _message: None
