"""What a window does while another program holds the file: it says so and offers to try again.

How short the window itself waits is storage's to say.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from spendby.domain.errors import FileRefused, Refused, Trouble
from spendby.translation import tr
from spendby.ui.kit.notices import About, Notices

_AGAIN_MS = 2_000
"""So long after it couldn't be read, it is read again unasked."""


def is_in_use(refused: Refused) -> bool:
    """Tell whether what was refused may be done in a moment."""
    return isinstance(refused, FileRefused) and refused.trouble is Trouble.BUSY


class FileInUse(QObject):
    """Offers what couldn't be done once more, in the banner."""

    def __init__(self, notices: Notices, load: Callable[[], object], window: QWidget) -> None:
        """Say it in `notices`; `load` reads everything anew, which is tried again unasked."""
        super().__init__(window)
        self._notices, self._load, self._window = notices, load, window
        self._doing: Callable[[], object] | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._read_again)

    def do(self, act: Callable[[], object]) -> None:
        """Do what an action promises; where the file is in use, offer it again."""
        self._notices.drop(About.BUSY)
        before, self._doing = self._doing, act
        try:
            act()
        except FileRefused as refused:
            if not is_in_use(refused):
                raise
            self.offer(refused)
        finally:
            self._doing = before

    def offer(self, refused: Refused) -> None:
        """Say why it wasn't done, and offer it once more."""
        act = self._doing or self._load
        again = tr("Try again")
        self._notices.say(About.BUSY, str(refused), again, lambda: self.do(act))

    def follow(self, refused: Refused) -> None:
        """Read again in a while where the credits couldn't be read because of it."""
        if is_in_use(refused):
            self._again.start()

    def is_over(self) -> None:
        """Forget it: the credits were read."""
        self._again.stop()
        self._notices.drop(About.BUSY)

    def _read_again(self) -> None:
        if self._window.isVisible():
            self._load()
