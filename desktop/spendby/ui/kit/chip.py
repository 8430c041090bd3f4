"""A chip: one filter as a button with a menu, which says what it lets through, and a way out."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from spendby.translation import ntr, tr
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.controls import PushButton
from spendby.ui.kit.labels import menu_text, shortened
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme

_LONGEST = 28
_CLEARING = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class ChoiceMenu(QMenu):
    """A menu that stays open while several lines of it are being checked."""

    def __init__(self, parent: QWidget, *, several: bool) -> None:
        """Stay open where `several` can be chosen."""
        super().__init__(parent)
        self._several = several

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Check a line without closing."""
        if not self._toggle(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Check a line by the space bar without closing; Enter checks and closes."""
        space = event.key() == Qt.Key.Key_Space
        if not (space and self._toggle(self.activeAction())):
            super().keyPressEvent(event)

    def _toggle(self, action: QAction | None) -> bool:
        if action is None or not self._several or not action.isCheckable():
            return False
        action.trigger()
        return True


class Chip(QFrame):
    """Lets some values through, or all of them; of one kind, so that values compare."""

    chosen = Signal(object)
    """What is let through now, as a frozenset; empty for everything."""

    def __init__(self, theme: Theme, title: str, *, several: bool) -> None:
        """Filter by `title`; by more than one value at once where `several` is set."""
        super().__init__()
        self._title, self._several = title, several
        self._choices: list[tuple[Hashable, str]] = []
        self._values: frozenset[Hashable] = frozenset()
        self._actions: dict[Hashable, QAction] = {}
        mark(self, chip="off")
        self._button = PushButton()
        mark(self._button, role="chip")
        self._button.installEventFilter(self)
        self._menu = ChoiceMenu(self, several=several)
        self._button.setMenu(self._menu)
        self._clear = Button(theme, role="chip-close", icon="close", token="text2")
        self._clear.setAccessibleName(tr("Clear the filter by {what}").format(what=title))
        self._clear.setToolTip(self._clear.accessibleName())
        self._clear.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._button)
        row.addWidget(self._clear)
        theme.changed.connect(self._on_theme_changed)
        self._say()

    @property
    def text(self) -> str:
        """What the chip says."""
        return self._button.text()

    def offer(self, choices: Sequence[tuple[Hashable, str]], chosen: frozenset[Hashable]) -> None:
        """Offer `choices`, each with its words, of which some are chosen."""
        if list(choices) != self._choices:
            self._choices = list(choices)
            self._fill()
        self._values = chosen
        for value, action in self._actions.items():
            action.setChecked(value in chosen)
        self._say()

    def clear(self) -> None:
        """Let everything through."""
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(frozenset())

    def take_focus(self) -> None:
        """Put the focus here."""
        self._button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open(self) -> None:
        """Open the menu."""
        self._button.showMenu()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep Delete for the chip, which would archive a credit anywhere else."""
        override = QEvent.Type.ShortcutOverride
        if isinstance(event, QKeyEvent) and event.type() is override and event.key() in _CLEARING:
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let everything through on Delete and Backspace."""
        if event.key() in _CLEARING and self._values:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        self._menu.clear()
        self._actions = {}
        group = QActionGroup(self._menu)
        group.setExclusive(not self._several)
        for value, word in self._choices:
            action = self._menu.addAction(menu_text(shortened(word)))
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(lambda _on=False, picked=value: self._on_picked(picked))
            self._actions[value] = action

    def _on_picked(self, value: Hashable) -> None:
        if self._several:
            self.chosen.emit(self._values ^ {value})
        else:
            # Choosing what is chosen already lets everything through again.
            self.chosen.emit(frozenset() if value in self._values else frozenset({value}))

    def _say(self) -> None:
        words = [word for value, word in self._choices if value in self._values]
        text = self._title
        if words:
            first = shortened(words[0], _LONGEST)
            if len(words) > 1:
                first = ntr(
                    "{first} and {count} more", "{first} and {count} more", len(words) - 1
                ).format(first=first)
            text = tr("{what}: {chosen}").format(what=self._title, chosen=first)
        self._button.setText(menu_text(text))
        heard = ", ".join(words) or tr("everything")
        name = tr("Filter by {what}: {chosen}").format(what=self._title, chosen=heard)
        self._button.setAccessibleName(name)
        self._clear.setVisible(bool(words))
        mark(self, chip="on" if words else "off")
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        self._clear.setIconSize(QSize(14, 14))
