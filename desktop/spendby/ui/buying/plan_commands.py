"""What the window does about spending with a plan: plan a payment, and the planned purchases."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from spendby.domain.errors import Refused
from spendby.ui.buying.purchase_commands import PurchaseCommands
from spendby.ui.credit_list.list_control import ListControl
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.desk import Desk, open_dialog


class PlanCommands(QObject):
    """Opens the plan; makes the page of purchases when it is first shown."""

    def __init__(self, desk: Desk, control: ListControl) -> None:
        """Open dialogs over the window."""
        super().__init__(desk.window)
        self._desk, self._control = desk, control
        self.purchases = PurchaseCommands(desk)
        desk.places.offer(Do.SHOW_PURCHASES, self.purchases.page)

    def slots(self) -> dict[Do, Callable[[], object]]:
        """Say which actions are done here."""
        return {Do.PLAN: self.plan}

    def plan(self) -> None:
        """Ask what is to be paid."""
        # Dialogs are imported when they are first asked for: the window doesn't wait for them.
        from spendby.ui.buying.plan_dialog import Asked, PlanDialog

        desk, store = self._desk, self._control.store
        asked = Asked(store=store.id if store else "", buying=self._control.chosen.buying)
        try:
            dialog = PlanDialog(desk.theme, desk.services, asked, desk.window)
        except Refused as refused:
            desk.toast.turn_down(refused)
        else:
            open_dialog(dialog)
