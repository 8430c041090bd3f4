"""What else a credit can buy: a line for each of the other targets, which opens its answer."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spendby.domain.credit import Target
from spendby.domain.explain import Verdict
from spendby.translation import tr
from spendby.ui.credits.target_row import TargetRow
from spendby.ui.kit.fold import Fold
from spendby.ui.kit.theme import Theme

_RARE = (Target.CASH, Target.ANOTHER_PERSON)
"""Asked for less often, and always refused at Amazon."""


class OtherTargets(QWidget):
    """Every target but the one that the card answers; the rare ones when asked for."""

    chosen = Signal(object)
    """Asks for the answer of a `Target`."""

    def __init__(self, theme: Theme) -> None:
        """Start without answers."""
        super().__init__()
        self._rows = {target: TargetRow(theme, target) for target in Target}
        self._current: Target | None = None
        self._rare = Fold(theme, tr("Cash, another person"))
        self._rare.toggled_open.connect(self._arrange)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for target, row in self._rows.items():
            if target is _RARE[0]:
                column.addWidget(self._rare, 0, Qt.AlignmentFlag.AlignLeading)
            column.addWidget(row)
            row.clicked.connect(lambda _on=False, one=target: self.chosen.emit(one))
        self._arrange()

    def show_verdicts(self, verdicts: Mapping[Target, Verdict], current: Target) -> None:
        """Show these answers, but for the current one."""
        had_focus = self._rows[current].hasFocus()
        before, self._current = self._current, current
        for target, verdict in verdicts.items():
            self._rows[target].show_verdict(verdict)
        if current in _RARE:
            self._rare.set_open(is_open=True)
        self._arrange()
        if had_focus and before is not None and before is not current:
            self._rows[before].setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        for target, row in self._rows.items():
            rare = target in _RARE and not self._rare.is_open
            row.setVisible(target is not self._current and not rare)
