"""Settings: a calendar file that stays up to date, chosen or let go."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spendby.domain.errors import Refused
from spendby.services.services import Services
from spendby.translation import tr
from spendby.ui.kit.announce import announce
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.controls import FileDialog
from spendby.ui.kit.labels import label, set_text
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole


class CalendarGroup(QWidget):
    """Says which file is kept, and has a button to choose one and one to stop."""

    def __init__(self, services: Services, theme: Theme) -> None:
        """Choose through `services`."""
        super().__init__()
        self._services = services
        self._state = label(role=TextRole.CONTROL, tone="text2", wrap=True)
        self._problem = label(role=TextRole.CONTROL, tone="danger", wrap=True)
        self._problem.hide()
        self.choose_button = Button(theme, tr("Choose a calendar file…"), icon="calendar")
        self.choose_button.clicked.connect(self._ask)
        self.stop_button = Button(theme, tr("Stop updating it"))
        self.stop_button.clicked.connect(self._stop)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.choose_button)
        row.addWidget(self.stop_button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._state)
        column.addLayout(row)
        column.addWidget(self._problem)
        self.refresh()

    @property
    def state(self) -> str:
        """What is said about the file."""
        return self._state.text()

    @property
    def problem(self) -> str:
        """Why the last choice couldn't be kept; empty where it could."""
        return self._problem.text()

    def refresh(self) -> None:
        """Say how things stand."""
        path = self._services.calendar_file.path
        if path is None:
            said = tr(
                "Last days with their reminders, in a file that is written anew after every "
                "change. Let your calendar subscribe to it."
            )
        else:
            said = tr("Written anew after every change: {path}").format(path=path)
        set_text(self._state, said)
        self.stop_button.setVisible(path is not None)

    def choose(self, path: str) -> None:
        """Keep this file up to date from now on."""
        self._try(lambda: self._services.calendar_file.choose(path))

    def _stop(self) -> None:
        self._try(self._services.calendar_file.stop)
        self.choose_button.setFocus()

    def _ask(self) -> None:
        dialog = FileDialog(self, tr("Calendar file"))
        dialog.setAcceptMode(FileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("ics")
        dialog.setNameFilters([tr("Calendar of last days (*.ics)")])
        dialog.selectFile("spendby.ics")
        dialog.fileSelected.connect(self.choose)
        dialog.open()

    def _try(self, act: Callable[[], object]) -> None:
        refusal = ""
        try:
            act()
        except Refused as refused:
            refusal = str(refused)
        set_text(self._problem, refusal)
        self._problem.setVisible(bool(refusal))
        self.refresh()
        announce(self.choose_button, refusal or self.state)
