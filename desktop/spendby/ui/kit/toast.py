"""The toast: what has just been done, in passing, with the way to take it back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from spendby.domain.errors import Refused
from spendby.translation import tr
from spendby.ui.kit.announce import announce
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.file_in_use import is_in_use
from spendby.ui.kit.labels import IconLabel, label, set_text
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole

SHOWN_MS = 8_000
REFUSAL_MS = 12_000
_MARGIN = 16


class Toast(QFrame):
    """One line at the lower edge of its parent; a new one takes the place of the last."""

    room_changed = Signal(int)
    """So many pixels at the lower edge are to be left free; 0 once nothing is said any more."""

    held = Signal(object)
    """What can be done in a moment wasn't, because the file is in use; carries the refusal."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Stand in `parent`, hidden until something is said."""
        super().__init__(parent)
        self._among = QRect()
        mark(self, card="toast")
        self._theme = theme
        self._act: Callable[[], None] | None = None
        self._duration = SHOWN_MS
        self._icon = IconLabel(theme)
        self._text = label(role=TextRole.CONTROL, wrap=True)
        self._button = Button(theme, role="quiet")
        self._button.clicked.connect(self._on_clicked)
        self._close = Button(theme, role="quiet", icon="close", token="text2")
        self._close.setAccessibleName(tr("Close this message"))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What is being said; empty while nothing is."""
        return self._text.text().replace("\u200b", "") if not self.isHidden() else ""

    def say(self, text: str, button: str = "", act: Callable[[], None] | None = None) -> None:
        """Say what was done; `button` does `act`."""
        self._show(text, "check-circle", "ok", button, act)

    def refuse(self, text: str) -> None:
        """Say why something was not done."""
        self._show(text, "info", "info", "", None)
        self._duration = REFUSAL_MS
        self._timer.start(self._duration)

    def turn_down(self, refused: Refused) -> None:
        """Say why something was not done, or leave it to whoever offers to try again."""
        if is_in_use(refused):
            self.held.emit(refused)
        else:
            self.refuse(str(refused))

    def stand_in(self, among: QRect) -> None:
        """Stand at the lower edge of this part of the parent; an empty one means all of it."""
        if among != self._among:
            self._among = among
            self._place()

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the room back."""
        super().hideEvent(event)
        self.room_changed.emit(0)

    def press(self) -> None:
        """Do what the button does."""
        self._on_clicked()

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """Stay at the lower edge when the parent's size changes."""
        if event.type() is QEvent.Type.Resize and watched is self.parentWidget():
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while the mouse is over the toast."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go on."""
        super().leaveEvent(event)
        self._timer.start(self._duration)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _show(
        self, text: str, icon: str, token: str, button: str, act: Callable[[], None] | None
    ) -> None:
        self._act, self._duration = act, SHOWN_MS
        self._icon.show_icon(icon, token)
        set_text(self._text, text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.show()
        self.raise_()
        self._place()
        self._timer.start(self._duration)
        announce(self, text)

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None or self.isHidden():
            return
        among = self._among if self._among.isValid() else parent.rect()
        widest = max(1, among.width() - 2 * _MARGIN)
        natural = self._text.fontMetrics().horizontalAdvance(self._text.text())
        buttons = self._button.sizeHint().width() if self._button.text() else 0
        beside = buttons + self._close.sizeHint().width() + self._theme.px(16) + 60
        width = min(widest, max(self._theme.px(240), natural + beside))
        line = self._close.sizeHint().height()
        height = max(self._text.heightForWidth(width - beside), line) + 12
        self.resize(width, height)
        left = among.left() + (among.width() - width) // 2
        self.move(QPoint(left, among.bottom() + 1 - height - _MARGIN))
        self.room_changed.emit(height + 2 * _MARGIN)

    def _on_timeout(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._timer.start(self._duration)
        else:
            self.hide()

    def _on_clicked(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()
