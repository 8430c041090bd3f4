"""A caution about what was noted of a credit: said once, gently, with the words it is about."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from spendby.domain.cautions import CAUTION_RULES, Caution, Mention, mentions_in
from spendby.services.judging import Judged
from spendby.services.kept import Kept
from spendby.translation import tr
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.formatting import isolate, one_line
from spendby.ui.kit.labels import IconLabel, label, set_text
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole


class CautionCard(QFrame):
    """Takes no room while there is nothing to say, or it was set aside."""

    why_wanted = Signal(str)
    """Asks why; carries a statement of the guide."""
    set_aside = Signal(object)
    """Wants to hear no more of it; carries the `Caution`."""

    def __init__(self, theme: Theme) -> None:
        """Start with nothing to say."""
        super().__init__()
        mark(self, card="mute")
        self._mention: Mention | None = None
        self._text = label(role=TextRole.CONTROL, wrap=True)
        why = Button(theme, tr("Why?"), role="quiet")
        why.setAccessibleName(tr("Why that is so, in the guide"))
        why.clicked.connect(self._on_why)
        done = Button(theme, tr("Don't say it again"), role="quiet")
        done.clicked.connect(self._on_done)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(IconLabel(theme, "info", "mute", 16))
        top.addWidget(self._text, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (why, done):
            mark(button, small=True)
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 8)
        column.setSpacing(4)
        column.addLayout(top)
        column.addLayout(buttons)
        self.hide()

    @property
    def text(self) -> str:
        """What is said; empty while nothing is."""
        return "" if self.isHidden() else self._text.text()

    def show_credit(self, judged: Judged, kept: Kept) -> None:
        """Say the first caution that was not set aside."""
        credit = judged.credit
        found = mentions_in(credit)
        fresh = (one for one in found if not kept.is_heard(credit.id, one.caution))
        self._mention = next(fresh, None)
        self.setVisible(self._mention is not None)
        if self._mention is not None:
            quoted = isolate(one_line(self._mention.words))
            set_text(self._text, caution_word(self._mention.caution).format(words=quoted))
            self.setAccessibleName(self._text.text())

    def _on_why(self) -> None:
        if self._mention is not None:
            self.why_wanted.emit(CAUTION_RULES[self._mention.caution])

    def _on_done(self) -> None:
        if self._mention is not None:
            self.set_aside.emit(self._mention.caution)


def caution_word(caution: Caution) -> str:
    """Put a caution into a sentence or two, with room for the `{words}` it is about."""
    texts = {
        Caution.SELL: tr(
            "Your note says “{words}”. Selling credit is against the terms and may "
            "cost the account."
        ),
        Caution.HAND_ON: tr(
            "Your note says “{words}”. Credit stays with its account and can't be handed on."
        ),
        Caution.CASH_OUT: tr(
            "Your note says “{words}”. There is no official way to turn credit into cash."
        ),
        Caution.TRICK: tr(
            "Your note says “{words}”. Getting round the rules may cost the account and its credit."
        ),
    }
    return texts[caution]
