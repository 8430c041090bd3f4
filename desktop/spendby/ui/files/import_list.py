"""The rows of an import: how many there are of each kind, and the table to tick them in."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from spendby.services.exchange import ImportRow
from spendby.services.import_rows import Fate
from spendby.translation import tr
from spendby.ui.files.import_table import ImportColumn, ImportTableModel
from spendby.ui.files.import_words import counts_sentence, fate_word
from spendby.ui.kit.controls import Combo
from spendby.ui.kit.labels import label, set_text
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole

_WIDTHS = {
    ImportColumn.STATUS: 112,
    ImportColumn.ROW: 48,
    ImportColumn.NAME: 150,
    ImportColumn.DAY: 94,
    ImportColumn.EXPIRES: 104,
    ImportColumn.AMOUNT: 92,
}

_MOST = {ImportColumn.NAME: 340}


class ImportList(QWidget):
    """Lists all rows, or those of one fate."""

    def __init__(self, theme: Theme, today: date) -> None:
        """Show no rows; `today` decides which days are written with their year."""
        super().__init__()
        self._theme = theme
        self.rows = ImportTableModel(today, self)
        self.table = QTreeView()
        self.table.setModel(self.rows)
        self.table.setAccessibleName(tr("Rows of the file"))
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setAllColumnsShowFocus(True)
        mark(self.table, framed=True)
        header = self.table.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        for section, width in _WIDTHS.items():
            header.resizeSection(section, theme.px(width))
        self.table.setMinimumHeight(theme.px(100))
        # It takes what height is left, and asks for none: what stands above it is never cut.
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.counts = label(role=TextRole.CONTROL)
        self.detail = label(role=TextRole.CONTROL, wrap=True)
        self.which = Combo()
        self.which.setAccessibleName(tr("Which rows are listed"))
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.which.currentIndexChanged.connect(self._on_which)
        above = QHBoxLayout()
        above.addWidget(self.counts, 1)
        above.addWidget(self.which)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(above)
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)
        self.detail.hide()
        self.table.selectionModel().currentChanged.connect(self._on_current)

    def show_rows(self, rows: Sequence[ImportRow]) -> None:
        """List other rows."""
        self.rows.show_rows(rows)
        self.counts.setText(counts_sentence(rows))
        self.which.blockSignals(True)
        self.which.clear()
        self.which.addItem(tr("All rows"), None)
        for fate in Fate:
            if any(row.fate is fate for row in rows):
                self.which.addItem(fate_word(fate), fate)
        self.which.blockSignals(False)
        self.which.setVisible(self.which.count() > 2)  # noqa: PLR2004 - all rows, and one kind
        self.detail.hide()
        wrong = (place for place, row in enumerate(rows) if row.fate is Fate.PROBLEM)
        self.table.setCurrentIndex(self.rows.index(next(wrong, 0), 0))
        for section, width in _WIDTHS.items():  # no words are cut off beside empty space
            self.table.resizeColumnToContents(section)
            most = self._theme.px(_MOST.get(section, 2 * width))
            wanted = self.table.columnWidth(section)
            self.table.setColumnWidth(section, min(most, max(self._theme.px(width), wanted)))
        self.show()

    def clear(self) -> None:
        """List nothing, and say nothing about it."""
        self.rows.show_rows([])
        self.counts.setText("")
        self.hide()

    def _on_current(self, index: QModelIndex) -> None:
        """Say in full what there is to know about a row."""
        text = self.rows.remark(index.row()) if index.isValid() else ""
        set_text(self.detail, text)
        self.detail.setVisible(bool(text))

    def _on_which(self) -> None:
        chosen = self.which.currentData()
        self.rows.only(None if chosen is None else Fate(chosen))
