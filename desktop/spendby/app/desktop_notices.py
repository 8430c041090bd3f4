"""How notices reach the desktop: found out only when there is one to show.

The window hears what is done with them; a command shows them without buttons and ends.
"""

from collections.abc import Callable

from spendby.assets import resource
from spendby.domain.notice import Notice, Outcome, Weight
from spendby.services.announcing import AnnouncingService
from spendby.services.ports import Announcer
from spendby.translation import tr


class LateWay:
    """A way that is made when it is first needed: D-Bus takes 25 ms to import."""

    def __init__(self, make: Callable[[], Announcer]) -> None:
        """Use what `make` makes."""
        self._make = make
        self._made: Announcer | None = None

    def announce(self, notice: Notice, tell: Callable[[Outcome], None]) -> None:
        """Show the notice by the real way."""
        if self._made is None:
            self._made = self._make()
        self._made.announce(notice, tell)


def announce_from_window(announcing: AnnouncingService) -> None:
    """Let notices go to the desktop, and presses come back, while the window's loop runs."""

    def made() -> Announcer:
        from spendby.integration.notifications.desktop import (
            DesktopNotices,
        )  # only a notice needs it
        from spendby.ui.tray.qt_loop import QtLoop  # for the first notice

        return DesktopNotices(QtLoop(), announcing.press, _icon())

    announcing.add(LateWay(made))


def announce_from_command(announcing: AnnouncingService) -> None:
    """Let notices go to the desktop from a command, which waits for the answer."""

    def made() -> Announcer:
        from spendby.integration.notifications.desktop import (
            PatientNotices,
        )  # only a notice needs it

        return PatientNotices(_icon())

    announcing.add(LateWay(made))


def tell_no_window(why: str) -> None:
    """Show on the desktop why no window opens: who started it from a menu sees no terminal."""
    from spendby.integration.clock import SystemClock

    announcing = AnnouncingService(SystemClock())
    announce_from_command(announcing)
    notice = Notice(tr("Spendby can't open"), why, Weight.USUAL, "start", ())
    announcing.announce(notice, lambda _: None)


def _icon() -> str:
    return resource("icons", "spendby.svg").as_uri()
