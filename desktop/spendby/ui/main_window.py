"""The main window: puts panes, actions and commands together.

What each of them does is its own; every change comes back through `CreditSource`.
"""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from spendby.domain.errors import Refused
from spendby.services.changes import Changed
from spendby.services.services import Services
from spendby.ui.action_table import ON_ONE_CREDIT, VIEWS, Do
from spendby.ui.actions import Actions, plain
from spendby.ui.availability import Availability
from spendby.ui.backup_commands import BackupCommands
from spendby.ui.calendar_commands import CalendarCommands
from spendby.ui.credit_commands import CreditCommands
from spendby.ui.file_commands import FileCommands
from spendby.ui.file_watch import FileWatch
from spendby.ui.frame_commands import FrameCommands
from spendby.ui.guidance.guidance_commands import GuidanceCommands
from spendby.ui.import_commands import ImportCommands
from spendby.ui.list_commands import ListCommands, ListParts
from spendby.ui.list_control import ListControl
from spendby.ui.list_memory import ListMemory
from spendby.ui.models.credit_source import CreditSource
from spendby.ui.models.credit_table import CreditTableModel
from spendby.ui.models.views import View
from spendby.ui.news import News
from spendby.ui.notices import About, Notices
from spendby.ui.offer_commands import OfferCommands
from spendby.ui.outlook_control import OutlookControl
from spendby.ui.pages.answers import Asked
from spendby.ui.pages.detail_pane import DetailActions, DetailPane
from spendby.ui.pages.list_page import ListPage
from spendby.ui.pages.panes import Panes
from spendby.ui.pages.status_page import StatusPage
from spendby.ui.paper_commands import PaperCommands, PrintedList
from spendby.ui.place_control import Frame, PlaceControl
from spendby.ui.plan_commands import PlanCommands
from spendby.ui.reconcile_commands import ReconcileCommands
from spendby.ui.reminder_control import ReminderControl
from spendby.ui.selection_commands import SelectionCommands
from spendby.ui.sidebar import Sidebar
from spendby.ui.sidebar_foot import SidebarFoot
from spendby.ui.theme import Theme
from spendby.ui.toast import Toast
from spendby.ui.view_commands import ViewCommands
from spendby.ui.window_state import SMALLEST_SIZE, Shown, WindowState
from spendby.ui.worker import Worker

_VIEW_OF = dict(zip(VIEWS, View, strict=True))


class MainWindow(QMainWindow):
    """The one window; empty until `load`."""

    sample_wanted = Signal()
    own_wanted = Signal()
    closing = Signal()

    def __init__(self, services: Services, theme: Theme, *, sample: bool = False) -> None:
        """Build the window as it was left, over `services`; a `sample` says that it is one."""
        super().__init__()
        self._services, self._theme, self._sample = services, theme, sample
        self._state = WindowState("" if sample else services.data_folder)
        self._refused: Refused | None = None
        self.leaving = False  # for good, whatever else closing may mean
        self._model = CreditTableModel(self)
        self._source = CreditSource(services, self._model, self)
        self.actions_of = Actions(self, theme)
        self._build()
        self._command()
        self._connect()
        self._restore(self._state.load())

    @property
    def refused(self) -> Refused | None:
        """Why there is nothing to see; None while there is."""
        return self._refused

    def leave(self) -> None:
        """Quit."""
        self.leaving = True
        self.close()

    def load(self) -> None:
        """Read the credits and show them."""
        self._source.load()

    def get_ready(self) -> None:
        """Do beside the window what the first change would have to wait for."""
        self._source.when_read(self._watch.get_ready)
        self.reminders.start()
        if not self._sample:
            self.backups.look()

    def changeEvent(self, event: QEvent) -> None:
        """Catch up with the calendar and the file when the window comes to the front."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self._watch.catch_up()
            self.reminders.come_back()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish what is being done, and remember how the window was left."""
        self.closing.emit()
        self.worker.wait()
        self._source.close()
        if not self._sample and self._refused is None:
            self._services.backups.at_quit()
        self.remember()
        super().closeEvent(event)

    def remember(self) -> None:
        """Keep how the window is, for the next time it is opened."""
        shown = Shown(self.memory.remember(), self._theme.mode, self._theme.text_percent)
        self._state.save(shown, self)

    def _build(self) -> None:
        actions, theme = self.actions_of, self._theme
        actions.fill(self.menuBar())
        menu = actions.credit_menu(self)
        self.page = ListPage(theme, self._model, actions[Do.ADD], menu)
        self.page.offer_sample(actions[Do.SAMPLE])
        several = actions.credit_menu(self, without=ON_ONE_CREDIT)
        self.page.selection_bar.offer([actions[Do.TAG], actions[Do.ARCHIVE]], several)
        more = actions.credit_menu(self, without=(Do.USE, Do.EDIT))
        buttons = DetailActions(actions.__getitem__, more)
        self.detail = DetailPane(theme, self._services.clock, buttons)
        views = {view: (actions[do], plain(actions[do].text())) for do, view in _VIEW_OF.items()}
        self.foot = SidebarFoot(theme, actions[Do.SETTINGS])
        self.sidebar = Sidebar(theme, views, self.foot)
        self.panes = Panes(theme, self.sidebar, self.page, self.detail)
        self.status: StatusPage | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.panes)
        self.setCentralWidget(self._stack)
        self.setMinimumSize(*SMALLEST_SIZE)

    def _command(self) -> None:
        """Make what the actions do."""
        services, theme, actions = self._services, self._theme, self.actions_of
        self.toast = Toast(theme, self._stack)
        self.worker = Worker(self)
        self.notices = Notices(self.page.banner)
        self.control = ListControl(self._source, self._model, self.page, self.sidebar)
        self.memory = ListMemory(self.control, self.page)
        self._availability = Availability(actions, self.control, sample=self._sample)
        frame = Frame(
            self.panes,
            self.sidebar,
            actions,
            self.control,
            self._source,
            self._availability,
            self.toast,
        )
        self.places = PlaceControl(frame, self)
        about = (self._model, self.places, self.worker)
        self.reminders = ReminderControl(services, theme, frame, *about, self)
        self._news = News(services.history, actions, self.toast, self)
        self._watch = FileWatch(
            services, self._source, self.notices, self._availability, self.worker, self
        )
        self._views = ViewCommands(services, theme, actions, self)
        self.credits = CreditCommands(services, theme, self.control, self.toast, self)
        self.files = FileCommands(services, theme, self.toast, self.worker, self)
        self.imports = ImportCommands(services, theme, self.toast, self.worker, self)
        self.offers = OfferCommands(services, theme, self.control, self.toast, self.worker, self)
        self.offers.pages = self.imports
        self.reconcile = ReconcileCommands(
            services, theme, self._source, self.control, self.sidebar, self.imports.look_into, self
        )
        self.calendar = CalendarCommands(services, self.notices, self.worker, self)
        self.backups = BackupCommands(services, theme, self.toast, self.worker, self)
        self.backups.warn_in(self.notices)
        self.frame_commands = FrameCommands(
            services, theme, actions, self.control, self.toast, self.backups, self
        )
        parts = ListParts(self._model, self.page, self.sidebar, self.control, self.memory)
        self.lists = ListCommands(theme, actions, parts, self.toast, self)
        self.outlook = OutlookControl(theme, self.page, self.control, self._model, self._source)
        self.plans = PlanCommands(services, theme, frame, self._model, self)
        self.plans.offer(self.places)
        listed = PrintedList(self.control, self._model)
        self._paper = PaperCommands(services, theme, listed, self.toast, self)
        self.selection = SelectionCommands(services, theme, parts, self.toast, self.files, self)
        self.guidance = GuidanceCommands(
            services,
            theme,
            self.control,
            self._source,
            self.detail,
            self.credits.records,
            self.places,
            self.toast,
            self,
        )
        actions.bind(self._slots())
        self.credits.records.target = lambda: self.detail.target
        self.detail.link_wanted.connect(self.credits.records.open_link)

    def _slots(self) -> dict[Do, Callable[[], object]]:
        return {
            Do.EXPORT: self.files.export_file,
            Do.QUIT: self.leave,
            Do.FIND: self._find,
            Do.SAMPLE: self.sample_wanted.emit,
            Do.OWN_CREDITS: self.own_wanted.emit,
            **{do: partial(self.control.show_view, view) for do, view in _VIEW_OF.items()},
            **self.places.slots(),
            **self.plans.slots(),
            **self.reminders.slots(),
            **self.credits.slots(),
            **self.guidance.slots(),
            **self._views.slots(),
            **self.lists.slots(),
            **self.offers.slots(),
            **self.selection.slots(),
            **self.backups.slots(),
            **self._paper.slots(),
            **self.frame_commands.slots(),
            **self.imports.slots(),
            **self.reconcile.slots(),
        }

    def _connect(self) -> None:
        self.page.current_changed.connect(self._on_current_changed)
        self.page.opened.connect(self.panes.open_detail)
        self._source.loaded.connect(self._on_loaded)
        self._source.changed.connect(self._on_changed)
        self._source.refused.connect(self._on_refused)
        self.backups.line_changed.connect(self.foot.show_line)
        self.foot.backups_wanted.connect(self.frame_commands.open_backups)
        self.backups.restored.connect(self.load)
        self.frame_commands.stores.packs_changed.connect(self.load)
        if self._sample:
            self.setWindowTitle(self.tr("Spendby, sample data"))
            self.notices.say(
                About.SAMPLE,
                self.tr("This is sample data, not your own."),
                self.tr("Back to your own credits"),
                self.own_wanted.emit,
            )

    def _restore(self, shown: Shown) -> None:
        if self._sample:  # it looks as the window that it was opened from
            look = self._theme
            shown = replace(shown, mode=look.mode, text_percent=look.text_percent)
        self._views.restore(shown.mode, shown.text_percent)
        self.memory.restore(shown.listed)
        for do, view in _VIEW_OF.items():
            self.actions_of[do].setChecked(view is shown.listed.view)
        self._state.place(self)
        self._on_current_changed()
        self.page.focus_list()

    def _find(self) -> None:
        if self.places.search():
            return
        self.places.leave()
        self.page.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.page.search.selectAll()

    def _on_current_changed(self) -> None:
        current, judge = self.control.current, self.control.judge
        if current is None or judge is None:
            self.detail.show_nothing(listed=self._model.rowCount() > 0)
        else:
            chosen = self.control.chosen
            self.detail.show_credit(current, judge, Asked(chosen.target, chosen.buying))
        self._availability.follow_choice()

    def _on_loaded(self) -> None:
        self._refused = None
        self.notices.drop(About.UNREADABLE)
        self._watch.look()
        self._news.name_undo()
        if self._stack.currentWidget() is not self.panes:
            self._stack.setCurrentWidget(self.panes)
            self.page.focus_list()

    def _on_changed(self, changed: Changed) -> None:
        self._news.tell(changed)
        self.frame_commands.refresh_settings()
        if not self._sample:
            self.backups.follow_change()

    def _on_refused(self, refused: Refused) -> None:
        """Say it in the banner; in place of everything where nothing was read yet."""
        if self.control.judge is not None:
            again = self.tr("Try again")
            self.notices.say(About.UNREADABLE, str(refused), again, self.load)
            return
        self._refused = refused
        self._availability.follow_file(readable=False, writable=True)
        if self.status is None:
            restore = self.actions_of[Do.RESTORE].trigger
            self.status = StatusPage(self._theme, self.load, self.close, restore)
            self._stack.addWidget(self.status)
        self._stack.setCurrentWidget(self.status)
        self.status.show_refusal(refused)
