"""The lines of the sidebar that lead to lists and pages; they scroll where they have no room."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from spendby.ui.credit_list.nav_button import NavButton
from spendby.ui.kit.style import mark

_GAP = 2
_BEFORE_PAGES = 12


class NavList(QScrollArea):
    """The lists, and under a gap the pages."""

    def __init__(self, lists: Iterable[NavButton], pages: Iterable[NavButton]) -> None:
        """Put the lines of the pages under those of the lists."""
        super().__init__()
        inner = self._inner = QWidget()
        mark(inner, surface="sidebar")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        for button in lists:
            column.addWidget(button)
        column.addSpacing(_BEFORE_PAGES)
        for button in pages:
            column.addWidget(button)
        column.addStretch()
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """Ask for the room that all lines need."""
        return self._inner.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Get along with the height of two lines or so."""
        return QSize(0, self._inner.sizeHint().height() // 4)
