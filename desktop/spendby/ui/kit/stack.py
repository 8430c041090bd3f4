"""A stack: several widgets in one place, of which one is shown.

Qt's own is heard as a "layered pane" each time the focus comes into it; this one is not heard.
"""

from PySide6.QtWidgets import QStackedLayout, QWidget


class Stack(QWidget):
    """Shows the first widget until another is chosen."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._layers = QStackedLayout(self)

    def add(self, widget: QWidget) -> None:
        """Take one more in."""
        self._layers.addWidget(widget)

    @property
    def shown(self) -> QWidget | None:
        """The one that is shown."""
        return self._layers.currentWidget()

    def show_widget(self, widget: QWidget) -> None:
        """Show this one."""
        self._layers.setCurrentWidget(widget)
