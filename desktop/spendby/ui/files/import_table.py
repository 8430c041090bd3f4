"""The rows of an import as a table, in which rows are chosen; what becomes of each is a word."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from spendby.domain.expiry import ExpiryState
from spendby.services.exchange import Choice, ImportRow
from spendby.services.import_rows import Fate
from spendby.translation import tr
from spendby.ui.files.import_words import about, fate_word, name_of
from spendby.ui.kit.formatting import full_date, money, short_date
from spendby.ui.kit.labels import literal_tooltip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ImportColumn(IntEnum):
    """The columns."""

    STATUS = 0
    ROW = 1
    NAME = 2
    DAY = 3
    EXPIRES = 4
    AMOUNT = 5
    ABOUT = 6


class ImportTableModel(QAbstractTableModel):
    """Lists rows; those with a key can be ticked, new ones are ticked from the beginning."""

    chosen = Signal()

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        """Hold no rows; `today` decides which days are written with their year."""
        super().__init__(parent)
        self._today = today
        self._all: Sequence[ImportRow] = ()
        self._shown: Sequence[ImportRow] = ()
        self._ticked: set[str] = set()

    def show_rows(self, rows: Sequence[ImportRow]) -> None:
        """List other rows."""
        self.beginResetModel()
        self._all = self._shown = rows
        self._ticked = {row.key for row in rows if row.fate is Fate.NEW and row.key}
        self.endResetModel()

    def only(self, fate: Fate | None) -> None:
        """List the rows of one fate, or all of them."""
        self.beginResetModel()
        self._shown = self._all if fate is None else [one for one in self._all if one.fate is fate]
        self.endResetModel()

    @property
    def wanted(self) -> int:
        """How many rows are to come in."""
        free = sum(row.fate is Fate.NEW and not row.key for row in self._all)
        return free + len(self._ticked)

    @property
    def passed_by(self) -> int:
        """How many rows are not."""
        return len(self._all) - self.wanted

    def choice(self) -> Choice:
        """Give what was chosen."""
        keys = [(row.fate, row.key) for row in self._all if row.key]
        return Choice(
            without=frozenset(
                key for fate, key in keys if fate is Fate.NEW and key not in self._ticked
            ),
            changed=frozenset(
                key for fate, key in keys if fate is Fate.CHANGED and key in self._ticked
            ),
        )

    def remark(self, place: int) -> str:
        """Say in full what there is to know about a listed row, with its number."""
        row = self._shown[place]
        text = about(row)
        if not text or not row.number:
            return text
        return tr("Row {row}. {text}").format(row=row.number, text=text)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the rows listed."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(ImportColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section in {
            ImportColumn.ROW,
            ImportColumn.AMOUNT,
        }:
            return _RIGHT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (
            tr("Status"),
            tr("Row"),
            tr("Credit"),
            tr("Received"),
            tr("Expires"),
            tr("Amount"),
            tr("Remarks"),
        )
        return names[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows with a key be ticked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == ImportColumn.STATUS and self._shown[index.row()].key:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a cell's words, and for the first one whether it is ticked."""
        row, column = self._shown[index.row()], ImportColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, column)
        if role == Qt.ItemDataRole.CheckStateRole and column is ImportColumn.STATUS and row.key:
            ticked = row.key in self._ticked
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal_tooltip(self._whole(row, column))
        if role == Qt.ItemDataRole.TextAlignmentRole and column in {
            ImportColumn.ROW,
            ImportColumn.AMOUNT,
        }:
            return _RIGHT
        if role == Qt.ItemDataRole.AccessibleTextRole and column is ImportColumn.STATUS:
            words = (self._words(row, one) for one in ImportColumn)
            return ", ".join(word for word in words if word)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row, or don't."""
        row = self._shown[index.row()]
        if role != Qt.ItemDataRole.CheckStateRole or not row.key:
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._ticked.add(row.key)
        else:
            self._ticked.discard(row.key)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.chosen.emit()
        return True

    def _words(self, row: ImportRow, column: ImportColumn) -> str:
        return _WORDS[column](row, self._today)

    def _whole(self, row: ImportRow, column: ImportColumn) -> str:
        if column is ImportColumn.NAME:
            return row.name[:2_000]
        if column is ImportColumn.ABOUT:
            return about(row)
        if column is ImportColumn.DAY and row.on:
            return full_date(row.on)
        return ""


def _day(row: ImportRow, today: date) -> str:
    return short_date(row.on, today) if row.on else ""


def _expiry(row: ImportRow, today: date) -> str:
    expiry = row.expiry
    if expiry is None:
        return ""
    if expiry.on is not None:
        return short_date(expiry.on, today)
    never = expiry.state is ExpiryState.NEVER
    return tr("Never") if never else tr("Not set")


def _amount(row: ImportRow, _today: date) -> str:
    return "" if row.amount is None else money(row.amount, row.currency)


_WORDS: dict[ImportColumn, Callable[[ImportRow, date], str]] = {
    ImportColumn.STATUS: lambda row, _: fate_word(row.fate),
    ImportColumn.ROW: lambda row, _: str(row.number) if row.number else "",
    ImportColumn.NAME: lambda row, _: name_of(row)[:200],
    ImportColumn.DAY: _day,
    ImportColumn.EXPIRES: _expiry,
    ImportColumn.AMOUNT: _amount,
    ImportColumn.ABOUT: lambda row, _: about(row),
}
