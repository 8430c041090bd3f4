"""What the pages of the settings are made of: titled groups of text, choices and buttons."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from spendby.ui.kit.labels import label
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import DIALOG_MARGIN, TextRole

_Value = TypeVar("_Value")


class SettingsPage(QWidget):
    """A column of groups; what is too high for the window scrolls."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        mark(self, surface="panel")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(DIALOG_MARGIN, 16, DIALOG_MARGIN, 16)
        self._column.setSpacing(8)

    def heading(self, title: str) -> None:
        """Begin a group."""
        if self._column.count():
            self._column.addSpacing(12)
        self._column.addWidget(label(title, TextRole.VERDICT))

    def text(self, text: str, tone: str = "text2") -> None:
        """Explain something."""
        self._column.addWidget(label(text, TextRole.CONTROL, tone, wrap=True))

    def add(self, widget: QWidget) -> None:
        """Add a widget of its own kind."""
        self._column.addWidget(widget)

    def buttons(self, *buttons: QWidget) -> None:
        """Add buttons side by side."""
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button)
        row.addStretch()
        self._column.addLayout(row)

    def end(self) -> None:
        """Leave the rest of the page empty."""
        self._column.addStretch()


class Choices(QWidget):
    """One of a few values, each with its words and a line about it."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        choices: Sequence[tuple[_Value, str, str]],
        chosen: _Value,
        choose: Callable[[_Value], None],
    ) -> None:
        """Offer `choices` (value, words, explanation), and `choose` the one that is clicked."""
        super().__init__()
        self.setAccessibleName(name)
        self._values: list[object] = [value for value, _, _ in choices]
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for value, words, explanation in choices:
            button = QRadioButton(words)
            button.setChecked(value == chosen)
            button.setAccessibleDescription(explanation)
            button.clicked.connect(lambda _on=False, to=value: choose(to))
            self._group.addButton(button)
            column.addWidget(button)
            if explanation:
                line = label(explanation, TextRole.SECONDARY, "text2", wrap=True)
                line.setContentsMargins(theme.px(16) + 10, 0, 0, 4)
                column.addWidget(line)

    def show_chosen(self, value: object) -> None:
        """Show what is chosen, also when it was chosen elsewhere."""
        self._group.buttons()[self._values.index(value)].setChecked(True)
