"""Everything that the window's actions do, put together.

Made when the window and its rows are there, or when an action is wanted before that. What each
command does is its own.
"""

from collections.abc import Callable, Mapping
from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import QObject

from spendby.services.changes import Changed
from spendby.ui.backups.backup_commands import BackupCommands
from spendby.ui.buying.plan_commands import PlanCommands
from spendby.ui.check_up.check_up_commands import CheckUpCommands
from spendby.ui.comparing.reconcile_commands import ReconcileCommands
from spendby.ui.credit_list.list_commands import ListParts
from spendby.ui.credit_list.outlook_control import OutlookControl
from spendby.ui.credit_list.selection_commands import SelectionCommands
from spendby.ui.credit_list.sidebar_foot import SidebarFoot
from spendby.ui.credits.credit_commands import CreditCommands
from spendby.ui.credits.detail_pane import DetailPane
from spendby.ui.files.calendar_commands import CalendarCommands
from spendby.ui.files.file_commands import FileCommands
from spendby.ui.files.import_commands import ImportCommands
from spendby.ui.guide.guidance_commands import GuidanceCommands
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.desk import Desk
from spendby.ui.offers.offer_commands import OfferCommands
from spendby.ui.paper.paper_commands import PaperCommands, PrintedList
from spendby.ui.reminders.reminder_control import ReminderControl
from spendby.ui.shell.file_watch import FileWatch
from spendby.ui.shell.frame_commands import FrameCommands
from spendby.ui.shell.news import News
from spendby.ui.shell.place_control import Frame


class Feature(Protocol):
    """A part of the window: it offers its pages when it is made, and says what it does."""

    def slots(self) -> Mapping[Do, Callable[[], object]]:
        """Say which actions are done here."""


class Own(Struct, frozen=True):
    """What the window does by itself; a sample is never backed up."""

    slots: Mapping[Do, Callable[[], object]]
    load: Callable[[], object]
    is_sample: bool


class WindowCommands(QObject):
    """The commands of one window, and what each action of it does."""

    def __init__(
        self, desk: Desk, parts: ListParts, frame: Frame, detail: DetailPane, own: Own
    ) -> None:
        """Make them all."""
        super().__init__(desk.window)
        self._parts, self._own = parts, own
        services, control, source = desk.services, parts.control, parts.control.source
        self.reminders = ReminderControl(desk, parts)
        self._news = News(services.history, frame.actions, desk.toast, desk.window)
        self.watch = FileWatch(desk, source, frame.availability)
        self.credits = CreditCommands(desk, control, lambda: detail.target)
        self.files = FileCommands(desk)
        self.imports = ImportCommands(desk)
        self.offers = OfferCommands(desk, control, self.imports)
        self.reconcile = ReconcileCommands(desk, parts, self.imports.look_into)
        self.calendar = CalendarCommands(desk)
        self.backups = BackupCommands(desk)
        self.settings = FrameCommands(desk, frame.actions, control, self.backups)
        self.outlook = OutlookControl(desk.theme, parts)
        self.plans = PlanCommands(desk, control)
        self.check_up = CheckUpCommands(desk, parts)
        self.paper = PaperCommands(desk, PrintedList(control, parts.model))
        self.selection = SelectionCommands(desk, parts, self.files.ask_where)
        self.guidance = GuidanceCommands(desk, control, detail, self.credits.records)
        self._slots = self._all_slots()
        self._connect(detail, frame.foot)
        if source.judge is not None:
            self.follow_file()

    def do(self, do: Do) -> None:
        """Do what an action promises."""
        self._slots[do]()

    def get_ready(self) -> None:
        """Do beside the window what the first change would have to wait for."""
        self._parts.control.source.when_read(self.watch.get_ready)
        self.reminders.start()
        if not self._own.is_sample:
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
        if not self._own.is_sample:
            self.backups.follow_change()

    def _all_slots(self) -> dict[Do, Callable[[], object]]:
        """Say what each action does; raises KeyError for one that would do nothing."""
        features: tuple[Feature, ...] = (
            *(self.plans, self.reminders, self.credits, self.guidance, self.offers),
            *(self.selection, self.backups, self.paper, self.settings, self.imports),
            *(self.reconcile, self.files),
        )
        slots = dict(self._own.slots)
        for feature in features:
            slots.update(feature.slots())
        return {do: slots[do] for do in Do}

    def _connect(self, detail: DetailPane, foot: SidebarFoot) -> None:
        self.reminders.ticked.connect(self.watch.note_time)
        detail.link_wanted.connect(self.credits.records.open_link)
        foot.backups_wanted.connect(self.settings.open_backups)
        self.backups.line_changed.connect(foot.show_line)
        self.backups.restored.connect(self._on_restored)
        self.settings.stores.packs_changed.connect(self._own.load)

    def _on_restored(self) -> None:
        """Read everything anew, and begin at the top of the list."""
        self._own.load()
        self._parts.control.source.when_read(self._begin_at_top)

    def _begin_at_top(self) -> None:
        page = self._parts.page
        first = self._parts.model.rows.near(0)
        if first is not None:
            page.select(first.credit.id)
        page.table.scrollToTop()
        page.focus_list()
