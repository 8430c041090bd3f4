"""The list of keys."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from spendby.ui.buttons import Button
from spendby.ui.labels import label
from spendby.ui.theme import Theme
from spendby.ui.tokens import DIALOG_MARGIN, TextRole


class ShortcutsDialog(QDialog):
    """Lists what has keys, and the keys."""

    def __init__(self, theme: Theme, keys: Sequence[tuple[str, str]], parent: QWidget) -> None:
        """List `keys`, pairs of text and keys, and those that are Qt's own."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        for row, (text, written) in enumerate([*keys, *_qt_keys()]):
            grid.addWidget(label(text, TextRole.CONTROL), row, 0)
            grid.addWidget(label(written, TextRole.CONTROL, "text2"), row, 1)
        grid.setColumnStretch(0, 1)
        close = Button(theme, self.tr("Close"), role="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(DIALOG_MARGIN, 20, DIALOG_MARGIN, 20)
        column.setSpacing(14)
        column.addWidget(label(self.tr("Keyboard shortcuts"), TextRole.PANEL))
        column.addLayout(grid)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus()


def _qt_keys() -> list[tuple[str, str]]:
    translate = QCoreApplication.translate
    return [
        (translate("Keys", "Show details"), "Enter"),
        (translate("Keys", "Close details, clear the search"), "Esc"),
        (translate("Keys", "Menu of a credit"), "Shift+F10"),
        (translate("Keys", "Add and start another (in the dialog)"), "Ctrl+Enter"),
        (translate("Keys", "Swap day and month (in the dialog)"), "Alt+S"),
    ]
