"""Printing from the window: previews of the list and of what to use first, and PDF documents."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spendby.domain.errors import Refused
from spendby.domain.expiry import SOON_DAYS
from spendby.domain.summary import OPEN
from spendby.domain.verdict import Answer
from spendby.services.judging import Judge, Judged
from spendby.services.listing import Query
from spendby.services.services import Services
from spendby.services.sheets import Sheet, SheetKind, to_use_first, to_use_later
from spendby.translation import tr
from spendby.ui.credit_list.chosen import Chosen
from spendby.ui.credit_list.views import View, view_title
from spendby.ui.kit.controls import FileDialog
from spendby.ui.kit.theme import Theme
from spendby.ui.paper.chosen_words import narrowed_by


class Listing(Protocol):
    """What the window lists: which credits, in which order, and what they were chosen by."""

    @property
    def judge(self) -> Judge | None:
        """The judge of the credits shown; None before they are."""

    @property
    def chosen(self) -> Chosen:
        """What is listed."""

    @property
    def listed(self) -> Sequence[Judged]:
        """The credits in the list, in its order."""

    @property
    def everything(self) -> Sequence[Judged]:
        """Every credit, listed or not."""

    @property
    def ends(self) -> tuple[date, date] | None:
        """The days between which listed credits end; None where no month is chosen."""


class PrintCommands(QObject):
    """Previews, from which a printer or a file is chosen, and PDF documents."""

    saved = Signal(str)
    """A PDF document was written; carries its path."""
    refused = Signal(str)
    """It could not be; carries the sentence why."""

    def __init__(self, services: Services, theme: Theme, listing: Listing, parent: QWidget) -> None:
        """Open dialogs over `parent`."""
        super().__init__(parent)
        self._services, self._theme = services, theme
        self._listing, self._window = listing, parent

    def print_list(self) -> None:
        """Show the list as it would be printed."""
        self._preview(self.list_sheet())

    def print_first_sheet(self) -> None:
        """Show the page of what to use first as it would be printed."""
        self._preview(self.first_sheet())

    def save_pdf(self) -> None:
        """Ask where to write the list to as a PDF document."""
        self._ask(self.list_sheet())

    def save_first_pdf(self) -> None:
        """Ask where to write the page of what to use first to."""
        self._ask(self.first_sheet())

    def list_sheet(self) -> Sheet | None:
        """Give the list for paper; None before there is one."""
        judge, chosen = self._listing.judge, self._listing.chosen
        if judge is None:
            return None
        return Sheet(
            SheetKind.LIST,
            list(self._listing.listed),
            judge,
            self._services.clock.today(),
            _query(chosen),
            self._listing.ends,
            view_title(chosen.view),
            tuple(narrowed_by(chosen.filters)),
        )

    def first_sheet(self) -> Sheet | None:
        """Give the page of what to use first, of the store that is listed; None before there is."""
        judge, store = self._listing.judge, self._listing.chosen.store
        if judge is None:
            return None
        credits = [
            one for one in self._listing.everything if store is None or one.credit.store == store
        ]
        today = self._services.clock.today()
        query = Query(store=store)
        first, later = to_use_first(credits), to_use_later(credits)
        return Sheet(SheetKind.FIRST, first, judge, today, query, later=later)

    def save_to(self, path: str, sheet: Sheet) -> None:
        """Write a sheet to `path`; says in a signal how that went."""
        try:
            self._services.exports.write_sheet(path, sheet)
        except Refused as refused:
            self.refused.emit(str(refused))
        else:
            self.saved.emit(path)

    def _preview(self, sheet: Sheet | None) -> None:
        if sheet is None:
            return
        # The window doesn't wait for what it shows only now and then.
        from spendby.ui.paper.preview import open_preview

        open_preview(sheet, self._window, self._may_write)

    def _may_write(self, path: str) -> bool:
        try:
            self._services.exports.check_target(path)
        except Refused as refused:
            self.refused.emit(str(refused))
            return False
        return True

    def _ask(self, sheet: Sheet | None) -> None:
        if sheet is None:
            return
        dialog = FileDialog(self._window, tr("Save as PDF"))
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.setNameFilters([tr("PDF documents (*.pdf)")])
        dialog.selectFile(f"spendby-{sheet.today.isoformat()}.pdf")
        dialog.fileSelected.connect(lambda path: self.save_to(path, sheet))
        dialog.open()


def _query(chosen: Chosen) -> Query:
    """Say what a view lists in the words of a query."""
    states = OPEN if chosen.view is not View.OVER else None
    return Query(
        states=states,
        target=chosen.target,
        answer=Answer.YES if chosen.view is View.GIFT_CARDS else None,
        within=SOON_DAYS if chosen.reach is View.EXPIRING else None,
        search=chosen.search,
        store=chosen.store,
    )
