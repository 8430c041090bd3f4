"""The dialog that plans a payment: what is to be paid, and at once which credits pay it."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from spendby.domain.credit import Store, Target
from spendby.domain.errors import LedgerRefused, Refused
from spendby.domain.plan import Plan
from spendby.services.planning import plan_at, usual_store
from spendby.services.services import Services
from spendby.translation import tr
from spendby.ui.buying.plan_preview import PlanPreview
from spendby.ui.kit.amount_field import AmountField
from spendby.ui.kit.category_field import CategoryField
from spendby.ui.kit.choice_field import ChoiceField
from spendby.ui.kit.field import TextField
from spendby.ui.kit.form_dialog import FormDialog
from spendby.ui.kit.theme import Theme


class Asked(Struct, frozen=True):
    """What a plan starts with; `store` is an id, `amount` in minor units of its currency."""

    amount: int | None = None
    store: str = ""
    buying: tuple[str, ...] = ()
    memo: str = ""


class PlanDialog(FormDialog):
    """Shows the plan while one types; the button records it as one change."""

    def __init__(
        self,
        theme: Theme,
        services: Services,
        asked: Asked,
        parent: QWidget,
        record: Callable[[Plan], None] | None = None,
    ) -> None:
        """Plan over all credits, and record through `services`, or by `record` where given."""
        super().__init__(theme, parent)
        self._services = services
        self._record = record
        self._options = services.settings.options()
        self._judge, self._credits = services.credits.all_judged(self._options)
        store = self._judge.stores.get(asked.store) or usual_store(self._judge, self._credits)
        self.name(tr("What do you want to pay?"), tr("Record it"))
        self.amount = AmountField(theme, tr("Amount"), store.currency)
        stores = [(one, one.name) for one in self._judge.stores.values()]
        self.store = ChoiceField(theme, tr("Store"), stores)
        self.store.set_value(store)
        self.store.setVisible(len(stores) > 1)
        hint = tr("Goods, because most credits can't buy gift cards.")
        self.target = ChoiceField(theme, tr("What you buy"), _targets(), hint)
        self.buying = CategoryField(
            theme,
            tr("Kind of goods"),
            tr("Such as books. Credits for certain goods only count when you name them."),
        )
        self.memo = TextField(theme, tr("What for"), tr("Such as desk lamp. Optional."))
        self.memo.set_text(asked.memo)
        self.memo.setVisible(record is None)
        self.preview = PlanPreview(theme)
        for field in (self.amount, self.store, self.target, self.buying, self.memo):
            self.body.addWidget(field)
            field.changed.connect(self._show)
        self.body.addWidget(self.preview)
        self.body.addStretch()
        self.footer.addStretch()
        self._follow_store()
        self.store.changed.connect(self._follow_store)
        self.buying.set_tags(asked.buying)
        if asked.amount is not None:
            self.amount.set_value(asked.amount)
        self.use_fields([("amount", self.amount), ("memo", self.memo)], self._do_record)
        self._show()

    @property
    def chosen_store(self) -> Store:
        """Where it is to be paid."""
        return self.store.value

    def plan(self) -> Plan:
        """Plan what the form says; raises `Refused` while it says nothing that can be planned."""
        goods = self.target.value is Target.GOODS
        judge = self._judge.buying(*(self.buying.tags() if goods else ()))
        amount = self.amount.value()
        return plan_at(judge, self._credits, amount, self.chosen_store, self.target.value)

    def _do_record(self) -> None:
        plan = self.plan()
        if not plan.portions and self._record is None:
            message = tr("None of your credits surely pays, so nothing was recorded.")
            raise LedgerRefused(message)
        if self._record is not None:
            self._record(plan)
        else:
            self._services.credits.many.spend(plan, self.memo.text)

    def _follow_store(self) -> None:
        store = self.chosen_store
        self.amount.set_currency(store.currency, "")
        self.buying.set_pack(self._judge.pack_of(store))
        self._show()

    def _show(self) -> None:
        self.buying.setVisible(self.target.value is Target.GOODS)
        try:
            plan = self.plan()
        except Refused:
            self.preview.show_nothing()
        else:
            self.preview.show_plan(plan, self._judge)
        if self.isVisible():
            self.fit()


def _targets() -> list[tuple[Target, str]]:
    return [
        (Target.GOODS, tr("Goods")),
        (Target.OWN_GIFT_CARD, tr("The store's own gift card")),
        (Target.THIRD_PARTY_GIFT_CARD, tr("Another brand's gift card")),
    ]
