"""The lower end of the sidebar: how the backups stand, and the way to the settings."""

from msgspec import Struct
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spendby.ui.kit.actions import plain
from spendby.ui.kit.controls import PushButton
from spendby.ui.kit.labels import explain, menu_text
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme

_BESIDE = 30
"""What padding, border and the gap after the icon take of a button's width."""


class BackupLine(Struct, frozen=True):
    """The sidebar's line: its text, its tone (a colour's token), and what to say beside it."""

    text: str
    tone: str
    more: str = ""


class _FootButton(PushButton):
    """A line of the sidebar that opens something."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self._theme, self._icon, self._token = theme, icon, "text2"
        self._words, self._tip, self._narrow = "", "", False
        mark(self, role="nav", small=True)
        theme.changed.connect(self._draw)

    def show_words(self, words: str, tip: str = "", icon: str = "", token: str = "text2") -> None:
        """Show these words; `tip` says more."""
        self._words, self._tip = words, tip
        self._icon, self._token = icon or self._icon, token
        self._draw()

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the icon alone, or all."""
        self._narrow = narrow
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the words as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Ask for no more width than there is."""
        return QSize(0, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as need be."""
        return self.sizeHint()

    def _fit(self) -> None:
        room = self.width() - self.iconSize().width() - _BESIDE
        words = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText("" if self._narrow else f" {menu_text(words)}")

    def _draw(self) -> None:
        side = self._theme.px(18)
        self.setIconSize(QSize(side, side))
        self.setIcon(self._theme.icon(self._icon, self._token, 18))
        self._fit()
        self.setAccessibleName(self._words)
        tip = "\n".join(filter(None, (self._words if self._narrow else "", self._tip)))
        explain(self, tip)
        self.setAccessibleDescription(self._tip or self._words)


class SidebarFoot(QWidget):
    """Two lines; icons alone where the sidebar is narrow."""

    backups_wanted = Signal()
    """Asks to see more about backups."""

    def __init__(self, theme: Theme, settings: QAction) -> None:
        """Open the `settings`."""
        super().__init__()
        self._backups = _FootButton(theme, "shield-check")
        self._backups.clicked.connect(self.backups_wanted)
        self._settings = _FootButton(theme, "settings")
        self._settings.clicked.connect(settings.trigger)
        self._settings.show_words(plain(settings.text()).rstrip("…"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._backups)
        column.addWidget(self._settings)
        self._backups.hide()

    def show_line(self, line: BackupLine) -> None:
        """Say how the backups stand."""
        amber = line.tone == "warn"
        icon = "triangle-alert" if amber else "shield-check"
        self._backups.show_words(line.text, line.more, icon, line.tone)
        self._backups.show()

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons alone, or all."""
        for button in (self._backups, self._settings):
            button.set_narrow(narrow=narrow)
