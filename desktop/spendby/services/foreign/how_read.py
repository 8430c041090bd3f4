"""How sure the reading of a file is: the file proved it, the user said it, or nobody did.

Only what was proved or said is remembered (docs/adr/0033); `settling` decides which it is.
"""

from enum import StrEnum
from typing import Generic, TypeVar

from msgspec import Struct

_Value = TypeVar("_Value")


class Standing(StrEnum):
    """What a reading rests on."""

    PROVED = "proved"
    SAID = "said"
    REMEMBERED = "remembered"
    """Proved or said of an earlier file with the same columns; this one leaves it open."""
    ASSUMED = "assumed"
    """Nothing in the file depends on it."""


class HowRead(Struct, Generic[_Value], frozen=True):
    """One reading of a whole file, and what it rests on."""

    value: _Value
    standing: Standing

    @property
    def certain(self) -> _Value | None:
        """Give what may be shown and remembered; None for what is only assumed."""
        return None if self.standing is Standing.ASSUMED else self.value
