"""The preview: a sheet as it would be printed, from where a printer is chosen."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QToolBar, QToolButton, QWidget

from spendby.services.sheets import Sheet
from spendby.ui.kit.controls import keep_all_still
from spendby.ui.paper.pdf import draw, usual_size
from spendby.ui.paper.sheet_words import title_of

_SIZE = QSize(1000, 780)
_ICON = QSize(20, 20)
_DOTS_PER_INCH = 600


def open_preview(sheet: Sheet, window: QWidget, may_write: Callable[[str], bool]) -> None:
    """Show a sheet over `window`, which goes on.

    A printer may stand for a file, which Qt writes by itself: only where `may_write` lets it.
    """
    dialog = QPrintPreviewDialog(window)
    # The dialog's own: one from here would have to outlive it.
    printer = dialog.printer()
    printer.setResolution(_DOTS_PER_INCH)
    printer.setPageSize(QPageSize(usual_size()))
    printer.setDocName(title_of(sheet))
    printer.setCreator("Spendby")
    dialog.setWindowTitle(title_of(sheet))
    dialog.resize(_SIZE.boundedTo(window.screen().availableSize()))
    _tidy(dialog)

    def paint(chosen: QPrinter) -> None:
        file = chosen.outputFileName()
        if file and not may_write(file):
            return
        draw(sheet, chosen, chosen.pageLayout().pageSize())

    dialog.paintRequested.connect(paint)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _tidy(dialog: QPrintPreviewDialog) -> None:
    """Make the preview's own buttons small enough to be seen all, and name the one that prints."""
    keep_all_still(dialog)
    for bar in dialog.findChildren(QToolBar):
        bar.setIconSize(_ICON)
        bar.setMovable(False)
        button = bar.widgetForAction(bar.actions()[-1])
        if isinstance(button, QToolButton):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
