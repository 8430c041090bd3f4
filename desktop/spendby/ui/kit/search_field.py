"""The search field: an icon before, the key that leads here after, gone once something is typed."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from spendby.translation import tr
from spendby.ui.kit.labels import IconLabel, label
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole

_HINT_UP_TO_PERCENT = 125
"""Above this text size the field needs its room for what is typed."""
_BESIDE = 50
"""What edges and gaps take of the field where its hint is shown."""
_ICON, _EDGE, _GAP = 16, 9, 11
"""The icon's side in the design; and in pixels, its distance from the edge and from the text."""
_CLEAR = "_q_qlineeditclearaction"
"""What Qt calls the action that clears a line edit."""


class SearchField(QLineEdit):
    """Narrows the list while it is typed in; Escape clears it, Down leads into the list."""

    left = Signal()
    """Asks to put the focus into the list."""

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self._theme = theme
        mark(self, role="search")
        self.setPlaceholderText(tr("Search"))
        self.setAccessibleName(tr("Search credits"))
        self.setMaxLength(200)
        # An action of the field would be drawn in Qt's one size, whatever the size of the text.
        self._icon = IconLabel(theme, "search", "text2", _ICON)
        self._icon.setParent(self)
        self._icon.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        keys = QKeySequence("Ctrl+F")
        self._hint = label(
            keys.toString(QKeySequence.SequenceFormat.NativeText), TextRole.HINT, "text3"
        )
        self._hint.setParent(self)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(self._on_text_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def begin(self) -> None:
        """Go there to search anew: what is typed takes the place of what stands there."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the hint at the end, where it leaves room for words."""
        super().resizeEvent(event)
        self._on_text_changed(self.text())
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Leave the hint out where the icon takes its place."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._on_text_changed(self.text())
            self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear on Escape; go into the list on Down and Enter."""
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _place(self) -> None:
        size = self._hint.sizeHint()
        at = QPoint(self.width() - size.width() - 10, (self.height() - size.height()) // 2)
        self._hint.setGeometry(QRect(at, size))
        side, turned = self._theme.px(_ICON), self.isRightToLeft()
        left = self.width() - _EDGE - side if turned else _EDGE
        self._icon.move(left, (self.height() - side) // 2)
        room = side + _GAP
        self.setTextMargins(0 if turned else room, 0, room if turned else 0, 0)

    def _on_text_changed(self, text: str) -> None:
        fits = self._theme.text_percent <= _HINT_UP_TO_PERCENT and not self.isRightToLeft()
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        beside = self._theme.px(_ICON) + self._hint.sizeHint().width() + _BESIDE
        self._hint.setVisible(not text and fits and words + beside <= self.width())
        if text and not self.isClearButtonEnabled():
            # Making the button takes as long as making the rest of the field.
            self.setClearButtonEnabled(True)
            self._draw_clear()

    def _draw_clear(self) -> None:
        """Give the button that clears an icon of the project's own."""
        clear = self.findChild(QAction, _CLEAR)
        if clear is not None:
            clear.setIcon(self._theme.icon("close", "text2"))

    def _on_theme_changed(self) -> None:
        self._draw_clear()
        self._on_text_changed(self.text())
        self._place()
