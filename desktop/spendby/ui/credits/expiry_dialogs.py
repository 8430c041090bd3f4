"""The dialogs about a credit's end: the store took what was left, or it gave the credit longer."""

from PySide6.QtWidgets import QWidget

from spendby.domain.credit import Credit
from spendby.domain.entry import EntryKind, sum_of
from spendby.domain.errors import DateRefused, Refused
from spendby.domain.expiry import Expiry
from spendby.services.credits import CreditService
from spendby.services.judging import Judged
from spendby.translation import tr
from spendby.ui.kit.amount_field import AmountField
from spendby.ui.kit.field import Echo
from spendby.ui.kit.form_dialog import FormDialog
from spendby.ui.kit.formatting import full_date, money
from spendby.ui.kit.labels import label, shortened
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole
from spendby.ui.kit.when_field import DayField, WhenField


class WriteOffDialog(FormDialog):
    """Records that the store took what was left."""

    def __init__(
        self, theme: Theme, credits: CreditService, judged: Judged, parent: QWidget
    ) -> None:
        """Record through `credits`."""
        super().__init__(theme, parent)
        self.name(tr("Note that it expired"), tr("Write off"))
        credit = judged.credit
        about = tr("{name}: the store took the {left} that was left.").format(
            name=shortened(credit.name), left=money(judged.left, credit.currency)
        )
        self.day = DayField(theme, tr("Taken on"), needed=True)
        self.day.stand_on(judged.today)
        on = credit.expiry.on
        self.day.set_day(on if on is not None and on <= judged.today else judged.today)
        self.body.addWidget(label(about, TextRole.CONTROL, "text2", wrap=True))
        self.body.addWidget(self.day)
        self.body.addStretch()
        self.footer.addStretch()
        self.use_fields([("on", self.day)], lambda: credits.write_off(credit.id, self.day.value()))


class _NewEnd(WhenField):
    """A last day that has to be typed and has to be another one than before."""

    def __init__(self, theme: Theme, title: str, hint: str, before: Expiry) -> None:
        self._before = before
        super().__init__(theme, title, hint)

    def value(self) -> Expiry:
        expiry = super().value()
        if not self.editor.property("text").strip():
            raise DateRefused(tr("Type the new last day, such as 31 Dec or 90d, or never."))
        old, new = self._before.on, expiry.on
        if new is not None and old is not None and new <= old:
            said = tr("That isn't later than {day}, when it ended until now.")
            raise DateRefused(said.format(day=full_date(old)))
        return expiry

    def understood(self) -> Echo | None:
        if not self.editor.property("text").strip():
            self.value()
        echo = super().understood()
        self.value()
        return echo


class _BackField(AmountField):
    """What the store brought back of what had expired."""

    def __init__(self, theme: Theme, title: str, credit: Credit, taken: int) -> None:
        self._credit, self._taken = credit, taken
        super().__init__(theme, title, credit.currency, zero=True)

    def understood(self) -> Echo | None:
        amount = self.value()
        if amount > self._taken:
            message = tr("Only {amount} was recorded as expired.")
            raise Refused(message.format(amount=money(self._taken, self._credit.currency)))
        left = money(self._credit.left + amount, self._credit.currency)
        return Echo(tr("{amount} will be left").format(amount=left))


class ExtendDialog(FormDialog):
    """Gives a credit a new last day, and brings back what the store had taken."""

    def __init__(
        self, theme: Theme, credits: CreditService, judged: Judged, parent: QWidget
    ) -> None:
        """Record through `credits`."""
        super().__init__(theme, parent)
        self.name(tr("Give it a later end"), tr("Extend"))
        credit = judged.credit
        taken = -sum_of(credit.entries, EntryKind.EXPIRE, EntryKind.EXTEND)
        self.when = _NewEnd(
            theme,
            tr("Good until the end of"),
            tr("Such as 31 Dec or 90d, counted from today; or never."),
            credit.expiry,
        )
        self.when.stand_on(judged.today, credit.received_on)
        self.back = _BackField(theme, tr("Money brought back"), credit, taken)
        self.back.set_value(taken)
        self.back.setVisible(taken > 0)
        about = shortened(credit.name)
        if credit.expiry.on is not None:
            passed = credit.expiry.on < judged.today
            text = tr("{name}: ended {day}") if passed else tr("{name}: ends {day}")
            about = text.format(name=about, day=full_date(credit.expiry.on))
        self.body.addWidget(label(about, TextRole.CONTROL, "text2", wrap=True))
        self.body.addWidget(self.when)
        self.body.addWidget(self.back)
        self.body.addStretch()
        self.footer.addStretch()
        self.use_fields(
            [("expiry", self.when), ("amount", self.back)],
            lambda: credits.extend(credit.id, self.when.value(), self.back.value()),
        )
