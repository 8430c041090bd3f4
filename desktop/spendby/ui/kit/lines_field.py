"""A field of several lines of plain text."""

from PySide6.QtWidgets import QPlainTextEdit

from spendby.domain.fine_print import cleaned
from spendby.ui.kit.field import Field
from spendby.ui.kit.theme import Theme


class LinesField(Field):
    """Text of several lines, without what can't be kept."""

    def __init__(self, theme: Theme, title: str, hint: str = "", lines: int = 4) -> None:
        """Be `lines` lines high."""
        self._lines = QPlainTextEdit()
        self._lines.setTabChangesFocus(True)
        super().__init__(theme, title, self._lines, hint)
        self._theme, self._high = theme, lines
        self._lines.textChanged.connect(self._on_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def text(self) -> str:
        """What stands in the field, without spaces around it."""
        return cleaned(self._lines.toPlainText()).strip()

    def set_text(self, text: str) -> None:
        """Put text into the field."""
        self._lines.setPlainText(text)

    def _on_theme_changed(self) -> None:
        self._lines.setFixedHeight(self._theme.px(20 * self._high + 16))
