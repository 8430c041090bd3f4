"""The main window: its frame, which is there at once, and the commands, which come after the rows.

What stands in it is the panes' own, what its actions do the commands'; every change comes back
through `CreditSource`.
"""

import gc
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from spendby.domain.errors import Refused
from spendby.services.changes import Changed
from spendby.services.services import Services
from spendby.translation import tr
from spendby.ui.credit_list.chosen import Asked
from spendby.ui.credit_list.credit_source import CreditSource
from spendby.ui.credit_list.credit_table import CreditTableModel
from spendby.ui.credit_list.list_commands import ListCommands, ListParts
from spendby.ui.credit_list.list_control import ListControl
from spendby.ui.credit_list.list_memory import ListMemory
from spendby.ui.credit_list.list_page import ListPage
from spendby.ui.credit_list.sidebar import Sidebar
from spendby.ui.credit_list.sidebar_foot import SidebarFoot
from spendby.ui.credit_list.views import SHOWN_BY
from spendby.ui.kit.action_table import ON_ONE_CREDIT, Do
from spendby.ui.kit.actions import Actions
from spendby.ui.kit.desk import Desk
from spendby.ui.kit.file_in_use import FileInUse
from spendby.ui.kit.notices import About, Notices
from spendby.ui.kit.stack import Stack
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.toast import Toast
from spendby.ui.kit.worker import Worker
from spendby.ui.shell.availability import Availability
from spendby.ui.shell.panes import Panes
from spendby.ui.shell.place_control import Frame, PlaceControl
from spendby.ui.shell.view_commands import ViewCommands
from spendby.ui.shell.window_state import SMALLEST_SIZE, Shown, WindowState, pull_back

if TYPE_CHECKING:  # imported once the window and its rows are there
    from spendby.ui.credits.detail_pane import DetailPane
    from spendby.ui.kit.status_page import StatusPage
    from spendby.ui.shell.window_commands import WindowCommands


class MainWindow(QMainWindow):
    """The one window; empty until `load`, and without details and commands until `furnish`."""

    sample_wanted = Signal()
    own_wanted = Signal()
    closing = Signal()

    def __init__(self, services: Services, theme: Theme, *, sample: bool = False) -> None:
        """Build the frame as it was left, over `services`; a `sample` says that it is one."""
        super().__init__()
        self._services, self._theme, self._sample = services, theme, sample
        self._state = WindowState("" if sample else services.data_file.folder)
        self._refused: Refused | None = None
        self.leaving = False  # for good, whatever else closing may mean
        self._is_framed = False
        self._detail: DetailPane | None = None
        self._commands: WindowCommands | None = None
        self._model = CreditTableModel(self)
        self._source = CreditSource(services, self._model, self)
        self.actions_of = Actions(self, theme)
        self._build()
        self._control()
        self._connect()
        self._restore(self._state.load())

    @property
    def refused(self) -> Refused | None:
        """Why there is nothing to see; None while there is."""
        return self._refused

    @property
    def detail(self) -> "DetailPane":
        """The details of the current credit, made when they are first needed."""
        if self._detail is None:
            # The rows are there before anybody looks at one of them.
            from spendby.ui.credits.detail_pane import (
                DetailActions,
                DetailPane,
            )

            more = self.actions_of.credit_menu(self, without=(Do.USE, Do.EDIT))
            buttons = DetailActions(self.actions_of.__getitem__, more)
            self._detail = DetailPane(self._theme, self._services.clock, buttons)
            self.panes.put_detail(self._detail)
        return self._detail

    @property
    def commands(self) -> "WindowCommands":
        """What the actions do, made when it is first needed."""
        if self._commands is None:
            # They bring two thirds of the window's modules, of which the rows need none.
            from spendby.ui.shell.window_commands import Own, WindowCommands

            desk = Desk(
                self._services,
                self._theme,
                self,
                self.toast,
                self.notices,
                self.worker,
                self.places,
            )
            own = Own(_own_slots(self), self.load, self._sample)
            self._commands = WindowCommands(desk, self.parts, self._frame, self.detail, own)
            self._on_current_changed()
        return self._commands

    def leave(self) -> None:
        """Quit."""
        self.leaving = True
        self.close()

    def load(self) -> None:
        """Read the credits and show them."""
        self._source.load()

    def furnish(self) -> None:
        """Make what the first painting doesn't need: the details, and what the actions do."""
        _ = self.commands

    def get_ready(self) -> None:
        """Do beside the window what the first change would have to wait for."""
        # Of all that the start has made, little goes before the end: it is never looked at again.
        gc.freeze()
        gc.enable()
        self.furnish()
        self.commands.get_ready()

    def changeEvent(self, event: QEvent) -> None:
        """Catch up with the calendar and the file when the window comes to the front."""
        super().changeEvent(event)
        if event.type() is not QEvent.Type.ActivationChange or not self.isActiveWindow():
            return
        if not self._is_framed:  # only now is it known how much its frame takes
            self._is_framed = True
            pull_back(self)
        if self._commands is not None:
            self._commands.come_back()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish what is being done, and remember how the window was left."""
        self.closing.emit()
        self.worker.wait()
        self._source.close()
        try:
            if not self._sample and self._refused is None:
                self._services.backups.at_quit()
        finally:  # whatever becomes of it, the window closes
            self.remember()
            super().closeEvent(event)

    def remember(self) -> None:
        """Keep how the window is, for the next time it is opened."""
        look = self._theme
        size = (look.text_percent, look.desktop_percent)
        self._state.save(Shown(self.memory.remember(), look.mode, *size), self)

    def _build(self) -> None:
        actions, theme = self.actions_of, self._theme
        actions.fill(self.menuBar())
        menu = actions.credit_menu(self)
        self.page = ListPage(theme, self._model, actions[Do.ADD], menu)
        self.page.offer(actions[Do.SAMPLE], actions[Do.RESTORE])
        several = actions.credit_menu(self, without=ON_ONE_CREDIT)
        self.page.selection_bar.offer([actions[Do.TAG], actions[Do.ARCHIVE]], several)
        self.foot = SidebarFoot(theme, actions[Do.SETTINGS])
        self.sidebar = Sidebar(theme, actions, self.foot)
        self.sidebar.offer_stores(actions[Do.STORES])
        self.panes = Panes(theme, self.sidebar, self.page)
        self.status: StatusPage | None = None
        self._stack = Stack()
        self._stack.add(self.panes)
        self.setCentralWidget(self._stack)
        self.setMinimumSize(*SMALLEST_SIZE)

    def _control(self) -> None:
        """Let panes, list and actions go by what is chosen."""
        theme, actions = self._theme, self.actions_of
        self.toast = Toast(theme, self._stack)
        self.toast.room_changed.connect(self.panes.keep_free)
        self.panes.floor_changed.connect(self.toast.stand_in)
        self.worker = Worker(self)
        self.notices = Notices(self.page.banner)
        self.in_use = FileInUse(self.notices, self.load, self)
        self.toast.held.connect(self.in_use.offer)
        self.control = ListControl(self._source, self._model, self.page, self.sidebar)
        self.memory = ListMemory(self.control, self.page)
        self.availability = Availability(actions, self.control, sample=self._sample)
        self.looks = ViewCommands(self._services, theme, actions, self)
        self.parts = ListParts(self._model, self.page, self.sidebar, self.control, self.memory)
        self.lists = ListCommands(theme, actions, self.parts, self.toast, self)
        self._frame = Frame(
            self.panes, self.page, self.sidebar, self.foot, actions, self.availability
        )
        self.places = PlaceControl(self._frame, self.control, self.toast, self)
        # What an action does may have to be made first, but it is never missing.
        actions.bind(self._do)

    def _connect(self) -> None:
        self.page.current_changed.connect(self._on_current_changed)
        self.page.opened.connect(self.panes.open_detail)
        self._source.loaded.connect(self._on_loaded)
        self._source.changed.connect(self._on_changed)
        self._source.refused.connect(self._on_refused)
        if self._sample:
            self.setWindowTitle(tr("Spendby, sample data"))
            self.notices.say(
                About.SAMPLE,
                tr("This is sample data, not your own."),
                tr("Back to your own credits"),
                self.own_wanted.emit,
            )

    def _restore(self, shown: Shown) -> None:
        if self._sample:  # it looks as the window that it was opened from
            look = self._theme
            shown = replace(shown, mode=look.mode, text_percent=look.text_percent)
        elsewhere = self._theme.desktop_percent if self._sample else shown.desktop_percent
        self._theme.set_text_percent(shown.text_percent, elsewhere)
        self.looks.restore(shown.mode, shown.text_percent)
        self.memory.restore(shown.listed)
        for view, do in SHOWN_BY.items():
            self.actions_of[do].setChecked(view is shown.listed.view)
        self.page.head.name_list()
        self._state.place(self)
        self._on_current_changed()
        self.page.focus_list()

    def _do(self, do: Do) -> None:
        self.in_use.do(lambda: self.commands.do(do))

    def _on_current_changed(self) -> None:
        self.availability.follow_choice()
        any_there = bool(self._model.everything) or self._model.rows.is_partial
        self.panes.want_detail(wanted=self.control.judge is None or any_there)
        if self._commands is None:
            return
        current, judge, selected = self.control.current, self.control.judge, self.control.selected
        if current is None or judge is None or len(selected) != 1:
            self.detail.show_nothing(selected, listed=self._model.rowCount() > 0)
        else:
            chosen = self.control.chosen
            self.detail.show_credit(current, judge, Asked(chosen.target, chosen.buying))

    def _on_loaded(self) -> None:
        self._refused = None
        self.notices.drop(About.UNREADABLE)
        self.in_use.is_over()
        if self._commands is not None:
            self._commands.follow_file()
        if self._stack.shown is not self.panes:
            self._stack.show_widget(self.panes)
            self.page.focus_list()

    def _on_changed(self, changed: Changed) -> None:
        self.commands.follow_change(changed)

    def _on_refused(self, refused: Refused) -> None:
        """Say it in the banner; in place of everything where nothing was read yet."""
        self.in_use.follow(refused)
        if self.control.judge is not None:
            again = tr("Try again")
            self.notices.say(About.UNREADABLE, str(refused), again, self.load)
            return
        if self._refused is not None and str(self._refused) == str(refused):
            return  # it stands there already
        self._refused = refused
        self.availability.follow_file(readable=False, writable=True)
        if self.status is None:
            from spendby.ui.kit.status_page import StatusPage

            restore = self.actions_of[Do.RESTORE].trigger
            self.status = StatusPage(self._theme, self.load, self.close, restore)
            self._stack.add(self.status)
        self._stack.show_widget(self.status)
        self.status.show_refusal(refused)


def _own_slots(window: MainWindow) -> dict[Do, Callable[[], object]]:
    """Say what the window does by itself, which is to show things and to be left."""
    return {
        Do.QUIT: window.leave,
        Do.SAMPLE: window.sample_wanted.emit,
        Do.OWN_CREDITS: window.own_wanted.emit,
        **{do: partial(window.control.show_view, view) for view, do in SHOWN_BY.items()},
        **window.places.slots(),
        **window.looks.slots(),
        **window.lists.slots(),
    }
