"""The dialog about a planned purchase: what, of which kind, about how much, where, by when."""

from PySide6.QtWidgets import QWidget

from spendby.domain.purchase import Purchase
from spendby.services.judging import Judge
from spendby.services.purchases import PurchaseFields, PurchaseService
from spendby.translation import tr
from spendby.ui.kit.amount_field import AmountField
from spendby.ui.kit.category_field import CategoryField
from spendby.ui.kit.choice_field import ChoiceField
from spendby.ui.kit.field import Echo, TextField
from spendby.ui.kit.form_dialog import FormDialog
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.when_field import DayField


class _AboutField(AmountField):
    """An amount that may be left out."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not self._line_edit.text().strip()

    def understood(self) -> Echo | None:
        return None if self.is_empty else super().understood()


class PurchaseDialog(FormDialog):
    """Adds a purchase, or changes one."""

    def __init__(  # noqa: PLR0913 - what it is about, and what it works with
        self,
        theme: Theme,
        service: PurchaseService,
        judge: Judge,
        before: Purchase,
        parent: QWidget,
        *,
        new: bool,
    ) -> None:
        """Record through `service`; `before` is the purchase, or what a `new` one starts with."""
        super().__init__(theme, parent)
        self._service, self._judge, self._before, self._new = service, judge, before, new
        if new:
            self.name(tr("Plan a purchase"), tr("Add"))
        else:
            self.name(tr("Edit the purchase"), tr("Save"))
        self.called = TextField(theme, tr("What"), tr("Such as coffee beans."), 200)
        self.category = CategoryField(
            theme, tr("Kind of goods"), tr("Such as groceries. Optional.")
        )
        self.about = _AboutField(theme, tr("About how much"), before.currency, tr("Optional."))
        stores = [("", tr("Any store"))]
        stores += [(one.id, one.name) for one in judge.stores.values()]
        self.store = ChoiceField(theme, tr("Where"), stores)
        self.store.setVisible(len(judge.stores) > 1)
        self.by = DayField(theme, tr("By when"), tr("Optional."), past=False)
        self._fill()
        named = [("name", self.called), ("category", self.category), ("about", self.about)]
        named += [("store", self.store), ("by", self.by)]
        for _, field in named:
            self.body.addWidget(field)
        self.body.addStretch()
        self.footer.addStretch()
        self.store.changed.connect(self._follow_store)
        self.use_fields(named, self._save)

    def _fill(self) -> None:
        before, judge = self._before, self._judge
        today = next(iter(judge.days.values()))
        self.by.stand_on(today)
        self.called.set_text(before.name)
        self.store.set_value(before.store)
        self._follow_store()
        self.category.set_tags(before.buying)
        if before.about is not None:
            self.about.set_value(before.about)
        self.by.set_day(before.by)

    @property
    def _currency(self) -> str:
        store = self._judge.stores.get(self.store.value)
        return store.currency if store else self._before.currency

    def _follow_store(self) -> None:
        judge = self._judge
        store = judge.stores.get(self.store.value) or next(iter(judge.stores.values()))
        self.category.set_pack(judge.pack_of(store))
        self.about.set_currency(self._currency, tr("Optional."))

    def _save(self) -> None:
        tags = self.category.tags()
        fields: PurchaseFields = {
            "category": tags[0] if tags else "",
            "about": None if self.about.is_empty else self.about.value(),
            "currency": self._currency,
            "store": self.store.value,
            "by": self.by.value(),
        }
        if self._new:
            self._service.add(self.called.text, **fields)
        else:
            self._service.edit(self._before.id, self.called.text, **fields)
