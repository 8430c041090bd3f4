"""The dialog that leads through a look at the payment page, and notes what it showed.

Nobody is asked to order anything; where the answer is no already, nobody is sent to look (C2).
"""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from spendby.domain.cautions import risky_to_order
from spendby.domain.credit import Checkout, Target
from spendby.domain.errors import Refused
from spendby.domain.steps import looking_helps
from spendby.domain.summary import HEADLINE_TARGET
from spendby.domain.verdict import latest_checkout
from spendby.services.credits import CreditService
from spendby.services.judging import Judge, Judged
from spendby.translation import tr
from spendby.ui.credits.picture_field import PictureField
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.choice_field import ChoiceField
from spendby.ui.kit.field import TextField
from spendby.ui.kit.form_dialog import FormDialog
from spendby.ui.kit.labels import IconLabel, label, set_text, shortened
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole
from spendby.ui.kit.verdict_look import key_of, target_heading, verdict_look
from spendby.ui.kit.when_field import DayField
from spendby.ui.kit.words import target_word

_TARGETS = (Target.OWN_GIFT_CARD, Target.THIRD_PARTY_GIFT_CARD, Target.GOODS)


class CheckoutDialog(FormDialog):
    """Says how to look, asks what was seen and when, and what that makes of the answer."""

    unsure = Signal()
    """Somebody isn't sure what the page showed."""
    why_wanted = Signal(str)
    """Asks why; carries the id of a rule."""

    def __init__(  # noqa: PLR0913, PLR0917 - what is judged, by whom, and what is asked first
        self,
        theme: Theme,
        credits: CreditService,
        judge: Judge,
        judged: Judged,
        parent: QWidget,
        target: Target = Target.OWN_GIFT_CARD,
    ) -> None:
        """Record through `credits`, show answers by `judge`, and start with `target`."""
        super().__init__(theme, parent)
        self.name(tr("Note what checkout showed"), tr("Note", "button"))
        self._judge, self._judged = judge, judged
        credit = judged.credit
        self.target = ChoiceField(
            theme, tr("Trying to buy"), [(one, target_word(one)) for one in _TARGETS]
        )
        self.target.set_value(target if target in _TARGETS else Target.OWN_GIFT_CARD)
        self.saw = PictureField(theme, tr("What did the payment page show?"))
        self.day = DayField(theme, tr("Date"), needed=True)
        self.day.stand_on(judged.today)
        self.day.set_day(judged.today)
        self.note = TextField(theme, tr("Note"), tr("Optional: the words on the page."))
        self.how = _HowToLook(theme)
        self.how.why_wanted.connect(self.why_wanted)
        self._icon = IconLabel(theme, "", "mute", 16)
        self._answer = label(role=TextRole.NAME, wrap=True)
        self._warning = label(role=TextRole.CONTROL, wrap=True)
        self._warning.hide()
        self._put_in_place(theme)
        for field in (self.target, self.saw, self.day, self.note):
            field.changed.connect(self._follow)
        self._start()
        self.use_fields(
            [
                ("target", self.target),
                ("saw", self.saw),
                ("on", self.day),
                ("note", self.note),
            ],
            lambda: credits.record_checkout(
                credit.id, self.target.value, self.saw.value, self.day.value(), self.note.text
            ),
        )

    @property
    def verdict(self) -> str:
        """What the answer is with what was filled in; empty while that isn't known."""
        return self._answer.text()

    @property
    def warning(self) -> str:
        """What ordering it now may lead to; empty where nothing speaks against it."""
        return self._warning.text()

    def _start(self) -> None:
        """Begin with a refusal whose reason is still missing, or with the pictures."""
        judged = self._judged
        seen = latest_checkout(judged.credit, self.target.value, judged.today)
        if seen is not None and seen.saw.value != "offered" and not seen.note:
            self.saw.set_value(seen.saw)
            self.day.set_day(seen.on)
            self.note.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.saw.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow()

    def _follow(self) -> None:
        """Say how to look for this target, and what follows; with room for all of it."""
        self._say_what_follows()
        if self.isVisible():
            self.fit()

    def _say_what_follows(self) -> None:
        judge, judged, target = self._judge, self._judged, self.target.value
        self.how.show_for(judge, judged, target)
        try:
            on = self.day.value() or judged.today
            seen = Checkout(on, target, self.saw.value, self.note.text)
        except Refused:
            self._icon.show_icon("info", "mute")
            set_text(self._answer, tr("Choose a picture to see what it means."))
            return
        after = judge.judged(replace(judged.credit, checkouts=(*judged.credit.checkouts, seen)))
        key = key_of(after.answer(target), after.state)
        look = verdict_look(key)
        self._icon.show_icon(look.icon, look.family)
        heading = target_heading(key, target, headline=HEADLINE_TARGET)
        verdict = judge.verdict(after, target)
        said = tr("{answer}. {reason}").format(answer=heading, reason=verdict.short)
        set_text(self._answer, said)
        # What checkout offers against the terms may be undone and punished: said before the order.
        risky = risky_to_order(after.credit, target, after.today, judge.options) is not None
        set_text(self._warning, verdict.next_step if risky else "")
        self._warning.setVisible(risky)

    def _put_in_place(self, theme: Theme) -> None:
        unsure = Button(theme, tr("Not sure…"), role="quiet")
        unsure.clicked.connect(self._on_unsure)
        name = label(shortened(self._judged.credit.name), TextRole.CONTROL, "text2", wrap=True)
        for part in (name, self.target, self.how, self.saw, self.day, self.note):
            self.body.addWidget(part)
        self.body.addStretch()
        self.outcome.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self._answer)
        said.addWidget(self._warning)
        self.outcome.addLayout(said, 1)
        self.footer.addWidget(unsure)
        self.footer.addStretch()

    def _on_unsure(self) -> None:
        self.reject()
        self.unsure.emit()


class _HowToLook(QFrame):
    """Three short steps to the payment page and back, or the reason not to go."""

    why_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rule = ""
        self._icon = IconLabel(theme, "info", "info", 16)
        self._lines = [label(role=TextRole.CONTROL, wrap=True) for _ in range(3)]
        self._why = Button(theme, tr("Why?"), role="quiet")
        mark(self._why, small=True)
        self._why.clicked.connect(lambda: self.why_wanted.emit(self._rule))
        text = QVBoxLayout()
        text.setSpacing(4)
        for one in self._lines:
            text.addWidget(one)
        text.addWidget(self._why, 0, Qt.AlignmentFlag.AlignLeading)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)

    @property
    def text(self) -> str:
        """What is said."""
        return " ".join(one.text() for one in self._lines if not one.isHidden())

    def show_for(self, judge: Judge, judged: Judged, target: Target) -> None:
        """Lead to the payment page, or away from it where nothing can be found out there."""
        goods = target is Target.GOODS
        open_case = goods or looking_helps(judged.credit, judged.today, judge.options, target)
        verdict = judge.verdict(judged, target)
        self._rule = verdict.rule
        mark(self, card="info" if open_case else "warn")
        self._icon.show_icon(*(("info", "info") if open_case else ("triangle-alert", "warn")))
        self._why.setVisible(not open_case)
        if not open_case:
            self._say(
                [
                    tr("Don't try it. {reason}").format(reason=verdict.reason),
                    tr(
                        "An order could be reversed, the credit taken back or the account "
                        "suspended. If you have looked already, note it below."
                    ),
                ]
            )
        else:
            self._say(
                [
                    tr("1. Put what you want in the cart.")
                    if goods
                    else tr("1. Put a gift card in the cart."),
                    tr("2. Go on to the payment page and look for this credit."),
                    tr("3. Leave again. Place no order."),
                ]
            )

    def _say(self, sentences: Sequence[str]) -> None:
        for at, line in enumerate(self._lines):
            line.setVisible(at < len(sentences))
            set_text(line, sentences[at] if at < len(sentences) else "")
