"""The row of months: bars side by side, one tab stop, along which the arrow keys go.

What a bar stands for, and what choosing it does, is `outlook_strip`'s.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from spendby.translation import tr
from spendby.ui.credit_list.month_bar import MonthBar, MonthFigures
from spendby.ui.credit_list.outlook_words import month_word
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole

_ROOM = 4
"""Pixels between the texts of two months."""


class MonthRow(QWidget):
    """Holds a bar for each month; exactly one of them is current, and takes the focus."""

    clicked = Signal(int)
    """A month was clicked, or entered."""
    left = Signal()
    """The choice is to be let go."""
    moved = Signal()
    """Another month is current, or pointed at."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start without months."""
        super().__init__(parent)
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.bars: list[MonthBar] = []
        self._current = 0
        self._pointed: int | None = None
        self._is_flat = False
        theme.changed.connect(self._on_theme_changed)

    @property
    def meant(self) -> int:
        """The month pointed at, else the current one."""
        at = self._current if self._pointed is None else self._pointed
        return min(at, len(self.bars) - 1)

    @property
    def has_focus(self) -> bool:
        """Whether a month has the focus."""
        return any(bar.hasFocus() for bar in self.bars)

    def show_months(self, months: Sequence[tuple[MonthFigures, str]]) -> None:
        """Draw months, each with the sentence that is read aloud for it."""
        while len(self.bars) > len(months):
            old = self.bars.pop()
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        while len(self.bars) < len(months):
            self.bars.append(self._new_bar(len(self.bars)))
        for bar, (figures, sentence) in zip(self.bars, months, strict=True):
            bar.show_figures(figures, sentence)
        self.make_current(min(self._current, len(self.bars) - 1))
        self._fit_texts()

    def set_flat(self, *, flat: bool) -> None:
        """Show the amounts without bars, where they have room."""
        self._is_flat = flat
        self._fit_texts()

    def make_current(self, at: int) -> None:
        """Let the tab key reach this month."""
        self._current = at
        for place, bar in enumerate(self.bars):
            here = place == at
            bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.NoFocus)

    def check(self, at: int | None) -> None:
        """Show a month as chosen, or none."""
        for place, bar in enumerate(self.bars):
            bar.setChecked(place == at)
            bar.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the amounts, and shorten the months, where there is no room for them."""
        super().resizeEvent(event)
        self._fit_texts()

    def _new_bar(self, at: int) -> MonthBar:
        bar = MonthBar(self._theme, self)
        bar.setAccessibleDescription(tr("Shows only the credits that end in this month"))
        bar.clicked.connect(lambda: self._on_clicked(at))
        bar.pointed.connect(lambda here: self._on_pointed(at if here else None))
        bar.moved.connect(self._on_moved)
        bar.left.connect(self.left)
        self._row.addWidget(bar, 1)
        return bar

    def _on_clicked(self, at: int) -> None:
        self.make_current(at)
        self.clicked.emit(at)

    def _on_pointed(self, at: int | None) -> None:
        self._pointed = at
        self.moved.emit()

    def _on_moved(self, steps: int) -> None:
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft and abs(steps) == 1:
            steps = -steps
        self.make_current(max(0, min(len(self.bars) - 1, self._current + steps)))
        self.bars[self._current].setFocus(Qt.FocusReason.OtherFocusReason)
        self.moved.emit()

    def _on_theme_changed(self) -> None:
        for bar in self.bars:
            bar.updateGeometry()
        self._fit_texts()

    def _fit_texts(self) -> None:
        """Show amounts where all of them fit, and months by a letter where their names don't."""
        if not self.bars:
            return
        metrics = self._theme.metrics(TextRole.LABEL)
        slot = self.width() / len(self.bars) - _ROOM
        shown = [bar.figures for bar in self.bars if bar.figures]
        amounts = max(metrics.horizontalAdvance(one.amount) for one in shown)
        months = max(metrics.horizontalAdvance(month_word(one.bucket.first)) for one in shown)
        flat = self._is_flat and amounts <= slot
        for bar in self.bars:
            bar.fit(amounts=amounts <= slot, months=months <= slot, flat=flat)
