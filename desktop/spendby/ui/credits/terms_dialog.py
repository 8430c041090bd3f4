"""The dialog for a credit's own fine print: the text, the sentence that decides, what it says."""

from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QWidget

from spendby.domain.credit import Credit, GiftCardClause, Terms, TermsStatus
from spendby.domain.errors import Refused
from spendby.services.credits import CreditService
from spendby.services.judging import Judge, Judged
from spendby.translation import tr
from spendby.ui.credits.fine_print_field import FinePrintField
from spendby.ui.kit.announce import announce
from spendby.ui.kit.answer_line import AnswerLine
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.choice_field import ChoiceField
from spendby.ui.kit.form_dialog import FormDialog
from spendby.ui.kit.formatting import isolate
from spendby.ui.kit.labels import label, set_text, shortened
from spendby.ui.kit.link_field import LinkField
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole
from spendby.ui.kit.when_field import DayField
from spendby.ui.kit.words import clause_word, terms_word

_PRINT_HEIGHT = 128
_QUOTED = 160


class TermsDialog(FormDialog):
    """Records what the terms say, and shows at once what that makes of the answer."""

    link_wanted = Signal(str)
    """Asks to open a page in the browser; carries its address."""
    unsure = Signal()
    """Somebody isn't sure what the terms say."""

    def __init__(
        self, theme: Theme, credits: CreditService, judge: Judge, judged: Judged, parent: QWidget
    ) -> None:
        """Record through `credits`, and show answers by `judge`."""
        super().__init__(theme, parent)
        self.name(tr("Terms of this credit"), tr("Save"))
        self._judge, self._credit, self._today = judge, judged.credit, judged.today
        self._make(theme)
        self._show(judged.credit.terms, judged.today)
        self._put_in_place()
        self._connect()
        self._follow()
        credit = judged.credit
        self.use_fields(
            [
                ("terms text", self.print),
                ("terms", self.status),
                ("terms", self.clause),
                ("read_on", self.read_on),
                ("terms url", self.link),
            ],
            lambda: credits.note_terms(credit.id, self.terms()),
        )

    def terms(self) -> Terms:
        """Give what was filled in; raises `Refused`."""
        status = self.status.value
        return Terms(
            status,
            self.clause.value,
            self.named.isChecked() and self.clause.value is GiftCardClause.ALLOWED,
            None if status is TermsStatus.NOT_READ else self.read_on.value(),
            self.print.kept(),
            self.link.value(),
        )

    @property
    def verdict(self) -> str:
        """What the answer is with these terms."""
        return self._answer.text

    def _make(self, theme: Theme) -> None:
        self.print = FinePrintField(
            theme, tr("The fine print"), tr("Paste it here; it stays with the credit.")
        )
        self.decides = Button(theme, tr("This sentence decides"))
        self.decides.setToolTip(tr("Marks the sentence that is selected"))
        self.forget = Button(theme, tr("Take the mark away"), role="quiet")
        for button in (self.decides, self.forget):
            mark(button, small=True)
        self._quote = label(role=TextRole.CONTROL, tone="text2", wrap=True)
        self.status = ChoiceField(
            theme, tr("Have you read them?"), [(one, terms_word(one)) for one in TermsStatus]
        )
        self.clause = ChoiceField(
            theme,
            tr("Buying gift cards with it"),
            [(one, clause_word(one)) for one in GiftCardClause],
        )
        self.named = QCheckBox(tr("They name other brands' gift cards too"))
        self.read_on = DayField(theme, tr("Read on"))
        self.link = LinkField(theme, tr("Link"), tr("Where they are, https://…"))
        self._answer = AnswerLine(theme)

    def _show(self, terms: Terms, today: date) -> None:
        self.print.set_kept(terms.text)
        self.status.set_value(terms.status)
        self.clause.set_value(terms.gift_cards)
        self.named.setChecked(terms.third_party_named)
        self.read_on.stand_on(today)
        self.read_on.set_day(terms.read_on)
        self.link.set_address(terms.url)

    def _connect(self) -> None:
        self.decides.clicked.connect(self._on_decides)
        self.forget.clicked.connect(self.print.unmark)
        self.link.wanted.connect(self.link_wanted)
        self.status.changed.connect(self._on_status)
        self.named.toggled.connect(self._follow)
        for field in (self.print, self.status, self.clause, self.read_on, self.link):
            field.changed.connect(self._follow)
        self._theme.changed.connect(self._on_theme_changed)

    def _on_decides(self) -> None:
        if not self.print.mark_chosen():
            self.print.refuse(tr("Paste the terms and select the sentence first."))
            self.point_at(self.print, self.print.problem)
            return
        if self.status.value is TermsStatus.NOT_READ:
            self.status.set_value(TermsStatus.READ)
        announce(self, self._quote.text())

    def _on_status(self) -> None:
        """Terms that were read were read on some day; today, unless somebody says otherwise."""
        try:
            day = self.read_on.value()
        except Refused:
            return
        if day is None and self.status.value is not TermsStatus.NOT_READ:
            self.read_on.set_day(self._today)

    def _follow(self) -> None:
        """Show what follows from what is filled in."""
        sentence = self.print.sentence
        quote = isolate(shortened(sentence, _QUOTED))
        said = tr("It decides: “{sentence}”").format(sentence=quote)
        hint = tr("Select the sentence that says whether it buys gift cards.")
        set_text(self._quote, said if sentence else hint)
        self.forget.setVisible(bool(sentence))
        self.read_on.setVisible(self.status.value is not TermsStatus.NOT_READ)
        self.named.setVisible(self.clause.value is GiftCardClause.ALLOWED)
        if self.isVisible():
            self.fit()
        try:
            after: Credit = replace(self._credit, terms=self.terms())
        except Refused:
            return
        self._answer.judge(self._judge, after)

    def _put_in_place(self) -> None:
        name = label(shortened(self._credit.name), TextRole.CONTROL, "text2", wrap=True)
        marking = QHBoxLayout()
        marking.setSpacing(8)
        marking.addWidget(self.decides)
        marking.addWidget(self.forget)
        marking.addStretch()
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(14)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.status, 0, 0, top)
        grid.addWidget(self.clause, 0, 1, top)
        grid.addWidget(self.read_on, 1, 0, top)
        grid.addWidget(self.named, 1, 1, top)
        self._answer.put_into(self.outcome)
        for part in (name, self.print, marking, self._quote, grid, self.link):
            if isinstance(part, QWidget):
                self.body.addWidget(part)
            else:
                self.body.addLayout(part)
        self.body.addStretch()
        unsure = Button(self._theme, tr("Not sure…"), role="quiet")
        unsure.clicked.connect(self._on_unsure)
        self.footer.addWidget(unsure)
        self.footer.addStretch()
        self._on_theme_changed()

    def _on_unsure(self) -> None:
        self.reject()
        self.unsure.emit()

    def _on_theme_changed(self) -> None:
        self.print.editor.setFixedHeight(self._theme.px(_PRINT_HEIGHT))
