"""What the window's frame does: palette, settings, stores, the data folder and the sample."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from spendby.domain.credit import Store
from spendby.translation import tr
from spendby.ui.backups.backup_commands import BackupCommands
from spendby.ui.credit_list.list_control import ListControl
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.actions import Actions
from spendby.ui.kit.desk import Desk
from spendby.ui.stores.store_commands import StoreCommands

if TYPE_CHECKING:
    from spendby.ui.shell.settings_dialog import SettingsDialog


class FrameCommands(QObject):
    """Opens what belongs to no credit."""

    def __init__(
        self, desk: Desk, actions: Actions, control: ListControl, backups: BackupCommands
    ) -> None:
        """Open dialogs over the window."""
        super().__init__(desk.window)
        self._services, self._theme, self._toast = desk.services, desk.theme, desk.toast
        self._actions, self._control, self._backups = actions, control, backups
        self._window = desk.window
        self._settings: SettingsDialog | None = None
        self.stores = StoreCommands(desk, self.add_store)

    def slots(self) -> dict[Do, Callable[[], object]]:
        """Say which actions are done here."""
        return {
            Do.PALETTE: self.open_palette,
            Do.SETTINGS: self.open_settings,
            Do.ADD_STORE: self.add_store,
            Do.STORES: self.stores.open,
            Do.OPEN_FOLDER: self.open_folder,
        }

    def open_palette(self) -> None:
        """Offer everything that can be done now, to be found by typing."""
        # Dialogs are imported when they are first asked for: the window doesn't wait for them.
        from spendby.ui.palette.palette import Palette

        Palette(self._theme, self._actions.commands(), self._window).open()

    def open_settings(self) -> None:
        """Show the settings, or bring them to the front."""
        from spendby.ui.shell.settings_dialog import SettingsDialog

        if self._settings is None:
            dialog = SettingsDialog(
                self._services, self._theme, self._actions, self._backups, self._window
            )
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.copy_wanted.connect(self.copy)
            dialog.finished.connect(self._on_settings_closed)
            self._settings = dialog
        self._settings.show()
        self._settings.activateWindow()

    def open_backups(self) -> None:
        """Show the settings, at their page about backups."""
        self.open_settings()
        if self._settings is not None:
            self._settings.show_page(self._settings.backups)

    def refresh_settings(self) -> None:
        """Let the settings show what holds now."""
        if self._settings is not None:
            self._settings.refresh()
        self.stores.refresh()

    def add_store(self) -> None:
        """Ask for another store, and list its credits."""
        from spendby.ui.stores.store_dialog import StoreDialog

        def add(store: Store) -> None:
            self._control.choose_store(store.id)

        StoreDialog(self._theme, self._services, add, self._window).open()

    def open_folder(self) -> None:
        """Show the data folder in the desktop's own file viewer."""
        folder = self._services.data_file.folder
        if not folder or not QDesktopServices.openUrl(QUrl.fromLocalFile(folder)):
            self._toast.refuse(
                tr("Nothing here opens folders. Your data is in {folder}.").format(folder=folder)
            )

    def copy(self, text: str) -> None:
        """Copy a text, and say so."""
        QGuiApplication.clipboard().setText(text)
        self._toast.say(tr("Copied."))

    def _on_settings_closed(self) -> None:
        self._settings = None
