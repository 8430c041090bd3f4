"""Room: how large a window may be on its screen, and keeping it inside with its whole frame."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

_FRAME = QSize(40, 60)
"""What is left free around a dialog, its frame included."""
_EDGE = 12
"""So far from the edges of its screen a dialog stays, where it fits so."""
_TITLE = 30
_REACHABLE = 80
"""So many pixels of the title bar have to be on a screen."""


def room_for(window: QWidget) -> QSize:
    """Tell how large a dialog may be on its screen."""
    return window.screen().availableSize() - _FRAME


def resize_inside(window: QWidget, wanted: QSize) -> None:
    """Make a dialog as large as wanted, as far as its screen allows, and keep it inside there."""
    window.resize(wanted.boundedTo(room_for(window)))
    if window.isVisible():
        keep_inside(window)


def keep_inside(window: QWidget) -> None:
    """Move a dialog that sticks out of its screen, or stands close to its edges."""
    frame, screen = window.frameGeometry(), window.screen().availableGeometry()
    free = screen.size() - frame.size()
    across, down = (max(0, min(_EDGE, side // 2)) for side in (free.width(), free.height()))
    placed = inside(frame, [screen.adjusted(across, down, -across, -down)])
    if placed.topLeft() != frame.topLeft():
        window.move(placed.topLeft())


def inside(frame: QRect, screens: Sequence[QRect]) -> QRect:
    """Say where a frame has to be to lie inside the screen that has its title, or the first."""
    title = QRect(frame.left(), frame.top(), frame.width(), _TITLE)
    home = next((one for one in screens if _reaches(one, title)), screens[0])
    placed = QRect(frame.topLeft(), frame.size().boundedTo(home.size()))
    placed.moveLeft(max(home.left(), min(placed.left(), home.right() + 1 - placed.width())))
    placed.moveTop(max(home.top(), min(placed.top(), home.bottom() + 1 - placed.height())))
    return placed


def _reaches(screen: QRect, title: QRect) -> bool:
    common = screen.intersected(title)
    return common.width() >= _REACHABLE and common.height() >= title.height() // 2
