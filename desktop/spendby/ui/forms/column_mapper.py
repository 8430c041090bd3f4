"""How a table is read: what parts its cells, how its dates and decimals go, what each column is.

Shows what was found, with cells of the first rows; every change is read anew at once.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from spendby.services.foreign.doubts import TableLook
from spendby.services.foreign.found import ReadAs
from spendby.services.foreign.tables import folded
from spendby.ui.formatting import one_line
from spendby.ui.forms.choice_field import ChoiceField
from spendby.ui.models.import_words import (
    decimal_choices,
    delimiter_choices,
    field_choices,
    order_choices,
)
from spendby.ui.style import mark
from spendby.ui.theme import Theme

_ROWS = 3
_ROW = 40
_SAMPLE = 80


class ColumnMapper(QWidget):
    """Three choices for the whole table, and one for each of its columns."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        """Show no table yet."""
        super().__init__()
        self._theme = theme
        self._look: TableLook | None = None
        self.delimiter = ChoiceField(theme, self.tr("Cells parted by"), delimiter_choices())
        self.order = ChoiceField(theme, self.tr("Dates"), order_choices())
        self.decimal = ChoiceField(theme, self.tr("Decimals"), decimal_choices())
        self.columns = QTreeWidget()
        self.columns.setAccessibleName(self.tr("Columns of the table"))
        self.columns.setHeaderLabels(
            [self.tr("Column"), self.tr("Read as"), self.tr("In the first rows")]
        )
        self.columns.setRootIsDecorated(False)
        self.columns.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.columns.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        mark(self.columns, framed=True)
        self._combos: list[QComboBox] = []
        top = QHBoxLayout()
        top.setSpacing(12)
        for field in (self.delimiter, self.order, self.decimal):
            top.addWidget(field, 1)
            field.changed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.columns)

    def show_look(self, look: TableLook) -> None:
        """Show how a table was read, or what is known of one in doubt."""
        before, self._look = self._look, look
        for field in (self.delimiter, self.order, self.decimal):
            field.blockSignals(True)
        self.delimiter.set_value(look.delimiter)
        self.order.set_value(look.order)
        self.decimal.set_value(look.decimal)
        for field in (self.delimiter, self.order, self.decimal):
            field.blockSignals(False)
        if before is None or (before.header, before.delimiter) != (look.header, look.delimiter):
            self._fill(look)
        read_as = {name: field for field, name in look.columns.items()}
        for name, combo in zip(look.header, self._combos, strict=True):
            combo.blockSignals(True)
            combo.setCurrentIndex(max(0, combo.findData(read_as.get(folded(name), ""))))
            combo.blockSignals(False)

    def read_as(self) -> ReadAs:
        """Give what was chosen; nothing while no table was shown."""
        if self._look is None:
            return ReadAs()
        if self.delimiter.value != self._look.delimiter:
            return ReadAs(delimiter=self.delimiter.value)  # other columns will be found
        columns = {name: "" for name, _ in field_choices() if name}
        for name, combo in zip(self._look.header, self._combos, strict=True):
            if combo.currentData():
                columns[str(combo.currentData())] = name
        return ReadAs(
            None, self.order.value, self.decimal.value, columns, delimiter=self.delimiter.value
        )

    def column(self, name: str) -> QComboBox:
        """Give the choice of a column, by the header's text."""
        header = () if self._look is None else self._look.header
        return self._combos[header.index(name)]

    def _fill(self, look: TableLook) -> None:
        self.columns.clear()
        self._combos = []
        for place, name in enumerate(look.header):
            cells = [row[place] for row in look.samples if place < len(row) and row[place].strip()]
            sample = "  ·  ".join(one_line(cell)[:_SAMPLE] for cell in cells[:3])
            item = QTreeWidgetItem([one_line(name)[:_SAMPLE], "", sample])
            item.setSizeHint(1, QSize(0, self._theme.px(_ROW)))
            self.columns.addTopLevelItem(item)
            combo = QComboBox()
            combo.setAccessibleName(self.tr("What column {name} is").format(name=name[:_SAMPLE]))
            for field, words in field_choices():
                combo.addItem(words, field)
            combo.currentIndexChanged.connect(self._on_column)
            self._combos.append(combo)
            self.columns.setItemWidget(item, 1, combo)
        header = self.columns.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, self._theme.px(150))
        high = self._theme.px(_ROW) * min(_ROWS, max(1, len(look.header))) + self._theme.px(34)
        self.columns.setFixedHeight(high)

    def _on_column(self) -> None:
        """Take a field away from the column that had it: each is read from one column."""
        changed = self.sender()
        if isinstance(changed, QComboBox) and changed.currentData():
            for combo in self._combos:
                if combo is not changed and combo.currentData() == changed.currentData():
                    combo.blockSignals(True)
                    combo.setCurrentIndex(0)
                    combo.blockSignals(False)
        self.changed.emit()
