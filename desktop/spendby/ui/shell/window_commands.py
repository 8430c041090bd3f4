"""Everything that the window's actions do, put together.

Made when the window and its rows are there, or when an action is wanted before that. What each
command does is its own.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from spendby.services.changes import Changed
from spendby.services.services import Services
from spendby.ui.backups.backup_commands import BackupCommands
from spendby.ui.buying.plan_commands import PlanCommands
from spendby.ui.comparing.reconcile_commands import ReconcileCommands
from spendby.ui.credit_list.outlook_control import OutlookControl
from spendby.ui.credit_list.selection_commands import SelectionCommands
from spendby.ui.credit_list.views import View
from spendby.ui.credits.credit_commands import CreditCommands
from spendby.ui.files.calendar_commands import CalendarCommands
from spendby.ui.files.file_commands import FileCommands
from spendby.ui.files.import_commands import ImportCommands
from spendby.ui.guide.guidance_commands import GuidanceCommands
from spendby.ui.kit.action_table import VIEWS, Do
from spendby.ui.kit.theme import Theme
from spendby.ui.offers.offer_commands import OfferCommands
from spendby.ui.paper.paper_commands import PaperCommands, PrintedList
from spendby.ui.reminders.reminder_control import ReminderControl
from spendby.ui.shell.file_watch import FileWatch
from spendby.ui.shell.frame_commands import FrameCommands
from spendby.ui.shell.news import News

if TYPE_CHECKING:
    from spendby.ui.shell.main_window import MainWindow


class WindowCommands(QObject):
    """The commands of one window, and what each action of it does."""

    def __init__(
        self, services: Services, theme: Theme, window: "MainWindow", *, sample: bool
    ) -> None:
        """Make them all; a `sample` is never backed up."""
        super().__init__(window)
        self._window, self._sample = window, sample
        frame, parts = window.frame_parts, window.parts
        actions, control, source, toast = frame.actions, frame.control, frame.source, frame.toast
        worker, notices, model = window.worker, window.notices, parts.model
        about = (model, window.places, worker)
        self.reminders = ReminderControl(services, theme, frame, *about, window)
        self._news = News(services.history, actions, toast, window)
        self.watch = FileWatch(services, source, notices, frame.availability, worker, window)
        self.credits = CreditCommands(services, theme, control, toast, window)
        self.files = FileCommands(services, theme, toast, worker, window)
        self.imports = ImportCommands(services, theme, toast, worker, window)
        self.offers = OfferCommands(services, theme, control, toast, worker, window)
        self.offers.pages = self.imports
        self.reconcile = ReconcileCommands(
            services, theme, source, control, frame.sidebar, self.imports.look_into, window
        )
        self.calendar = CalendarCommands(services, notices, worker, window)
        self.backups = BackupCommands(services, theme, toast, worker, window)
        self.backups.warn_in(notices)
        self.settings = FrameCommands(
            services, theme, actions, control, toast, self.backups, window
        )
        self.outlook = OutlookControl(theme, parts.page, control, model, source)
        self.plans = PlanCommands(services, theme, frame, model, window)
        self.plans.offer(window.places)
        self._paper = PaperCommands(services, theme, PrintedList(control, model), toast, window)
        self.selection = SelectionCommands(services, theme, parts, toast, self.files, window)
        self.guidance = GuidanceCommands(
            services,
            theme,
            control,
            source,
            window.detail,
            self.credits.records,
            window.places,
            toast,
            window,
        )
        self._slots = self._all_slots()
        self._connect()
        if source.judge is not None:
            self.follow_file()

    def do(self, do: Do) -> None:
        """Do what an action promises."""
        self._slots[do]()

    def get_ready(self) -> None:
        """Do beside the window what the first change would have to wait for."""
        self._window.control.source.when_read(self.watch.get_ready)
        self.reminders.start()
        if not self._sample:
            self.backups.look()

    def come_back(self) -> None:
        """Catch up when the window comes to the front."""
        self.watch.catch_up()
        self.reminders.come_back()

    def follow_file(self) -> None:
        """Say how the file is, which was read just now."""
        self.watch.look()
        self._news.name_undo()

    def follow_change(self, changed: Changed) -> None:
        """Say what was done, and do what it makes due."""
        self._news.tell(changed)
        self.settings.refresh_settings()
        if not self._sample:
            self.backups.follow_change()

    def _all_slots(self) -> dict[Do, Callable[[], object]]:
        """Say what each action does; raises KeyError for one that would do nothing."""
        window = self._window
        views = dict(zip(VIEWS, View, strict=True))
        slots: dict[Do, Callable[[], object]] = {
            Do.EXPORT: self.files.export_file,
            Do.QUIT: window.leave,
            Do.FIND: self._find,
            Do.SAMPLE: window.sample_wanted.emit,
            Do.OWN_CREDITS: window.own_wanted.emit,
            **{do: partial(window.control.show_view, view) for do, view in views.items()},
            **window.places.slots(),
            **window.looks.slots(),
            **window.lists.slots(),
            **self.plans.slots(),
            **self.reminders.slots(),
            **self.credits.slots(),
            **self.guidance.slots(),
            **self.offers.slots(),
            **self.selection.slots(),
            **self.backups.slots(),
            **self._paper.slots(),
            **self.settings.slots(),
            **self.imports.slots(),
            **self.reconcile.slots(),
        }
        return {do: slots[do] for do in Do}

    def _connect(self) -> None:
        window = self._window
        self.credits.records.target = lambda: window.detail.target
        self.reminders.ticked.connect(self.watch.note_time)
        window.detail.link_wanted.connect(self.credits.records.open_link)
        window.foot.backups_wanted.connect(self.settings.open_backups)
        self.backups.line_changed.connect(window.foot.show_line)
        self.backups.restored.connect(self._on_restored)
        self.settings.stores.packs_changed.connect(window.load)

    def _on_restored(self) -> None:
        """Read everything anew, and begin at the top of the list."""
        window = self._window
        window.load()
        window.control.source.when_read(self._begin_at_top)

    def _begin_at_top(self) -> None:
        window = self._window
        first = window.parts.model.rows.near(0)
        if first is not None:
            window.page.select(first.credit.id)
        window.page.table.scrollToTop()
        window.page.focus_list()

    def _find(self) -> None:
        window = self._window
        if window.places.search():
            return
        window.places.leave()
        window.page.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        window.page.search.selectAll()
