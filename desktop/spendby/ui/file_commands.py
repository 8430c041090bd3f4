"""Bringing files in and out from the window; the work is done beside it."""

from collections.abc import Collection

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from spendby.domain.errors import Refused
from spendby.services.exchange import Incoming
from spendby.services.exports import Rows, Wanted, Written
from spendby.services.services import Services
from spendby.ui.theme import Theme
from spendby.ui.toast import Toast
from spendby.ui.worker import Worker


class FileCommands(QObject):
    """Import and export."""

    def __init__(
        self, services: Services, theme: Theme, toast: Toast, worker: Worker, parent: QWidget
    ) -> None:
        """Open dialogs over `parent`."""
        super().__init__(parent)
        self._services, self._theme, self._toast = services, theme, toast
        self._worker, self._window = worker, parent

    def import_file(self) -> None:
        """Ask for a file, and show what is in it before anything is added."""
        dialog = QFileDialog(self._window, self.tr("Import"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Spendby files (*.json)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.look_into)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export_file(self) -> None:
        """Ask where to write all credits to."""
        self.ask_where(self.tr("Export"))

    def ask_where(self, title: str, ids: Collection[str] | None = None) -> None:
        """Ask where and in which form to write all credits, or only these."""
        # The window doesn't wait for what it shows only now and then.
        from spendby.ui.dialogs.export_dialog import ExportDialog  # noqa: PLC0415

        def export(path: str, rows: Rows) -> None:
            self.export_to(path, ids, rows)

        ExportDialog(title, self._services.clock.today(), export, self._window).open()

    def look_into(self, path: str) -> None:
        """Show what a file holds, and offer to bring it in."""
        exchange = self._services.exchange

        def show(incoming: Incoming) -> None:
            # The window doesn't wait for what it shows only now and then.
            from spendby.ui.dialogs.import_dialog import ImportDialog  # noqa: PLC0415

            ImportDialog(self._theme, incoming, lambda: self._take_in(path), self._window).open()

        self._worker.run(lambda: exchange.look(path), show, self._refuse)

    def export_to(
        self, path: str, ids: Collection[str] | None = None, rows: Rows = Rows.CREDITS
    ) -> None:
        """Write all credits, or only these, to `path`."""
        services = self._services

        def work() -> Written:
            wanted = Wanted(ids=ids, rows=rows, options=services.options)
            return services.exports.export(path, wanted)

        self._worker.run(work, self._on_exported, self._refuse)

    def _take_in(self, path: str) -> None:
        exchange = self._services.exchange
        # What was added is said by the change itself, like every other one.
        self._worker.run(
            lambda: exchange.take_in(path, skip_problems=True), lambda _: None, self._refuse
        )

    def _on_exported(self, written: Written) -> None:
        count = written.credits
        self._toast.say(
            self.tr("Exported 1 credit.")
            if count == 1
            else self.tr("Exported %n credits.", "", count)
        )

    def _refuse(self, refused: Refused) -> None:
        self._toast.refuse(str(refused))
