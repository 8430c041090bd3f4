"""The dialog that puts money back onto a credit, and first asks what happened to the order."""

from PySide6.QtWidgets import QWidget

from spendby.domain.errors import Refused
from spendby.domain.ledger import spent_on
from spendby.domain.pack import Pack
from spendby.domain.put_back import Happened, Outcome, outcome
from spendby.services.credits import CreditService
from spendby.services.judging import Judged
from spendby.translation import tr
from spendby.ui.credits.money_dialogs import MoneyDialog, MoneyField
from spendby.ui.kit.choice_field import ChoiceField
from spendby.ui.kit.field import TextField
from spendby.ui.kit.formatting import full_date
from spendby.ui.kit.labels import label, set_text
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole
from spendby.ui.kit.when_field import DayField


class PutBackDialog(MoneyDialog):
    """Records money that came back; what is lost with a returned order stays spent."""

    def __init__(
        self, theme: Theme, credits: CreditService, judged: Judged, pack: Pack, parent: QWidget
    ) -> None:
        """Record through `credits`; `pack` is that of the credit's store."""
        super().__init__(theme, judged, parent)
        self._credits, self._pack = credits, pack
        self.amount = MoneyField(theme, tr("Amount"), judged.credit, self._left_after)
        self.happened = ChoiceField(theme, tr("What happened"), _happenings())
        self._says = label(role=TextRole.CONTROL, tone="text2", wrap=True)
        self.memo = TextField(theme, tr("What for"), tr("Such as returned lamp. Optional."))
        self.day = DayField(theme, tr("Date"), needed=True)
        self.day.stand_on(judged.today)
        self.day.set_day(judged.today)
        for widget in (self.amount, self.happened, self._says, self.memo, self.day):
            self.body.addWidget(widget)
        self.body.addStretch()
        self._start_with(self.amount, None)
        self.happened.changed.connect(self._follow)
        self._follow()

    @property
    def says(self) -> str:
        """What becomes of the money, and who says so; empty where nobody does."""
        return self._says.text().replace("\u200b", "")

    def _follow(self) -> None:
        found = outcome(self._pack, self._credit.kind, self.happened.value)
        set_text(self._says, self._sentence(found))
        self._says.setVisible(bool(found.sentence))
        for field in (self.amount, self.memo, self.day):
            field.setVisible(found.comes_back)
        if found.comes_back:
            self.name(tr("Put money back"), tr("Put back"))
            named = [("amount", self.amount), ("memo", self.memo), ("on", self.day)]
            self.use_fields(named, self._put_back)
        else:
            self.name(tr("Put money back"), tr("Leave it spent"))
            self.use_fields([("happened", self.happened)], lambda: None)
        if self.isVisible():
            self.fit()

    def _sentence(self, found: Outcome) -> str:
        if found.source is None:
            return ""
        said = tr("{fact} ({source})")
        source = found.source.title
        if found.source.dated is not None:
            source = tr("{source}, {day}").format(source=source, day=full_date(found.source.dated))
        text = said.format(fact=found.sentence, source=source)
        if found.comes_back:
            return text
        more = tr("So nothing is put back. If the store did so all the same, choose that.")
        return f"{text} {more}"

    def _put_back(self) -> None:
        words = {
            Happened.CANCELLED: tr("Order cancelled"),
            Happened.RETURNED: tr("Returned"),
            Happened.PUT_BACK: "",
        }
        memo = self.memo.text or words[self.happened.value]
        day = self.day.value()
        self._credits.put_back(self._credit.id, self.amount.value(), day, memo)

    def _left_after(self, amount: int) -> str:
        credit = self._credit
        spent = spent_on(credit)
        if amount > spent:
            message = tr("Only {amount} was spent from this credit.")
            raise Refused(message.format(amount=self._money(spent)))
        return tr("{amount} will be left").format(amount=self._money(credit.left + amount))


def _happenings() -> list[tuple[Happened, str]]:
    return [
        (Happened.CANCELLED, tr("The order was cancelled")),
        (Happened.RETURNED, tr("Something was returned")),
        (Happened.PUT_BACK, tr("The store put it back")),
    ]
