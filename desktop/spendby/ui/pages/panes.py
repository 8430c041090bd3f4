"""The three panes side by side, and how they share the width of the window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStyle, QVBoxLayout, QWidget

from spendby.ui.pages.list_page import ListPage
from spendby.ui.sidebar import SIDEBAR_MARGIN, Sidebar
from spendby.ui.style import mark
from spendby.ui.theme import Theme

if TYPE_CHECKING:  # the window is there before anybody looks at a credit
    from spendby.ui.pages.detail_pane import DetailPane

SIDEBAR = 212
NARROW_SIDEBAR = 36
DETAIL = 316
DETAIL_FROM = 1080
"""Below this width the details lie over the list, and only when asked for."""
SIDEBAR_FROM = 980
"""Below this width the sidebar shows icons alone."""


class Panes(QWidget):
    """Sidebar, list and details; all widths grow with the text."""

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
        self._place: QWidget | None = None
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
    def overlay(self) -> bool:
        """Whether the details lie over the list for want of room."""
        return self.width() < self._theme.px(DETAIL_FROM)

    @property
    def detail_shown(self) -> bool:
        """Whether the details are in sight."""
        return self._place is None and (self._open or not self.overlay)

    def open_detail(self) -> None:
        """Show the details and put the focus there."""
        self._open = self.overlay
        self._arrange()
        if self._detail is not None:
            self._detail.take_focus()

    def close_detail(self) -> None:
        """Put the focus back into the list; details that lie over it go away."""
        self._open = False
        self._arrange()
        self._page.focus_list()

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

    def _arrange(self) -> None:
        px, width, height = self._theme.px, self.width(), self.height()
        overlay = self.overlay
        if not overlay:
            self._open = False
        narrow = width < px(SIDEBAR_FROM)
        left = min(px(NARROW_SIDEBAR) + 2 * SIDEBAR_MARGIN if narrow else px(SIDEBAR), width // 3)
        detail = min(px(DETAIL), width - left - 1)
        right = 0 if overlay else detail + 1
        self._sidebar.set_narrow(narrow=narrow)
        if self._detail is not None:
            self._detail.set_overlay(overlay=overlay)
        self._put(self._sidebar, QRect(0, 0, left, height))
        self._put(self._edges[0], QRect(left, 0, 1, height))
        if self._place is not None:
            self._put(self._place, QRect(left + 1, 0, width - left - 1, height))
        self._page.setVisible(self._place is None)
        self._put(self._page, QRect(left + 1, 0, width - left - 1 - right, height))
        self._put(self._details, QRect(width - detail, 0, detail, height))
        self._put(self._edges[1], QRect(width - detail - 1, 0, 1, height))
        for widget in (self._details, self._edges[1]):
            widget.setVisible(self.detail_shown)
            widget.raise_()

    def _put(self, widget: QWidget, place: QRect) -> None:
        widget.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))
