"""A layout that reads like text: one widget after the other, and on the next line where it ends."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget

_Line = list[tuple[QLayoutItem, QSize]]


class FlowLayout(QLayout):
    """Lines of widgets at their own widths, from the leading edge."""

    def __init__(self, gap: int, *, fill: bool = False) -> None:
        """Keep `gap` pixels between widgets and between lines.

        With `fill` the first of each line takes the room that is left of it.
        """
        super().__init__()
        self._fill = fill
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more."""
        self._items.append(item)

    def count(self) -> int:
        """Count what there is."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Give one; None where there is none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Grow in no direction."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Need more lines where there is less width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Tell how high all lines are together."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put the widgets into their places."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Need room for one line of the lowest height, however narrow."""
        heights = (item.sizeHint().height() for item in self._items if not item.isEmpty())
        return QSize(0, max(heights, default=0))

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        parent = self.parentWidget()
        towards = parent.layoutDirection() if isinstance(parent, QWidget) else None
        top = rect.top()
        for line in self._lines(rect.width()):
            spare = rect.width() - _width(line, self._gap) if self._fill else 0
            left, height = rect.left(), max(size.height() for _, size in line)
            for at, (item, size) in enumerate(line):
                width = size.width() + (0 if at else spare)
                place = QRect(left, top, width, size.height())
                if move:
                    turned = towards or Qt.LayoutDirection.LeftToRight
                    item.setGeometry(QStyle.visualRect(turned, rect, place))
                left += width + self._gap
            top += height + self._gap
        return max(0, top - self._gap - rect.top())

    def _lines(self, width: int) -> list[_Line]:
        lines: list[_Line] = []
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            one = (item, QSize(min(hint.width(), width), hint.height()))
            if lines and _width([*lines[-1], one], self._gap) <= width:
                lines[-1].append(one)
            else:
                lines.append([one])
        return lines


def _width(line: _Line, gap: int) -> int:
    return sum(size.width() for _, size in line) + gap * (len(line) - 1)
