"""The inbox page: every reminder that ever came due, and what one does with it."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
)

from spendby.domain.errors import Refused
from spendby.domain.reminders.inbox import Item, Standing
from spendby.domain.reminders.moment import Moment
from spendby.services.reminders import CaughtUp, Inbox, ReminderService
from spendby.translation import ntr, tr
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.announce import announce
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.controls import TabBar
from spendby.ui.kit.empty_state import Emptiness, EmptyState
from spendby.ui.kit.flow_layout import FlowLayout
from spendby.ui.kit.labels import IconLabel, label, set_text
from spendby.ui.kit.place_page import PlacePage
from spendby.ui.kit.stack import Stack
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole
from spendby.ui.reminders.reminder_list import ReminderList
from spendby.ui.reminders.reminder_words import up_to_date_words
from spendby.ui.reminders.snooze_menu import SnoozeMenu


class ReminderPage(PlacePage):
    """New, Snoozed and Done, with what was shown where and when."""

    refused = Signal(object)
    """Something couldn't be done; carries the `Refused`."""

    def __init__(self, theme: Theme, service: ReminderService, read: Callable[[], Inbox]) -> None:
        """Act through `service`; `read` gives the inbox as it is now."""
        super().__init__(theme, tr("Reminders"))
        self._service, self._read = service, read
        self._inbox: Inbox | None = None
        self.news = Digest(theme)
        self.tabs = TabBar()
        self.tabs.setAccessibleName(tr("Which reminders are shown"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for _ in Standing:
            self.tabs.addTab("")
        self.list = ReminderList(theme)
        self.empty = EmptyState(theme)
        self._stack = Stack()
        self._stack.add(self.list)
        self._stack.add(self.empty)
        self.done_button = Button(
            theme, tr("&Done"), role="primary", icon="check", token="on_accent"
        )
        self.snooze_button = Button(theme, tr("S&nooze"), icon="clock")
        self.snooze_menu = SnoozeMenu(self._to_snooze, self)
        self.snooze_menu.waited.connect(self.snooze)
        self.snooze_button.setMenu(self.snooze_menu)
        self.open_button = Button(theme, tr("Sh&ow credit"))
        self.change_button = Button(theme, tr("Change &reminders…"))
        self.mute_button = Button(theme, tr("&Mute credit"))
        self.all_button = Button(theme, tr("Mark &all done"), icon="check")
        self._lay_out()
        self._connect()

    @property
    def standing(self) -> Standing:
        """Which reminders are shown."""
        return list(Standing)[self.tabs.currentIndex()]

    def refresh(self) -> None:
        """Show the inbox as it is now."""
        self.show_inbox(self._read())

    def show_inbox(self, inbox: Inbox) -> None:
        """Show an inbox; the focus stays at its row, and on the page where its widget goes."""
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        self._inbox = inbox
        counts = {one: sum(item.standing is one for item in inbox.items) for one in Standing}
        titles = tr("New"), tr("Snoozed"), tr("Done")
        for at, (word, standing) in enumerate(zip(titles, Standing, strict=True)):
            text = tr("{title} {count}").format(title=word, count=counts[standing])
            self.tabs.setTabText(at, text if counts[standing] else word)
        self.list.show_inbox(inbox, self.standing)
        is_empty = not counts[self.standing]
        self._stack.show_widget(self.empty if is_empty else self.list)
        if is_empty:
            self._say_empty(inbox)
        self.all_button.setVisible(self.standing is Standing.NEW and counts[Standing.NEW] > 1)
        self._on_chosen()
        if had_focus and not self.isAncestorOf(QApplication.focusWidget() or self):
            self.take_focus()

    def show_news(self, caught: CaughtUp) -> None:
        """Say what was missed while nobody was there, or that the clock was set back."""
        if caught.set_back:
            self.news.say(
                tr("Your computer's clock was set back."),
                tr("What came due after this moment will come due again."),
            )
        elif caught.was_away:
            count = len(caught.new)
            what = ntr(
                "{count} reminder came due.",
                "{count} reminders came due, the most urgent first.",
                count,
            )
            self.news.say(
                ntr(
                    "While you were away for {count} day",
                    "While you were away for {count} days",
                    caught.away_days,
                ),
                what,
            )

    def take_focus(self) -> None:
        """Put the focus into the list, or on the tabs where it is empty."""
        shown = self._stack.shown
        target = self.list if shown is self.list else self.tabs
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark_done(self) -> None:
        """Put the selected reminders away, or bring them back where they are done."""
        items = self.list.selected
        if self.standing is Standing.DONE:
            self._try(lambda: self._service.renew(items))
        else:
            self._try(lambda: self._service.done(items))

    def snooze(self, wait: timedelta) -> None:
        """Let the selected reminders sleep."""
        items = self.list.selected
        self._try(lambda: self._service.snooze(items, wait))

    def _lay_out(self) -> None:
        self.head.addWidget(self.all_button)
        self.column.addWidget(self.news)
        self.column.addWidget(self.tabs)
        panel = QFrame()
        mark(panel, card="plain")
        inner = QVBoxLayout(panel)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self._stack)
        self.column.addWidget(panel, 1)
        flow = FlowLayout(8)
        for button in (
            self.done_button,
            self.snooze_button,
            self.open_button,
            self.change_button,
            self.mute_button,
        ):
            flow.addWidget(button)
        self.column.addLayout(flow)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.list.chosen.connect(self._on_chosen)
        self.list.done_wanted.connect(self.mark_done)
        self.list.open_wanted.connect(self._open)
        self.list.snooze_wanted.connect(self._on_snooze_wanted)
        self.done_button.clicked.connect(self.mark_done)
        self.open_button.clicked.connect(self._open)
        self.change_button.clicked.connect(self._change)
        self.mute_button.clicked.connect(self._mute)
        self.all_button.clicked.connect(self._all_done)

    def _say_empty(self, inbox: Inbox) -> None:
        if self.standing is Standing.NEW:
            heading, text = up_to_date_words(inbox)
            self.empty.say(Emptiness("check-circle", heading, text))
        elif self.standing is Standing.SNOOZED:
            self.empty.say(Emptiness("clock", tr("Nothing is snoozed.")))
        else:
            self.empty.say(Emptiness("bell", tr("Nothing is done yet.")))

    def _on_tab(self) -> None:
        if self._inbox is not None:
            self.show_inbox(self._inbox)

    def _on_chosen(self) -> None:
        items = self.list.selected
        is_done = self.standing is Standing.DONE
        can = [one for one in items if one.over is None] if is_done else items
        self.done_button.setText(tr("&Bring back") if is_done else tr("&Done"))
        self.done_button.setEnabled(bool(items) and len(can) == len(items))
        self.snooze_button.setEnabled(bool(items) and not is_done)
        for button in (self.open_button, self.change_button, self.mute_button):
            button.setEnabled(len({one.credit.id for one in items}) == 1)

    def _to_snooze(self) -> tuple[Moment, list[Item]] | None:
        return None if self._inbox is None else (self._inbox.moment, self.list.selected)

    def _on_snooze_wanted(self) -> None:
        if self.snooze_button.isEnabled():
            self.snooze_button.showMenu()

    def _open(self) -> None:
        item = self.list.current
        if item is not None:
            self.credit_wanted.emit(item.credit.id)

    def _change(self) -> None:
        item = self.list.current
        if item is not None:
            self.deed_wanted.emit(item.credit.id, Do.REMIND)

    def _mute(self) -> None:
        items = self.list.selected
        if items:
            self._try(lambda: self._service.mute(items[0].credit.id))

    def _all_done(self) -> None:
        items = list(self.list.rows.items)
        self._try(lambda: self._service.done(items))

    def _try(self, do: Callable[[], object]) -> None:
        try:
            do()
        except Refused as refused:
            self.refused.emit(refused)


class Digest(QFrame):
    """What was missed, said once; hidden until there is something to say."""

    def __init__(self, theme: Theme) -> None:
        """Start hidden."""
        super().__init__()
        mark(self, card="info")
        self._heading = label(role=TextRole.NAME, wrap=True)
        self._text = label(role=TextRole.CONTROL, wrap=True)
        close = Button(theme, role="quiet", icon="close")
        close.setAccessibleName(tr("Close this message"))
        close.clicked.connect(self.hide)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._heading)
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 8, 10)
        row.setSpacing(10)
        row.addWidget(IconLabel(theme, "bell", "info", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else f"{self._heading.text()}. {self._text.text()}"

    def say(self, heading: str, text: str) -> None:
        """Say it until it is closed."""
        set_text(self._heading, heading)
        set_text(self._text, text)
        self.show()
        announce(self, f"{heading}. {text}")
