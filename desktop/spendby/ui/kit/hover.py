"""The row under the mouse: Qt marks single cells of a table, the design whole rows."""

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtWidgets import QTableView


class RowHover(QObject):
    """Follows the mouse over a table, and repaints the two rows that a move changes."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self.row = -1
        view.viewport().setMouseTracking(True)
        view.viewport().installEventFilter(self)
        view.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Watch moves over the table, and leave every event to it."""
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseMove:
            self._move_to(event.position().toPoint())
        elif event.type() is QEvent.Type.Leave:
            self._set(-1)
        return False

    def _on_scrolled(self) -> None:
        viewport = self._view.viewport()
        if viewport.underMouse():
            self._move_to(viewport.mapFromGlobal(QCursor.pos()))

    def _move_to(self, at: QPoint) -> None:
        self._set(self._view.rowAt(at.y()))

    def _set(self, row: int) -> None:
        if row == self.row:
            return
        before, self.row = self.row, row
        viewport = self._view.viewport()
        for changed in (before, row):
            if changed >= 0:
                top, height = self._view.rowViewportPosition(changed), self._view.rowHeight(changed)
                viewport.update(0, top, viewport.width(), height)
