"""Taking files out from the window, beside which the work is done; see also `import_commands`."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from spendby.domain.errors import Refused
from spendby.translation import ntr, tr
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.desk import Desk

if TYPE_CHECKING:
    from spendby.services.exports import Rows, Written


class FileCommands(QObject):
    """Export."""

    def __init__(self, desk: Desk) -> None:
        """Open dialogs over the window."""
        super().__init__(desk.window)
        self._services, self._theme, self._toast = desk.services, desk.theme, desk.toast
        self._worker, self._window = desk.worker, desk.window

    def slots(self) -> dict[Do, Callable[[], object]]:
        """Say which actions are done here."""
        return {Do.EXPORT: self.export_file}

    def export_file(self) -> None:
        """Ask where to write all credits to."""
        self.ask_where(tr("Export"))

    def ask_where(self, title: str, ids: Collection[str] | None = None) -> None:
        """Ask where and in which form to write all credits, or only these."""
        # The window doesn't wait for what it shows only now and then.
        from spendby.ui.files.export_dialog import ExportDialog

        def export(path: str, rows: "Rows") -> None:
            self.export_to(path, ids, rows)

        ExportDialog(title, self._services.clock.today(), export, self._window).open()

    def export_to(
        self, path: str, ids: Collection[str] | None = None, rows: "Rows | None" = None
    ) -> None:
        """Write all credits, or only these, to `path`; a row for each credit unless said so."""
        from spendby.services.exports import Rows, Wanted

        services = self._services

        def work() -> "Written":
            wanted = Wanted(ids=ids, rows=rows or Rows.CREDITS, options=services.settings.options())
            return services.exports.export(path, wanted)

        self._worker.run(work, self._on_exported, self._refuse)

    def _on_exported(self, written: "Written") -> None:
        count, without = written.credits, written.without_day
        said = ntr("Exported {count} credit.", "Exported {count} credits.", count)
        if without:
            more = ntr("{count} more has no last day.", "{count} more have no last day.", without)
            said = f"{said} {more}"
        self._toast.say(said)

    def _refuse(self, refused: Refused) -> None:
        self._toast.turn_down(refused)
