"""How a table is read: what parts its cells, how its dates and decimals go, what each column is.

Shows what was found, with cells of the first rows; every change is read anew at once.
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
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
from spendby.translation import tr
from spendby.ui.files.import_words import (
    currency_choices,
    currency_found,
    decimal_choices,
    decimal_found,
    delimiter_choices,
    field_choices,
    order_choices,
    order_found,
)
from spendby.ui.kit.choice_field import ChoiceField
from spendby.ui.kit.controls import Combo
from spendby.ui.kit.formatting import one_line
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme

_Value = TypeVar("_Value")

_ROWS = 5
_FEWEST = 2
_ROW = 36
_GAP = 12
_BESIDE = 616
"""What the screen holds beside these rows; on a low one there are fewer of them."""
_SAMPLE = 80


class ColumnMapper(QWidget):
    """Four choices for the whole table, and one for each of its columns."""

    changed = Signal()

    def __init__(self, theme: Theme, currencies: Iterable[str] = ()) -> None:
        """Show no table yet; `currencies` are offered before the usual ones."""
        super().__init__()
        self._theme = theme
        self._look: TableLook | None = None
        self.delimiter = ChoiceField(theme, tr("Cells parted by"), delimiter_choices())
        self.order = ChoiceField(theme, tr("Dates"), order_choices())
        self.decimal = ChoiceField(theme, tr("Decimals"), decimal_choices())
        self._currencies = currency_choices(currencies)
        self.currency = ChoiceField(theme, tr("Currency"), self._currencies)
        self.columns = QTreeWidget()
        self.columns.setAccessibleName(tr("Columns of the table"))
        self.columns.setHeaderLabels([tr("Column"), tr("Read as"), tr("In the first rows")])
        self.columns.setRootIsDecorated(False)
        self.columns.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.columns.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        mark(self.columns, framed=True)
        self._combos: list[Combo] = []
        self._said: dict[str, str] = {}
        self._parted_by: str | None = None
        top = QHBoxLayout()
        top.setSpacing(12)
        for field in (self.delimiter, self.order, self.decimal, self.currency):
            top.addWidget(field, 1)
        self.delimiter.changed.connect(self._on_delimiter)
        self.order.changed.connect(self.changed)
        self.decimal.changed.connect(self.changed)
        self.currency.changed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addLayout(top)
        column.addWidget(self.columns)

    def show_look(self, look: TableLook) -> None:
        """Show how a table was read, or what is known of one in doubt."""
        before, self._look = self._look, look
        fields = (self.delimiter, self.order, self.decimal, self.currency)
        for field in fields:
            field.blockSignals(True)
        self.delimiter.set_value(look.delimiter)
        # What was found stays "As found", so that only what the user chose is said of the file.
        order = None if look.order is None else look.order.certain
        decimal = None if look.decimal is None else look.decimal.certain
        self._show_found(self.order, order_choices(), order and order_found(order))
        self._show_found(self.decimal, decimal_choices(), decimal and decimal_found(decimal))
        currency = look.currency
        self._show_found(self.currency, self._currencies, currency and currency_found(currency))
        for field in fields:
            field.blockSignals(False)
        if before is None or (before.header, before.delimiter) != (look.header, look.delimiter):
            self._fill(look)
        read_as = {name: field for field, name in look.columns.items()}
        for name, combo in zip(look.header, self._combos, strict=True):
            combo.blockSignals(True)
            found = combo.findData(read_as.get(folded(name), ""))
            open_ = folded(name) in look.asked and name not in self._said
            combo.setCurrentIndex(-1 if open_ else max(0, found))
            combo.blockSignals(False)

    def read_as(self) -> ReadAs:
        """Give what was chosen, and nothing of what was only found."""
        if self._look is None:
            return ReadAs()
        columns = {field: name for name, field in self._said.items() if field}
        unread = frozenset(name for name, field in self._said.items() if not field)
        return ReadAs(
            None,
            self.order.value,
            self.decimal.value,
            columns,
            delimiter=self._parted_by,
            unread=unread,
            currency=self.currency.value,
        )

    def ask(self) -> None:
        """Lead to the first column of which somebody has to say what it is."""
        combos = [combo for combo in self._combos if combo.currentIndex() < 0] or self._combos
        if combos:
            combos[0].setFocus(Qt.FocusReason.OtherFocusReason)
            item = self.columns.topLevelItem(self._combos.index(combos[0]))
            if item is not None:
                self.columns.scrollToItem(item)

    def column(self, name: str) -> Combo:
        """Give the choice of a column, by the header's text."""
        header = () if self._look is None else self._look.header
        return self._combos[header.index(name)]

    def _fill(self, look: TableLook) -> None:
        self.columns.clear()
        self._combos = []
        self._said = {}
        for place, name in enumerate(look.header):
            cells = [row[place] for row in look.samples if place < len(row) and row[place].strip()]
            sample = "  ·  ".join(one_line(cell)[:_SAMPLE] for cell in cells[:3])
            item = QTreeWidgetItem([one_line(name)[:_SAMPLE], "", sample])
            item.setSizeHint(1, QSize(0, self._theme.px(_ROW)))
            self.columns.addTopLevelItem(item)
            combo = Combo()
            combo.setAccessibleName(tr("What column {name} is").format(name=name[:_SAMPLE]))
            combo.setPlaceholderText(tr("Choose what it is"))
            for field, words in field_choices():
                combo.addItem(words, field)
            combo.currentIndexChanged.connect(self._on_column)
            self._combos.append(combo)
            self.columns.setItemWidget(item, 1, combo)
        header = self.columns.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, self._theme.px(190))
        room = self.screen().availableGeometry().height()
        most = (room - self._theme.px(_BESIDE)) // self._theme.px(_ROW)
        rows = min(_ROWS, max(_FEWEST, most), max(1, len(look.header)))
        high = self._theme.px(_ROW) * rows + self._theme.px(34)
        self.columns.setFixedHeight(high)
        # Said in full: rows that come in while this is hidden don't reach the layout around it.
        self.setMinimumHeight(self.delimiter.sizeHint().height() + _GAP + high)

    @staticmethod
    def _show_found(
        choice: ChoiceField[_Value | None],
        choices: Sequence[tuple[_Value | None, str]],
        found: str | None,
    ) -> None:
        """Name what was found in the choice that leaves it to the file; keep what was chosen."""
        chosen = choice.value
        (_, open_), *others = choices
        choice.set_choices([(None, found or open_), *others])
        choice.set_value(chosen)

    def _on_delimiter(self) -> None:
        """Have other columns found; what was said of the old ones is void."""
        self._parted_by = self.delimiter.value
        self._said = {}
        self.changed.emit()

    def _on_column(self) -> None:
        """Take a field away from the column that had it: each is read from one column."""
        changed = self.sender()
        header = () if self._look is None else self._look.header
        field = changed.currentData() if isinstance(changed, Combo) else None
        for name, combo in zip(header, self._combos, strict=True):
            if combo is changed:
                self._said[name] = str(field)
            elif field and combo.currentData() == field:
                combo.blockSignals(True)
                combo.setCurrentIndex(0)
                combo.blockSignals(False)
                self._said.pop(name, None)
        self.changed.emit()
