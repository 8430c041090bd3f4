"""The list of reminders on the inbox page: several can be chosen, and keys act on them."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from spendby.domain.reminders.inbox import Item, Standing
from spendby.services.reminders import Inbox
from spendby.translation import tr
from spendby.ui.kit.choosing import choose_only
from spendby.ui.kit.theme import Theme
from spendby.ui.reminders.reminder import ReminderDelegate
from spendby.ui.reminders.reminder_rows import ReminderRows

_DONE = frozenset({Qt.Key.Key_D, Qt.Key.Key_Delete})
_OPEN = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_TOO = QItemSelectionModel.SelectionFlag.Select


class ReminderList(QListView):
    """Reminders, a row each."""

    done_wanted = Signal()
    snooze_wanted = Signal()
    open_wanted = Signal()
    chosen = Signal()
    """Other reminders are selected now."""

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self.rows = ReminderRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(ReminderDelegate(theme, parent=self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(tr("Reminders"))
        self.doubleClicked.connect(lambda _index: self.open_wanted.emit())
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    @property
    def selected(self) -> list[Item]:
        """The reminders that are selected, in their order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.rows.items[row] for row in rows if row < len(self.rows.items)]

    @property
    def current(self) -> Item | None:
        """The reminder that the focus is on."""
        row = self.currentIndex().row()
        return self.rows.items[row] if 0 <= row < len(self.rows.items) else None

    def show_inbox(self, inbox: Inbox, standing: Standing) -> None:
        """Show what stands like this; what was selected stays so, or else the row in its place."""
        row, kept = self.currentIndex().row(), {one.key for one in self.selected}
        current = self.current
        self.rows.show(inbox, standing)
        places = {one.key: at for at, one in enumerate(self.rows.items)}
        here = None if current is None else places.get(current.key)
        self.choose_row(row if here is None else here)
        if here is not None:
            for key in kept & places.keys():
                self.selectionModel().select(self.rows.index(places[key], 0), _TOO)

    def choose_row(self, row: int) -> None:
        """Select a row, the nearest one where there are fewer."""
        count = self.rows.rowCount()
        if count:
            choose_only(self, self.rows.index(max(0, min(row, count - 1)), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on what is selected: D done, R snooze, Enter opens the credit."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _DONE:
            self.done_wanted.emit()
        elif key == Qt.Key.Key_R:
            self.snooze_wanted.emit()
        elif key in _OPEN:
            self.open_wanted.emit()
        else:
            super().keyPressEvent(event)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Keep in sight what the focus is on, and draw its ring."""
        super().currentChanged(current, previous)
        self.viewport().update()
