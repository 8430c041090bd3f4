"""Printing the list and what to use first; what lays paper out is loaded when it is asked for."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from spendby.services.judging import Judge, Judged
from spendby.translation import tr
from spendby.ui.credit_list.chosen import Chosen
from spendby.ui.credit_list.credit_table import CreditTableModel
from spendby.ui.credit_list.list_control import ListControl
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.desk import Desk
from spendby.ui.kit.labels import shortened

if TYPE_CHECKING:
    from spendby.ui.paper.print_commands import PrintCommands

_PATH_LENGTH = 80


class PrintedList:
    """What the window lists, for paper."""

    def __init__(self, control: ListControl, model: CreditTableModel) -> None:
        """Read it from `control` and `model`."""
        self._control, self._model = control, model

    @property
    def judge(self) -> Judge | None:
        """The judge of the credits shown; None before they are."""
        return self._control.judge

    @property
    def chosen(self) -> Chosen:
        """What is listed."""
        return self._control.chosen

    @property
    def listed(self) -> Sequence[Judged]:
        """The credits in the list, in its order."""
        self._control.source.finish()
        return self._model.rows.found

    @property
    def everything(self) -> Sequence[Judged]:
        """Every credit, listed or not."""
        return self._control.source.everything

    @property
    def ends(self) -> tuple[date, date] | None:
        """The days between which listed credits end; None where no month is chosen."""
        return self._control.chosen.filters.ends


class PaperCommands(QObject):
    """Hands on to what prints."""

    def __init__(self, desk: Desk, listed: PrintedList) -> None:
        """Print what is `listed`; open dialogs over the window."""
        super().__init__(desk.window)
        self._services, self._theme, self._listed = desk.services, desk.theme, listed
        self._toast, self._window = desk.toast, desk.window
        self._printing: PrintCommands | None = None

    def slots(self) -> dict[Do, Callable[[], object]]:
        """Say which actions are done here."""
        return {
            Do.PRINT: lambda: self._commands().print_list(),
            Do.PRINT_FIRST: lambda: self._commands().print_first_sheet(),
            Do.SAVE_PDF: lambda: self._commands().save_pdf(),
        }

    def _commands(self) -> "PrintCommands":
        if self._printing is None:
            from spendby.ui.paper.print_commands import PrintCommands

            commands = PrintCommands(self._services, self._theme, self._listed, self._window)
            commands.saved.connect(self._on_saved)
            commands.refused.connect(self._toast.refuse)
            self._printing = commands
        return self._printing

    def _on_saved(self, path: str) -> None:
        text = tr("Saved as {path}.")
        self._toast.say(text.format(path=shortened(path, _PATH_LENGTH)))
