"""The verdict card: the answer's shape and word, its reason, its next step, where it comes from."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from spendby.domain.explain import Verdict
from spendby.domain.verdict import Basis
from spendby.ui.formatting import day_month
from spendby.ui.labels import IconLabel, label, set_text
from spendby.ui.style import mark, set_type
from spendby.ui.theme import Theme
from spendby.ui.tokens import TextRole
from spendby.ui.verdict_look import LookKey, gift_card_heading, verdict_look


class VerdictCard(QFrame):
    """Answers in full whether a credit buys gift cards; the same in the pane and in the form."""

    def __init__(self, theme: Theme, *, with_origin: bool = True) -> None:
        """Show the origin only where there is room for it."""
        super().__init__()
        self._with_origin = with_origin
        self._icon = IconLabel(theme, "", "mute", 20)
        self._heading = label(role=TextRole.VERDICT, wrap=True)
        self._reason = label(role=TextRole.CONTROL, wrap=True)
        self._step = label(role=TextRole.CONTROL, wrap=True)
        self._origin = label(role=TextRole.SECONDARY, tone="text2", wrap=True)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._icon)
        top.addWidget(self._heading, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        column.addLayout(top)
        for line in (self._reason, self._step, self._origin):
            column.addWidget(line)
        column.addStretch()

    def show_verdict(self, key: LookKey, verdict: Verdict) -> None:
        """Show an answer in its look, with everything behind it."""
        look = verdict_look(key)
        mark(self, card=look.family)
        self._icon.show_icon(look.icon, look.family)
        set_type(self._heading, TextRole.VERDICT, look.family)
        self._heading.setText(gift_card_heading(key))
        set_text(self._reason, verdict.reason)
        set_text(self._step, verdict.next_step)
        self._step.setVisible(bool(verdict.next_step))
        set_text(self._origin, self._where_from(verdict))
        self._origin.setVisible(self._with_origin)
        self.setAccessibleName(f"{gift_card_heading(key)}. {verdict.reason} {verdict.next_step}")

    def _where_from(self, verdict: Verdict) -> str:
        if verdict.basis is Basis.YOUR_RECORD:
            return self.tr("From what you recorded.")
        if not verdict.sources:
            return ""
        source = verdict.sources[0]
        if source.dated is None:
            return self.tr("From: {source}.").format(source=source.title)
        day = day_month(source.dated, verdict.as_of)
        return self.tr("From: {source}, {day}.").format(source=source.title, day=day)
