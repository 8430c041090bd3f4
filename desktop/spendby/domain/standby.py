"""Being there without being opened: how a switch of the desktop's stands, in words."""

from msgspec import Struct


class SwitchState(Struct, frozen=True):
    """How a switch stands, with a sentence about it; `possible` says that it can be turned on."""

    on: bool
    said: str = ""
    possible: bool = True
