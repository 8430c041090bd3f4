"""A fold: a quiet button that opens and closes what stands under it, and says so."""

from PySide6.QtCore import Signal

from spendby.translation import tr
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.theme import Theme


class Fold(Button):
    """Closed at first.

    Not checkable: that would be heard as a box to tick. What a press does is in its name instead.
    """

    toggled_open = Signal(bool)
    """What stands under it is to be shown, or hidden."""

    def __init__(self, theme: Theme, text: str = "") -> None:
        """Show `text`, which names what is folded away."""
        super().__init__(theme, text, role="quiet", icon="chevron-right", token="accent")
        self._what, self._is_open = text, False
        self.clicked.connect(lambda: self.set_open(is_open=not self._is_open))
        self._name()

    @property
    def is_open(self) -> bool:
        """Whether what stands under it is shown."""
        return self._is_open

    def set_open(self, *, is_open: bool) -> None:
        """Open or close it."""
        if is_open is not self._is_open:
            self._is_open = is_open
            self.set_icon("chevron-down" if is_open else "chevron-right")
            self._name()
            self.toggled_open.emit(is_open)

    def call(self, what: str) -> None:
        """Name what is folded away where the button's own words don't."""
        self._what = what
        self._name()

    def _name(self) -> None:
        said = tr("Hide: {what}") if self._is_open else tr("Show: {what}")
        self.setAccessibleName(said.format(what=self._what))
