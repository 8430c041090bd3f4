"""The palette's dialog: a field to type in, and under it the commands that fit."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QListView, QVBoxLayout, QWidget

from spendby.translation import tr
from spendby.ui.kit.actions import Command
from spendby.ui.kit.announce import announce
from spendby.ui.kit.labels import label
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole
from spendby.ui.palette.command_list import CommandDelegate, CommandModel
from spendby.ui.palette.matching import ranked

_WIDTH, _LINES, _MARGIN = 520, 9, 12
_MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_LINES,
    Qt.Key.Key_PageDown: _LINES,
}


class Palette(QDialog):
    """Enter does the command that is chosen, once the palette has closed."""

    def __init__(self, theme: Theme, commands: Sequence[Command], parent: QWidget) -> None:
        """Offer `commands`."""
        super().__init__(parent)
        self.setWindowTitle(tr("Find a command"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme, self._commands = theme, commands
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Such as export, dark colours or undo"))
        self.field.setAccessibleName(tr("Find a command"))
        self._model = CommandModel()
        self._model.setParent(self)
        self._delegate = CommandDelegate(theme)
        self._delegate.setParent(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._list.setAccessibleName(tr("Commands"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = label(tr("No command is called that."), TextRole.BODY, "text2")
        self._nothing.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self._list, 1)
        column.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        self.field.returnPressed.connect(self.accept)
        self._list.clicked.connect(lambda _index: self.accept())
        self._on_typed("")

    @property
    def chosen(self) -> Command | None:
        """The command that Enter would do."""
        row = self._list.currentIndex().row()
        return self._model.command(row) if row >= 0 else None

    def accept(self) -> None:
        """Close, then do what is chosen."""
        command = self.chosen
        if command is None:
            return
        super().accept()
        # Once the palette is gone and the focus is back: the command may open a dialog.
        QTimer.singleShot(0, command.run)

    def done(self, result: int) -> None:
        """Close, and give the focus back to the window."""
        super().done(result)
        parent = self.parentWidget()
        if parent is not None:
            parent.activateWindow()

    def showEvent(self, event: QShowEvent) -> None:
        """Stand in the upper middle of the window."""
        super().showEvent(event)
        parent = self.parentWidget()
        if parent is not None:
            room = parent.size()
            line = self._theme.px(34)
            width = min(self._theme.px(_WIDTH), room.width() - 40)
            height = min(_LINES * line + self.field.sizeHint().height() + 40, room.height() - 80)
            self.resize(width, height)
            corner = QPoint((room.width() - width) // 2, min(60, (room.height() - height) // 2))
            self.move(parent.mapToGlobal(corner))
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the list while the focus stays in the field."""
        if watched is self.field and isinstance(event, QKeyEvent):
            step = _MOVES.get(Qt.Key(event.key()))
            if step is not None and event.type() is QEvent.Type.KeyPress:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        count = self._model.rowCount()
        if count:
            row = self._list.currentIndex().row() + step
            row = row % count if abs(step) == 1 else max(0, min(count - 1, row))
            self._choose(row)

    def _choose(self, row: int) -> None:
        index = self._model.index(row, 0)
        self._list.setCurrentIndex(index)
        heard = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
        self.field.setAccessibleDescription(heard)
        if QApplication.focusWidget() is self.field:
            announce(self.field, heard)

    def _on_typed(self, text: str) -> None:
        found = ranked(self._commands, text)
        self._model.show_commands(found)
        self._list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        if found:
            self._choose(0)
        else:
            announce(self.field, self._nothing.text())
