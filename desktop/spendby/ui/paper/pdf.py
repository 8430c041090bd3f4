"""PDF documents, made with Qt and without a display."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QLocale, QMarginsF
from PySide6.QtGui import (
    QFontDatabase,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPdfWriter,
)

from spendby.domain.errors import FileRefused
from spendby.services.sheets import Sheet
from spendby.translation import tr
from spendby.ui.paper.document import Document
from spendby.ui.paper.sheet_words import paper_of, title_of

_DOTS_PER_INCH = 1200
_NATIVE = {"win32", "darwin"}


class PdfSheets:
    """Makes PDF documents of sheets; fonts are embedded."""

    def pdf(self, sheet: Sheet) -> bytes:
        """Give the sheet as a PDF document; raises `FileRefused` where there is no font."""
        with _graphics():
            if not QFontDatabase.families():
                message = tr("A PDF needs a font, and this system has none. Nothing was written.")
                raise FileRefused(message)
            buffer = QBuffer()
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            writer = QPdfWriter(buffer)
            writer.setResolution(_DOTS_PER_INCH)
            writer.setTitle(title_of(sheet))
            writer.setCreator("Spendby")
            draw(sheet, writer)
            return bytes(buffer.data().data())


def draw(sheet: Sheet, device: QPagedPaintDevice, size: QPageSize | None = None) -> int:
    """Draw a sheet on a printer or into a file, upright; gives the number of its pages."""
    chosen = size or QPageSize(usual_size())
    whole = QPageLayout(chosen, QPageLayout.Orientation.Portrait, QMarginsF())
    # The margins are the document's, so that a printer's own don't move the lines.
    whole.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(whole)
    room = whole.fullRectPoints()
    document = Document(paper_of(sheet), room.width(), room.height())
    document.draw(device)
    return document.page_count


def usual_size(locale: QLocale | None = None) -> QPageSize.PageSizeId:
    """Tell which paper people have: Letter in the United States, else A4."""
    chosen = locale or QLocale()
    american = chosen.measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    if american or chosen.language() is QLocale.Language.C:
        return QPageSize.PageSizeId.Letter
    return QPageSize.PageSizeId.A4


@contextmanager
def _graphics() -> Iterator[None]:
    """Have Qt's fonts ready: those of the application that runs, or of one without a display."""
    if QCoreApplication.instance() is not None:
        yield
        return
    platform = [] if sys.platform in _NATIVE else ["-platform", "offscreen"]
    application = QGuiApplication(["spendby", *platform])
    try:
        yield
    finally:
        application.shutdown()
