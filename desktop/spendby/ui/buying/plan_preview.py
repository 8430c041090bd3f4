"""A plan of payment as lines: what to spend in which order, what is missing, what could pay too."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from spendby.domain.credit import Credit
from spendby.domain.plan import Plan, Portion
from spendby.services.judging import Judge
from spendby.translation import ntr, tr
from spendby.ui.kit.expiry_look import expiry_look
from spendby.ui.kit.formatting import isolate, money
from spendby.ui.kit.labels import label, set_text, shortened
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole

MOST = 6
"""How many credits have a line of their own."""


class PlanPreview(QWidget):
    """Says one plan; `MOST` lines, and how many more there are."""

    def __init__(self, theme: Theme) -> None:
        """Start without a plan."""
        super().__init__()
        self._theme = theme
        self._head = label(role=TextRole.VERDICT, wrap=True)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._lines = [self._line(row) for row in range(MOST)]
        self._rest = label(role=TextRole.SECONDARY, tone="text2", wrap=True)
        self._warning = label(role=TextRole.CONTROL, tone="warn", wrap=True)
        self._unsure = label(role=TextRole.SECONDARY, tone="text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addLayout(self._grid)
        for widget in (self._rest, self._warning, self._unsure):
            column.addWidget(widget)

    @property
    def texts(self) -> list[str]:
        """What is said, line by line."""
        parts = [self._head, *(one for line in self._lines for one in line)]
        parts += [self._rest, self._warning, self._unsure]
        return [one.text().replace("\u200b", "") for one in parts if not one.isHidden()]

    def show_plan(self, plan: Plan, judge: Judge) -> None:
        """Say this plan."""
        bill = plan.bill
        set_text(self._head, self._headline(plan))
        for row, line in enumerate(self._lines):
            there = row < len(plan.portions)
            for widget in line:
                widget.setVisible(there)
            if there:
                self._fill(line, plan.portions[row], judge)
        more = len(plan.portions) - MOST
        _say(self._rest, ntr("and {count} more", "and {count} more", more) if more > 0 else "")
        losing = [one for one in plan.portions if one.may_lose_rest]
        _say(self._warning, "\n".join(self._loss(one) for one in losing))
        _say(self._unsure, self._after_checking(plan.after_checking, bill.currency))

    def show_nothing(self) -> None:
        """Wait for an amount."""
        _say(self._head, tr("Type an amount to see which credits pay it."))
        for widget in (*(one for line in self._lines for one in line), self._rest):
            widget.hide()
        self._warning.hide()
        self._unsure.hide()

    def _headline(self, plan: Plan) -> str:
        currency = plan.bill.currency
        covered, amount = money(plan.covered, currency), money(plan.bill.amount, currency)
        if not plan.portions:
            return tr("None of your credits surely pays for this.")
        if plan.missing:
            missing = money(plan.missing, currency)
            said = tr("Spend {covered} in this order. {missing} of {amount} is missing.")
            return said.format(covered=covered, missing=missing, amount=amount)
        return tr("Spend {covered} in this order.").format(covered=covered)

    def _line(self, row: int) -> tuple[QLabel, QLabel, QLabel]:
        name = label(role=TextRole.NAME, wrap=True)
        amount = label(role=TextRole.NAME)
        amount.setAlignment(Qt.AlignmentFlag.AlignRight)
        below = label(role=TextRole.SECONDARY, tone="text2", wrap=True)
        self._grid.addWidget(name, 2 * row, 0)
        self._grid.addWidget(amount, 2 * row, 1)
        self._grid.addWidget(below, 2 * row + 1, 0, 1, 2)
        return name, amount, below

    def _fill(self, line: tuple[QLabel, QLabel, QLabel], portion: Portion, judge: Judge) -> None:
        name, amount, below = line
        credit = portion.credit
        set_text(name, shortened(credit.name))
        set_text(amount, money(portion.amount, credit.currency))
        look = expiry_look(credit.expiry, judge.days[credit.store])
        when = f"{look.text}, {look.date_text}" if look.date_text else look.text
        if portion.rest:
            rest = money(portion.rest, credit.currency)
            said = tr("Expires: {when}. {rest} stays on it.").format(when=when, rest=rest)
        else:
            said = tr("Expires: {when}. Used up.").format(when=when)
        set_text(below, said)

    def _loss(self, portion: Portion) -> str:
        said = tr("{name} is for one purchase: the {rest} left on it may be lost.")
        rest = money(portion.rest, portion.credit.currency)
        return said.format(name=isolate(shortened(portion.credit.name)), rest=rest)

    def _after_checking(self, credits: tuple[Credit, ...], currency: str) -> str:
        if not credits:
            return ""
        said = tr("{name} ({left})")
        names = [
            said.format(name=isolate(shortened(one.name, 40)), left=money(one.left, currency))
            for one in credits[:MOST]
        ]
        return tr("Could also pay, after checking (not counted): {credits}").format(
            credits=", ".join(names)
        )


def _say(shown: QLabel, text: str) -> None:
    set_text(shown, text)
    shown.setVisible(bool(text))
