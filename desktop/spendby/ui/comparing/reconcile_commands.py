"""Comparing with a store from the window, and the line under its name that says how it went."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from spendby.domain.credit import AMAZON_US, Store
from spendby.domain.errors import Refused
from spendby.services.services import Services
from spendby.ui.credit_list.credit_source import CreditSource
from spendby.ui.credit_list.list_control import ListControl
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.theme import Theme
from spendby.ui.shell.sidebar import Sidebar

if TYPE_CHECKING:
    from spendby.services.exchange import Source


class ReconcileCommands(QObject):
    """Opens the dialog on the store that is listed."""

    def __init__(  # noqa: PLR0913, PLR0917 - one for each part that it works with
        self,
        services: Services,
        theme: Theme,
        source: CreditSource,
        control: ListControl,
        sidebar: Sidebar,
        bring_in: "Callable[[Source], object]",
        parent: QWidget,
    ) -> None:
        """Open dialogs over `parent`; `bring_in` shows the rows of a page."""
        super().__init__(parent)
        self._services, self._theme = services, theme
        self._source, self._control = source, control
        self._sidebar, self._bring_in, self._window = sidebar, bring_in, parent
        if source.judge is not None:
            self.refresh()
        source.loaded.connect(self.refresh)
        source.changed.connect(self.refresh)
        sidebar.store_chosen.connect(self.refresh)

    def slots(self) -> dict[Do, Callable[[], object]]:
        """Say which actions are done here."""
        return {Do.RECONCILE: self.compare}

    def compare(self) -> None:
        """Ask what the store shows, and say how that compares."""
        # The window doesn't wait for what it shows only now and then.
        from spendby.ui.comparing.reconcile_dialog import ReconcileDialog  # noqa: PLC0415

        store = self._store() or AMAZON_US
        dialog = ReconcileDialog(self._theme, self._services, store, self._bring_in, self._window)
        dialog.credits_wanted.connect(lambda ids: self._control.show_credit(*ids))
        dialog.open()

    def refresh(self) -> None:
        """Say under the store's name how it compared last."""
        store = self._store()
        text, tone = "", "text2"
        try:
            last = None if store is None else self._services.stores.compared(store)
        except Refused:
            last = None  # what can't be read is said in place of the list
        if store is not None and last is not None:
            from spendby.ui.comparing.reconcile_words import last_sentence  # noqa: PLC0415 - as above

            text = last_sentence(last, store, self._services.clock.today(store.time_zone))
            tone = "text2" if last.agrees else "warn"
        self._sidebar.show_comparison(text, tone)

    def _store(self) -> Store | None:
        """Give the store that is listed; where there is one alone, that one."""
        stores = self._source.stores
        return stores[0] if len(stores) == 1 else self._control.store
