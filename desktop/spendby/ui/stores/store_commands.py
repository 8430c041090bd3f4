"""What the window does about stores: show them, change one, adapt its rules."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog

from spendby.domain.credit import Store
from spendby.domain.errors import Refused
from spendby.ui.kit.desk import Desk, open_dialog

if TYPE_CHECKING:
    from spendby.ui.stores.stores_dialog import StoresDialog


class StoreCommands(QObject):
    """Opens dialogs, each imported when it is first asked for."""

    packs_changed = Signal()
    """The rules of a store are others now."""

    def __init__(self, desk: Desk, add: Callable[[], object]) -> None:
        """Open dialogs over the window; `add` asks for another store."""
        super().__init__(desk.window)
        self._services, self._theme, self._add = desk.services, desk.theme, add
        self._toast, self._window = desk.toast, desk.window
        self._shown: StoresDialog | None = None

    def open(self) -> None:
        """Show the stores, or bring them to the front."""
        from spendby.ui.stores.stores_dialog import StoresDialog

        if self._shown is None:
            try:
                dialog = StoresDialog(self._theme, self._services, self._window)
            except Refused as refused:
                self._toast.turn_down(refused)
                return
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.link_wanted.connect(self._open_link)
            dialog.add_wanted.connect(self._add)
            dialog.edit_wanted.connect(self.edit)
            dialog.adapt_wanted.connect(self.adapt)
            dialog.finished.connect(self._on_closed)
            self._shown = dialog
        self._shown.show()
        self._shown.activateWindow()

    def refresh(self) -> None:
        """Let the stores be shown as they are now."""
        if self._shown is not None:
            self._shown.refresh()

    def edit(self, store: Store) -> None:
        """Ask for another name, time zone or pack."""
        from spendby.ui.stores.store_dialog import StoreDialog

        over = self._shown or self._window
        StoreDialog(self._theme, self._services, lambda _: None, over, store).open()

    def adapt(self, store: Store) -> None:
        """Ask for a copy of the store's pack, adapted."""
        from spendby.ui.stores.pack_dialog import PackDialog

        over = self._shown or self._window
        try:
            dialog: QDialog = PackDialog(self._theme, self._services, store, self._on_adapted, over)
        except Refused as refused:
            self._toast.turn_down(refused)
            return
        open_dialog(dialog)

    def _open_link(self, url: str) -> None:
        from spendby.ui.kit.link_dialog import LinkDialog

        dialog = LinkDialog(self._theme, url, self._shown or self._window)
        open_dialog(dialog)

    def _on_adapted(self) -> None:
        self.packs_changed.emit()
        self.refresh()

    def _on_closed(self) -> None:
        self._shown = None
