"""The rows of the credit list: filtered, sorted and put into words by this model itself.

A proxy over Python rows would take seconds where this takes milliseconds (PERFORMANCE.md). What a
row says is `row_text`'s; how it is painted, the delegates'.
"""

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from spendby.domain.summary import HEADLINE_TARGET
from spendby.services.judging import Judge, Judged
from spendby.services.listing import SortKey, ordered, search_text
from spendby.ui.models.roles import Role
from spendby.ui.models.row_text import RowText, row_text
from spendby.ui.models.views import View, belongs
from spendby.ui.verdict_look import verdict_look

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()

SINGLY = 20
"""Up to so many changed credits are announced one by one, so that nothing else moves."""


class Column(IntEnum):
    """The columns, in the order of the delegates."""

    CREDIT = 0
    ANSWER = 1
    EXPIRES = 2
    LEFT = 3


SORT_KEYS = {
    Column.CREDIT: SortKey.NAME,
    Column.ANSWER: SortKey.ANSWER,
    Column.EXPIRES: SortKey.EXPIRES,
    Column.LEFT: SortKey.LEFT,
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which credits are shown. `store` None means all stores; `search` folds case."""

    view: View = View.ACTIVE
    store: str | None = None
    search: str = ""


class CreditTableModel(QAbstractTableModel):
    """All credits, of which it shows those that were chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty, soonest expiry first."""
        super().__init__(parent)
        self._judge: Judge | None = None
        self._sorted: list[Judged] = []
        self._shown: list[Judged] = []
        self._folded: dict[str, str] = {}
        self._texts: dict[str, RowText] = {}
        self._chosen = Chosen()
        self._key, self._descending = SortKey.EXPIRES, False

    @property
    def chosen(self) -> Chosen:
        """What is shown now."""
        return self._chosen

    @property
    def everything(self) -> Sequence[Judged]:
        """Every credit, shown or not, in the order of the list."""
        return self._sorted

    def load(self, judge: Judge, credits: Iterable[Judged]) -> None:
        """Take all credits anew."""
        self.beginResetModel()
        self._judge = judge
        self._sorted = self._order(credits)
        self._folded.clear()
        self._texts.clear()
        self._shown = self._filtered(self._sorted)
        self.endResetModel()

    def update(self, judge: Judge, changed: Sequence[Judged]) -> None:
        """Take in what differs from before: credits changed, or new."""
        if len(changed) > SINGLY:
            ids = {one.credit.id for one in changed}
            self.load(judge, [*(one for one in self._sorted if one.credit.id not in ids), *changed])
            return
        self._judge = judge
        for one in changed:
            self._take_in(one)

    def choose(self, chosen: Chosen) -> None:
        """Show other credits; a longer search looks only among those shown."""
        if chosen == self._chosen:
            return
        before, self._chosen = self._chosen, chosen
        narrower = (
            before.view is chosen.view
            and before.store == chosen.store
            and bool(before.search)
            and chosen.search.startswith(before.search)
        )
        self.beginResetModel()
        self._shown = self._filtered(self._shown if narrower else self._sorted)
        self.endResetModel()

    def judged_at(self, row: int) -> Judged:
        """Give the credit in a row."""
        return self._shown[row]

    def row_of(self, credit_id: str) -> int:
        """Find the row of a credit; -1 when it isn't shown."""
        return _place(self._shown, credit_id)

    def text_of(self, judged: Judged) -> RowText:
        """Put a credit into words, once."""
        credit_id = judged.credit.id
        text = self._texts.get(credit_id)
        if text is None:
            if self._judge is None:
                message = "rows come with their judge"
                raise RuntimeError(message)
            text = self._texts[credit_id] = row_text(judged, self._judge)
        return text

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer for the roles of `roles`, and with words for those who hear the list."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        judged = self._shown[index.row()]
        if role == Role.CREDIT_ID:
            return judged.credit.id
        return _answer(self.text_of(judged), Column(index.column()), role)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Give the title of a column; the last one stands over figures."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _title(Column(section))
        if role == Qt.ItemDataRole.TextAlignmentRole and section == Column.LEFT:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; selection and current row stay with their credits."""
        if not 0 <= column < len(Column):
            return
        self._key = SORT_KEYS[Column(column)]
        self._descending = order is Qt.SortOrder.DescendingOrder
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        ids = [self._shown[index.row()].credit.id for index in held]
        self._sorted = self._order(self._sorted)
        self._shown = self._filtered(self._sorted)
        rows = {one.credit.id: row for row, one in enumerate(self._shown)} if held else {}
        moved = [
            self.index(rows[credit_id], index.column())
            for credit_id, index in zip(ids, held, strict=True)
        ]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _take_in(self, judged: Judged) -> None:
        """Change one row, or move, insert or remove it."""
        credit_id = judged.credit.id
        self._texts.pop(credit_id, None)
        self._folded.pop(credit_id, None)
        others = [one for one in self._sorted if one.credit.id != credit_id]
        self._sorted = self._order([*others, judged])
        after = self._filtered(self._sorted)
        old, new = _place(self._shown, credit_id), _place(after, credit_id)
        if old == new:
            self._shown = after
            if new >= 0:
                self.dataChanged.emit(self.index(new, 0), self.index(new, len(Column) - 1))
        elif old < 0:
            self.beginInsertRows(QModelIndex(), new, new)
            self._shown = after
            self.endInsertRows()
        elif new < 0:
            self.beginRemoveRows(QModelIndex(), old, old)
            self._shown = after
            self.endRemoveRows()
        else:
            # Qt counts the place before which the row goes while it is still in its old place.
            before = new + 1 if new > old else new
            self.beginMoveRows(QModelIndex(), old, old, QModelIndex(), before)
            self._shown = after
            self.endMoveRows()
            self.dataChanged.emit(self.index(new, 0), self.index(new, len(Column) - 1))

    def _order(self, credits: Iterable[Judged]) -> list[Judged]:
        return ordered(credits, self._key, HEADLINE_TARGET, descending=self._descending)

    def _filtered(self, credits: Iterable[Judged]) -> list[Judged]:
        view, store = self._chosen.view, self._chosen.store
        words = self._chosen.search.casefold().split()
        found = [
            one
            for one in credits
            if belongs(one, view) and (store is None or one.credit.store == store)
        ]
        if not words:
            return found
        return [one for one in found if all(word in self._fold(one) for word in words)]

    def _fold(self, judged: Judged) -> str:
        folded = self._folded.get(judged.credit.id)
        if folded is None:
            folded = self._folded[judged.credit.id] = search_text(judged)
        return folded


def _place(credits: Sequence[Judged], credit_id: str) -> int:
    return next((row for row, one in enumerate(credits) if one.credit.id == credit_id), -1)


def _title(column: Column) -> str:
    titles = {
        Column.CREDIT: QCoreApplication.translate("CreditTable", "Credit"),
        Column.ANSWER: QCoreApplication.translate("CreditTable", "Buys gift cards?"),
        Column.EXPIRES: QCoreApplication.translate("CreditTable", "Expires"),
        Column.LEFT: QCoreApplication.translate("CreditTable", "Left"),
    }
    return titles[column]


_VALUES = {
    int(Role.NAME): "name",
    int(Role.SUBTITLE): "subtitle",
    int(Role.ANSWER): "answer",
    int(Role.REASON): "reason",
    int(Role.URGENCY): "urgency",
    int(Role.EXPIRY_TEXT): "expiry",
    int(Role.EXPIRY_DATE_TEXT): "expiry_date",
    int(Role.LEFT_TEXT): "left",
    int(Role.OF_TEXT): "of",
}


def _answer(text: RowText, column: Column, role: int) -> object:
    name = _VALUES.get(role)
    if name is not None:
        return getattr(text, name)
    if role == Qt.ItemDataRole.DisplayRole:
        shown = {
            Column.CREDIT: text.name,
            Column.ANSWER: verdict_look(text.answer).word,
            Column.EXPIRES: text.expiry,
            Column.LEFT: text.left,
        }
        return shown[column]
    if role == Qt.ItemDataRole.AccessibleTextRole:
        heard = {
            Column.CREDIT: text.sentence,
            Column.ANSWER: text.answer_sentence,
            Column.EXPIRES: text.expiry_sentence,
            Column.LEFT: text.left_sentence,
        }
        return heard[column]
    if role == Qt.ItemDataRole.ToolTipRole and column is Column.CREDIT:
        return f"<qt>{html.escape(text.name)}</qt>"
    return None
