"""What the pages beside the lists have in common: a heading, margins, and the way back.

What is on them is each page's own; `place_control` shows them and carries out what they ask for.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spendby.ui.kit.labels import label
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import PAGE_MARGIN, TextRole

_GAP = 12


class PlacePage(QWidget):
    """An empty page; made when it is first shown."""

    left = Signal()
    """Asks for the list again."""
    credit_wanted = Signal(str)
    """Asks to see a credit, by its whole id, in the list."""
    deed_wanted = Signal(str, object)
    """Asks to do something (`Do`) with a credit, by its whole id, while this page stays."""

    def __init__(self, theme: Theme, title: str) -> None:
        """Show `title` as the heading; subclasses fill `head` beside it and `column` under it."""
        super().__init__()
        mark(self, surface="window")
        self.theme = theme
        self.heading = label(title, TextRole.TITLE, wrap=True)
        self.head = QHBoxLayout()
        self.head.setSpacing(10)
        self.head.addWidget(self.heading, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        self.column.setSpacing(_GAP)
        self.column.addLayout(self.head)

    def refresh(self) -> None:
        """Show what holds now; called before the page is seen, and after each change while it is.

        May raise `Refused` where the file can't be read.
        """

    def take_focus(self) -> None:
        """Put the focus where reading begins."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self) -> bool:
        """Begin a search on this page; tells whether there is one."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the list on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
