"""PDF documents by way of Qt, which is loaded only once somebody asks for one."""

from importlib import import_module

from spendby.domain.errors import FileRefused
from spendby.services.sheets import Sheet
from spendby.translation import tr


class LatePdfSheets:
    """Makes PDF documents of sheets; what needs none stays free of Qt."""

    def pdf(self, sheet: Sheet) -> bytes:
        """Give the sheet as a PDF document; raises `FileRefused` where Qt can't be loaded."""
        try:
            import_module("spendby.ui.kit.qt_import")  # before all else of the window
            from spendby.ui.paper.pdf import PdfSheets  # brings Qt along
        except ImportError as error:
            if (error.name or "").startswith("spendby"):
                raise
            message = tr(
                "A PDF needs Qt, which can't be loaded here: {error}. Nothing was written."
            ).format(error=error)
            raise FileRefused(message) from None
        return PdfSheets().pdf(sheet)
