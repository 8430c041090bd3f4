"""Asks where to write credits to, and in which of the forms that there are."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from spendby.services.exports import Rows
from spendby.translation import tr
from spendby.ui.kit.controls import FileDialog

Chosen = Callable[[str, Rows], object]


class ExportDialog(FileDialog):
    """A save dialog whose list of forms decides the ending of the file's name."""

    def __init__(self, title: str, today: date, chosen: Chosen, parent: QWidget) -> None:
        """Suggest a name with the day in it; `chosen` gets the path and what has a row."""
        super().__init__(parent, title)
        self._chosen = chosen
        self._forms = _forms()
        self.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        self.setNameFilters(list(self._forms))
        self.selectFile(f"spendby-{today.isoformat()}.json")
        self._on_form(self.selectedNameFilter())
        self.filterSelected.connect(self._on_form)
        self.fileSelected.connect(self._on_file)

    def _on_form(self, form: str) -> None:
        """Let the name end as the form wants it."""
        ending, _ = self._forms[form]
        self.setDefaultSuffix(ending)
        for path in self.selectedFiles()[:1]:
            name = path.replace("\\", "/").rpartition("/")[2]
            stem, dot, before = name.rpartition(".")
            if dot and before in {known for known, _ in self._forms.values()}:
                self.selectFile(f"{stem}.{ending}")

    def _on_file(self, path: str) -> None:
        _, rows = self._forms[self.selectedNameFilter()]
        # Somebody may type another ending than that of the form.
        self._chosen(path, rows if path.lower().endswith(".csv") else Rows.CREDITS)


def _forms() -> dict[str, tuple[str, Rows]]:
    return {
        tr("Spendby file, with everything (*.json)"): ("json", Rows.CREDITS),
        tr("Table with a row for each credit (*.csv)"): (
            "csv",
            Rows.CREDITS,
        ),
        tr("Table with a row for each entry (*.csv)"): ("csv", Rows.ENTRIES),
        tr("Calendar of last days (*.ics)"): ("ics", Rows.CREDITS),
        tr("Document for paper (*.pdf)"): ("pdf", Rows.CREDITS),
    }
