"""Settings: how reminders reach somebody who isn't looking at the window."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSystemTrayIcon, QVBoxLayout, QWidget

from spendby.domain.errors import Refused
from spendby.domain.notice import Outcome, Place
from spendby.domain.notice_words import trial_notice
from spendby.domain.standby import SwitchState
from spendby.services.services import Services
from spendby.translation import tr
from spendby.ui.kit.announce import announce
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.labels import label, set_text
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole
from spendby.ui.kit.worker import Worker
from spendby.ui.tray.tray_choice import TrayChoice


class SwitchRow(QWidget):
    """A switch, and a line under it that says how it stands."""

    def __init__(self, theme: Theme, words: str) -> None:
        """Show `words` beside the switch."""
        super().__init__()
        self.box = QCheckBox(words)
        self.line = label(role=TextRole.SECONDARY, tone="text2", wrap=True)
        self.line.setContentsMargins(theme.px(16) + 10, 0, 0, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.box)
        column.addWidget(self.line)

    def show_state(self, state: SwitchState) -> None:
        """Show how it stands, whoever changed it."""
        self.box.setChecked(state.on)
        self.say(state.said)

    def say(self, said: str) -> None:
        """Say something about it."""
        set_text(self.line, said)
        self.line.setVisible(bool(said))
        self.box.setAccessibleDescription(said)


class StandbyRows(QWidget):
    """Each switch holds at once; what the desktop refuses is said where it was asked for."""

    def __init__(self, services: Services, theme: Theme, tray: TrayChoice, worker: Worker) -> None:
        """Choose through `services` and `tray`; `worker` does what may take seconds."""
        super().__init__()
        self._services, self._theme = services, theme
        self._tray, self._worker = tray, worker
        self._timer_hour: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._on_desktop()
        self._while_closed()
        tray.changed.connect(self._show_tray)
        self._show_tray()
        self.login.show_state(services.standby.login.standing())
        self.timer.say(tr("Looking…"))
        self._look_at_timer()
        self.refresh()

    def refresh(self) -> None:
        """Show what is chosen, also when it was chosen elsewhere or taken back."""
        try:
            habits = self._services.reminders.settings.habits()
        except Refused as refused:
            self.popups.say(str(refused))
            return
        self.popups.show_state(SwitchState(habits.popups, self._popups_line(on=habits.popups)))
        if self.timer.box.isChecked() and self._timer_hour not in {None, habits.hour}:
            self._switch_timer(on=True)  # it keeps the hour that it was turned on with
        self._timer_hour = habits.hour

    def _on_desktop(self) -> None:
        self._heading(tr("On the desktop"))
        self.popups = SwitchRow(self._theme, tr("&Show reminders on the desktop"))
        self.popups.box.clicked.connect(self._on_popups)
        self._column.addWidget(self.popups)
        self.test = Button(self._theme, tr("Send a &test"), icon="bell")
        self.test.clicked.connect(self._on_test)
        row = QHBoxLayout()
        row.addWidget(self.test)
        row.addStretch()
        self._column.addLayout(row)
        self.tested = label(role=TextRole.CONTROL, wrap=True)
        self.tested.hide()
        self._column.addWidget(self.tested)

    def _while_closed(self) -> None:
        self._heading(tr("While Spendby is closed"))
        self.keep = SwitchRow(self._theme, tr("Stay in the tray when the window is &closed"))
        self.keep.box.clicked.connect(self._tray.choose)
        self.login = SwitchRow(self._theme, tr("Start Spendby when I &log in"))
        self.login.box.clicked.connect(self._on_login)
        self.timer = SwitchRow(self._theme, tr("Remind me even when Spendby isn't &running"))
        self.timer.box.clicked.connect(lambda on: self._switch_timer(on=on))
        for row in (self.keep, self.login, self.timer):
            self._column.addWidget(row)

    def _heading(self, title: str) -> None:
        self._column.addSpacing(12)
        self._column.addWidget(label(title, TextRole.VERDICT))

    def _popups_line(self, *, on: bool) -> str:
        if on:
            return tr("The desktop's own do-not-disturb counts.")
        return tr("They wait in the list of reminders only.")

    def _on_popups(self, on: bool) -> None:
        try:
            self._services.reminders.settings.choose_popups(popups=on)
        except Refused as refused:
            self.popups.box.setChecked(not on)
            self.popups.say(str(refused))
            return
        self.refresh()

    def _on_test(self) -> None:
        self.test.setEnabled(False)
        self._services.announcing.try_again()
        self._services.announcing.announce(trial_notice(), self._on_tested)

    def _on_tested(self, outcome: Outcome) -> None:
        self.test.setEnabled(True)
        self._say_tested(self._outcome_words(outcome))

    def _outcome_words(self, outcome: Outcome) -> str:
        if outcome.shown:
            return tr(
                "The desktop has taken the test. If you don't see it, its do-not-disturb may be on."
            )
        if outcome.place is Place.TRAY:
            return tr(
                "{why} The tray was given the test instead; it can't tell whether it was shown."
            ).format(why=outcome.why)
        return tr(
            "{why} The test was shown nowhere. Reminders still appear in the list here."
        ).format(why=outcome.why)

    def _say_tested(self, said: str) -> None:
        set_text(self.tested, said)
        self.tested.show()
        announce(self.test, said)

    def _show_tray(self) -> None:
        keep = self._tray.keep
        if not QSystemTrayIcon.isSystemTrayAvailable():
            said = tr("There is no tray here, so closing the window quits.")
        elif keep:
            said = tr("Spendby goes on reminding you. Quit it from the tray or the menu.")
        else:
            said = tr("Closing the window quits.")
        self.keep.show_state(SwitchState(keep, said))

    def _on_login(self, on: bool) -> None:
        login = self._services.standby.login
        try:
            login.turn_on() if on else login.turn_off()
        except Refused as refused:
            self.login.box.setChecked(not on)
            self.login.say(str(refused))
            announce(self.login.box, str(refused))
            return
        self.login.show_state(login.standing())

    def _switch_timer(self, *, on: bool) -> None:
        timer = self._services.standby.timer
        try:
            at = self._services.reminders.settings.habits().hour
        except Refused as refused:
            self._refuse_timer(refused)
            return

        def switch() -> SwitchState:
            try:
                timer.turn_on(at) if on else timer.turn_off()
            except Refused as refused:
                return replace(timer.standing(), said=str(refused))
            return timer.standing()

        self._with_timer(switch)

    def _look_at_timer(self) -> None:
        self._with_timer(self._services.standby.timer.standing)

    def _with_timer(self, do: Callable[[], SwitchState]) -> None:
        """Ask systemd beside the window: it may take seconds to answer."""
        self.timer.box.setEnabled(False)
        self._worker.run(do, self._show_timer, self._refuse_timer)

    def _show_timer(self, state: SwitchState) -> None:
        self._timer_back()
        self.timer.show_state(state)
        announce(self.timer.box, state.said)

    def _refuse_timer(self, refused: Refused) -> None:
        self._timer_back()
        self.timer.say(str(refused))

    def _timer_back(self) -> None:
        """Let the switch be used again, with the focus if it had it."""
        self.timer.box.setEnabled(True)
        if self.window().focusWidget() is None:
            self.timer.box.setFocus(Qt.FocusReason.OtherFocusReason)
