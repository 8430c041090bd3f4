"""The desktop's switches in memory; each can be told to refuse."""

from datetime import time

from spendby.domain.errors import SystemRefused
from spendby.domain.standby import SwitchState
from spendby.services.standby import Standby


class MemorySwitch:
    """A switch that is only flipped."""

    def __init__(self, *, refuses: str = "", possible: bool = True) -> None:
        self.on = False
        self.at: time | None = None
        self.refuses = refuses
        self.possible = possible

    def standing(self) -> SwitchState:
        said = "It is on." if self.on else self.refuses or "It is off."
        return SwitchState(self.on, said, self.possible)

    def turn_on(self, at: time | None = None) -> None:
        if self.refuses:
            raise SystemRefused(self.refuses)
        self.on, self.at = True, at

    def turn_off(self) -> None:
        if self.refuses:
            raise SystemRefused(self.refuses)
        self.on = False


def memory_standby() -> Standby:
    """Give both switches, off."""
    return Standby(MemorySwitch(), MemorySwitch())
