"""A page of cards that scrolls, and what stands there when there are none."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from spendby.ui.kit.empty_state import Emptiness, EmptyState
from spendby.ui.kit.labels import label
from spendby.ui.kit.place_page import PlacePage
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole

_GAP = 12


class CardsPage(PlacePage):
    """Says what it is about, and shows cards or that there are none."""

    def __init__(self, theme: Theme, title: str, about: str, empty: Emptiness) -> None:
        """Say `about` under the `title`, and `empty` until there are cards."""
        super().__init__(theme, title)
        self.column.addWidget(label(about, TextRole.CONTROL, "text2", wrap=True))
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(title)
        self._empty = EmptyState(theme)
        self._empty.say(empty)
        self.column.addWidget(self.area, 1)
        self.column.addWidget(self._empty, 1)

    def show_cards(self, cards: Sequence[QWidget]) -> None:
        """Show other cards, where one had scrolled to; without any, that there are none."""
        at = self.area.verticalScrollBar().value()
        content = QWidget()
        mark(content, surface="window")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        for card in cards:
            column.addWidget(card)
        column.addStretch()
        self._empty.setVisible(not cards)
        self.area.setVisible(bool(cards))
        self.area.setWidget(content)
        self.area.verticalScrollBar().setValue(at)
