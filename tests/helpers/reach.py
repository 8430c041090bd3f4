"""What a person can't get at: controls outside of the window, and words that are cut.

Something that scrolls brings what lies inside it into reach, if it is itself in reach and leaves
room enough to see a line of it.
"""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QScrollArea,
    QToolButton,
    QWidget,
)

from spendby.ui.credit_list.nav_button import NavButton
from spendby.ui.kit.labels import IconLabel, NameLabel

_LINE = 24
"""So high has the room to be in which something scrolls."""
_BORDERS = 4
_FIGURES = ("amount", "figure")
"""The steps of the type scale that sums of money are set in."""


def out_of_reach(root: QWidget) -> list[str]:
    """Say what is shown in a window and can't be got at, or can't be read whole."""
    found = []
    for one in root.findChildren(QWidget):
        if not one.isVisible() or one.window() is not root:
            continue
        operated = one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled()
        figure = isinstance(one, QLabel) and one.property("typeRole") in _FIGURES
        if operated or figure or isinstance(one, QAbstractButton):
            found += [f"{called(one)}: {why}" for why in _hidden(one, root)]
        found += [f"{called(one)}: {why}" for why in _cut(one)]
    return found


def called(widget: QWidget) -> str:
    """Name a widget as a person would."""
    text = widget.text() if isinstance(widget, (QAbstractButton, QLabel)) else ""
    return f"{type(widget).__name__} “{(text or widget.accessibleName()).strip()}”"


def _hidden(one: QWidget, root: QWidget) -> list[str]:
    """Follow a widget outwards: each parent has to show it whole, or to scroll to it."""
    rect, at = one.rect(), one
    while at is not root:
        parent = at.parentWidget()
        if parent is None:
            return []
        rect = QRect(at.mapTo(parent, rect.topLeft()), rect.size())
        area = parent.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
            why = _not_scrolled_to(area, parent, at, rect)
            if why:
                return [why]
            rect = parent.rect()
        elif not parent.rect().contains(rect):
            return [f"{_where(rect)} in a {type(parent).__name__} of {_size(parent.size())}"]
        at = parent
    return []


def _not_scrolled_to(
    area: QAbstractScrollArea, viewport: QWidget, inner: QWidget, rect: QRect
) -> str:
    if viewport.height() < _LINE or viewport.width() < _LINE:
        return f"only {_size(viewport.size())} of it can be seen"
    if not isinstance(area, QScrollArea):
        return ""
    whole = QRect(QPoint(0, 0), inner.size()) if inner is area.widget() else rect
    fixed = area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if fixed and whole.width() > viewport.width():
        beyond = rect.right() - inner.x() >= viewport.width()
        return f"{_where(rect)} beside {viewport.width()} that are seen" if beyond else ""
    return ""


def _cut(one: QWidget) -> list[str]:
    """Say which words of a widget don't fit in it; those that are shortened by design do."""
    if isinstance(one, QLabel) and not isinstance(one, (IconLabel, NameLabel)):
        return _cut_label(one)
    by_design = isinstance(one, (NavButton, QToolButton)) or one.property("role") == "nav"
    if isinstance(one, QAbstractButton) and one.text() and not by_design and not one.layout():
        needed, there = one.sizeHint(), one.size()
        fits = there.width() >= needed.width() and there.height() >= needed.height() - _BORDERS
        return [] if fits else [f"{_size(there)}, needs {_size(needed)}"]
    return []


def _cut_label(one: QLabel) -> list[str]:
    if one.wordWrap():
        needed = one.heightForWidth(one.width())
        return [f"{one.height()} high, needs {needed}"] if one.height() < needed else []
    lines = (
        one.text().replace("&", "").split("\n")
        if one.buddy() is not None
        else one.text().split("\n")
    )
    words = max(one.fontMetrics().horizontalAdvance(line) for line in lines)
    wide = one.contentsRect().width()
    return [f"{wide} wide, needs {words}"] if wide < words else []


def _where(rect: QRect) -> str:
    return f"at {rect.x()},{rect.y()}, {_size(rect.size())},"


def _size(size: QSize) -> str:
    return f"{size.width()}x{size.height()}"
