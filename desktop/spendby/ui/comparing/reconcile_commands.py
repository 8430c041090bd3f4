"""Comparing with a store from the window, and the line under its name that says how it went."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from spendby.domain.credit import AMAZON_US, Store
from spendby.domain.errors import Refused
from spendby.ui.credit_list.list_commands import ListParts
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.desk import Desk

if TYPE_CHECKING:
    from spendby.services.exchange import Source


class ReconcileCommands(QObject):
    """Opens the dialog on the store that is listed."""

    def __init__(
        self, desk: Desk, parts: ListParts, bring_in: "Callable[[Source], object]"
    ) -> None:
        """Open dialogs over the window; `bring_in` shows the rows of a page."""
        super().__init__(desk.window)
        self._services, self._theme, self._window = desk.services, desk.theme, desk.window
        self._control, self._source = parts.control, parts.control.source
        self._sidebar, self._bring_in = parts.sidebar, bring_in
        if self._source.judge is not None:
            self.refresh()
        self._source.loaded.connect(self.refresh)
        self._source.changed.connect(self.refresh)
        parts.sidebar.store_chosen.connect(self.refresh)

    def slots(self) -> dict[Do, Callable[[], object]]:
        """Say which actions are done here."""
        return {Do.RECONCILE: self.compare}

    def compare(self) -> None:
        """Ask what the store shows, and say how that compares."""
        # The window doesn't wait for what it shows only now and then.
        from spendby.ui.comparing.reconcile_dialog import ReconcileDialog

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
            from spendby.ui.comparing.reconcile_words import last_sentence

            text = last_sentence(last, store, self._services.clock.today(store.time_zone))
            tone = "text2" if last.agrees else "warn"
        self._sidebar.show_comparison(text, tone)

    def _store(self) -> Store | None:
        """Give the store that is listed; where there is one alone, that one."""
        stores = self._source.stores
        return stores[0] if len(stores) == 1 else self._control.store
