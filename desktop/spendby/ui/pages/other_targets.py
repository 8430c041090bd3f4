"""What else a credit can buy: one line for each of the other targets, with its reason."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from spendby.domain.explain import Verdict
from spendby.ui.labels import IconLabel, label, literal_tooltip
from spendby.ui.theme import Theme
from spendby.ui.tokens import TextRole
from spendby.ui.verdict_look import LookKey, verdict_look
from spendby.ui.words import target_word


class OtherTargets(QWidget):
    """Lines of icon, target, word and reason."""

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._widgets: list[QWidget] = []

    def show_verdicts(self, verdicts: Sequence[Verdict]) -> None:
        """Show these answers."""
        for old in self._widgets:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._widgets = []
        for number, verdict in enumerate(verdicts):
            look = verdict_look(LookKey(verdict.answer.value))
            text = self.tr("{target}: {answer}").format(
                target=target_word(verdict.target), answer=look.word
            )
            icon = IconLabel(self._theme, look.icon, look.family, 14)
            answer = label(text, TextRole.CONTROL, wrap=True)
            reason = label(verdict.short, TextRole.SECONDARY, "text2", wrap=True)
            reason.setToolTip(literal_tooltip(verdict.reason))
            self._grid.addWidget(icon, 3 * number, 0)
            self._grid.addWidget(answer, 3 * number, 1)
            self._grid.addWidget(reason, 3 * number + 1, 1)
            self._grid.setRowMinimumHeight(3 * number + 2, 6)
            self._widgets += [icon, answer, reason]
