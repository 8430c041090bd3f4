"""What can be done with all credits selected: tag, write off, take out into a file, copy, drag."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QDrag, QGuiApplication

from spendby.domain.errors import Refused
from spendby.services.judging import Judged
from spendby.translation import ntr, tr
from spendby.ui.credit_list.columns import ALWAYS, SPECS
from spendby.ui.credit_list.list_commands import ListParts
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.categories import offered_categories
from spendby.ui.kit.desk import Desk, open_dialog

Export = Callable[[str, frozenset[str]], object]
"""Asks under a title where credits, by their ids, are written to."""


class SelectionCommands(QObject):
    """Acts on the credits selected, as one change."""

    def __init__(self, desk: Desk, parts: ListParts, export: Export) -> None:
        """Open dialogs over the window; `export` asks where to write credits to."""
        super().__init__(desk.window)
        self._services, self._theme, self._toast = desk.services, desk.theme, desk.toast
        self._control, self._model, self._table = parts.control, parts.model, parts.page.table
        self._window, self._export = desk.window, export
        self._table.dragged.connect(self.drag)

    def slots(self) -> dict[Do, Callable[[], object]]:
        """Say which actions are done here."""
        return {
            Do.TAG: self.tag,
            Do.WRITE_OFF_SELECTED: self.write_off,
            Do.EXPORT_SELECTED: self.export,
            Do.COPY_TABLE: self.copy_table,
            Do.COPY_CSV: self.copy_csv,
        }

    def tag(self) -> None:
        """Ask which category to add."""
        judge, ids = self._control.judge, self._ids()
        if judge is None or not ids:
            return
        # Dialogs are imported when they are first asked for: the window doesn't wait for them.
        from spendby.ui.credit_list.tag_dialog import TagDialog

        def tag(chosen: str) -> None:
            if not self._services.credits.many.tag(ids, chosen):
                self._toast.say(tr("They have this category already."))

        known = offered_categories(judge, self._control.source.everything)
        dialog = TagDialog(self._theme, tag, known, len(ids), self._window)
        open_dialog(dialog)

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
        self._export(tr("Export the credits selected"), frozenset(ids))

    def copy_table(self) -> None:
        """Copy the rows selected as a table, with the titles of the columns shown."""
        credits = self._control.selected
        if not credits:
            return
        QGuiApplication.clipboard().setMimeData(self._carried(credits))
        count = len(credits)
        self._toast.say(
            ntr("Copied {count} row as a table.", "Copied {count} rows as a table.", count)
        )

    def copy_csv(self) -> None:
        """Copy the credits selected as the table that an export writes."""
        credits = self._control.selected
        if not credits:
            return
        from spendby.ui.credit_list.carried import csv_of

        QGuiApplication.clipboard().setText(csv_of(credits))
        count = len(credits)
        self._toast.say(
            ntr("Copied {count} credit as CSV.", "Copied {count} credits as CSV.", count)
        )

    def drag(self) -> None:
        """Let the rows selected be dropped into another program, as a table."""
        credits = self._control.selected
        if credits:
            drag = QDrag(self._table)
            drag.setMimeData(self._carried(credits))
            drag.exec(Qt.DropAction.CopyAction)

    def _carried(self, credits: Sequence[Judged]) -> QMimeData:
        from spendby.ui.credit_list.carried import carried

        shown = set(self._table.optional_columns)
        columns = [one for one in SPECS if one in shown or one in ALWAYS]
        return carried(self._model, credits, columns)

    def _ids(self) -> list[str]:
        return [one.credit.id for one in self._control.selected]

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except Refused as refused:
            self._refuse(refused)

    def _refuse(self, refused: Refused) -> None:
        self._toast.turn_down(refused)
