"""Standing by: what closing the window means, and how it comes back.

Closing leaves Spendby in the tray only where there is one and the user wants it; quitting always
quits. What the tray looks like is `tray`'s.
"""

import os
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from spendby.domain.notice import Choice, Notice, Outcome, Place, Press, Weight
from spendby.services.services import Services
from spendby.translation import tr
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.theme import Theme
from spendby.ui.shell.main_window import MainWindow
from spendby.ui.shell.presses import Presses, front_window
from spendby.ui.tray.qt_loop import QtLoop
from spendby.ui.tray.start import Start
from spendby.ui.tray.tray_choice import TrayChoice

if TYPE_CHECKING:
    from spendby.ui.tray.tray import Tray

TRAY_WAIT = timedelta(seconds=5)
"""So long a start at log-in waits for a tray, which may start later than Spendby."""

_LOOK_MS = 250
_TAG = "standby"
_LEAVE = "XDG_ACTIVATION_TOKEN"


class Background(QObject):
    """Keeps the program running while its window is closed, and brings the window back."""

    over = Signal()
    """Nothing is left to stand by for, and Qt would not notice."""

    def __init__(  # noqa: PLR0913 - the last two are for those who have no desktop
        self,
        services: Services,
        theme: Theme,
        window: MainWindow,
        choice: TrayChoice,
        tray: "Tray | None" = None,
        *,
        wait: timedelta = TRAY_WAIT,
    ) -> None:
        """Stand by for `window`; the tray is the desktop's, and is given `wait` to appear."""
        super().__init__(window)
        self._services, self._theme, self._window = services, theme, window
        self.choice, self._wait = choice, wait
        self.tray: Tray | None = None
        self._given = tray
        self._presses = Presses(services, window, self.present)
        self._count = 0
        self.loop = QtLoop(self)
        choice.changed.connect(self._on_choice_changed)
        window.installEventFilter(self)
        window.closing.connect(self._on_closing)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            # A desktop that ends the session asks every window to close, and means it.
            app.commitDataRequest.connect(self._on_session_ending)

    def begin(self, start: Start) -> None:
        """Show the window, or stand by for it where that was asked for and is possible."""
        if start.door is not None:
            start.door.listen(self.loop, self.present)
        if start.background:
            QApplication.setQuitOnLastWindowClosed(False)
            self._open_tray().switch(on=True)
            self._stand_by(start, round(self._wait.total_seconds() * 1000))
        else:
            self._window.show()

    def settle(self) -> None:
        """Look for the tray, once the window is there and nobody waits for it."""
        self._open_tray().switch(on=self.choice.keep)

    @property
    def has_tray(self) -> bool:
        """Whether there is a tray, with Spendby in it."""
        return self.tray is not None and self.tray.is_there

    def present(self, token: str = "") -> None:
        """Bring the window before the user's eyes; `token` is the desktop's leave to do so."""
        if token:
            os.environ[_LEAVE] = token  # Qt hands it to the compositor
        window = front_window(self._window)
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        QApplication.setQuitOnLastWindowClosed(True)
        window.raise_()
        window.activateWindow()
        os.environ.pop(_LEAVE, None)  # it was for this once, and for nobody else

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn closing into hiding where Spendby is to stay."""
        if watched is self._window and event.type() is QEvent.Type.Close and self._stays():
            event.ignore()
            self._hide()
            return True
        return False

    def _stays(self) -> bool:
        window = self._window
        meant = window.leaving or window.refused is not None
        return not meant and self.choice.keep and self.has_tray

    def _hide(self) -> None:
        for dialog in self._window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.close()
        self._window.remember()
        # What is left to close, such as a message, is not the end of it.
        QApplication.setQuitOnLastWindowClosed(False)
        self._window.hide()
        if not self.choice.told:
            self._services.announcing.announce(self._news(), self._on_told)

    def _news(self) -> Notice:
        return Notice(
            tr("Still here to remind you"),
            tr("It stays in the tray. Quit it there, or choose otherwise in the settings."),
            Weight.USUAL,
            _TAG,
            (Choice(Press.SHOW, tr("Show")),),
        )

    def _on_told(self, outcome: Outcome) -> None:
        # Where nothing could be said outside the window it is said again next time.
        if outcome.shown or outcome.place is Place.TRAY:
            self.choice.note_told()

    def _stand_by(self, start: Start, left_ms: int) -> None:
        """Wait for the tray; without one, an invisible program would be of no use to anybody."""
        if self.has_tray:
            self._window.load()
            QTimer.singleShot(0, self._window, self._window.get_ready)
        elif left_ms > 0:
            QTimer.singleShot(_LOOK_MS, self, lambda: self._stand_by(start, left_ms - _LOOK_MS))
        else:
            said = tr(
                "There is no tray here, so Spendby's window is open, out of the way. "
                "Closing it quits."
            )
            start.say(said)
            self._window.showMinimized()
            QApplication.setQuitOnLastWindowClosed(True)
            self._window.toast.say(said)

    def _on_deed_wanted(self, do: Do) -> None:
        self.present()
        front_window(self._window).actions_of[do].trigger()

    def _open_tray(self) -> "Tray":
        if self.tray is None:
            from spendby.ui.tray.tray import Tray  # the window is there before it

            press = self._services.announcing.press
            tray = self._given or Tray(self._theme, self._window.actions_of, press)
            tray.setParent(self)
            tray.window_wanted.connect(self.present)
            tray.deed_wanted.connect(self._on_deed_wanted)
            tray.quit_wanted.connect(self._window.leave)
            self._window.commands.reminders.changed.connect(self._on_reminders_changed)
            self._on_reminders_changed()
            tray.show_count(self._count)
            self._services.announcing.add(tray)
            self._services.announcing.listen(self._presses.take)
            self.tray = tray
        return self.tray

    def _on_reminders_changed(self) -> None:
        inbox = self._window.commands.reminders.inbox
        self._count = 0 if inbox is None else inbox.new
        if self.tray is not None:
            self.tray.show_count(self._count)

    def _on_choice_changed(self) -> None:
        self.settle()

    def _on_session_ending(self) -> None:
        self._window.leaving = True

    def _on_closing(self) -> None:
        if self.tray is not None:
            self.tray.switch(on=False)
        if not QApplication.quitOnLastWindowClosed():
            self.over.emit()  # it is out of sight, and Qt waits for a window that is not
