"""What can be done with all credits selected: tag, write off, take out into a file, copy."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from spendby.domain.errors import Refused
from spendby.services.services import Services
from spendby.ui.action_table import Do
from spendby.ui.formatting import one_line
from spendby.ui.list_commands import ListParts
from spendby.ui.models.categories import offered_categories
from spendby.ui.models.columns import SHOWN_ORDER, Column, column_title
from spendby.ui.theme import Theme
from spendby.ui.toast import Toast
from spendby.ui.worker import Worker

_FORMULA = ("=", "+", "-", "@")


class SelectionCommands(QObject):
    """Acts on the credits selected, as one change."""

    def __init__(  # noqa: PLR0913, PLR0917 - one for each part that it works with
        self,
        services: Services,
        theme: Theme,
        parts: ListParts,
        toast: Toast,
        worker: Worker,
        parent: QWidget,
    ) -> None:
        """Open dialogs over `parent`."""
        super().__init__(parent)
        self._services, self._theme, self._toast = services, theme, toast
        self._control, self._model, self._table = parts.control, parts.model, parts.page.table
        self._worker, self._window = worker, parent

    def slots(self) -> dict[Do, Callable[[], object]]:
        """Say which actions are done here."""
        return {
            Do.TAG: self.tag,
            Do.WRITE_OFF_SELECTED: self.write_off,
            Do.EXPORT_SELECTED: self.export,
            Do.COPY_TABLE: self.copy_table,
        }

    def tag(self) -> None:
        """Ask which category to add."""
        judge, ids = self._control.judge, self._ids()
        if judge is None or not ids:
            return
        # Dialogs are imported when they are first asked for: the window doesn't wait for them.
        from spendby.ui.dialogs.tag_dialog import TagDialog  # noqa: PLC0415

        def tag(chosen: str) -> None:
            if not self._services.credits.many.tag(ids, chosen):
                self._toast.say(self.tr("They have this category already."))

        known = offered_categories(judge, self._model.everything)
        dialog = TagDialog(self._theme, tag, known, len(ids), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def write_off(self) -> None:
        """Record that the stores took what was left."""
        ids = self._ids()
        if ids:
            self._try(lambda: self._services.credits.many.write_off(ids))

    def export(self) -> None:
        """Ask where to write the credits selected to."""
        ids = self._ids()
        if not ids:
            return
        dialog = QFileDialog(self._window, self.tr("Export the credits selected"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.setNameFilters([self.tr("Spendby files (*.json)")])
        dialog.selectFile(f"spendby-{self._services.clock.today().isoformat()}.json")
        dialog.fileSelected.connect(lambda path: self.export_to(path, ids))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export_to(self, path: str, ids: list[str]) -> None:
        """Write these credits to `path`."""
        exchange, wanted = self._services.exchange, frozenset(ids)
        self._worker.run(lambda: exchange.export(path, ids=wanted), self._on_exported, self._refuse)

    def copy_table(self) -> None:
        """Copy the rows selected as a table, with the titles of the columns shown."""
        credits = self._control.selected
        if not credits:
            return
        shown = set(self._table.optional_columns)
        columns = [
            one for one in SHOWN_ORDER if one in shown or not self._table.isColumnHidden(one)
        ]
        lines = ["\t".join(self._title(one) for one in columns)]
        lines += (
            "\t".join(_cell(self._model.cell_text(credit, one)) for one in columns)
            for credit in credits
        )
        QGuiApplication.clipboard().setText("\n".join(lines))
        count = len(credits)
        self._toast.say(
            self.tr("Copied 1 row as a table.")
            if count == 1
            else self.tr("Copied %n rows as a table.", "", count)
        )

    def _ids(self) -> list[str]:
        return [one.credit.id for one in self._control.selected]

    def _title(self, column: Column) -> str:
        asked = column is Column.ANSWER
        return self._model.question.title if asked else column_title(column)

    def _on_exported(self, count: int) -> None:
        self._toast.say(
            self.tr("Exported 1 credit.")
            if count == 1
            else self.tr("Exported %n credits.", "", count)
        )

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except Refused as refused:
            self._refuse(refused)

    def _refuse(self, refused: Refused) -> None:
        self._toast.refuse(str(refused))


def _cell(text: str) -> str:
    """Write a cell that a spreadsheet takes for text: no tab, and never a formula."""
    line = one_line(text)
    return f"'{line}" if line.startswith(_FORMULA) else line
