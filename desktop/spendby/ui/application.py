"""The application: starts Qt, shows the window before reading anything, reports what breaks."""

import logging
import sys
import traceback
from collections.abc import Callable, Sequence
from types import TracebackType

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from spendby.domain.errors import Refused
from spendby.services.services import Services
from spendby.ui.icons import app_icon
from spendby.ui.main_window import MainWindow
from spendby.ui.theme import Theme

_LOG = logging.getLogger(__name__)

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def run_window(services: Services, argv: Sequence[str]) -> int:
    """Show the window until it is closed; gives the exit status.

    `argv` are the arguments after the program's name.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["spendby", *argv])
    app.setApplicationName("spendby")
    QGuiApplication.setDesktopFileName("spendby")
    app.setWindowIcon(app_icon())
    window = MainWindow(services, Theme(app))
    window.setWindowTitle("Spendby")
    before = sys.excepthook
    sys.excepthook = crash_hook(window)
    # Rows come right after the first painting: an empty window at once feels faster than a full
    # one later, and a timer alone would fire before anything is painted.
    window.panes.painted.connect(lambda: QTimer.singleShot(0, window.load))
    window.show()
    try:
        return app.exec()
    finally:
        sys.excepthook = before


def crash_hook(window: QWidget) -> Hook:
    """Make the last stop for what goes wrong: a refusal is said, a bug logged and owned up to."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        if isinstance(error, Refused):
            _box(window, str(error), QMessageBox.Icon.Information).open()
            return
        # The error's own message may quote what people typed, so only its kind and place are kept.
        place = "".join(traceback.format_tb(trace))
        _LOG.critical("%s in the window\n%s", kind.__name__, place)
        text = QCoreApplication.translate(
            "Crash",
            "Something in Spendby went wrong. Your saved credits are safe. "
            "Close this and go on, or start Spendby again.",
        )
        box = _box(window, text, QMessageBox.Icon.Warning)
        box.setDetailedText(f"{kind.__name__}\n{place}")
        box.open()

    return hook


def _box(window: QWidget, text: str, icon: QMessageBox.Icon) -> QMessageBox:
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(icon)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.addButton(QCoreApplication.translate("Crash", "Close"), QMessageBox.ButtonRole.AcceptRole)
    return box
