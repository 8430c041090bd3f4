"""Settings: where the credits are kept, taking them out and in, checking them, backing them up."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spendby.domain.change import Finding
from spendby.translation import ntr, tr
from spendby.ui.credit_list.sidebar_foot import BackupLine
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.actions import Actions, plain
from spendby.ui.kit.announce import announce
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.labels import IconLabel, label, set_text
from spendby.ui.kit.settings_page import SettingsPage
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole


class DataPage(SettingsPage):
    """The file and the folder; what takes long is done by whoever listens to the signals."""

    copy_wanted = Signal(str)
    check_wanted = Signal()

    def __init__(self, theme: Theme, actions: Actions, folder: str, calendar: QWidget) -> None:
        """Say that everything is in `folder`; buttons do what the actions do."""
        super().__init__()
        self._theme = theme
        self.heading(tr("Where your credits are"))
        self.text(folder, "text")
        copy = Button(theme, tr("Copy path"), icon="copy")
        copy.clicked.connect(lambda: self.copy_wanted.emit(folder))
        self.buttons(copy, _follower(theme, actions, Do.OPEN_FOLDER))
        self.heading(tr("In and out"))
        self.buttons(_follower(theme, actions, Do.IMPORT), _follower(theme, actions, Do.EXPORT))
        self.heading(tr("A calendar that stays up to date"))
        self.add(calendar)
        self.heading(tr("Check"))
        self.text(tr("Reads the whole file and changes nothing."))
        self.check_button = Button(theme, tr("Check the file"), icon="shield-check")
        self.check_button.clicked.connect(self._on_check)
        self.buttons(self.check_button)
        self._summary = label(role=TextRole.CONTROL, wrap=True)
        self._summary.hide()
        self.add(self._summary)
        self._findings = QWidget()
        self._rows = QVBoxLayout(self._findings)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        self.add(self._findings)
        self.end()

    @property
    def summary(self) -> str:
        """What the check found, in one sentence; empty before it."""
        return self._summary.text()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Say what the check has found."""
        bad = sum(not one.ok for one in findings)
        if bad == 0:
            said = tr("All is well.")
        else:
            said = ntr("{count} problem found", "{count} problems found", bad)
        for finding in sorted(findings, key=lambda one: one.ok):
            self._rows.addWidget(self._row(finding))
        self._say(said)

    def show_problem(self, sentence: str) -> None:
        """Say why nothing could be checked."""
        self._say(sentence)

    def _say(self, text: str) -> None:
        self.check_button.setEnabled(True)
        set_text(self._summary, text)
        self._summary.show()
        announce(self.check_button, text)

    def _row(self, finding: Finding) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        icon, token = ("check-circle", "ok") if finding.ok else ("triangle-alert", "warn")
        line.addWidget(IconLabel(self._theme, icon, token), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(label(finding.detail, TextRole.CONTROL, wrap=True), 1)
        return row

    def _on_check(self) -> None:
        while (old := self._rows.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.deleteLater()
        self._summary.hide()
        self.check_button.setEnabled(False)
        self.check_wanted.emit()


class BackupsPage(SettingsPage):
    """When the last backup was made, making one, and going back to one."""

    def __init__(self, theme: Theme, actions: Actions) -> None:
        """Buttons do what the actions do."""
        super().__init__()
        self.heading(tr("Backups"))
        self.text(
            tr(
                "Made by itself after the first change of a day and when Spendby is closed. "
                "Each copy is read again and checked. They are in the folder backups, beside "
                "your credits."
            )
        )
        self._state = label(role=TextRole.BODY, wrap=True)
        self._more = label(role=TextRole.CONTROL, tone="warn", wrap=True)
        self.add(self._state)
        self.add(self._more)
        self.buttons(_follower(theme, actions, Do.BACK_UP), _follower(theme, actions, Do.RESTORE))
        self.end()
        self.show_line(None)

    def show_line(self, line: BackupLine | None) -> None:
        """Say how things stand; None before that is known."""
        set_text(self._state, line.text if line else "")
        set_text(self._more, line.more if line else "")
        self._state.setVisible(line is not None)
        self._more.setVisible(line is not None and bool(line.more))


def _follower(theme: Theme, actions: Actions, do: Do) -> Button:
    return Button(theme, plain(actions[do].text())).follow(actions[do])
