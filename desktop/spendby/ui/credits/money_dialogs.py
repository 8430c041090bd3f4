"""The dialogs that move money on a credit: use it, and set what is left."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from spendby.domain.credit import Credit
from spendby.domain.errors import Refused
from spendby.services.credits import CreditService
from spendby.services.judging import Judged
from spendby.translation import tr
from spendby.ui.kit.amount_field import AmountField
from spendby.ui.kit.field import Echo, Field, TextField
from spendby.ui.kit.form_dialog import FormDialog
from spendby.ui.kit.formatting import money
from spendby.ui.kit.labels import label, shortened
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole
from spendby.ui.kit.when_field import DayField


class MoneyField(AmountField):
    """An amount that says what would be left."""

    def __init__(self, theme: Theme, title: str, credit: Credit, say: Callable[[int], str]) -> None:
        self._say_left = say
        super().__init__(theme, title, credit.currency)

    def understood(self) -> Echo | None:
        """Say what would be left, and at the first key that it is more than there is."""
        minor = self.value()
        try:
            return Echo(self._say_left(minor))
        except Refused as refused:
            if self._touched:
                raise
            return Echo(str(refused), "danger", "info")


class MoneyDialog(FormDialog):
    """A dialog about one credit, with its amount first."""

    def __init__(self, theme: Theme, judged: Judged, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._credit, self._today = judged.credit, judged.today
        credit = judged.credit
        about = tr("{name}: {left} left").format(
            name=shortened(credit.name), left=money(credit.left, credit.currency)
        )
        self.body.addWidget(label(about, TextRole.CONTROL, "text2", wrap=True))
        self.footer.addStretch()

    def _money(self, minor: int) -> str:
        return money(minor, self._credit.currency)

    def _add(self, *named: tuple[str, Field]) -> None:
        for _, field in named:
            self.body.addWidget(field)
        self.body.addStretch()

    def _start_with(self, field: AmountField, minor: int | None) -> None:
        if minor is not None:
            field.set_value(minor)
        field.select_all()


def left_after_use(credit: Credit, amount: int, left_text: Callable[[int], str]) -> str:
    """Say what is left after `amount` is used; raises `Refused` for more than there is."""
    if amount > credit.left:
        left = money(credit.left, credit.currency)
        raise Refused(tr("Only {left} is left.").format(left=left))
    return left_text(credit.left - amount)


class UseDialog(MoneyDialog):
    """Records spending; the whole amount is filled in."""

    def __init__(
        self, theme: Theme, credits: CreditService, judged: Judged, parent: QWidget
    ) -> None:
        """Record through `credits`."""
        super().__init__(theme, judged, parent)
        self.name(tr("Use credit"), tr("Use"))
        credit = judged.credit
        self.amount = MoneyField(
            theme,
            tr("Amount"),
            credit,
            lambda minor: left_after_use(
                credit,
                minor,
                self._left_text,
            ),
        )
        self.memo = TextField(theme, tr("What for"), tr("Such as Kindle book. Optional."))
        self.day = DayField(theme, tr("Date"), needed=True)
        self.day.stand_on(judged.today)
        self.day.set_day(judged.today)
        named = (("amount", self.amount), ("memo", self.memo), ("on", self.day))
        self._add(*named)
        self._start_with(self.amount, credit.left or None)
        self.use_fields(
            named,
            lambda: credits.use(credit.id, self.amount.value(), self.day.value(), self.memo.text),
        )

    def _left_text(self, left: int) -> str:
        said = tr("{amount} will be left").format(amount=self._money(left))
        if left == 0 or self._credit.keeps_rest is not False:
            return said
        amount = self._money(left)
        lost = tr("This credit is for one purchase: the {amount} left may be lost.")
        return lost.format(amount=amount)


class SetLeftDialog(MoneyDialog):
    """Corrects a credit to what the store shows."""

    def __init__(
        self, theme: Theme, credits: CreditService, judged: Judged, parent: QWidget
    ) -> None:
        """Record through `credits`."""
        super().__init__(theme, judged, parent)
        self.name(tr("Set what is left"), tr("Set"))
        credit = judged.credit
        self.amount = AmountField(
            theme,
            tr("Left now"),
            credit.currency,
            tr("What the store shows today. 0 when nothing is left."),
            zero=True,
        )
        named = (("amount", self.amount),)
        self._add(*named)
        self._start_with(self.amount, credit.left)
        self.use_fields(named, lambda: credits.set_left(credit.id, self.amount.value()))
