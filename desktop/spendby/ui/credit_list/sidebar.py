"""The sidebar: whose credits are shown, which list of them, and the pages beside the lists.

Icons and numbers alone where it is narrow.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from spendby.domain.credit import Store, Target
from spendby.translation import ntr, tr
from spendby.ui.credit_list.nav_button import NavButton
from spendby.ui.credit_list.nav_list import NavList
from spendby.ui.credit_list.saved_list import SavedList
from spendby.ui.credit_list.saved_views import SavedView
from spendby.ui.credit_list.sidebar_foot import SidebarFoot
from spendby.ui.credit_list.views import SHOWN_BY, VIEW_ICONS, View
from spendby.ui.kit.action_table import TABLE, Do
from spendby.ui.kit.actions import Actions, plain
from spendby.ui.kit.controls import ToolButton
from spendby.ui.kit.labels import IconLabel, NameLabel, label, menu_text, set_text
from spendby.ui.kit.style import mark, set_type
from spendby.ui.kit.tab_order import follow_reading_order
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole
from spendby.ui.kit.words import currency_word

SIDEBAR_MARGIN, NARROW_MARGIN = 12, 6


class Sidebar(QWidget):
    """The store at the top, lists and pages under it; a second store makes the heading a menu."""

    store_chosen = Signal(object)
    """A store's id, or None for all of them."""

    def __init__(self, theme: Theme, actions: Actions, foot: SidebarFoot) -> None:
        """Offer the lists and pages, each by its action; `foot` stands at the lower end."""
        super().__init__()
        mark(self, surface="sidebar")
        self._theme, self._foot = theme, foot
        self._heading = NameLabel(TextRole.VERDICT)
        self._below = label(role=TextRole.SECONDARY, tone="text2", wrap=True)
        self._compared = label(role=TextRole.SECONDARY, tone="text2", wrap=True)
        self._compared.hide()
        self._mark = IconLabel(theme, "store", "text2", 20)
        self._switch = ToolButton()
        self._switch.setAccessibleName(tr("Choose a store"))
        self._switch.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._switch.hide()
        self._stores: QAction | None = None
        self._chosen: str | None = None
        self._buttons = {
            view: _button(theme, VIEW_ICONS[view], actions[do]) for view, do in SHOWN_BY.items()
        }
        self._pages = {
            one.do: _button(theme, one.page, actions[one.do]) for one in TABLE if one.page
        }
        self._nav = NavList(self._buttons.values(), self._pages.values())
        self.saved = SavedList(theme)
        self._narrow = False
        self._lay_out()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_stores(self, stores: Sequence[Store], chosen: str | None) -> None:
        """Show which store's credits are listed, and let another one be chosen."""
        self._chosen = chosen if any(store.id == chosen for store in stores) else None
        shown = next((store for store in stores if store.id == self._chosen), None)
        if len(stores) == 1:
            shown = stores[0]
        if shown is None:
            self._heading.show_name(tr("All stores"))
            self._below.setText(ntr("{count} store", "{count} stores", len(stores)))
        else:
            self._heading.show_name(shown.name)
            self._below.setText(currency_word(shown.currency))
        self._switch.setMenu(self._menu(stores))
        self._switch.setVisible(len(stores) > 1)
        self._on_theme_changed()

    @property
    def store_shown(self) -> str:
        """Whose credits are shown, in words."""
        return self._heading.text()

    def offer_stores(self, stores: QAction) -> None:
        """Let the stores themselves be looked at from the menu that chooses one."""
        self._stores = stores

    def show_comparison(self, text: str, tone: str) -> None:
        """Say how the store that is shown compared last; nothing where that isn't known."""
        set_text(self._compared, text)
        set_type(self._compared, TextRole.SECONDARY, tone)
        self._compared.setVisible(bool(text) and not self._narrow)

    def show_counts(self, counts: Mapping[View, int]) -> None:
        """Show how many credits are on each list."""
        for view, button in self._buttons.items():
            count = counts.get(view, 0)
            button.show_number(str(count), self._heard(button.word, count))

    def note_place(self, show: Do, number: int, heard: str) -> None:
        """Show how much there is to see on a page, nothing for 0; `heard` says it in words."""
        self._pages[show].show_number(str(number) if number else "", heard)

    def show_question(self, claim: str, target: Target) -> None:
        """Name the second list for those that do what is asked about."""
        icon = "tag" if target is Target.GOODS else VIEW_ICONS[View.GIFT_CARDS]
        button = self._buttons[View.GIFT_CARDS]
        button.show_word(claim, icon)

    def show_saved(self, views: Sequence[SavedView], current: SavedView | None) -> None:
        """Offer the views that were saved."""
        self.saved.show_views(views, current)
        follow_reading_order(self)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons and numbers alone, or all."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        margin = NARROW_MARGIN if narrow else SIDEBAR_MARGIN
        self._column.setContentsMargins(margin, 16, margin, 16)
        self._heading.setVisible(not narrow)
        self._below.setVisible(not narrow)
        self._compared.setVisible(bool(self._compared.text()) and not narrow)
        for at, wide in enumerate((1, 0, 0)):
            self._top.setStretch(at, 1 - wide if narrow else wide)
        self._on_theme_changed()
        for button in (*self._buttons.values(), *self._pages.values()):
            button.set_narrow(narrow=narrow)
        self.saved.set_narrow(narrow=narrow)
        self._foot.set_narrow(narrow=narrow)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the menu of the stores from their name too, as the arrow beside it does."""
        at = event.position().toPoint()
        named = (self._heading, self._below, self._compared)
        if self._switch.isVisible() and any(one.geometry().contains(at) for one in named):
            self._switch.showMenu()
        else:
            super().mousePressEvent(event)

    def _heard(self, word: str, count: int) -> str:
        return ntr("{list}, {count} credit", "{list}, {count} credits", count).format(list=word)

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(self._heading)
        names.addWidget(self._below)
        names.addWidget(self._compared)
        top = self._top = QHBoxLayout()
        top.addLayout(names, 1)
        top.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignCenter)
        top.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignCenter)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(SIDEBAR_MARGIN, 16, SIDEBAR_MARGIN, 16)
        column.setSpacing(2)
        column.addLayout(top)
        column.addSpacing(12)
        column.addWidget(self._nav)
        column.addWidget(self.saved, 1000)
        column.addStretch(1)
        column.addWidget(self._foot)

    def _menu(self, stores: Sequence[Store]) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        choices = [(None, tr("All stores")), *((one.id, one.name) for one in stores)]
        for store_id, name in choices:
            action = menu.addAction(menu_text(name))
            action.setCheckable(True)
            action.setChecked(store_id == self._chosen)
            group.addAction(action)
            action.triggered.connect(lambda _on=False, to=store_id: self.store_chosen.emit(to))
        if self._stores is not None:
            menu.addSeparator()
            menu.addAction(self._stores)
        return menu

    def _on_theme_changed(self) -> None:
        """Show one icon at the top: the store's where there is no room for its name."""
        name = "store" if self._narrow else "chevron-down"
        self._switch.setIcon(self._theme.icon(name, "text2", 18))
        side = self._theme.px(18)
        self._switch.setIconSize(QSize(side, side))
        alone = self._narrow and self._switch.isHidden()
        self._mark.show_icon("store" if alone else "", "text2")


def _button(theme: Theme, icon: str, action: QAction) -> NavButton:
    return NavButton(theme, icon, action, plain(action.text()))
