"""The three panes side by side, and how they share the width of the window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QStyle, QVBoxLayout, QWidget

from spendby.ui.credit_list.list_page import ListPage
from spendby.ui.credit_list.sidebar import NARROW_MARGIN, Sidebar
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme

if TYPE_CHECKING:  # the window is there before anybody looks at a credit
    from spendby.ui.credits.detail_pane import DetailPane

SIDEBAR = 212
NARROW_SIDEBAR = 48
DETAIL = 316
DETAIL_FROM = 1080
"""Below this width the details are shown only when asked for, and can be closed."""
BESIDE_FROM = 860
"""Below this width they take the list's place."""
SIDEBAR_FROM = 980
"""Below this width, and beside details that were asked for, the sidebar is narrow."""


class Panes(QWidget):
    """Sidebar, list and details; all widths grow with the text."""

    floor_changed = Signal(QRect)
    """What lies between the sidebar and details beside the list: where passing words may stand."""

    def __init__(self, theme: Theme, sidebar: Sidebar, page: ListPage) -> None:
        """Take the panes in, and keep room for the details."""
        super().__init__()
        self._theme = theme
        self._sidebar, self._page = sidebar, page
        self._detail: DetailPane | None = None
        self._details = QWidget()
        mark(self._details, surface="panel")
        self._edges = (QFrame(self), QFrame(self))
        for pane in (sidebar, page, self._details):
            pane.setParent(self)
        for edge in self._edges:
            mark(edge, line="vertical")
        self._open = False
        self._wanted = True
        self._kept_free = 0
        self._place: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        theme.changed.connect(self._arrange)

    def put_detail(self, detail: "DetailPane") -> None:
        """Take the details in."""
        self._detail = detail
        room = QVBoxLayout(self._details)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(detail)
        detail.closed.connect(self.close_detail)
        self._arrange()

    @property
    def on_request(self) -> bool:
        """Whether there is no room to show the details always."""
        return self.width() < self._theme.px(DETAIL_FROM)

    @property
    def detail_shown(self) -> bool:
        """Whether the details are in sight."""
        here = self._place is None and self._wanted
        return here and (self._open or not self.on_request)

    def open_detail(self) -> None:
        """Show the details and put the focus there."""
        if self._detail is not None and not self.detail_shown:
            self._detail.show_head()
        self._open = self.on_request
        self._arrange()
        if self._detail is not None:
            self._detail.take_focus()

    def close_detail(self) -> None:
        """Put the focus back into the list; details that were asked for go away."""
        self._open = False
        self._arrange()
        self._page.focus_list()

    def want_detail(self, *, wanted: bool) -> None:
        """Leave no room for details where there is no credit at all."""
        if wanted is not self._wanted:
            self._wanted = wanted
            self._arrange()

    def keep_free(self, height: int) -> None:
        """Leave so many pixels free under the list, so that nothing there is covered."""
        if height != self._kept_free:
            self._kept_free = height
            self._arrange()
            table = self._page.table
            table.scrollTo(table.currentIndex())

    def show_place(self, place: QWidget | None) -> None:
        """Show a page in the room of list and details, or these again."""
        if self._place is not None:
            self._place.hide()
        self._place = place
        if place is not None:
            place.setParent(self)
            place.show()
        self._arrange()

    def sizeHint(self) -> QSize:
        """Ask for the size at which the window opens for the first time."""
        return QSize(1240, 750)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._arrange()

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Never leave the focus where it can't be seen."""
        covered = self._open and self.width() < self._theme.px(BESIDE_FROM)
        if covered and now is not None and self._page.isAncestorOf(now):
            self._open = False
            self._arrange()

    def _arrange(self) -> None:
        px, width, height = self._theme.px, self.width(), self.height()
        if not self.on_request:
            self._open = False
        shown = self.detail_shown
        narrow = width < px(SIDEBAR_FROM) or self._open
        left = min(px(NARROW_SIDEBAR) + 2 * NARROW_MARGIN if narrow else px(SIDEBAR), width // 3)
        room = width - left - 1
        covers = self._open and width < px(BESIDE_FROM)
        detail = room if covers else min(px(DETAIL), room)
        listed = room - detail - 1 if shown and not covers else room
        self._sidebar.set_narrow(narrow=narrow)
        self._page.head.show_store(shown=narrow)
        if self._detail is not None:
            self._detail.offer_close(offered=self.on_request)
        self._put(self._sidebar, QRect(0, 0, left, height))
        self._put(self._edges[0], QRect(left, 0, 1, height))
        beside = room if self._place is not None or covers else listed
        free = height - self._kept_free
        if self._place is not None:
            self._put(self._place, QRect(left + 1, 0, room, free))
        self._page.setVisible(self._place is None)
        self._put(self._page, QRect(left + 1, 0, listed, free))
        self._put(self._details, QRect(width - detail, 0, detail, free if covers else height))
        self._put(self._edges[1], QRect(width - detail - 1, 0, 1, height))
        for widget in (self._details, self._edges[1]):
            widget.setVisible(shown)
            widget.raise_()
        floor = QRect(left + 1, 0, beside, height)
        self.floor_changed.emit(QStyle.visualRect(self.layoutDirection(), self.rect(), floor))

    def _put(self, widget: QWidget, place: QRect) -> None:
        widget.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))
