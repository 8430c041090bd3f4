"""The dialog that notes what the store's payment page showed for a credit."""

from PySide6.QtWidgets import QWidget

from spendby.domain.credit import Saw, Target
from spendby.services.credits import CreditService
from spendby.services.judging import Judged
from spendby.ui.dialogs.form_dialog import FormDialog
from spendby.ui.forms.choice_field import ChoiceField
from spendby.ui.forms.field import TextField
from spendby.ui.forms.when_field import DayField
from spendby.ui.labels import label, shortened
from spendby.ui.theme import Theme
from spendby.ui.tokens import TextRole
from spendby.ui.words import saw_word, target_word

_TARGETS = (Target.OWN_GIFT_CARD, Target.THIRD_PARTY_GIFT_CARD, Target.GOODS)


class CheckoutDialog(FormDialog):
    """Asks what one wanted to buy, what the page showed, and when."""

    def __init__(
        self,
        theme: Theme,
        credits: CreditService,
        judged: Judged,
        parent: QWidget,
        target: Target = Target.OWN_GIFT_CARD,
    ) -> None:
        """Record through `credits`; start with `target`."""
        super().__init__(theme, parent)
        self.name(self.tr("Note what checkout showed"), self.tr("Note"))
        credit = judged.credit
        self.target = ChoiceField(
            theme, self.tr("Trying to buy"), [(one, target_word(one)) for one in _TARGETS]
        )
        self.target.set_value(target)
        self.saw = ChoiceField(
            theme, self.tr("This credit was"), [(one, saw_word(one)) for one in Saw]
        )
        self.day = DayField(theme, self.tr("Date"), needed=True)
        self.day.stand_on(judged.today)
        self.day.set_day(judged.today)
        self.note = TextField(theme, self.tr("Note"), self.tr("Optional."))
        self.body.addWidget(label(shortened(credit.name), TextRole.CONTROL, "text2", wrap=True))
        for field in (self.target, self.saw, self.day, self.note):
            self.body.addWidget(field)
        self.body.addStretch()
        self.footer.addStretch()
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
