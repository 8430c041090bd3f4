"""The outlook strip: what ends in each of the coming months, as bars that choose credits.

One currency is drawn; the text under the bars says every month in all of them.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from spendby.domain.outlook import Ending, Outlook, outlooks
from spendby.ui.credit_list.month_bar import MonthBar, MonthFigures
from spendby.ui.credit_list.month_row import MonthRow
from spendby.ui.credit_list.outlook_words import (
    heading,
    month_sentence,
    rest_sentence,
    total_sentence,
)
from spendby.ui.kit.labels import label
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole

_MARGIN = 18
_GAP = 12
_HIGH_MARGIN, _LOW_MARGIN = 10, 4


class OutlookStrip(QFrame):
    """Shows what ends month by month; hidden while nothing does.

    One tab stop: the left and right keys go along the months, Enter or a click chooses one, and
    once more, or Esc, lets go of it.
    """

    chosen = Signal(object, object)
    """A month was chosen; carries its first and its last day."""
    cleared = Signal()
    """No month is chosen any more."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty, and so hidden."""
        super().__init__(parent)
        mark(self, card="plain")
        self._theme = theme
        self._outlooks: Sequence[Outlook] = ()
        self._chosen: date | None = None
        self._wanted = True
        self._heading = label(role=TextRole.SECONDARY, tone="text2", wrap=True)
        self._total = label(role=TextRole.LABEL, tone="text2")
        self._months = MonthRow(theme, self)
        self._said = label(role=TextRole.SECONDARY, tone="text", wrap=True)
        self._rest = label(role=TextRole.SECONDARY, tone="text2", wrap=True)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.hide()
        self._months.clicked.connect(self._on_clicked)
        self._months.left.connect(self.clear)
        self._months.moved.connect(self._say)
        theme.changed.connect(self._fit_heading)

    @property
    def has_months(self) -> bool:
        """Whether any money ends in the coming months."""
        return any(one.credits for one in self._outlooks)

    @property
    def choice(self) -> tuple[date, date] | None:
        """The first and last day of the month chosen."""
        at = self._chosen_at()
        if at is None:
            return None
        bucket = self._outlooks[0].buckets[at]
        return bucket.first, bucket.last

    @property
    def said(self) -> Sequence[str]:
        """What stands over and under the bars: the whole, the current month, what isn't drawn."""
        shown = (self._heading, self._total, self._said, self._rest)
        return [one.text() for one in shown]

    @property
    def bars(self) -> Sequence[MonthBar]:
        """The months, the first one first."""
        return self._months.bars

    def set_wanted(self, wanted: bool) -> None:
        """Let the strip be seen, as soon as there is something to see, or not at all."""
        self._wanted = wanted
        self._fit_visible()

    def set_low(self, *, low: bool) -> None:
        """Show the sums alone where every line counts; bars and sentences else."""
        for spoken in (self._heading, self._total, self._said):
            spoken.setHidden(low)
        self._months.set_flat(flat=low)
        margin = _LOW_MARGIN if low else _HIGH_MARGIN
        self._column.setContentsMargins(0, margin, 0, margin)

    def show_outlook(self, endings: Iterable[Ending]) -> None:
        """Show what ends when; a month chosen stays so while it is among those shown."""
        self._outlooks = outlooks(endings)
        had = self._chosen
        if not self.has_months or self._chosen_at() is None:
            self._chosen = None
        if self.has_months:
            self._fill()
        self._fit_visible()
        if had is not None and self._chosen is None:
            self.cleared.emit()

    def clear(self) -> None:
        """Let go of the month chosen, if any."""
        if self._chosen is not None:
            self._chosen = None
            self._months.check(None)
            self.cleared.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sum under the heading where there is no room beside it."""
        super().resizeEvent(event)
        self._fit_heading()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave to the page what no bar has taken."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Say all anew in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LocaleChange and self.has_months:
            self._fill()

    def _fill(self) -> None:
        drawn = self._outlooks[0]
        most = max(bucket.amount for bucket in drawn.buckets)
        months = []
        for at, bucket in enumerate(drawn.buckets):
            others = any(one.buckets[at].credits for one in self._outlooks[1:])
            figures = MonthFigures(bucket, drawn.currency, most, others)
            months.append((figures, month_sentence(self._outlooks, at)))
        self._months.show_months(months)
        self._months.check(self._chosen_at())
        if not self._months.has_focus:
            self._months.make_current(self._first())
        self._heading.setText(heading(self._outlooks))
        self._total.setText(total_sentence(drawn))
        rest = rest_sentence(self._outlooks)
        self._rest.setText(rest)
        self._rest.setVisible(bool(rest))
        self._fit_heading()
        self._say()

    def _say(self) -> None:
        if self.has_months:
            self._said.setText(month_sentence(self._outlooks, self._months.meant))

    def _first(self) -> int:
        """Find the month to begin with: the chosen one, else the first in which money ends."""
        at = self._chosen_at()
        if at is not None:
            return at
        buckets = self._outlooks[0].buckets
        return next((at for at, bucket in enumerate(buckets) if bucket.credits), 0)

    def _chosen_at(self) -> int | None:
        buckets = self._outlooks[0].buckets if self._outlooks else ()
        firsts = (bucket.first.replace(day=1) for bucket in buckets)
        return next((at for at, first in enumerate(firsts) if first == self._chosen), None)

    def _on_clicked(self, at: int) -> None:
        if self._chosen_at() == at:
            self.clear()
        else:
            bucket = self._outlooks[0].buckets[at]
            self._chosen = bucket.first.replace(day=1)
            self._months.check(at)
            self.chosen.emit(bucket.first, bucket.last)
        self._say()

    def _fit_heading(self) -> None:
        wide = self._theme.metrics(TextRole.SECONDARY).horizontalAdvance(self._heading.text())
        total = self._theme.metrics(TextRole.LABEL).horizontalAdvance(self._total.text())
        fits = wide + total + 2 * _MARGIN + 2 * _GAP <= self.width()
        direction = QBoxLayout.Direction
        self._top.setDirection(direction.LeftToRight if fits else direction.TopToBottom)
        self._top.setSpacing(_GAP if fits else 2)

    def _fit_visible(self) -> None:
        # Only inside a layout: a widget without a parent that is shown becomes a window.
        self.setVisible(self._wanted and self.has_months and self.parentWidget() is not None)

    def _lay_out(self) -> None:
        self._top.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        self._top.addWidget(self._heading, 1)
        self._top.addWidget(self._total)
        bars = QVBoxLayout()
        bars.setContentsMargins(12, 0, 12, 0)
        bars.addWidget(self._months)
        below = QVBoxLayout()
        below.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        below.setSpacing(2)
        below.addWidget(self._said)
        below.addWidget(self._rest)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, _HIGH_MARGIN, 0, _HIGH_MARGIN)
        column.setSpacing(6)
        column.addLayout(self._top)
        column.addLayout(bars)
        column.addLayout(below)
