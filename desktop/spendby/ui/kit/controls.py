"""The controls that every window is made of, with one rule for each way to touch them.

Enter on a button with the focus presses that button, and the wheel changes a field only while it
has the focus; otherwise what stands around it scrolls. Controls that Qt has are made nowhere else.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QFileDialog,
    QPushButton,
    QTabBar,
    QTabWidget,
    QTimeEdit,
    QToolButton,
    QWidget,
)

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_LISTED = 12


def _presses(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button by Enter, once however long the key is held; tells whether it was Enter.

    The dialog's default button never hears of it: that one is for Enter in a field.
    """
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() not in _ENTER or plain:
        return False
    if not event.isAutoRepeat():
        button.click()
    return True


class DrawnButton(QAbstractButton):
    """A button that draws itself."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it by Enter too."""
        if not _presses(self, event):
            super().keyPressEvent(event)


class PushButton(QPushButton):
    """A push button."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        """Show `text`; only the default button that a dialog names is one."""
        super().__init__(text, parent)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it by Enter too."""
        if not _presses(self, event):
            super().keyPressEvent(event)


class ToolButton(QToolButton):
    """A small button, or one that opens a menu."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it by Enter too."""
        if not _presses(self, event):
            super().keyPressEvent(event)


class _Still(QObject):
    """Keeps the wheel from a field that doesn't have the focus."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to what stands around the field."""
        kept = event.type() is QEvent.Type.Wheel
        if kept and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def keep_still(field: QWidget) -> None:
    """Let the wheel change a field only while it has the focus, which the wheel can't give it."""
    if field.focusPolicy() is Qt.FocusPolicy.WheelFocus:
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.installEventFilter(_Still(field))


def keep_all_still(dialog: QWidget) -> None:
    """Do so with every field of a dialog that is Qt's own."""
    for kind in (QComboBox, QAbstractSpinBox):
        for field in dialog.findChildren(kind):
            keep_still(field)


class Combo(QComboBox):
    """A closed set of choices, of which a dozen are in sight when it opens."""

    def __init__(self) -> None:
        """Start without choices."""
        super().__init__()
        self.setMaxVisibleItems(_LISTED)
        keep_still(self)


class TimeEdit(QTimeEdit):
    """A time of day."""

    def __init__(self) -> None:
        """Start at midnight."""
        super().__init__()
        keep_still(self)


class TabBar(QTabBar):
    """Pages to choose from."""

    def __init__(self) -> None:
        """Start without pages."""
        super().__init__()
        self.setDrawBase(False)
        keep_still(self)


class Tabs(QTabWidget):
    """Pages under their tabs."""

    def __init__(self) -> None:
        """Start without pages."""
        super().__init__()
        self.setTabBar(TabBar())


class FileDialog(QFileDialog):
    """Asks for a file; as the desktop has it, or as Qt does where the desktop has none."""

    def __init__(self, parent: QWidget, title: str) -> None:
        """Ask over `parent`."""
        super().__init__(parent, title)
        self.finished.connect(self.deleteLater)

    def showEvent(self, event: QShowEvent) -> None:
        """Rule the wheel in Qt's own dialog, whose fields are made late."""
        keep_all_still(self)
        super().showEvent(event)
