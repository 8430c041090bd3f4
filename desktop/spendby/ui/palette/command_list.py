"""The list of commands in the palette: words at the start of a line, keys at its end."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from spendby.ui.kit.actions import Command
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole

_Index = QModelIndex | QPersistentModelIndex

_HEIGHT, _MARGIN, _GAP, _RADIUS = 34, 10, 16, 6
_NO_PARENT = QModelIndex()


class CommandModel(QAbstractListModel):
    """The commands that fit."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._commands: list[Command] = []

    def show_commands(self, commands: Sequence[Command]) -> None:
        """Hold these commands from now on."""
        self.beginResetModel()
        self._commands = list(commands)
        self.endResetModel()

    def command(self, row: int) -> Command:
        """Give the command of a row."""
        return self._commands[row]

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Count the commands."""
        return 0 if parent.isValid() else len(self._commands)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Give a command's words; a screen reader also hears its menu and its keys."""
        command = self._commands[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return command.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (command.text, command.menu, command.keys)))
        return None


class CommandDelegate(QStyledItemDelegate):
    """Paints a line; the one that is chosen has a ground and a bar, as in the list of credits."""

    def __init__(self, theme: Theme) -> None:
        """Paint in the colours of `theme`."""
        super().__init__()
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Give every line the same height."""
        return QSize(0, self._theme.px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the line."""
        model = index.model()
        if not isinstance(model, CommandModel):
            return
        command, theme = model.command(index.row()), self._theme
        area = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected"))
            painter.drawRoundedRect(area, _RADIUS, _RADIUS)
            painter.setBrush(theme.colour("accent"))
            bar = area.adjusted(0, _RADIUS, 0, -_RADIUS)
            bar.setWidth(3)
            painter.drawRect(QStyle.visualRect(option.direction, area, bar))
        inner = area.adjusted(theme.px(_MARGIN), 0, -theme.px(_MARGIN), 0)
        end = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        aside = command.keys or command.menu
        painter.setFont(theme.font(TextRole.SECONDARY))
        painter.setPen(theme.colour("text2"))
        painter.drawText(inner, end, aside)
        taken = theme.metrics(TextRole.SECONDARY).horizontalAdvance(aside) + theme.px(_GAP)
        words = inner.adjusted(0, 0, -taken, 0)
        words = QStyle.visualRect(option.direction, inner, words)
        painter.setFont(theme.font(TextRole.BODY))
        painter.setPen(theme.colour("text"))
        metrics = theme.metrics(TextRole.BODY)
        shown = metrics.elidedText(command.text, Qt.TextElideMode.ElideMiddle, words.width())
        painter.drawText(words, start, shown)
        painter.restore()
