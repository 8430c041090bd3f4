"""Which page is seen: the list with its details, or one of the pages beside it.

A page is made when it is first asked for. What is on it is its own; what it asks for is done here.
"""

from collections.abc import Callable
from functools import partial

from msgspec import Struct
from PySide6.QtCore import QObject

from spendby.domain.errors import Refused
from spendby.ui.credit_list.list_control import ListControl
from spendby.ui.credit_list.list_page import ListPage
from spendby.ui.credit_list.sidebar import Sidebar
from spendby.ui.credit_list.sidebar_foot import SidebarFoot
from spendby.ui.credit_list.views import SHOWN_BY
from spendby.ui.kit.action_table import PAGES, VIEWS, Do
from spendby.ui.kit.actions import Actions
from spendby.ui.kit.place_page import PlacePage
from spendby.ui.kit.toast import Toast
from spendby.ui.shell.availability import Availability
from spendby.ui.shell.panes import Panes


class Frame(Struct, frozen=True):
    """What the pages stand in, and what leads to them."""

    panes: Panes
    page: ListPage
    sidebar: Sidebar
    foot: SidebarFoot
    actions: Actions
    availability: Availability


class PlaceControl(QObject):
    """Shows a page in the place of the list, and the list again."""

    def __init__(self, frame: Frame, control: ListControl, toast: Toast, parent: QObject) -> None:
        """Begin with the list; who makes a page says so by `offer`."""
        super().__init__(parent)
        self._frame, self._control, self._toast = frame, control, toast
        self._makers: dict[Do, Callable[[], PlacePage]] = {}
        self._pages: dict[Do, PlacePage] = {}
        self._current: Do | None = None
        control.list_wanted.connect(self.leave)
        control.source.loaded.connect(self._refresh)
        control.source.changed.connect(self._refresh)

    @property
    def current(self) -> Do | None:
        """Which page is seen; None for the list."""
        return self._current

    @property
    def page(self) -> PlacePage | None:
        """The page that is seen; None for the list."""
        return None if self._current is None else self._pages[self._current]

    def slots(self) -> dict[Do, Callable[[], object]]:
        """Say which actions are done here."""
        return {
            **{do: partial(self.show, do) for do in PAGES},
            Do.FIND: self.find,
            Do.SHOW_NEXT: partial(self._step, 1),
            Do.SHOW_PREVIOUS: partial(self._step, -1),
        }

    def offer(self, show: Do, make: Callable[[], PlacePage]) -> None:
        """Say who makes a page when it is first shown; the last to offer makes it."""
        self._makers[show] = make

    def note(self, show: Do, number: int, heard: str) -> None:
        """Show in the sidebar how much there is to see on a page; `heard` says it in words."""
        self._frame.sidebar.note_place(show, number, heard)

    def show(self, show: Do) -> None:
        """Show a page, and put the focus there."""
        if show not in self._pages:
            self._pages[show] = self._made(show)
        self._current = show
        self._refresh()
        self._mark()
        self._frame.panes.show_place(self._pages[show])
        self._frame.availability.follow_place(away=True)
        self._pages[show].take_focus()

    def leave(self) -> None:
        """Show the list again; the focus goes there."""
        if self._current is None:
            return
        self._current = None
        self._frame.panes.show_place(None)
        self._frame.availability.follow_place(away=False)
        self._mark()
        self._frame.panes.close_detail()

    def find(self) -> None:
        """Begin a search on the page that is seen, or in the list where it has none."""
        if self.page is None or not self.page.search():
            self.leave()
            self._frame.page.search.begin()

    def do_with(self, credit_id: str, do: Do) -> None:
        """Do something with a credit while the page stays, if it can be done now."""
        self._control.choose_credit(credit_id)
        self._frame.availability.follow_place(away=False)
        self._frame.actions[do].trigger()
        self._frame.availability.follow_place(away=self._current is not None)
        self._mark()

    def _made(self, show: Do) -> PlacePage:
        page = self._makers[show]()
        page.left.connect(self.leave)
        page.credit_wanted.connect(self._control.show_credit)
        page.deed_wanted.connect(self.do_with)
        return page

    def _step(self, by: int) -> None:
        """Show what stands under or over it in the sidebar; round about at the ends."""
        shown = (*VIEWS, *PAGES)
        at = next(at for at, do in enumerate(shown) if self._frame.actions[do].isChecked())
        self._frame.actions[shown[(at + by) % len(shown)]].trigger()

    def _mark(self) -> None:
        """Mark in sidebar and menu what is seen."""
        do = self._current or SHOWN_BY[self._control.chosen.view]
        self._frame.actions[do].setChecked(True)

    def _refresh(self) -> None:
        if self.page is None:
            return
        try:
            self.page.refresh()
        except Refused as refused:
            self._toast.turn_down(refused)
