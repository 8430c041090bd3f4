"""A line of the sidebar that leads to a list or a page: icon, word, and a number at the end."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from spendby.ui.credit_list.saved_list import fitted
from spendby.ui.kit.controls import PushButton
from spendby.ui.kit.labels import explain, label
from spendby.ui.kit.style import mark
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole

_BESIDE_WORD = 40
_MARGIN, _BESIDE_NUMBER = 10, 3
_NARROW_DIGITS = 2
_MANY = "99+"
"""What stands where a narrow button has no room for the number."""


class NavButton(PushButton):
    """Follows its action: checked with it, and a click triggers it."""

    def __init__(self, theme: Theme, icon: str, action: QAction, word: str) -> None:
        """Show `icon` and `word`, without a number so far."""
        super().__init__()
        self._theme, self._icon, self._word = theme, icon, word
        self._heard = word
        self._shown = ""
        self._narrow = False
        mark(self, role="nav")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCheckable(True)
        self.setChecked(action.isChecked())
        self._number = label(role=TextRole.SECONDARY, tone="text2")
        self._number.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = self._row = QHBoxLayout(self)
        row.addStretch()
        row.addWidget(self._number)
        self.clicked.connect(lambda: self._trigger(action))
        action.toggled.connect(self.setChecked)
        self.toggled.connect(lambda _on: self._draw())
        theme.changed.connect(self._draw)
        self._draw()

    @property
    def word(self) -> str:
        """What it leads to."""
        return self._word

    def show_word(self, word: str, icon: str) -> None:
        """Lead to something that is called otherwise."""
        self._word, self._icon = word, icon
        self._draw()

    def show_number(self, number: str, heard: str) -> None:
        """Show a number, or none where it is empty; `heard` says the whole line in words."""
        self._shown = number
        self._heard = heard
        self._draw()

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icon and number alone, or all."""
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
        beside = _BESIDE_NUMBER if self._narrow else _MARGIN
        self._row.setContentsMargins(beside, 0, beside, 0)
        many = self._narrow and len(self._shown) > _NARROW_DIGITS
        self._number.setText(_MANY if many else self._shown)
        self._fit()
        self.setAccessibleName(self._heard)
        whole = self._narrow or self._word not in self.text()
        explain(self, self._heard if whole else "")
