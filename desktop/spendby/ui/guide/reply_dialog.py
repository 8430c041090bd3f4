"""The dialog that notes what customer service replied, and lets the answer rest on it."""

from msgspec.structs import replace
from PySide6.QtWidgets import QCheckBox, QWidget

from spendby.domain.credit import Credit, GiftCardClause, Kind
from spendby.domain.errors import FieldRefused, Refused
from spendby.domain.plain_fields import CreditFields
from spendby.domain.replies import NAME_LENGTH, Reply, with_reply
from spendby.services.credits import CreditService
from spendby.services.judging import Judge, Judged
from spendby.translation import tr
from spendby.ui.kit.answer_line import AnswerLine
from spendby.ui.kit.choice_field import ChoiceField
from spendby.ui.kit.field import TextField
from spendby.ui.kit.form_dialog import FormDialog
from spendby.ui.kit.labels import label, shortened
from spendby.ui.kit.lines_field import LinesField
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole
from spendby.ui.kit.when_field import DayField
from spendby.ui.kit.words import kind_word


class ReplyDialog(FormDialog):
    """Asks who said what on which day, and shows at once what that makes of the answer."""

    def __init__(
        self, theme: Theme, credits: CreditService, judge: Judge, judged: Judged, parent: QWidget
    ) -> None:
        """Record through `credits`, and show answers by `judge`."""
        super().__init__(theme, parent)
        self.name(tr("Note the reply"), tr("Note", "button"))
        self._judge, self._credit, self._today = judge, judged.credit, judged.today
        self.who = TextField(
            theme,
            tr("Who replied"),
            tr("A name, as far as you know it."),
            NAME_LENGTH,
        )
        self.day = DayField(theme, tr("On"), needed=True)
        self.day.stand_on(judged.today)
        self.day.set_day(judged.today)
        self.said = LinesField(
            theme, tr("What they said"), tr("In their words, so that you can show it.")
        )
        self.clause: ChoiceField[GiftCardClause | None] = ChoiceField(
            theme,
            tr("So, buying gift cards with it is"),
            [
                (None, tr("Not settled: they couldn't say")),
                (GiftCardClause.EXCLUDED, tr("Not allowed")),
                (GiftCardClause.ALLOWED, tr("Allowed")),
                (GiftCardClause.SILENT, tr("Not mentioned in its terms")),
            ],
        )
        self.named = QCheckBox(tr("Other brands' gift cards too"))
        kinds = [(one, kind_word(one)) for one in Kind]
        self.kind = ChoiceField(theme, tr("It is"), kinds)
        self.kind.set_value(judged.credit.kind)
        self.kind.setVisible(judged.credit.kind is Kind.OTHER)
        self._answer = AnswerLine(theme)
        self._put_in_place()
        self._follow()
        credit_id = judged.credit.id
        self.use_fields(
            [("who", self.who), ("on", self.day), ("terms text", self.said)],
            lambda: credits.edit(credit_id, **self._fields_after()),
        )

    @property
    def verdict(self) -> str:
        """What the answer is after this reply."""
        return self._answer.text

    def reply(self) -> Reply:
        """Give what was filled in; raises `Refused`."""
        on = self.day.value() or self._today
        if on > self._today:
            raise FieldRefused("on", tr("This day is still to come."))
        clause = self.clause.value
        return Reply(self.who.text, on, self.said.text, clause, self.named.isChecked())

    def _fields_after(self) -> CreditFields:
        terms = with_reply(self._credit.terms, self.reply())
        return CreditFields(terms=terms, kind=self.kind.value)

    def _follow(self) -> None:
        self.named.setVisible(self.clause.value is GiftCardClause.ALLOWED)
        try:
            after: Credit = replace(self._credit, **self._fields_after())
        except Refused:
            return
        self._answer.judge(self._judge, after)

    def _put_in_place(self) -> None:
        name = label(shortened(self._credit.name), TextRole.CONTROL, "text2", wrap=True)
        for part in (
            *(name, self.who, self.day, self.said),
            *(self.clause, self.named, self.kind),
        ):
            self.body.addWidget(part)
        self.body.addStretch()
        self._answer.put_into(self.outcome)
        self.footer.addStretch()
        for field in (self.who, self.day, self.said, self.clause, self.kind):
            field.changed.connect(self._follow)
        self.named.toggled.connect(self._follow)
