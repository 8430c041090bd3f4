"""Tab order: from control to control in reading order, whatever order they were made in.

Nothing around a control may stand for it as its focus proxy: Qt would stop there once more, at
the place where that was made.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QStackedLayout, QTabWidget, QWidget


def follow_reading_order(*roots: QWidget) -> None:
    """Lead the focus through these widgets, and inside each the way its layout reads."""
    before: QWidget | None = None
    for root in roots:
        for widget in controls(root):
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget


def controls(root: QWidget) -> Iterator[QWidget]:
    """List the controls inside a widget that Tab stops at, in reading order."""
    if root.focusPolicy() & Qt.FocusPolicy.TabFocus and root.focusProxy() is None:
        yield root
    inner = root.widget() if isinstance(root, QScrollArea) else None
    if inner is not None:
        yield from controls(inner)
        return
    if isinstance(root, QTabWidget):
        yield root.tabBar()
        for at in range(root.count()):
            page = root.widget(at)
            if page is not None:
                yield from controls(page)
        return
    layout = root.layout()
    if layout is not None:
        yield from _inside(layout)


def _inside(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from controls(widget)
        elif inner is not None and not isinstance(inner, QStackedLayout):
            yield from _inside(inner)
