"""The check-up: the guide's ten mistakes, each with what it causes and where it was found."""

from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from spendby.domain.check_up import CheckUp, Finding
from spendby.domain.mute import Mute
from spendby.services.check_ups import CheckUpService
from spendby.translation import ntr, tr
from spendby.ui.check_up.check_up_words import CAUSES, TITLES, found_words, mend_of
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.cards_page import CardsPage
from spendby.ui.kit.empty_state import Emptiness
from spendby.ui.kit.formatting import full_date, money
from spendby.ui.kit.labels import label, shortened
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole

_INSIDE_BUTTON = 8
MOST = 20
"""How many credits are listed under one mistake."""


class CheckUpPage(CardsPage):
    """A card for each mistake that was found; what is muted stands at the end."""

    mute_wanted = Signal(object)
    """Asks to mute a finding (`Finding`)."""
    lift_wanted = Signal(object)
    """Asks to hear again of a finding that is muted (`Finding`)."""

    def __init__(self, theme: Theme, service: CheckUpService) -> None:
        """Show what `service` finds."""
        about = tr(
            "Ten common mistakes, looked for in what you recorded. Whether the file is sound is "
            "checked by itself."
        )
        empty = Emptiness(
            "check-circle",
            tr("Nothing to mend."),
            tr("None of the ten mistakes was found in what you recorded."),
            tone="ok",
        )
        super().__init__(theme, tr("Check-up"), about, empty)
        self._service = service
        self._shown: CheckUp | None = None

    def refresh(self) -> None:
        """Look again, and show what was found if it differs."""
        found = self._service.look()
        if found == self._shown:
            return
        self._shown = found
        cards: list[QWidget] = [
            self._card(check, list(some))
            for check, some in groupby(found.findings, lambda one: one.check)
        ]
        if found.muted:
            cards = cards or [label(tr("Nothing to mend."), TextRole.VERDICT)]
            cards.append(self._muted(found.muted))
        self.show_cards(cards)

    def take_focus(self) -> None:
        """Put the focus on the first thing to mend."""
        content = self.area.widget()
        first = content.findChild(Button) if content is not None else None
        (first or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, check: str, findings: list[Finding]) -> QFrame:
        card, column = self._frame()
        column.addWidget(label(TITLES[check](), TextRole.VERDICT, wrap=True))
        column.addWidget(label(CAUSES[check](), TextRole.CONTROL, "text2", wrap=True))
        for one in findings[:MOST]:
            column.addLayout(self._row(one))
        more = len(findings) - MOST
        if more > 0:
            said = ntr("and {count} more", "and {count} more", more)
            column.addWidget(label(said, TextRole.SECONDARY, "text2"))
        return card

    def _row(self, finding: Finding) -> QHBoxLayout:
        row = self._names(finding, found_words(finding))
        do, words = mend_of(finding)
        mend = self._button(words, finding, "secondary")
        mend.clicked.connect(lambda: self.deed_wanted.emit(finding.credit.id, do))
        mute = self._button(tr("Mute…"), finding, "quiet")
        mute.clicked.connect(lambda: self.mute_wanted.emit(finding))
        row.addWidget(mend)
        row.addWidget(mute)
        return row

    def _muted(self, muted: tuple[tuple[Finding, Mute], ...]) -> QFrame:
        card, column = self._frame()
        column.addWidget(label(tr("Muted"), TextRole.VERDICT))
        for finding, mute in muted[:MOST]:
            said = tr("{mistake}. Muted because: {reason}").format(
                mistake=TITLES[finding.check](), reason=shortened(mute.reason, 120)
            )
            row = self._names(finding, said)
            again = self._button(tr("Listen again"), finding, "quiet")
            again.clicked.connect(lambda _on=False, one=finding: self.lift_wanted.emit(one))
            row.addWidget(again)
            column.addLayout(row)
        return card

    def _names(self, finding: Finding, said: str) -> QHBoxLayout:
        credit = finding.credit
        # Credits of one name are told apart by these.
        said = tr("{amount} left, received {day}. {found}").format(
            amount=money(credit.left, credit.currency),
            day=full_date(credit.received_on),
            found=said,
        )
        name = Button(self.theme, shortened(credit.name, 48).replace("&", "&&"), role="quiet")
        mark(name, small=True)
        name.setAccessibleDescription(tr("Shows this credit in the list"))
        name.clicked.connect(lambda: self.credit_wanted.emit(credit.id))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(name, 0, Qt.AlignmentFlag.AlignLeft)
        below = label(said, TextRole.SECONDARY, "text2", wrap=True)
        below.setContentsMargins(_INSIDE_BUTTON, 0, 0, 0)  # under the text of the name
        texts.addWidget(below)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(texts, 1)
        return row

    def _button(self, words: str, finding: Finding, role: str) -> Button:
        button = Button(self.theme, words, role=role)
        mark(button, small=True)
        name = tr("{action} {credit}").format(action=words, credit=finding.credit.name)
        button.setAccessibleName(name)
        return button

    def _frame(self) -> tuple[QFrame, QVBoxLayout]:
        card = QFrame()
        mark(card, card="plain")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        return card, column
