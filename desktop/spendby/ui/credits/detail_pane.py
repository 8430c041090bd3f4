"""The detail pane: one credit in full, what it buys and why, until when, and what happened."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from spendby.domain.credit import Target
from spendby.domain.summary import OPEN
from spendby.services.judging import Judge, Judged
from spendby.services.kept import Kept
from spendby.services.ports import Clock
from spendby.translation import tr
from spendby.ui.credit_list.chosen import Asked
from spendby.ui.credit_list.selection_bar import selected_words
from spendby.ui.credits.answers import Answers
from spendby.ui.credits.caution_card import CautionCard
from spendby.ui.credits.check_up_line import CheckUpLine
from spendby.ui.credits.expiry_card import ExpiryCard
from spendby.ui.credits.history import History
from spendby.ui.credits.share_bar import ShareBar
from spendby.ui.credits.steps_card import StepsCard
from spendby.ui.credits.terms_card import TermsCard
from spendby.ui.credits.where_card import WhereCard
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.flow_layout import FlowLayout
from spendby.ui.kit.formatting import day_month, money
from spendby.ui.kit.labels import SumLabel, explain, label, set_text, shortened
from spendby.ui.kit.style import mark, set_type
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import DETAIL_MARGIN, TextRole
from spendby.ui.kit.words import subtitle

_NAME_LENGTH = 90


class DetailActions(Struct, frozen=True):
    """What the pane's buttons do."""

    of: Callable[[Do], QAction]
    more: QMenu


class DetailPane(QWidget):
    """Shows the current credit, or asks to choose one."""

    closed = Signal()
    """Asks to close the pane where it was asked for."""
    link_wanted = Signal(str)
    """Asks to open a page in the browser; carries its address."""
    why_wanted = Signal(object)
    """Asks why; carries the `Verdict`."""

    def __init__(self, theme: Theme, clock: Clock, actions: DetailActions) -> None:
        """Start without a credit."""
        super().__init__()
        mark(self, surface="panel")
        self._theme = theme
        self._name = label(role=TextRole.PANEL, wrap=True)
        self._below = label(role=TextRole.SECONDARY, tone="text2", wrap=True)
        self._amount = SumLabel()
        set_type(self._amount, TextRole.AMOUNT)
        self._of = label(role=TextRole.SECONDARY, tone="text2")
        self._bar = ShareBar(theme)
        self._checked = label(role=TextRole.SECONDARY, tone="text2", wrap=True)
        self._check = Button(theme, tr("Mark checked"), role="quiet")
        mark(self._check, small=True)
        explain(self._check, tr("When what is left is what the store shows"))
        self._check.follow(actions.of(Do.MARK_CHECKED))
        self._expiry = ExpiryCard(theme, clock)
        self.steps = StepsCard(theme, actions.of)
        self.caution = CautionCard(theme)
        self._check_up = CheckUpLine(theme, actions.of(Do.SHOW_CHECK_UP))
        self.where = WhereCard(theme)
        self.where.link_wanted.connect(self.link_wanted)
        self.kept: Callable[[], Kept] = Kept
        """Gives what was kept of hints and cautions."""
        self._shown: tuple[Judged, Judge] | None = None
        self._answers = Answers(theme, actions.of, _under(self.steps, self._expiry, self.caution))
        self._answers.link_wanted.connect(self.link_wanted)
        self._answers.why_wanted.connect(self.why_wanted)
        self._terms = TermsCard(theme, actions.of(Do.TERMS))
        self._terms.link_wanted.connect(self.link_wanted)
        self._history = History()
        self._copy = Button(theme, tr("Copy"), role="quiet", icon="copy", token="accent")
        self._copy.setAccessibleDescription(tr("Copies a summary of this credit"))
        mark(self._copy, small=True)
        self._copy.follow(actions.of(Do.COPY_SUMMARY))
        self._source = label(role=TextRole.CONTROL, tone="text2", wrap=True)
        self._note = label(role=TextRole.CONTROL, wrap=True)
        self._close = Button(theme, role="quiet", icon="close", token="text2")
        self._close.setAccessibleName(tr("Close details"))
        self._close.clicked.connect(self.closed)
        self._use = Button(theme, tr("Use…"), role="primary").follow(actions.of(Do.USE))
        self._edit = Button(theme, tr("Edit")).follow(actions.of(Do.EDIT))
        self._more = Button(theme, tr("More"))
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

    @property
    def target(self) -> Target:
        """What the credit is being looked at for."""
        return self._answers.target

    def show_credit(self, judged: Judged, judge: Judge, asked: Asked) -> None:
        """Show this credit, and first what is `asked` of it."""
        credit = judged.credit
        if self._shown is None or self._shown[0].credit.id != credit.id:
            self.show_head()
        set_text(self._name, shortened(credit.name, _NAME_LENGTH))
        explain(self._name, credit.name)
        store = judged.store.name if len(judge.stores) > 1 else ""
        what = subtitle(credit, judged.state, judge.pack_of(judged.store), store)
        added = tr("{what}, received {day}").format(
            what=what, day=day_month(credit.received_on, judged.today)
        )
        set_text(self._below, added)
        mark(self._use, role="primary" if judged.state in OPEN else "secondary")
        self._show_left(judged)
        self._answers.show_credit(judged, judge, asked)
        self._expiry.show_credit(judged)
        self._terms.show_terms(credit.terms, judged.today)
        self._history.show_credit(credit, judged.today)
        self._show_notes(judged)
        self._shown = (judged, judge)
        self.refresh_guidance()
        self._stack.setCurrentIndex(1)

    def refresh_guidance(self) -> None:
        """Show the steps, where to look and what gives cause for a caution, as they are now."""
        if self._shown is not None:
            judged, judge = self._shown
            kept = self.kept()
            self.steps.show_credit(judged, judge, kept.around(judged, judge))
            self.caution.show_credit(judged, kept)
            self._check_up.show_credit(judged, kept)
            self.where.show_credit(judged, judge, kept.hint(judged.credit))
            # At once, so that nothing is seen in a place that it is about to leave.
            content = self._scroll.widget()
            layout = content.layout() if content else None
            if layout is not None:
                layout.activate()

    def show_nothing(self, selected: Sequence[Judged] = (), *, listed: bool) -> None:
        """Say what all those `selected` come to, or ask to choose one where any are `listed`."""
        text = tr("Choose a credit to see its details.")
        if selected:
            text = selected_words(selected)
        elif not listed:
            text = tr("No credit is listed.")
        set_text(self._nothing, text)
        self._stack.setCurrentIndex(0)

    def offer_close(self, *, offered: bool) -> None:
        """Offer to close the pane where it was asked for."""
        self._close.setVisible(offered)

    def show_head(self) -> None:
        """Begin with the name and what is left."""
        self._scroll.verticalScrollBar().setValue(0)

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
        self._of.setText(tr("left of {amount}").format(amount=money(granted, credit.currency)))
        self._bar.show_share(judged.left, granted)
        checked = tr("Not checked at the store")
        if credit.checked_on is not None:
            day = day_month(credit.checked_on, judged.today)
            checked = tr("Checked at the store {day}").format(day=day)
        set_text(self._checked, checked)
        self._check.setVisible(credit.checked_on != judged.today)

    def _show_notes(self, judged: Judged) -> None:
        credit = judged.credit
        where = "\n".join(part for part in (credit.source, credit.reference) if part)
        set_text(self._source, where)
        set_text(self._note, credit.note)
        self._source.setVisible(bool(where))
        self._note.setVisible(bool(credit.note))
        self._notes_title.setVisible(bool(where or credit.note))

    def _lay_out(self) -> None:
        self._notes_title = label(tr("Notes"), TextRole.LABEL, "text2")
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(DETAIL_MARGIN, DETAIL_MARGIN, DETAIL_MARGIN, DETAIL_MARGIN)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.addWidget(self._name, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        check_up = QHBoxLayout()
        check_up.addWidget(self._check_up)
        check_up.addStretch()
        for gap, widget in (
            (4, self._below),
            (14, self._amount),
            (0, self._of),
            (8, self._bar),
            (4, _beside(self._checked, self._check)),
            (12, self._answers),
            (4, check_up),
            (18, label(tr("Where to look"), TextRole.LABEL, "text2")),
            (4, self.where),
            (18, label(tr("Terms"), TextRole.LABEL, "text2")),
            (6, self._terms),
            (18, _beside(label(tr("History"), TextRole.LABEL, "text2"), self._copy)),
            (4, self._history),
            (18, self._notes_title),
            (8, self._source),
            (4, self._note),
        ):
            column.addSpacing(gap)
            if isinstance(widget, QWidget):
                column.addWidget(widget)
            else:
                column.addLayout(widget)
        column.addStretch()
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(tr("Details"))
        mark(content, surface="panel")
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        foot, buttons = QVBoxLayout(), FlowLayout(8, fill=True)
        foot.setContentsMargins(DETAIL_MARGIN, 12, DETAIL_MARGIN, 16)
        for button in (self._use, self._edit, self._more):
            buttons.addWidget(button)
        foot.addLayout(buttons)
        whole.addLayout(foot)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(page)


def _under(*cards: QWidget) -> QWidget:
    """Put cards under each other; hidden ones take no room."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    for card in cards:
        column.addWidget(card)
    return made


def _beside(text: QWidget, button: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(text, 1)
    row.addWidget(button)
    return row
