"""The list of keys: by menu, and those that only lists, pages and dialogs have; searchable."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from spendby.translation import tr
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.labels import label
from spendby.ui.kit.room import room_for
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import DIALOG_MARGIN, TextRole

_AROUND = 240
"""What title, search, remark and button take of the dialog's height."""
_BESIDE = 16
_SCROLLS = {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_Pairs = Sequence[tuple[str, str]]


class _Group(Struct):
    """A heading, and the lines under it: what is done, and by which keys."""

    heading: QLabel
    lines: list[tuple[QLabel, QLabel]]

    def show_those_with(self, words: Sequence[str]) -> bool:
        """Show only lines that have all these words; tells whether there are any."""
        found = False
        for line in self.lines:
            text = " ".join(part.text() for part in line).casefold()
            fits = all(word in text for word in words)
            found = found or fits
            for part in line:
                part.setVisible(fits)
        self.heading.setVisible(found)
        return found


class ShortcutsDialog(QDialog):
    """Lists what has keys, and the keys; Page Up and Page Down scroll where there are many."""

    def __init__(self, theme: Theme, keys: Mapping[str, _Pairs], parent: QWidget) -> None:
        """List `keys`, pairs of text and keys by menu, and those that no action has."""
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._list = QScrollArea()
        self._groups: list[_Group] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search"))
        self.search.setAccessibleName(tr("Search the keys"))
        self.search.textChanged.connect(self._on_searched)
        mark(self.search, role="search")
        self._nothing = label(tr("No key does that."), TextRole.CONTROL, "text2")
        self._nothing.hide()
        self._fill({**keys, **_other_keys()})
        digits = tr(
            "Where digits need Shift, hold it together with Ctrl too, or turn the pages by "
            "Ctrl+PgDown and Ctrl+PgUp."
        )
        close = Button(theme, tr("Close"), role="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(DIALOG_MARGIN, 20, DIALOG_MARGIN, 20)
        column.setSpacing(14)
        column.addWidget(label(tr("Keyboard shortcuts"), TextRole.PANEL))
        column.addWidget(self.search)
        column.addWidget(self._list, 1)
        column.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(label(digits, TextRole.SECONDARY, "text2", wrap=True))
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.search.setFocus()

    @property
    def listed(self) -> list[tuple[str, str]]:
        """What is listed now, and its keys."""
        lines = (line for group in self._groups for line in group.lines)
        return [(what.text(), keys.text()) for what, keys in lines if not what.isHidden()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by keys, with the focus in the search."""
        if event.key() in _SCROLLS:
            QCoreApplication.sendEvent(self._list.verticalScrollBar(), event)
        else:
            super().keyPressEvent(event)

    def _on_searched(self, text: str) -> None:
        words = text.casefold().split()
        found = [group.show_those_with(words) for group in self._groups]
        self._list.setVisible(any(found))
        self._nothing.setVisible(not any(found))

    def _fill(self, keys: Mapping[str, _Pairs]) -> None:
        inside = QWidget()
        mark(inside, surface="panel")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, _BESIDE, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        for title, pairs in keys.items():
            heading = label(title, TextRole.LABEL, "text2")
            heading.setContentsMargins(0, _BESIDE if self._groups else 0, 0, 0)
            grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
            group = _Group(heading, [])
            for text, written in pairs:
                row = grid.rowCount()
                line = label(text, TextRole.CONTROL), label(written, TextRole.CONTROL, "text2")
                grid.addWidget(line[0], row, 0)
                grid.addWidget(line[1], row, 1)
                group.lines.append(line)
            self._groups.append(group)
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        area = self._list
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        wanted = inside.sizeHint().boundedTo(room_for(self) - QSize(2 * DIALOG_MARGIN, _AROUND))
        area.setMinimumSize(wanted)


def _other_keys() -> dict[str, _Pairs]:
    return {
        tr("In the list"): [
            (tr("Show details"), "Enter"),
            (tr("First and last credit"), "Home / End"),
            (tr("Menu of a credit"), "Shift+F10"),
            (tr("Close details, clear the search"), "Esc"),
        ],
        tr("On a saved view"): [
            (tr("Rename"), "F2"),
            (tr("Delete the view"), "Del"),
        ],
        tr("In the inbox"): [
            (tr("Mark a reminder as done"), "D"),
            (tr("Snooze a reminder"), "R"),
        ],
        tr("In a form"): [
            (tr("Add, and start another"), "Ctrl+Enter"),
            (tr("Swap day and month"), "Alt+S"),
        ],
    }
