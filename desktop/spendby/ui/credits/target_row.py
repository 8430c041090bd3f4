"""One target in a line: its answer's shape, word and reason; pressing it opens the answer."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout

from spendby.domain.credit import Target
from spendby.domain.explain import Verdict
from spendby.translation import tr
from spendby.ui.kit.controls import DrawnButton
from spendby.ui.kit.labels import IconLabel, label, set_text
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import CONTROL_RADIUS, TextRole
from spendby.ui.kit.verdict_look import LookKey, verdict_look
from spendby.ui.kit.words import target_word

_RING = 2
_NO_BREAK = "\u00a0"


class TargetRow(DrawnButton):
    """A button as wide as its pane, whose text wraps."""

    def __init__(self, theme: Theme, target: Target) -> None:
        """Stand for `target`."""
        super().__init__()
        self.target = target
        self._theme = theme
        self._icon = IconLabel(theme, "", "mute", 14)
        self._answer = label(role=TextRole.CONTROL, wrap=True)
        self._reason = label(role=TextRole.SECONDARY, tone="text2", wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 4, 8, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._icon, 0, 0)
        grid.addWidget(self._answer, 0, 1)
        grid.addWidget(IconLabel(theme, "chevron-right", "text2", 14), 0, 2)
        grid.addWidget(self._reason, 1, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_verdict(self, verdict: Verdict) -> None:
        """Show this answer."""
        look = verdict_look(LookKey(verdict.answer.value))
        text = tr("{target}: {answer}").format(
            target=target_word(verdict.target), answer=look.word.replace(" ", _NO_BREAK)
        )
        self._icon.show_icon(look.icon, look.family)
        set_text(self._answer, text)
        set_text(self._reason, verdict.short)
        self.setAccessibleName(text)
        self.setAccessibleDescription(verdict.reason)
        self.setText(text)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Look as before."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground under the mouse, and the ring of the focus; the rest are labels."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = _RING / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        focused = self.hasFocus()
        painter.setPen(
            QPen(self._theme.colour("focus"), _RING) if focused else QPen(Qt.PenStyle.NoPen)
        )
        if self.isDown() or self.underMouse():
            painter.setBrush(self._theme.colour("selected" if self.isDown() else "hover"))
        painter.drawRoundedRect(box, CONTROL_RADIUS, CONTROL_RADIUS)
