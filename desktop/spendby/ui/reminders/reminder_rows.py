"""The rows of the inbox: reminders of one standing, as a list that a view and a reader can read."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from spendby.domain.reminders.inbox import Item, Standing
from spendby.services.reminders import Inbox
from spendby.ui.kit.formatting import one_line
from spendby.ui.kit.labels import literal_tooltip
from spendby.ui.reminders.reminder_words import (
    about_words,
    heard,
    left_words,
    shown_words,
    standing_words,
    title_of,
    tone_of,
    why_not_shown,
)

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_FIRST = int(Qt.ItemDataRole.UserRole) + 1


class ReminderRole(IntEnum):
    """What the delegate asks of a row; every value is finished text, NEW is a bool."""

    NAME = _FIRST
    ABOUT = _FIRST + 1
    TONE = _FIRST + 2
    LEFT = _FIRST + 3
    STANDING = _FIRST + 4
    SHOWN = _FIRST + 5
    NEW = _FIRST + 6


class ReminderRows(QAbstractListModel):
    """Reminders in the order of the inbox."""

    def __init__(self, parent: QObject) -> None:
        """Start empty."""
        super().__init__(parent)
        self._items: list[Item] = []
        self._inbox: Inbox | None = None

    @property
    def items(self) -> Sequence[Item]:
        """The reminders shown."""
        return self._items

    def show(self, inbox: Inbox, standing: Standing) -> None:
        """Show the reminders that stand like this."""
        self.beginResetModel()
        self._inbox = inbox
        self._items = [one for one in inbox.items if one.standing is standing]
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count the reminders."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Answer for one reminder."""
        inbox = self._inbox
        if inbox is None or not index.isValid():
            return None
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return heard(item, inbox)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tooltip(item, inbox)
        if role in {Qt.ItemDataRole.DisplayRole, ReminderRole.NAME}:
            return one_line(title_of(item, inbox))
        return self._said(item, inbox, role)

    def _said(self, item: Item, inbox: Inbox, role: int) -> object:
        now = inbox.moment.now
        if role == ReminderRole.ABOUT:
            return about_words(item, inbox)
        if role == ReminderRole.TONE:
            return tone_of(item)
        if role == ReminderRole.LEFT:
            return left_words(item)
        if role == ReminderRole.STANDING:
            return standing_words(item, now)
        if role == ReminderRole.SHOWN:
            return shown_words(item, now)
        return item.standing is Standing.NEW if role == ReminderRole.NEW else None


def _tooltip(item: Item, inbox: Inbox) -> str:
    lines = (title_of(item, inbox), shown_words(item, inbox.moment.now), why_not_shown(item))
    return literal_tooltip("\n".join(filter(None, lines)))
