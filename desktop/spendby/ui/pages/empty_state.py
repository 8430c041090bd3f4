"""What stands in place of an empty list: why it is empty, and the one thing to do about it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spendby.ui.buttons import Button
from spendby.ui.labels import IconLabel, label
from spendby.ui.style import mark
from spendby.ui.theme import Theme
from spendby.ui.tokens import TextRole

_WIDTH = 380
_MARGIN = 16


@dataclass(frozen=True, slots=True)
class Emptiness:
    """Icon, sentence, explanation, and the words on the button (none: no button)."""

    icon: str
    heading: str
    text: str = ""
    button: str = ""
    primary: bool = False


class EmptyState(QWidget):
    """Says one `Emptiness` at a time."""

    def __init__(self, theme: Theme) -> None:
        """Start without anything to say."""
        super().__init__()
        mark(self, surface="panel")
        self._theme = theme
        self._act: Callable[[], None] | None = None
        self._icon = IconLabel(theme, "inbox-empty", "text3", 48)
        self._heading = label(role=TextRole.PANEL, wrap=True)
        self._text = label(role=TextRole.BODY, tone="text2", wrap=True)
        for text in (self._heading, self._text):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._primary = Button(theme, role="primary", icon="plus", token="on_accent")
        self._quiet = Button(theme, role="secondary")
        for button in (self._primary, self._quiet):
            button.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(self._text)
        column.addSpacing(12)
        column.addWidget(self._primary, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._quiet, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._column = column

    @property
    def heading(self) -> str:
        """The sentence shown."""
        return self._heading.text()

    def say(self, emptiness: Emptiness, act: Callable[[], None] | None = None) -> None:
        """Say why it is empty; the button does `act`."""
        self._act = act
        self._icon.show_icon(emptiness.icon, "text3")
        self._heading.setText(emptiness.heading)
        self._text.setText(emptiness.text)
        self._text.setVisible(bool(emptiness.text))
        for button, wanted in ((self._primary, True), (self._quiet, False)):
            button.setText(emptiness.button)
            button.setVisible(bool(emptiness.button) and emptiness.primary is wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines short in a wide pane."""
        super().resizeEvent(event)
        side = max(_MARGIN, (self.width() - self._theme.px(_WIDTH)) // 2)
        self._column.setContentsMargins(side, _MARGIN, side, _MARGIN)

    def _on_clicked(self) -> None:
        if self._act is not None:
            self._act()
