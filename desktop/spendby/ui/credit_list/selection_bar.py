"""The selection bar: how many credits are selected, what is left on them, what to do with all."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from spendby.services.judging import Judged
from spendby.translation import ntr, tr
from spendby.ui.credit_list.grouping import sums_of, written_sums
from spendby.ui.kit.actions import plain
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.labels import label
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import PAGE_MARGIN, TextRole


def selected_words(selected: Sequence[Judged]) -> str:
    """Say how many credits are selected, and what is left on them in each currency."""
    amounts = written_sums(sums_of(selected))
    text = ntr(
        "{count} credit selected, {amounts}", "{count} credits selected, {amounts}", len(selected)
    )
    return text.format(amounts=amounts)


class SelectionBar(QWidget):
    """In sight while more than one credit is selected."""

    def __init__(self, theme: Theme) -> None:
        """Start out of sight."""
        super().__init__()
        mark(self, surface="window")
        self._theme = theme
        self._text = label(role=TextRole.BUTTON, wrap=True)
        self._more = Button(theme, tr("More"))
        line = QFrame()
        mark(line, line="horizontal")
        self._row = QHBoxLayout()
        self._row.setContentsMargins(PAGE_MARGIN, 8, PAGE_MARGIN, 8)
        self._row.setSpacing(8)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line)
        column.addLayout(self._row)
        self.hide()

    @property
    def text(self) -> str:
        """What is selected; empty while the bar is out of sight."""
        return "" if self.isHidden() else self._text.text()

    def offer(self, actions: Sequence[QAction], menu: QMenu) -> None:
        """Put a button for each of these actions before the menu of all of them."""
        self._more.setMenu(menu)
        for at, action in enumerate(actions, start=1):
            button = Button(self._theme, plain(action.text())).follow(action)
            self._row.insertWidget(at, button)

    def show_selected(self, selected: Sequence[Judged]) -> None:
        """Say how many there are, and add up what is left in each currency."""
        several = len(selected) > 1
        if several:
            self._text.setText(selected_words(selected))
        self.setVisible(several)
