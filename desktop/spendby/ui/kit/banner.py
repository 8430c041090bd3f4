"""The banner: a state of the whole file, said in the page, with at most one thing to do."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from spendby.ui.kit.announce import announce
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.labels import IconLabel, label, set_text
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole


class Banner(QFrame):
    """The one slot for such a state; hidden while there is none."""

    def __init__(self, theme: Theme) -> None:
        """Start hidden."""
        super().__init__()
        mark(self, card="warn")
        self._act: Callable[[], object] | None = None
        self._icon = IconLabel(theme, "triangle-alert", "warn", 18)
        self._text = label(role=TextRole.CONTROL, wrap=True)
        self._button = Button(theme)
        self._button.clicked.connect(self._on_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._text.text()

    def say(self, text: str, button: str = "", act: Callable[[], object] | None = None) -> None:
        """Say it, until `clear`; `button` does `act`."""
        self._act = act
        set_text(self._text, text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.show()
        announce(self, text)

    def clear(self) -> None:
        """Take the banner away."""
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the text needs, also where the page has too little room for all."""
        super().resizeEvent(event)
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            self.setMinimumHeight(max(0, layout.totalHeightForWidth(self.width())))

    def _on_clicked(self) -> None:
        if self._act is not None:
            self._act()
