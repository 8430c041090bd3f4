"""Buttons: their icons follow the theme, and those of actions follow their action."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QWidget

from spendby.ui.kit.controls import PushButton
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme


class Button(PushButton):
    """A push button in one of the theme's roles: primary, secondary, quiet, danger or nav."""

    def __init__(  # noqa: PLR0913 - what a button looks like
        self,
        theme: Theme,
        text: str = "",
        *,
        role: str = "secondary",
        icon: str = "",
        token: str = "text",
        parent: QWidget | None = None,
    ) -> None:
        """Show `text`, and the icon `icon` in the colour of `token` where one is named."""
        super().__init__(text, parent)
        self._theme, self._icon, self._token = theme, icon, token
        mark(self, role=role)
        theme.changed.connect(self._on_theme_changed)
        self._draw()

    def follow(self, action: QAction) -> "Button":
        """Do what the action does, and be enabled while it is. Gives the button back."""
        self.clicked.connect(action.trigger)
        action.enabledChanged.connect(self.setEnabled)
        self.setEnabled(action.isEnabled())
        return self

    def set_icon(self, icon: str, token: str = "") -> None:
        """Show another icon, or none; in the colour of another `token` where one is named."""
        self._icon, self._token = icon, token or self._token
        self._draw()

    def _on_theme_changed(self) -> None:
        self._draw()

    def _draw(self) -> None:
        if not self._icon:
            self.setIcon(QIcon())
            return
        self.setIcon(self._theme.icon(self._icon, self._token))
        side = self._theme.px(16)
        self.setIconSize(QSize(side, side))
