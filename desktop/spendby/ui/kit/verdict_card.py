"""The verdict card: the answer's shape and word, its reason, its next step, where it comes from."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from spendby.domain.explain import Verdict
from spendby.domain.fine_print import is_web_address
from spendby.domain.pack import Source
from spendby.domain.summary import HEADLINE_TARGET
from spendby.domain.verdict import Basis
from spendby.translation import tr
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.flow_layout import FlowLayout
from spendby.ui.kit.formatting import day_month
from spendby.ui.kit.labels import IconLabel, label, set_text
from spendby.ui.kit.style import mark, set_type
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole
from spendby.ui.kit.verdict_look import LookKey, target_heading, verdict_look


class VerdictCard(QFrame):
    """Answers in full what a credit buys; the same in the pane and in the form."""

    link_wanted = Signal(str)
    """Asks to open the page that an answer comes from; carries its address."""
    why_wanted = Signal(object)
    """Asks why; carries the `Verdict`."""

    def __init__(self, theme: Theme, *, with_origin: bool = True) -> None:
        """Show the origin only where there is room for it."""
        super().__init__()
        self._with_origin = with_origin
        self._url = ""
        self._icon = IconLabel(theme, "", "mute", 20)
        self._heading = label(role=TextRole.VERDICT, wrap=True)
        self._reason = label(role=TextRole.CONTROL, wrap=True)
        self._step = label(role=TextRole.CONTROL, wrap=True)
        self._origin = label(role=TextRole.SECONDARY, tone="text2", wrap=True)
        self._open = Button(
            theme, tr("Open the source…"), role="quiet", icon="external-link", token="accent"
        )
        mark(self._open, small=True)
        self._open.clicked.connect(lambda: self.link_wanted.emit(self._url))
        self._verdict: Verdict | None = None
        self._why = Button(theme, tr("Why?"), role="quiet", icon="book", token="accent")
        self._why.setAccessibleDescription(tr("Opens the guide at the rule"))
        mark(self._why, small=True)
        self._why.clicked.connect(lambda: self.why_wanted.emit(self._verdict))
        if not with_origin:  # shown by itself, it would be a window until it stands in the card
            self._why.hide()
        links = FlowLayout(8)
        links.addWidget(self._why)
        links.addWidget(self._open)
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
        column.addLayout(links)
        column.addStretch()
        self._open.hide()

    def show_verdict(self, key: LookKey, verdict: Verdict) -> None:
        """Show an answer in its look, with everything behind it."""
        self._verdict = verdict
        look = verdict_look(key)
        mark(self, card=look.family)
        heading = target_heading(key, verdict.target, headline=HEADLINE_TARGET)
        if verdict.expects_no:
            heading = tr("{heading}; expect No").format(heading=heading)
        self._icon.show_icon(look.icon, look.family)
        set_type(self._heading, TextRole.VERDICT, look.family)
        self._heading.setText(heading)
        set_text(self._reason, verdict.reason)
        set_text(self._step, verdict.next_step)
        self._step.setVisible(bool(verdict.next_step))
        set_text(self._origin, self._where_from(verdict))
        self._origin.setVisible(self._with_origin)
        source = _source_of(verdict)
        self._url = source.url if source and is_web_address(source.url) else ""
        self._open.setVisible(self._with_origin and bool(self._url))
        self._open.setAccessibleDescription(source.title if source else "")
        self.setAccessibleName(f"{heading}. {verdict.reason} {verdict.next_step}")

    def _where_from(self, verdict: Verdict) -> str:
        source = _source_of(verdict)
        if verdict.basis is Basis.YOUR_RECORD:
            return tr("From what you recorded.")
        if source is None:
            return ""
        if source.dated is None:
            return tr("From: {source}.").format(source=source.title)
        day = day_month(source.dated, verdict.as_of)
        return tr("From: {source}, {day}.").format(source=source.title, day=day)


def _source_of(verdict: Verdict) -> Source | None:
    """Give the source that the answer rests on; None for what the user recorded."""
    own = verdict.basis is Basis.YOUR_RECORD or not verdict.sources
    return None if own else verdict.sources[0]
