"""The settings: a few choices, each of which holds at once."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from spendby.domain.change import Finding
from spendby.domain.errors import Refused
from spendby.services.services import Services
from spendby.translation import tr
from spendby.ui.backups.backup_commands import BackupCommands
from spendby.ui.files.calendar_settings import CalendarGroup
from spendby.ui.kit.actions import Actions
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.controls import Tabs
from spendby.ui.kit.labels import label
from spendby.ui.kit.room import resize_inside
from spendby.ui.kit.settings_page import SettingsPage
from spendby.ui.kit.style import mark
from spendby.ui.kit.tab_order import follow_reading_order
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import DIALOG_MARGIN, TextRole
from spendby.ui.kit.worker import Worker
from spendby.ui.reminders.reminder_settings import ReminderSettingsPage
from spendby.ui.shell.appearance_settings import AppearancePage
from spendby.ui.shell.data_settings import BackupsPage, DataPage
from spendby.ui.shell.language_choice import LanguageChoice
from spendby.ui.shell.rule_settings import RulesPage
from spendby.ui.shell.window_state import state_file
from spendby.ui.tray.tray_choice import TrayChoice
from spendby.ui.tray.tray_settings import StandbyRows

_SIZE = (580, 560)


class SettingsDialog(QDialog):
    """Stays open beside the window, so that one sees what a choice does."""

    copy_wanted = Signal(str)
    """Asks to copy a text."""

    def __init__(
        self,
        services: Services,
        theme: Theme,
        actions: Actions,
        backups: BackupCommands,
        parent: QWidget,
    ) -> None:
        """Choose through `services` and `theme`."""
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self._services, self._theme = services, theme
        self._worker = Worker(self)
        self.appearance = AppearancePage(
            theme, LanguageChoice(state_file(services.data_file.folder))
        )
        self.reminders = ReminderSettingsPage(services, theme)
        tray = parent.findChild(TrayChoice) or TrayChoice(
            state_file(services.data_file.folder), self
        )
        self.standby = StandbyRows(services, theme, tray, self._worker)
        self.reminders.popups.addWidget(self.standby)
        self.rules = RulesPage(services, theme)
        self.calendar = CalendarGroup(services, theme)
        self.data = DataPage(theme, actions, services.data_file.folder, self.calendar)
        self.backups = BackupsPage(theme, actions)
        self.tabs = Tabs()
        mark(self.tabs, indented=True)
        self.tabs.setAccessibleName(tr("Pages of the settings"))
        self.tabs.setUsesScrollButtons(True)
        for page, title in (
            (self.appearance, tr("Appearance")),
            (self.reminders, tr("Reminders")),
            (self.rules, tr("Rules")),
            (self.data, tr("Data")),
            (self.backups, tr("Backups")),
        ):
            self.tabs.addTab(_scrolling(page, title), title)
        close = Button(theme, tr("Close"), role="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 20, 0, 20)
        column.setSpacing(12)
        heading = label(tr("Settings"), TextRole.PANEL)
        heading.setContentsMargins(DIALOG_MARGIN, 0, DIALOG_MARGIN, 0)
        column.addWidget(heading)
        column.addWidget(self.tabs, 1)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(DIALOG_MARGIN, 0, DIALOG_MARGIN, 0)
        bottom.addStretch()
        bottom.addWidget(close)
        column.addLayout(bottom)
        self.data.copy_wanted.connect(self.copy_wanted)
        self.data.check_wanted.connect(self._check)
        backups.line_changed.connect(self.backups.show_line)
        self.backups.show_line(backups.line)

    def refresh(self) -> None:
        """Show what holds now: it may have been chosen elsewhere, or taken back."""
        self.rules.refresh()
        self.reminders.refresh()
        self.calendar.refresh()
        self.standby.refresh()

    def show_page(self, page: SettingsPage) -> None:
        """Turn to a page."""
        for at in range(self.tabs.count()):
            scroll = self.tabs.widget(at)
            if isinstance(scroll, QScrollArea) and scroll.widget() is page:
                self.tabs.setCurrentIndex(at)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as large as the text asks for, as far as the screen allows."""
        super().showEvent(event)
        resize_inside(self, QSize(*(self._theme.px(side) for side in _SIZE)))
        follow_reading_order(self)
        self.tabs.tabBar().setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, result: int) -> None:
        """Finish a check that is still going on, then close."""
        self._worker.wait()
        super().done(result)
        parent = self.parentWidget()
        if parent is not None:
            parent.activateWindow()

    def _check(self) -> None:
        def found(findings: Sequence[Finding]) -> None:
            self.data.show_findings(findings)

        def refuse(refused: Refused) -> None:
            self.data.show_problem(str(refused))

        self._worker.run(self._services.doctor.check, found, refuse)


def _scrolling(page: QWidget, title: str) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidget(page)
    scroll.setWidgetResizable(True)
    scroll.setAccessibleName(title)
    return scroll
