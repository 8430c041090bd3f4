"""What is done from a notice: its credit is shown, or its reminders are snoozed or done."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from spendby.domain.errors import Refused
from spendby.domain.notice import Choice, Notice, Press
from spendby.services.services import Services
from spendby.ui.kit.action_table import Do
from spendby.ui.shell.main_window import MainWindow


def front_window(own: MainWindow) -> MainWindow:
    """Give the window that is seen: the user's own, unless the sample has taken its place."""
    shown = (one for one in QApplication.topLevelWidgets() if one.isVisible())
    windows = [one for one in shown if isinstance(one, MainWindow)]
    return own if own in windows or not windows else windows[0]


class Presses:
    """Does what was chosen on a notice, and says in the window what could not be done."""

    def __init__(
        self, services: Services, window: MainWindow, present: Callable[[str], object]
    ) -> None:
        """Act on `services`; `present` brings a window to the front, by the desktop's leave."""
        self._services, self._window, self._present = services, window, present

    def take(self, notice: Notice, choice: Choice, token: str) -> None:
        """Do what was chosen; `token` is the desktop's leave to come to the front for it."""
        if choice.press is Press.SHOW:
            self._show(notice, token)
            return
        try:
            for credit in notice.credits:
                self._act(credit, choice)
        except Refused as refused:
            self._present(token)
            front_window(self._window).toast.turn_down(refused)

    def _show(self, notice: Notice, token: str) -> None:
        self._present(token)
        if front_window(self._window) is not self._window:
            return
        if len(notice.credits) == 1:
            self._window.control.show_credit(notice.credits[0])
        elif notice.credits:
            self._window.actions_of[Do.SHOW_REMINDERS].trigger()

    def _act(self, credit: str, choice: Choice) -> None:
        reminders = self._services.reminders
        items = reminders.find(credit)
        if choice.press is Press.DONE:
            reminders.done(items)
        elif choice.wait is not None:
            reminders.snooze(items, choice.wait)
