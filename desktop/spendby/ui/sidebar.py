"""The sidebar: whose credits are shown, and which list of them; icons alone where it is narrow."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from spendby.domain.credit import Store, Target
from spendby.ui.labels import IconLabel, NameLabel, label, literal_tooltip, menu_text
from spendby.ui.models.saved_views import SavedView
from spendby.ui.models.views import VIEW_ICONS, View
from spendby.ui.saved_list import SavedList, fitted
from spendby.ui.sidebar_foot import SidebarFoot
from spendby.ui.style import mark
from spendby.ui.tab_order import follow_reading_order
from spendby.ui.theme import Theme
from spendby.ui.tokens import TextRole
from spendby.ui.words import currency_word

SIDEBAR_MARGIN = 12
_BESIDE_WORD = 40


class _NavButton(QPushButton):
    """A line of the sidebar: icon, word, and at the end how many credits are on that list."""

    def __init__(self, theme: Theme, view: View, action: QAction, word: str) -> None:
        super().__init__()
        self._theme, self._icon = theme, VIEW_ICONS[view]
        self._word, self._count = word, 0
        self._narrow = False
        mark(self, role="nav")
        self.setCheckable(True)
        self.setChecked(action.isChecked())
        self._number = label(role=TextRole.SECONDARY, tone="text2")
        self._number.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.addStretch()
        row.addWidget(self._number)
        self.clicked.connect(lambda: self._trigger(action))
        action.toggled.connect(self.setChecked)
        self.toggled.connect(lambda _on: self._draw())
        theme.changed.connect(self._draw)
        self._draw()

    def show_word(self, word: str, icon: str) -> None:
        """Call the list otherwise."""
        self._word, self._icon = word, icon
        self._draw()

    def show_count(self, count: int) -> None:
        """Show how many credits are on the list."""
        self._count = count
        self._draw()

    def set_narrow(self, *, narrow: bool) -> None:
        """Show the icon alone, or all."""
        self._narrow = narrow
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten a word that is too long for the sidebar."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        beside = self.iconSize().width() + self._number.sizeHint().width() + _BESIDE_WORD
        room, end = self.width() - beside, Qt.TextElideMode.ElideRight
        self.setText("" if self._narrow else fitted(self, self._word, room, end))

    def _trigger(self, action: QAction) -> None:
        action.trigger()
        self.setChecked(action.isChecked())

    def _draw(self) -> None:
        side = self._theme.px(18)
        self.setIconSize(QSize(side, side))
        token = "accent" if self.isChecked() else "text2"
        self.setIcon(self._theme.icon(self._icon, token, 18))
        self._number.setText(str(self._count))
        self._number.setVisible(not self._narrow)
        self._fit()
        heard = (
            self.tr("{list}, 1 credit").format(list=self._word)
            if self._count == 1
            else self.tr("{list}, %n credits", "", self._count).format(list=self._word)
        )
        self.setAccessibleName(heard)
        whole = self._narrow or self._word not in self.text()
        self.setToolTip(literal_tooltip(heard) if whole else "")


class Sidebar(QWidget):
    """The store at the top, the lists under it; a second store makes the heading a menu."""

    store_chosen = Signal(object)
    """A store's id, or None for all of them."""

    def __init__(
        self, theme: Theme, views: Mapping[View, tuple[QAction, str]], foot: SidebarFoot
    ) -> None:
        """Offer `views`, each with its action and its word; `foot` stands at the lower end."""
        super().__init__()
        mark(self, surface="sidebar")
        self._theme, self._foot = theme, foot
        self._heading = NameLabel(TextRole.VERDICT)
        self._below = label(role=TextRole.SECONDARY, tone="text2", wrap=True)
        self._mark = IconLabel(theme, "store", "text2", 20)
        self._switch = QToolButton()
        self._switch.setAccessibleName(self.tr("Choose a store"))
        self._switch.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._switch.hide()
        self._chosen: str | None = None
        self._buttons = {
            view: _NavButton(theme, view, action, word) for view, (action, word) in views.items()
        }
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
            self._heading.show_name(self.tr("All stores"))
            self._below.setText(self.tr("%n stores", "", len(stores)))
        else:
            self._heading.show_name(shown.name)
            self._below.setText(currency_word(shown.currency))
        self._switch.setMenu(self._menu(stores))
        self._switch.setVisible(len(stores) > 1)
        self._on_theme_changed()

    def show_counts(self, counts: Mapping[View, int]) -> None:
        """Show how many credits are on each list."""
        for view, button in self._buttons.items():
            button.show_count(counts.get(view, 0))

    def show_question(self, claim: str, target: Target) -> None:
        """Name the second list for those that do what is asked about."""
        icon = "tag" if target is Target.GOODS else VIEW_ICONS[View.GIFT_CARDS]
        self._buttons[View.GIFT_CARDS].show_word(claim, icon)

    def show_saved(self, views: Sequence[SavedView], current: SavedView | None) -> None:
        """Offer the views that were saved."""
        self.saved.show_views(views, current)
        follow_reading_order(self)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons alone, or all."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._heading.setVisible(not narrow)
        self._below.setVisible(not narrow)
        for at, wide in enumerate((1, 0, 0)):
            self._top.setStretch(at, 1 - wide if narrow else wide)
        self._on_theme_changed()
        for button in self._buttons.values():
            button.set_narrow(narrow=narrow)
        self.saved.set_narrow(narrow=narrow)
        self._foot.set_narrow(narrow=narrow)

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(self._heading)
        names.addWidget(self._below)
        top = self._top = QHBoxLayout()
        top.addLayout(names, 1)
        top.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignCenter)
        top.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDEBAR_MARGIN, 16, SIDEBAR_MARGIN, 16)
        column.setSpacing(2)
        column.addLayout(top)
        column.addSpacing(12)
        for button in self._buttons.values():
            column.addWidget(button)
        column.addWidget(self.saved, 1000)
        column.addStretch(1)
        column.addWidget(self._foot)

    def _menu(self, stores: Sequence[Store]) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        choices = [(None, self.tr("All stores")), *((one.id, one.name) for one in stores)]
        for store_id, name in choices:
            action = menu.addAction(menu_text(name))
            action.setCheckable(True)
            action.setChecked(store_id == self._chosen)
            group.addAction(action)
            action.triggered.connect(lambda _on=False, to=store_id: self.store_chosen.emit(to))
        return menu

    def _on_theme_changed(self) -> None:
        """Show one icon at the top: the store's where there is no room for its name."""
        name = "store" if self._narrow else "chevron-down"
        self._switch.setIcon(self._theme.icon(name, "text2", 18))
        side = self._theme.px(18)
        self._switch.setIconSize(QSize(side, side))
        alone = self._narrow and self._switch.isHidden()
        self._mark.show_icon("store" if alone else "", "text2")
