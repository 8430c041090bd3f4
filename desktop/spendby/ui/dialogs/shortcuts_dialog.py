"""The list of keys."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from spendby.ui.buttons import Button
from spendby.ui.labels import label
from spendby.ui.style import mark
from spendby.ui.theme import Theme
from spendby.ui.tokens import DIALOG_MARGIN, TextRole

_AROUND = 220
"""What the title, the button and the desktop's own bars take of the screen's height."""
_BESIDE = 16
_SCROLLS = {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}


class ShortcutsDialog(QDialog):
    """Lists what has keys, and the keys; Page Up and Page Down scroll where there are many."""

    def __init__(self, theme: Theme, keys: Sequence[tuple[str, str]], parent: QWidget) -> None:
        """List `keys`, pairs of text and keys, and those that no action has."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._list = QScrollArea()
        self._fill([*keys, *_other_keys()])
        close = Button(theme, self.tr("Close"), role="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(DIALOG_MARGIN, 20, DIALOG_MARGIN, 20)
        column.setSpacing(14)
        column.addWidget(label(self.tr("Keyboard shortcuts"), TextRole.PANEL))
        column.addWidget(self._list, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by keys, with the focus on the button."""
        if event.key() in _SCROLLS:
            QCoreApplication.sendEvent(self._list.verticalScrollBar(), event)
        else:
            super().keyPressEvent(event)

    def _fill(self, keys: Sequence[tuple[str, str]]) -> None:
        inside = QWidget()
        mark(inside, surface="panel")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, _BESIDE, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        for row, (text, written) in enumerate(keys):
            grid.addWidget(label(text, TextRole.CONTROL), row, 0)
            grid.addWidget(label(written, TextRole.CONTROL, "text2"), row, 1)
        grid.setColumnStretch(0, 1)
        area = self._list
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        room = self.screen().availableGeometry().height() - _AROUND
        wanted = inside.sizeHint()
        area.setMinimumSize(wanted.width(), min(wanted.height(), room))


def _other_keys() -> list[tuple[str, str]]:
    translate = QCoreApplication.translate
    return [
        (translate("Keys", "Show details"), "Enter"),
        (translate("Keys", "Close details, clear the search"), "Esc"),
        (translate("Keys", "Menu of a credit"), "Shift+F10"),
        (translate("Keys", "Add and start another (in the dialog)"), "Ctrl+Enter"),
        (translate("Keys", "Mark a reminder as done (in the inbox)"), "D"),
        (translate("Keys", "Snooze a reminder (in the inbox)"), "R"),
        (translate("Keys", "Swap day and month (in the dialog)"), "Alt+S"),
    ]
