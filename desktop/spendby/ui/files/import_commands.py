"""Everything that brings credits in from outside: a file chosen or dropped, a page pasted."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication

from spendby.translation import tr
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.controls import FileDialog
from spendby.ui.kit.desk import Desk

if TYPE_CHECKING:
    from spendby.services.exchange import Source


class ImportCommands(QObject):
    """Opens the one preview over all that comes in; other takers of pasted text come after it."""

    def __init__(self, desk: Desk) -> None:
        """Open dialogs over the window, onto which files may be dropped."""
        super().__init__(desk.window)
        self._services, self._theme, self._toast = desk.services, desk.theme, desk.toast
        self._worker, self._window = desk.worker, desk.window
        desk.window.setAcceptDrops(True)
        desk.window.installEventFilter(self)

    def slots(self) -> dict[Do, Callable[[], object]]:
        """Say which actions are done here."""
        return {Do.IMPORT: self.import_file, Do.PASTE_PAGE: self.paste}

    def import_file(self) -> None:
        """Ask for a file, and show what is in it before anything is added."""
        dialog = FileDialog(self._window, tr("Import"))
        dialog.setFileMode(FileDialog.FileMode.ExistingFile)
        known = "*.json *.csv *.tsv *.txt *.zip *.html *.htm"
        dialog.setNameFilters(
            [
                tr("Files with credits ({endings})").format(endings=known),
                tr("All files (*)"),
            ]
        )
        dialog.fileSelected.connect(self.look_into)
        dialog.open()

    def look_into(self, source: "Source") -> None:
        """Show what a file or a text holds, and offer to bring it in."""
        # The window doesn't wait for what it shows only now and then.
        from spendby.ui.files.import_dialog import ImportDialog

        ImportDialog(self._services, self._theme, self._worker, source, self._window).open()

    def paste(self) -> None:
        """Show the rows of a page or a table that was copied."""
        mime = QGuiApplication.clipboard().mimeData()
        urls = mime.urls()
        if urls and urls[0].isLocalFile():
            self.look_into(urls[0].toLocalFile())
            return
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.look_into(text.encode("utf-8", "replace"))
        else:
            self._toast.refuse(
                tr("There is no text to paste. Copy the page's table, then paste it here.")
            )

    def take_page(self, text: str) -> bool:
        """Show the rows of a store's page that was copied; tells whether the text is one."""
        from spendby.services.foreign.activity_page import is_copied

        if not is_copied(text):
            return False
        self.look_into(text.encode("utf-8", "replace"))
        return True

    def take_page_at(self, path: str) -> bool:
        """Show the rows of a store's page that was saved as text; tells whether the file is one."""
        if not self._services.exchange.is_page(path):
            return False
        self.look_into(path)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a file that is dropped on the window."""
        if isinstance(event, QDragEnterEvent):
            if self._dropped(event):
                event.acceptProposedAction()
                return True
        elif isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop:
            path = self._dropped(event)
            if path:
                event.acceptProposedAction()
                self.look_into(path)
                return True
        return super().eventFilter(watched, event)

    def _dropped(self, event: QDropEvent) -> str:
        urls = event.mimeData().urls()
        return urls[0].toLocalFile() if len(urls) == 1 and urls[0].isLocalFile() else ""
