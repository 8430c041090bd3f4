"""Being there without being opened: how a switch of the desktop's stands, in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SwitchState:
    """How a switch stands, with a sentence about it; `possible` says that it can be turned on."""

    on: bool
    said: str = ""
    possible: bool = True
