"""Being reminded without opening Spendby: the two switches that the desktop and the system have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from datetime import time

    from spendby.domain.standby import SwitchState


class LoginSwitch(Protocol):
    """Whether the desktop starts Spendby when the user logs in."""

    def standing(self) -> SwitchState:
        """Tell how it stands; never raises."""
        ...

    def turn_on(self) -> None:
        """Have it started; raises `SystemRefused`."""
        ...

    def turn_off(self) -> None:
        """Leave it alone from now on; raises `SystemRefused`."""
        ...


class TimerSwitch(Protocol):
    """Whether the system looks for reminders once a day while Spendby isn't running."""

    def standing(self) -> SwitchState:
        """Tell how it stands, and when it looks next; may take seconds, never raises."""
        ...

    def turn_on(self, at: time) -> None:
        """Have it look at that time of each day, or as soon as it can; raises `SystemRefused`."""
        ...

    def turn_off(self) -> None:
        """Have it look no more, and leave nothing behind; raises `SystemRefused`."""
        ...


class Standby(Struct, frozen=True):
    """The two switches."""

    login: LoginSwitch
    timer: TimerSwitch
