"""Reading offers in the window: pasted, opened or dropped, they fill the form of a new credit."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication

from spendby.domain.errors import Refused
from spendby.translation import tr
from spendby.ui.credit_list.list_control import ListControl
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.controls import FileDialog
from spendby.ui.kit.desk import Desk

if TYPE_CHECKING:
    from spendby.domain.offer.offer import Offer
    from spendby.ui.credits.credit_form import Filled

_ENDINGS = frozenset({".eml", ".txt"})


class Pages(Protocol):
    """Takes a store's page, and tells whether it was one."""

    def take_page(self, text: str) -> bool:
        """Take text that was copied."""
        ...

    def take_page_at(self, path: str) -> bool:
        """Take a file."""
        ...


class OfferCommands(QObject):
    """Takes an offer in, and hands what it says to the Add dialog; adds nothing by itself."""

    def __init__(self, desk: Desk, control: ListControl, pages: Pages) -> None:
        """Open dialogs over the window; what `pages` takes is no offer."""
        super().__init__(desk.window)
        self._services, self._theme, self._control = desk.services, desk.theme, control
        self._toast, self._worker, self._window = desk.toast, desk.worker, desk.window
        self._pages = pages
        desk.window.setAcceptDrops(True)
        desk.window.installEventFilter(self)

    def slots(self) -> dict[Do, Callable[[], object]]:
        """Say which actions are done here."""
        return {Do.PASTE_OFFER: self.paste, Do.OPEN_OFFER: self.ask_for_file}

    def paste(self) -> None:
        """Read the offer that was copied."""
        self.take_text(QGuiApplication.clipboard().text())

    def ask_for_file(self) -> None:
        """Ask for an e-mail or a text file."""
        dialog = FileDialog(self._window, tr("Open an offer"))
        dialog.setFileMode(FileDialog.FileMode.ExistingFile)
        offers = tr("Saved e-mails and texts (*.eml *.txt *.html *.htm)")
        dialog.setNameFilters([offers, tr("All files (*)")])
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    def take_text(self, text: str) -> None:
        """Read an offer's text."""
        if not text.strip():
            self._toast.refuse(tr("Copy the offer's text first, then paste it here."))
            return
        if self._pages.take_page(text):
            return
        # The window doesn't wait for what it needs only now and then.
        from spendby.services.offers import read_offer_text

        today = self._services.clock.today()
        self._worker.run(lambda: read_offer_text(text, today), self._show, self._refuse)

    def take_file(self, path: str) -> None:
        """Read an offer from a file."""
        if self._pages.take_page_at(path):
            return
        from spendby.services.offers import read_offer_at

        today = self._services.clock.today()
        self._worker.run(lambda: read_offer_at(path, today), self._show, self._refuse)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take text, and saved e-mails and texts, that are dragged onto the window."""
        if event.type() in {QEvent.Type.DragEnter, QEvent.Type.Drop}:
            taken = self._on_drag(event)
            return taken or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _on_drag(self, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent):
            return False
        path, text = _offered(event.mimeData())
        if not path and not text:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() is QEvent.Type.Drop:
            if path:
                self.take_file(path)
            else:
                self.take_text(text)
        return True

    def _show(self, offer: "Offer") -> None:
        judge = self._control.judge
        if judge is None:
            return
        if not offer.found:
            self._toast.refuse(
                tr("This doesn't read like an offer: it names no sum and no last day.")
            )
            return
        from spendby.ui.credits.credit_dialog import AddDialog
        from spendby.ui.credits.credit_form import CreditForm
        from spendby.ui.credits.new_store import offer_new_stores

        credits = self._services.credits.all()
        store = self._control.store or next(iter(judge.stores.values()))
        form = CreditForm(self._theme, judge, credits, store)
        dialog = AddDialog(self._theme, form, self._on_add, self._window)
        offer_new_stores(form, self._services, self._theme, dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show_offer(offer)
        dialog.ask()

    def _on_add(self, filled: "Filled") -> None:
        credit = self._services.credits.add(filled.kind, filled.amount, **filled.fields)
        self._control.show_credit(credit.id)

    def _refuse(self, refused: Refused) -> None:
        self._toast.turn_down(refused)


def _offered(data: QMimeData) -> tuple[str, str]:
    """Give the path of the one file that is dragged, or the text; empty for what isn't taken."""
    urls = data.urls()
    if not urls:
        return "", data.text()
    path = urls[0].toLocalFile()
    readable = len(urls) == 1 and Path(path).suffix.casefold() in _ENDINGS
    return path if readable else "", ""
