"""Builds the main window as the program does when it starts."""

from PySide6.QtWidgets import QApplication

from spendby.services.services import Services
from spendby.ui.kit.theme import Theme
from spendby.ui.shell.main_window import MainWindow


def built_window(services: Services, theme: Theme, *, sample: bool = False) -> MainWindow:
    """Build a window with its details; the style sheet comes when all of it is there.

    While there is one, Qt styles a widget anew each time that it gets another parent.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    worn = app.styleSheet()
    app.setStyleSheet("")
    window = MainWindow(services, theme, sample=sample)
    _ = window.detail
    if not app.styleSheet():  # nothing that was restored has put one on
        app.setStyleSheet(worn)
    return window
