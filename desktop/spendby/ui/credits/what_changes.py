"""What would change an answer: the records that could still be made, and buttons to make them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from spendby.domain.what_if import Record, Way
from spendby.translation import tr
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.flow_layout import FlowLayout
from spendby.ui.kit.labels import IconLabel, label, set_text
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole
from spendby.ui.kit.verdict_look import LookKey, verdict_look

MOST = 3
_NO_BREAK = "\u00a0"

_TEXTS: dict[tuple[Record, ...], Callable[[], str]] = {
    (Record.TERMS_ALLOW, Record.CHECKOUT_OFFERED): lambda: tr(
        "If its terms allow gift cards and checkout offers it: {answer}"
    ),
    (Record.TERMS_NAME_OTHERS, Record.CHECKOUT_OFFERED): lambda: tr(
        "If its terms name other brands' gift cards and checkout offers it: {answer}"
    ),
    (Record.CHECKOUT_OFFERED, Record.GOOD_FOR_IT): lambda: tr(
        "If it's good for what you buy and checkout offers it: {answer}"
    ),
    (Record.TERMS_ALLOW,): lambda: tr("If its terms allow gift cards: {answer}"),
    (Record.TERMS_NAME_OTHERS,): lambda: tr("If its terms name other brands' gift cards: {answer}"),
    (Record.TERMS_EXCLUDE,): lambda: tr("If its terms rule gift cards out: {answer}"),
    (Record.TERMS_SILENT,): lambda: tr("If its terms don't mention gift cards: {answer}"),
    (Record.TERMS_READ,): lambda: tr("Once you have read its terms: {answer}"),
    (Record.CHECKOUT_OFFERED,): lambda: tr("If checkout offers it: {answer}"),
    (Record.CHECKOUT_REFUSED,): lambda: tr("If checkout greys it out or leaves it out: {answer}"),
    (Record.SOURCE_MONEY,): lambda: tr("If it's a gift card, refund or return: {answer}"),
    (Record.SOURCE_PROMOTIONAL,): lambda: tr("If it's a promotional credit: {answer}"),
    (Record.SOURCE_REWARD,): lambda: tr("If it's a reward: {answer}"),
    (Record.SOURCE_COURTESY,): lambda: tr("If it's a courtesy credit: {answer}"),
    (Record.GOOD_FOR_IT,): lambda: tr("If it's good for what you buy: {answer}"),
    (Record.NOT_GOOD_FOR_IT,): lambda: tr("If it isn't good for what you buy: {answer}"),
    (Record.EXTENDED,): lambda: tr("If the store gives it longer: {answer}"),
    (Record.MONEY_BACK,): lambda: tr("If money is put back on it: {answer}"),
    (Record.STARTED,): lambda: tr("From the day on which it can be used: {answer}"),
}

_TERMS = (
    Record.TERMS_ALLOW,
    Record.TERMS_NAME_OTHERS,
    Record.TERMS_EXCLUDE,
    Record.TERMS_SILENT,
    Record.TERMS_READ,
)
_DOES: dict[Record, Do] = {
    **dict.fromkeys(Record, Do.EDIT),
    **dict.fromkeys(_TERMS, Do.TERMS),
    Record.CHECKOUT_OFFERED: Do.CHECKOUT,
    Record.CHECKOUT_REFUSED: Do.CHECKOUT,
    Record.EXTENDED: Do.EXTEND,
    Record.MONEY_BACK: Do.PUT_BACK,
}


class WhatChanges(QWidget):
    """At most three lines, and under them a button for each record that they speak of."""

    def __init__(self, theme: Theme, action: Callable[[Do], QAction]) -> None:
        """Let the buttons do what `action` gives for them."""
        super().__init__()
        self._nothing = label(
            tr("Nothing that is still open would change this answer."),
            TextRole.CONTROL,
            "text2",
            wrap=True,
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self._lines: list[tuple[IconLabel, QLabel]] = []
        for row in range(MOST):
            icon, text = IconLabel(theme, "", "mute", 14), label(role=TextRole.CONTROL, wrap=True)
            grid.addWidget(icon, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, row, 1)
            self._lines.append((icon, text))
        words = {
            Do.TERMS: tr("Record terms…"),
            Do.CHECKOUT: tr("Note checkout…"),
            Do.EDIT: tr("Edit it…"),
            Do.EXTEND: tr("Extend…"),
            Do.PUT_BACK: tr("Put money back…"),
        }
        self._buttons = {do: Button(theme, text) for do, text in words.items()}
        flow = FlowLayout(8)
        for do, button in self._buttons.items():
            mark(button, small=True)
            button.follow(action(do))
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._nothing)
        column.addLayout(grid)
        column.addLayout(flow)

    def show_ways(self, ways: Sequence[Way]) -> None:
        """Show the first of these ways; better answers lead."""
        shown = [way for way in ways if way.records in _TEXTS][:MOST]
        self._nothing.setVisible(not shown)
        for row, (icon, text) in enumerate(self._lines):
            for widget in (icon, text):
                widget.setVisible(row < len(shown))
            if row < len(shown):
                look = verdict_look(LookKey(shown[row].answer.value))
                icon.show_icon(look.icon, look.family)
                word = look.word.replace(" ", _NO_BREAK)
                set_text(text, _TEXTS[shown[row].records]().format(answer=word))
        does = {_DOES[record] for way in shown for record in way.records}
        for do, button in self._buttons.items():
            button.setVisible(do in does)

    @property
    def texts(self) -> list[str]:
        """What is said."""
        return [text.text() for _, text in self._lines if not text.isHidden()]
