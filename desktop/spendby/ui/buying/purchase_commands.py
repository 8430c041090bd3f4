"""What the page of planned purchases asks for: plan one, change it, drop it, note it as bought."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from spendby.domain.errors import Refused
from spendby.translation import tr
from spendby.ui.kit.desk import Desk, open_dialog
from spendby.ui.kit.place_page import PlacePage

if TYPE_CHECKING:
    from spendby.domain.purchase import Purchase
    from spendby.ui.buying.purchases_page import Bought


class PurchaseCommands(QObject):
    """Opens dialogs, each imported when it is first asked for."""

    def __init__(self, desk: Desk) -> None:
        """Open dialogs over the window."""
        super().__init__(desk.window)
        self._services, self._theme = desk.services, desk.theme
        self._toast, self._window = desk.toast, desk.window

    def page(self) -> PlacePage:
        """Make the page."""
        from spendby.ui.buying.purchases_page import PurchasesPage

        page = PurchasesPage(self._theme, self._services)
        page.add_wanted.connect(self.add)
        page.edit_wanted.connect(self.edit)
        page.drop_wanted.connect(self.drop)
        page.bought_wanted.connect(self.bought)
        return page

    def add(self, category: str = "") -> None:
        """Ask for another purchase."""
        from spendby.domain.purchase import Purchase

        self._ask(lambda currency: Purchase("", "", category, currency=currency), new=True)

    def edit(self, purchase: "Purchase") -> None:
        """Ask for changes."""
        self._ask(lambda _: purchase, new=False)

    def drop(self, purchase: "Purchase") -> None:
        """Take it off the list; the toast leads back."""
        self._try(lambda: self._services.purchases.drop(purchase.id))

    def bought(self, bought: "Bought") -> None:
        """Ask what was paid, with the credits that the plan names."""
        from spendby.domain.plan import Plan
        from spendby.ui.buying.plan_dialog import Asked, PlanDialog

        purchase = bought.purchase

        def record(plan: Plan) -> None:
            self._services.purchases.buy(purchase.id, plan)

        def open_it() -> None:
            asked = Asked(purchase.about, bought.store, purchase.buying, purchase.name)
            dialog = PlanDialog(self._theme, self._services, asked, self._window, record)
            dialog.name(tr("Bought it: what did you pay?"), tr("Record it"))
            open_dialog(dialog)

        self._try(open_it)

    def _ask(self, start: "Callable[[str], Purchase]", *, new: bool) -> None:
        from spendby.ui.buying.purchase_dialog import PurchaseDialog

        def open_it() -> None:
            judge = self._services.credits.judge(self._services.settings.options())
            currency = next(iter(judge.stores.values())).currency
            service, window = self._services.purchases, self._window
            dialog = PurchaseDialog(self._theme, service, judge, start(currency), window, new=new)
            open_dialog(dialog)

        self._try(open_it)

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except Refused as refused:
            self._toast.turn_down(refused)
