"""The three figures over the list: what is left, what of it buys gift cards, what ends soon."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from spendby.domain.expiry import HIGH_DAYS
from spendby.ui.formatting import money
from spendby.ui.labels import IconLabel, label
from spendby.ui.models.headline import Headline
from spendby.ui.style import mark, set_type
from spendby.ui.theme import Theme
from spendby.ui.tokens import TextRole


@dataclass(frozen=True, slots=True)
class _Line:
    """One currency's figure: amount, icon (may be empty), tone, and the words under it."""

    amount: str
    icon: str
    tone: str
    below: str


class _Cell(QWidget):
    """One figure with its title; a currency a line."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme = theme
        self._title = title
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 10, 12, 10)
        self._column.setSpacing(0)
        self._column.addWidget(label(title, TextRole.SECONDARY, "text2"))
        self._column.addStretch()
        self._lines: list[QWidget] = []

    def show_lines(self, lines: Sequence[_Line]) -> None:
        """Show what the figure is in each currency."""
        for old in self._lines:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = [self._line(line) for line in lines]
        for at, widget in enumerate(self._lines):
            self._column.insertWidget(at + 1, widget)
        heard = "; ".join(f"{line.amount}, {line.below}" for line in lines)
        self.setAccessibleName(f"{self._title}: {heard}")

    def _line(self, line: _Line) -> QWidget:
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        if line.icon:
            row.addWidget(IconLabel(self._theme, line.icon, line.tone, 18))
        amount = label(line.amount)
        set_type(amount, TextRole.FIGURE, line.tone)
        row.addWidget(amount)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(label(line.below, TextRole.SECONDARY, "text2", wrap=True))
        return widget


class Figures(QFrame):
    """The figures as one card; what is left is the sum of all answers."""

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        mark(self, card="plain")
        self._cells = (
            _Cell(theme, self.tr("Total left")),
            _Cell(theme, self.tr("Buys gift cards")),
            _Cell(theme, self.tr("Expires within 30 days")),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for at, cell in enumerate(self._cells):
            if at:
                line = QFrame()
                mark(line, line="vertical")
                row.addWidget(line)
            row.addWidget(cell, 1)

    def show_headlines(self, lines: Sequence[Headline]) -> None:
        """Show what there is in each currency."""
        total, usable, expiring = self._cells
        total.show_lines([self._total(line) for line in lines])
        usable.show_lines([self._usable(line) for line in lines])
        expiring.show_lines([self._expiring(line) for line in lines])

    def _total(self, line: Headline) -> _Line:
        count = line.credits
        below = self.tr("in 1 credit") if count == 1 else self.tr("in %n credits", "", count)
        return _Line(money(line.left, line.currency), "", "text", below)

    def _usable(self, line: Headline) -> _Line:
        amount = money(line.usable, line.currency)
        some = line.usable > 0
        below = self._count(line.usable_credits)
        if line.to_check:
            more = self.tr("%n more to check", "", line.to_check)
            below = self.tr("{credits}, {more}").format(credits=below, more=more)
        return _Line(amount, "check-circle" if some else "", "ok" if some else "text", below)

    def _expiring(self, line: Headline) -> _Line:
        amount = money(line.expiring, line.currency)
        if line.first_end is None:
            return _Line(amount, "", "text", self.tr("nothing ends soon"))
        below = self.tr("{credits}, first {when}").format(
            credits=self._count(line.expiring_credits), when=self._when(line.first_end)
        )
        urgent = line.first_end <= HIGH_DAYS
        icon, tone = ("triangle-alert", "danger") if urgent else ("clock", "warn")
        return _Line(amount, icon, tone, below)

    def _count(self, count: int) -> str:
        return self.tr("1 credit") if count == 1 else self.tr("%n credits", "", count)

    def _when(self, days: int) -> str:
        if days == 0:
            return self.tr("today")
        return self.tr("tomorrow") if days == 1 else self.tr("in %n days", "", days)
