"""The detail pane: one credit in full, what it buys and why, until when, and what happened."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from spendby.domain.credit import Target
from spendby.domain.summary import HEADLINE_TARGET
from spendby.services.judging import Judge, Judged
from spendby.services.ports import Clock
from spendby.ui.buttons import Button
from spendby.ui.formatting import day_month, money
from spendby.ui.labels import label, literal_tooltip, set_text, shortened
from spendby.ui.pages.expiry_card import ExpiryCard
from spendby.ui.pages.history import History
from spendby.ui.pages.other_targets import OtherTargets
from spendby.ui.pages.verdict_card import VerdictCard
from spendby.ui.style import mark
from spendby.ui.theme import Theme
from spendby.ui.tokens import DETAIL_MARGIN, TextRole
from spendby.ui.verdict_look import key_of
from spendby.ui.words import subtitle

_NAME_LENGTH = 90
_OTHERS: Sequence[Target] = (Target.THIRD_PARTY_GIFT_CARD, Target.GOODS)
_PER_MILLE = 1000


@dataclass(frozen=True, slots=True)
class DetailActions:
    """What the pane's buttons do."""

    use: QAction
    edit: QAction
    more: QMenu


class DetailPane(QWidget):
    """Shows the current credit, or asks to choose one."""

    closed = Signal()
    """Asks to close the pane where it lies over the list."""

    def __init__(self, theme: Theme, clock: Clock, actions: DetailActions) -> None:
        """Start without a credit."""
        super().__init__()
        mark(self, surface="panel")
        self._theme = theme
        self._name = label(role=TextRole.PANEL, wrap=True)
        self._below = label(role=TextRole.SECONDARY, tone="text2", wrap=True)
        self._amount = label(role=TextRole.AMOUNT)
        self._of = label(role=TextRole.SECONDARY, tone="text2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, _PER_MILLE)
        self._bar.setAccessibleName(self.tr("How much is left"))
        self._verdict = VerdictCard(theme)
        self._others = OtherTargets(theme)
        self._expiry = ExpiryCard(theme, clock)
        self._history = History()
        self._source = label(role=TextRole.CONTROL, tone="text2", wrap=True)
        self._note = label(role=TextRole.CONTROL, wrap=True)
        self._close = Button(theme, role="quiet", icon="close", token="text2")
        self._close.setAccessibleName(self.tr("Close details"))
        self._close.clicked.connect(self.closed)
        self._use = Button(theme, self.tr("Use…"), role="primary").follow(actions.use)
        self._edit = Button(theme, self.tr("Edit")).follow(actions.edit)
        self._more = Button(theme, self.tr("More"))
        self._more.setMenu(actions.more)
        self._scroll = QScrollArea()
        self._nothing = label(role=TextRole.BODY, tone="text2", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setMargin(DETAIL_MARGIN)
        self._lay_out()

    @property
    def name(self) -> str:
        """The name of the credit shown; empty without one."""
        return "" if self._stack.currentIndex() == 0 else self._name.text().replace("\u200b", "")

    def show_credit(self, judged: Judged, judge: Judge) -> None:
        """Show this credit."""
        credit = judged.credit
        set_text(self._name, shortened(credit.name, _NAME_LENGTH))
        self._name.setToolTip(literal_tooltip(credit.name))
        store = judged.store.name if len(judge.stores) > 1 else ""
        what = subtitle(credit, judged.state, judge.pack_of(judged.store), store)
        added = self.tr("{what}, received {day}").format(
            what=what, day=day_month(credit.received_on, judged.today)
        )
        set_text(self._below, added)
        self._show_left(judged)
        key = key_of(judged.answer(HEADLINE_TARGET), judged.state)
        self._verdict.show_verdict(key, judge.verdict(judged, HEADLINE_TARGET))
        self._others.show_verdicts([judge.verdict(judged, target) for target in _OTHERS])
        self._expiry.show_credit(judged)
        self._history.show_credit(credit, judged.today)
        self._show_notes(judged)
        self._stack.setCurrentIndex(1)

    def show_nothing(self, *, listed: bool) -> None:
        """Ask to choose a credit, where any are `listed`."""
        text = self.tr("Choose a credit to see its details.")
        self._nothing.setText(text if listed else "")
        self._stack.setCurrentIndex(0)

    def set_overlay(self, *, overlay: bool) -> None:
        """Offer to close the pane while it lies over the list."""
        self._close.setVisible(overlay)

    def take_focus(self) -> None:
        """Put the focus on the first thing to do here."""
        target = self._use if self._use.isEnabled() else self._more
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show_left(self, judged: Judged) -> None:
        credit = judged.credit
        self._amount.setText(money(judged.left, credit.currency))
        granted = credit.granted
        self._of.setText(self.tr("left of {amount}").format(amount=money(granted, credit.currency)))
        share = min(_PER_MILLE, _PER_MILLE * judged.left // granted) if granted else 0
        self._bar.setValue(share)

    def _show_notes(self, judged: Judged) -> None:
        credit = judged.credit
        where = "\n".join(part for part in (credit.source, credit.reference) if part)
        set_text(self._source, where)
        set_text(self._note, credit.note)
        self._source.setVisible(bool(where))
        self._note.setVisible(bool(credit.note))
        self._notes_title.setVisible(bool(where or credit.note))

    def _lay_out(self) -> None:
        self._notes_title = label(self.tr("Notes"), TextRole.LABEL, "text2")
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(DETAIL_MARGIN, DETAIL_MARGIN, DETAIL_MARGIN, DETAIL_MARGIN)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.addWidget(self._name, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        for gap, widget in (
            (4, self._below),
            (14, self._amount),
            (0, self._of),
            (8, self._bar),
            (18, self._verdict),
            (10, self._others),
            (14, self._expiry),
            (18, label(self.tr("History"), TextRole.LABEL, "text2")),
            (10, self._history),
            (18, self._notes_title),
            (8, self._source),
            (4, self._note),
        ):
            column.addSpacing(gap)
            column.addWidget(widget)
        column.addStretch()
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(self.tr("Details"))
        mark(content, surface="panel")
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(DETAIL_MARGIN, 12, DETAIL_MARGIN, 16)
        buttons.setSpacing(8)
        buttons.addWidget(self._use, 1)
        buttons.addWidget(self._edit)
        buttons.addWidget(self._more)
        whole.addLayout(buttons)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(page)
