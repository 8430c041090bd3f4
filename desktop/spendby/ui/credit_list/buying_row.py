"""The line over the list: what is to be bought, and the ways to filter and arrange."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from spendby.domain.credit import PURCHASES, Target
from spendby.translation import tr
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.labels import explain, label, menu_text, shortened
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole
from spendby.ui.kit.words import target_word

_NAME_LENGTH = 30
_GAP = 8

Offered = Callable[[], Sequence[tuple[str, str]]]
"""Gives the categories of goods there are, as tag and name."""


class BuyingRow(QWidget):
    """What is to be bought, at the leading edge; filter and arrangement at the other."""

    target_chosen = Signal(object, object)
    """A `Target` and the tags of goods (a tuple) are wanted."""
    filters_wanted = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        """Start with the store's own gift cards."""
        super().__init__()
        self._target = Target.OWN_GIFT_CARD
        self._buying: tuple[str, ...] = ()
        self._offered: Offered = list
        self._count = 0
        self._ask = label(tr("What do you want to buy?"), TextRole.CONTROL, "text2")
        self._picker = Button(theme)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self._picker.setMenu(self._menu)
        self._ask.setBuddy(self._picker)
        self._filter = Button(theme, role="tool", icon="filter", token="text2")
        self._filter.setCheckable(True)
        self._filter.clicked.connect(self.filters_wanted)
        self._arrange = Button(theme, role="tool", icon="columns", token="text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._ask)
        row.addWidget(self._picker)
        row.addStretch(1)
        row.addWidget(self._filter)
        row.addWidget(self._arrange)
        theme.changed.connect(self._fit)
        self.show_target(self._target, (), "")

    @property
    def menu(self) -> QMenu:
        """The menu of what can be bought."""
        return self._menu

    @property
    def chosen_text(self) -> str:
        """What is to be bought, in words."""
        return self._picker.text()

    def offer(self, offered: Offered, arrange: QMenu) -> None:
        """Ask `offered` for categories when they are needed, and open `arrange` for the list."""
        self._offered = offered
        self._arrange.setMenu(arrange)

    def open(self) -> None:
        """Open the menu of what can be bought."""
        self._picker.showMenu()

    def show_target(self, target: Target, buying: tuple[str, ...], names: str) -> None:
        """Show what is to be bought; `names` are those of the goods."""
        self._target, self._buying = target, buying
        text = target_word(target)
        if names:
            text = tr("{what}: {which}").format(what=text, which=names)
        self._picker.setText(menu_text(shortened(text, _NAME_LENGTH)))
        explain(self._picker, text)
        heard = tr("What do you want to buy? {what}").format(what=text)
        self._picker.setAccessibleName(heard)
        self._fit()

    def show_filters(self, *, shown: bool, count: int) -> None:
        """Show whether the filters are in sight, and how many narrow the list."""
        self._filter.setChecked(shown)
        self._count = count
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out words where there is no room for them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give up the question first, then the words on the buttons."""
        words = tr("Filter"), tr("Arrange")
        if self._count:
            words = tr("Filter ({count})").format(count=self._count), words[1]
        for button, word in zip((self._filter, self._arrange), words, strict=True):
            button.setText(f" {word}")
            button.setAccessibleName(word)
        need = sum(
            one.sizeHint().width() + _GAP for one in (self._picker, self._filter, self._arrange)
        )
        asks = need + self._ask.sizeHint().width() + _GAP <= self.width()
        self._ask.setVisible(asks)
        if need > self.width():
            for button, word in zip((self._filter, self._arrange), words, strict=True):
                button.setText("")
                button.setToolTip(word)

    def _fill(self) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)

        def add(menu: QMenu, text: str, target: Target, buying: tuple[str, ...]) -> None:
            action = menu.addAction(menu_text(shortened(text)))
            action.setCheckable(True)
            action.setChecked((target, buying) == (self._target, self._buying))
            group.addAction(action)
            action.triggered.connect(lambda _on=False: self.target_chosen.emit(target, buying))

        for target in PURCHASES:
            add(self._menu, target_word(target), target, ())
            if target is Target.GOODS:
                goods = self._menu.addMenu(tr("Goods of one category"))
                for tag, name in self._offered():
                    add(goods, name, target, (tag,))
