"""How the window looks, and what it says about itself: colours, text size, keys, about."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from spendby.services.services import Services
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.actions import Actions
from spendby.ui.kit.theme import TEXT_PERCENT, Mode, Theme

MODE_OF = {Do.THEME_SYSTEM: Mode.SYSTEM, Do.THEME_LIGHT: Mode.LIGHT, Do.THEME_DARK: Mode.DARK}
_STEP = 25


class ViewCommands(QObject):
    """Changes the theme and opens the windows of the help menu."""

    def __init__(self, services: Services, theme: Theme, actions: Actions, parent: QWidget) -> None:
        """Open dialogs over `parent`."""
        super().__init__(parent)
        self._services, self._theme, self._actions = services, theme, actions
        self._window = parent
        theme.changed.connect(self._on_theme_changed)

    def slots(self) -> dict[Do, Callable[[], object]]:
        """Say which actions are done here."""
        modes = {do: partial(self._theme.set_mode, mode) for do, mode in MODE_OF.items()}
        return {
            **modes,
            Do.TEXT_LARGER: lambda: self._step(_STEP),
            Do.TEXT_SMALLER: lambda: self._step(-_STEP),
            Do.SHORTCUTS: self._show_keys,
            Do.ABOUT: self._show_about,
        }

    def restore(self, mode: Mode, text_percent: int) -> None:
        """Bring back the colours and the text size of last time."""
        self._theme.set_mode(mode)
        self._theme.set_text_percent(text_percent)
        self._on_theme_changed()

    def _step(self, percent: int) -> None:
        self._theme.set_text_percent(self._theme.text_percent + percent)

    def _show_keys(self) -> None:
        # Dialogs are imported when they are first asked for: the window doesn't wait for them.
        from spendby.ui.shell.shortcuts_dialog import ShortcutsDialog

        ShortcutsDialog(self._theme, self._actions.keys(), self._window).open()

    def _show_about(self) -> None:
        from spendby.ui.shell.about_dialog import about_box

        about_box(self._services, self._window).open()

    def _on_theme_changed(self) -> None:
        for do, mode in MODE_OF.items():
            self._actions[do].setChecked(mode is self._theme.mode)
        smallest, largest = TEXT_PERCENT
        percent = self._theme.text_percent
        self._actions.enable(Do.TEXT_LARGER, enabled=percent < largest)
        self._actions.enable(Do.TEXT_SMALLER, enabled=percent > smallest)
