"""Suggestions under a line of text, as a part of its window: nothing grabs the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem

from spendby.translation import tr
from spendby.ui.kit.announce import announce
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme

_MOST = 6
_GAP = 2


class SuggestingEdit(QLineEdit):
    """A line edit with a list of suggestions while it has the focus.

    Up and Down choose, Tab and Enter take what is chosen, Escape closes the list.
    """

    taken = Signal(str)
    """A suggestion was taken: by key, by mouse, or by leaving the field."""

    def __init__(self, theme: Theme) -> None:
        """Start without suggestions."""
        super().__init__()
        self._theme = theme
        self._words: Sequence[str] = ()
        self._list = QListWidget(self)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(tr("Suggestions"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        mark(self._list, framed=True)
        self._list.itemClicked.connect(self._on_clicked)
        self._list.hide()

    @property
    def suggestions(self) -> list[str]:
        """What is suggested now; empty while the list is closed."""
        return [] if self._list.isHidden() else list(self._words)

    def suggest(self, words: Sequence[str]) -> None:
        """Suggest these words, the first of them chosen."""
        self._words = words
        if not words or not self.hasFocus():
            self._list.hide()
            return
        self._list.clear()
        height = self._theme.px(30)
        for word in words:
            item = QListWidgetItem(word, self._list)
            item.setSizeHint(QSize(0, height))
        self._list.setCurrentRow(0 if self.text().strip() else -1)
        self._open(height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose among the suggestions."""
        key = event.key()
        is_open = not self._list.isHidden()
        if is_open and key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            step = 1 if key == Qt.Key.Key_Down else -1
            row = (self._list.currentRow() + step) % len(self._words)
            self._list.setCurrentRow(row)
            announce(self, self._words[row])
            return
        if is_open and key == Qt.Key.Key_Escape:
            self._list.hide()
            return
        if not is_open and key == Qt.Key.Key_Down:
            self.suggest(self._words)
            return
        if is_open and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take()
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what is chosen, before anybody reads the field."""
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._take()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Close the list together with the field."""
        self._list.hide()
        super().hideEvent(event)

    def _take(self) -> None:
        row = self._list.currentRow()
        is_open = not self._list.isHidden()
        self._list.hide()
        if is_open and 0 <= row < len(self._words):
            self.taken.emit(self._words[row])

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._list.hide()
        self.taken.emit(item.text())

    def _open(self, row_height: int) -> None:
        window = self.window()
        if self._list.parentWidget() is not window:
            self._list.setParent(window)
        below = self.mapTo(window, QPoint(0, self.height() + _GAP))
        rows = min(len(self._words), _MOST)
        room = max(row_height, window.height() - below.y() - _GAP)
        height = min(rows * row_height + 4, room)
        self._list.setGeometry(below.x(), below.y(), self.width(), height)
        self._list.show()
        self._list.raise_()
