"""The three figures over the list: what is left, what of it buys gift cards, what ends soon."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from spendby.domain.expiry import HIGH_DAYS
from spendby.domain.near_words import near_inside
from spendby.translation import ntr, tr
from spendby.ui.credit_list.headline import Headline, Loss
from spendby.ui.kit.formatting import money
from spendby.ui.kit.labels import IconLabel, SumLabel, label
from spendby.ui.kit.style import mark, set_type
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole


class _Line(Struct, frozen=True):
    """One currency's figure: amount, icon (may be empty), tone, and the words under it."""

    amount: str
    icon: str
    tone: str
    below: str


class _LineView(QWidget):
    """One currency's figure as it is shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._icon = IconLabel(theme, "", "text", 18)
        self._amount = SumLabel()
        self._below = label("", TextRole.SECONDARY, "text2", wrap=True)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._amount)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self._below)

    def settle(self) -> None:
        """Take the height of what is shown now."""
        self._column.activate()

    def say(self, line: _Line) -> None:
        """Show another figure."""
        self._icon.show_icon(line.icon, line.tone)
        self._amount.setText(line.amount)
        set_type(self._amount, TextRole.FIGURE, line.tone)
        self._below.setText(line.below)


class _Cell(QWidget):
    """One figure with its title; a currency a line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = label("", TextRole.SECONDARY, "text2", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 10, 12, 10)
        self._column.setSpacing(0)
        self._column.addWidget(self._title)
        self._column.addStretch()
        self._views: list[_LineView] = []
        self._shown: tuple[str, list[_Line]] = ("", [])

    def settle(self) -> None:
        """Take the height of what is shown now."""
        for view in self._views:
            view.settle()
        self._column.activate()

    def show_lines(self, title: str, lines: Sequence[_Line]) -> None:
        """Show what the figure is in each currency."""
        if (title, list(lines)) == self._shown:
            return
        self._shown = (title, list(lines))
        self._title.setText(title)
        while len(self._views) > len(lines):
            old = self._views.pop()
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        while len(self._views) < len(lines):
            view = _LineView(self._theme)
            self._views.append(view)
            self._column.insertWidget(len(self._views), view)
        for view, line in zip(self._views, lines, strict=True):
            view.say(line)
        heard = "; ".join(f"{line.amount}, {line.below}" for line in lines)
        self.setAccessibleName(f"{title}: {heard}")


class Figures(QFrame):
    """The figures as one card; what is left is the sum of all answers."""

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        mark(self, card="plain")
        self._cells = (_Cell(theme), _Cell(theme), _Cell(theme))
        self._count_of_lines = 0
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._between = (QFrame(), QFrame())
        for at, cell in enumerate(self._cells):
            if at:
                line = self._between[at - 1]
                mark(line, line="vertical")
                row.addWidget(line)
            row.addWidget(cell, 1)

    def show_headlines(
        self,
        lines: Sequence[Headline],
        claim: str,
        *,
        narrowed: bool,
        listed: bool,
        unreadable: int = 0,
    ) -> None:
        """Show what there is in each currency; `claim` says what the usable ones do.

        `narrowed` says that only what the list shows was added up, `listed` that the list shows
        all that was, `unreadable` how many credits are in none of the sums.
        """
        titles = self._titles(claim)
        if not listed:
            titles = (tr("Left in all credits"), *titles[1:])
        if narrowed:
            titles = (
                tr("Left, of what is shown"),
                tr("{claim}, of these").format(claim=claim),
                tr("Expires within 30 days, of these"),
            )
        total, usable, expiring = self._cells
        total.show_lines(_without(titles[0], unreadable), [self._total(line) for line in lines])
        usable.show_lines(titles[1], [self._usable(line) for line in lines])
        expiring.show_lines(titles[2], [self._expiring(line) for line in lines])
        self._settle(len(lines), alone=False)

    def show_losses(self, losses: Sequence[Loss], *, narrowed: bool, unreadable: int = 0) -> None:
        """Show what was lost so far in each currency, of what the list shows if `narrowed`.

        `unreadable` credits are in none of the sums.
        """
        title = tr("Lost, of what is shown") if narrowed else tr("Lost so far")
        title = _without(title, unreadable)
        self._cells[0].show_lines(title, [self._lost(line) for line in losses])
        self._settle(len(losses), alone=True)

    def _settle(self, lines: int, *, alone: bool) -> None:
        """Show the first figure alone, or all three."""
        other = (self._count_of_lines, self._cells[1].isHidden()) != (lines, alone)
        self._count_of_lines = lines
        for other_cell in (*self._cells[1:], *self._between):
            other_cell.setHidden(alone)
        if other:  # at once, so that what is under them doesn't jump after it was painted
            for cell in self._cells:
                cell.settle()
            self._row.activate()

    def show_waiting(self, claim: str) -> None:
        """Say that the figures are still being added up, in the room that they will take."""
        waiting = _Line("…", "", "text", tr("being added up"))
        self._settle(1, alone=False)
        for cell, title in zip(self._cells, self._titles(claim), strict=True):
            cell.show_lines(title, [waiting])

    def _titles(self, claim: str) -> tuple[str, str, str]:
        return tr("Total left"), claim, tr("Expires within 30 days")

    def _total(self, line: Headline) -> _Line:
        count = line.credits
        below = ntr("in {count} credit", "in {count} credits", count)
        return _Line(money(line.left, line.currency), "", "text", below)

    def _lost(self, line: Loss) -> _Line:
        count = line.credits
        below = ntr("of {count} credit", "of {count} credits", count)
        return _Line(money(line.lost, line.currency), "", "text", below)

    def _usable(self, line: Headline) -> _Line:
        amount = money(line.usable, line.currency)
        some = line.usable > 0
        below = self._count(line.usable_credits)
        if line.to_check:
            more = ntr("{count} more to check", "{count} more to check", line.to_check)
            below = tr("{credits}, {more}").format(credits=below, more=more)
        return _Line(amount, "check-circle" if some else "", "ok" if some else "text", below)

    def _expiring(self, line: Headline) -> _Line:
        amount = money(line.expiring, line.currency)
        if line.first_end is None:
            return _Line(amount, "", "text", tr("nothing ends soon"))
        below = tr("{credits}, first {when}").format(
            credits=self._count(line.expiring_credits), when=near_inside(line.first_end)
        )
        urgent = line.first_end <= HIGH_DAYS
        icon, tone = ("triangle-alert", "danger") if urgent else ("clock", "warn")
        return _Line(amount, icon, tone, below)

    def _count(self, count: int) -> str:
        return ntr("{count} credit", "{count} credits", count)


def _without(title: str, unreadable: int) -> str:
    """Say over a sum how many credits are not in it because they can't be read."""
    if not unreadable:
        return title
    text = ntr("{sum}, without {count} unreadable", "{sum}, without {count} unreadable", unreadable)
    return text.format(sum=title)
