"""What would be read aloud badly: markup, marks for the eye, what has the focus and no name."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QTabWidget, QWidget

_MARKS = frozenset("\u200b\u200e\u200f\u2066\u2067\u2068\u2069")


def read_badly(root: QWidget) -> list[str]:
    """Say what a screen reader would make of a window that a person couldn't make sense of."""
    found = []
    for one in [root, *root.findChildren(QWidget)]:
        if not one.isVisible() or one.window() is not root:
            continue
        heard = QAccessible.queryAccessibleInterface(one)
        name = heard.text(QAccessible.Text.Name)
        description = heard.text(QAccessible.Text.Description)
        who = f"{type(one).__name__} “{name}”"
        if "<" in name + description:
            found.append(f"{who} is read with markup: {description!r}")
        if _MARKS.intersection(name + description):
            found.append(f"{who} is read with marks that guide the eye: {name!r} {description!r}")
        stops = one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None
        if stops and not name.strip():
            found.append(f"{who} has no name")
        inside_tabs = isinstance(one.parentWidget(), QTabWidget)
        if heard.role() == QAccessible.Role.LayeredPane and not inside_tabs:
            found.append(f"{who} is read as a layered pane")
        if heard.role() == QAccessible.Role.ProgressBar and one.isVisible():
            found.append(f"{who} is read as a share of a hundred")
    return found
