"""The rows of the credit list as Qt asks for them, in words only when they come into sight.

Which rows there are is `credit_rows`'s: a proxy over Python rows would take seconds where that
takes milliseconds. What a row says is `row_text`'s, how it is painted the
delegates'.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from spendby.services.judging import Judge, Judged
from spendby.translation import tr
from spendby.ui.credit_list.all_credits import ID
from spendby.ui.credit_list.chosen import Chosen
from spendby.ui.credit_list.columns import (
    ALWAYS,
    AMOUNTS,
    SPECS,
    Column,
    column_title,
    optional_text,
)
from spendby.ui.credit_list.credit_rows import CreditRows
from spendby.ui.credit_list.folding import folding
from spendby.ui.credit_list.grouping import Section
from spendby.ui.credit_list.questions import question
from spendby.ui.credit_list.roles import Role
from spendby.ui.credit_list.row_text import RowText, row_text
from spendby.ui.credit_list.search_texts import SearchTexts
from spendby.ui.credit_list.tally import Tally
from spendby.ui.kit.categories import named
from spendby.ui.kit.formatting import heard
from spendby.ui.kit.labels import literal_tooltip
from spendby.ui.kit.verdict_look import verdict_look

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()

SINGLY = 20
"""Up to so many changed credits are announced one by one, so that nothing else moves."""
_WORDS_KEPT = 1_000


class CreditTableModel(QAbstractTableModel):
    """All credits, of which it shows those that were chosen."""

    settled = Signal()
    """A change is over, however many rows it had: what counts or adds up looks now, not before."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty, soonest expiry first."""
        super().__init__(parent)
        self._judge: Judge | None = None
        self._rows = CreditRows()
        self._texts: dict[str, RowText] = {}
        self.question = question()
        """What is asked about every credit."""
        self.unreadable = 0
        """How many more credits there are that can't be read: they are in no row and no sum."""
        self.generation = 0
        """Another number after each change of any credit, shown or not."""
        self.ends_below = False
        """Whether the ends are said with what is left, for want of a column; `put_ends_below`."""
        self.is_changing = False
        """Whether only some of a change's rows may be as they will be."""

    @property
    def chosen(self) -> Chosen:
        """What is shown now."""
        return self._rows.chosen

    @property
    def everything(self) -> Sequence[Judged]:
        """Every credit, shown or not, the soonest end first."""
        return self._rows.everything

    @property
    def rows(self) -> CreditRows:
        """The rows themselves; only to be read."""
        return self._rows

    def load(
        self,
        judge: Judge,
        by_expiry: Iterable[Judged],
        tally: Tally | None = None,
        *,
        is_partial: bool = False,
    ) -> None:
        """Take all credits anew, or those that end first of many, in the order of their expiry.

        Where those that end first are shown already, the others come after them, and nothing else
        moves. `tally` spares counting.
        """
        credits = list(by_expiry)
        with _one_change(self):
            was_partial, shown = self._rows.is_partial, self._rows.found
            self._judge = judge
            self._texts.clear()
            texts = SearchTexts(folding(judge))
            found = self._rows.load(credits, tally or Tally(credits), texts, is_partial=is_partial)
            if was_partial and not self._rows.is_grouped and _begins_with(found[0], shown):
                self.beginInsertRows(QModelIndex(), len(shown), len(found[0]) - 1)
                self._rows.show(*found)
                self.endInsertRows()
                last = self.index(len(shown) - 1, len(Column) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
                return
            self.beginResetModel()
            self._rows.show(*found)
            self._ask()
            self.endResetModel()

    def update(self, judge: Judge, changed: Sequence[Judged], gone: Collection[str] = ()) -> None:
        """Take in what differs from before: credits changed, or new, or `gone` (their ids)."""
        with _one_change(self):
            self._judge = judge
            for credit_id in (*gone, *(one.credit.id for one in changed)):
                self._texts.pop(credit_id, None)
            if self._rows.is_grouped or len(changed) + len(gone) > SINGLY:
                # Counts and sums of headings change too, so everything does.
                self.beginResetModel()
                self._rows.put(changed, gone)
                self.endResetModel()
                return
            for credit_id in gone:
                self._show(*self._rows.take_out(credit_id))
            for one in changed:
                self._show(*self._rows.take_in(one))

    def swap(self, judge: Judge, changed: Mapping[str, Judged]) -> None:
        """Take in credits of which nothing has changed but their answers, by their ids."""
        with _one_change(self):
            self.beginResetModel()
            self._judge = judge
            for credit_id in changed:
                self._texts.pop(credit_id, None)
            self._rows.swap(changed)
            self.endResetModel()

    def choose(self, chosen: Chosen) -> None:
        """Show other credits; a longer search looks only among those shown."""
        before = self._rows.chosen
        if chosen == before:
            return
        asked_anew = (chosen.target, chosen.buying) != (before.target, before.buying)
        with _one_change(self, of_credits=False):
            self.beginResetModel()
            self._rows.choose(chosen)
            if asked_anew:
                self._texts.clear()
                self._ask()
            self.endResetModel()

    def judged_at(self, row: int) -> Judged | None:
        """Give the credit in a row; None for the heading of a group."""
        found = self._rows.rows[row]
        return None if isinstance(found, Section) else found

    def row_of(self, credit_id: str) -> int:
        """Find the row of a credit; -1 when it isn't shown."""
        return self._rows.row_of(credit_id)

    def text_of(self, judged: Judged) -> RowText:
        """Put a credit into words, once."""
        credit_id = judged.credit.id
        text = self._texts.get(credit_id)
        if text is None:
            if len(self._texts) >= _WORDS_KEPT:
                self._texts.clear()
            if self._judge is None:
                message = "rows come with their judge"
                raise RuntimeError(message)
            text = row_text(judged, self._judge, self._rows.chosen.target, self.question.heard)
            self._texts[credit_id] = text
        return text

    def cell_text(self, judged: Judged, column: Column) -> str:
        """Say what stands in a cell, on one line."""
        if column not in ALWAYS:
            return "" if self._judge is None else optional_text(judged, self._judge, column)
        return str(_answer(self.text_of(judged), column, Qt.ItemDataRole.DisplayRole))

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Count the rows, headings of groups included."""
        return 0 if parent.isValid() else len(self._rows.rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the headings of groups be passed over, and credits be dragged."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._rows.rows[index.row()], Section):
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer for the roles of `roles`, and with words for those who hear the list."""
        if not index.isValid() or index.row() >= len(self._rows.rows):
            return None
        if role == Role.HEADINGS:
            return self._rows.headings
        row, column = self._rows.rows[index.row()], Column(index.column())
        if isinstance(row, Section):
            return _heading(row, column, role)
        if role == Role.CREDIT_ID:
            return row.credit.id
        if column not in ALWAYS:
            return _optional(self.cell_text(row, column), role)
        text, below = self.text_of(row), self.ends_below and column is Column.LEFT
        return (
            heard(text.money_sentence) if below and role == _HEARD else _answer(text, column, role)
        )

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Give the title of a column; columns of amounts end at the trailing edge."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            column = Column(section)
            if column is Column.LEFT and self.ends_below:
                return tr("Left, expires")
            return self.question.title if column is Column.ANSWER else column_title(column)
        if role == Qt.ItemDataRole.TextAlignmentRole and section in AMOUNTS:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; selection and current row stay with their credits."""
        if not 0 <= column < len(Column):
            return
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        before = [self.judged_at(index.row()) for index in held]
        descending = order is Qt.SortOrder.DescendingOrder
        self._rows.sort(SPECS[Column(column)].sort, descending=descending)
        rows = {one: self._rows.row_of_what_was(one) for one in before if one is not None}
        moved = [
            QModelIndex() if one is None else self.index(rows[one], index.column())
            for one, index in zip(before, held, strict=True)
        ]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _ask(self) -> None:
        chosen = self._rows.chosen
        asked = question(chosen.target, named(chosen.buying, self._judge))
        if asked != self.question:
            self.question = asked
            across = Qt.Orientation.Horizontal
            self.headerDataChanged.emit(across, Column.ANSWER, Column.ANSWER)

    def _show(self, old: int, new: int, after: list[Judged]) -> None:
        """Change one row, or move, insert or remove it."""
        if old == new:
            self._rows.show(after)
        elif old < 0:
            self.beginInsertRows(QModelIndex(), new, new)
            self._rows.show(after)
            self.endInsertRows()
        elif new < 0:
            self.beginRemoveRows(QModelIndex(), old, old)
            self._rows.show(after)
            self.endRemoveRows()
        else:
            # Qt counts the place before which the row goes while it is still in its old place.
            before = new + 1 if new > old else new
            self.beginMoveRows(QModelIndex(), old, old, QModelIndex(), before)
            self._rows.show(after)
            self.endMoveRows()
        if min(old, new) >= 0:
            self.dataChanged.emit(self.index(new, 0), self.index(new, len(Column) - 1))


def put_ends_below(model: CreditTableModel, below: bool) -> None:
    """Say the ends with what is left, where they have no column of their own."""
    model.ends_below = below
    model.headerDataChanged.emit(Qt.Orientation.Horizontal, Column.LEFT, Column.LEFT)


@contextmanager
def _one_change(model: CreditTableModel, *, of_credits: bool = True) -> Iterator[None]:
    """Hold everything together that is one change, of credits or of what is shown."""
    model.is_changing = True
    try:
        yield
    finally:
        model.is_changing = False
        model.generation += of_credits
    model.settled.emit()


_HEARD = Qt.ItemDataRole.AccessibleTextRole
_READ_AND_HEARD = frozenset({Qt.ItemDataRole.DisplayRole, _HEARD})

_VALUES = {
    int(Role.NAME): "name",
    int(Role.SUBTITLE): "subtitle",
    int(Role.ANSWER): "answer",
    int(Role.REASON): "reason",
    int(Role.URGENCY): "urgency",
    int(Role.EXPIRY_TEXT): "expiry",
    int(Role.EXPIRY_DATE_TEXT): "expiry_date",
    int(Role.END_TEXT): "end",
    int(Role.LEFT_TEXT): "left",
    int(Role.OF_TEXT): "of",
}


def _begins_with(found: Sequence[Judged], shown: Sequence[Judged]) -> bool:
    """Tell whether what is found is what is shown, and more after it."""
    first = found[: len(shown)]
    return 0 < len(shown) < len(found) and list(map(ID, first)) == list(map(ID, shown))


def _heading(section: Section, column: Column, role: int) -> object:
    if role == Role.SECTION:
        return section
    if role in _READ_AND_HEARD:
        return section.sentence if column is Column.CREDIT else ""
    return None


def _optional(text: str, role: int) -> object:
    if role == Role.CELL_TEXT or role in _READ_AND_HEARD:
        return text
    return literal_tooltip(text) if role == Qt.ItemDataRole.ToolTipRole else None


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
        sentences = {
            Column.CREDIT: text.name_sentence,
            Column.ANSWER: text.answer_sentence,
            Column.EXPIRES: text.expiry_sentence,
            Column.LEFT: text.left_sentence,
        }
        return heard(sentences[column])
    if role == Qt.ItemDataRole.ToolTipRole and column is Column.CREDIT:
        return literal_tooltip(text.name)
    return None
