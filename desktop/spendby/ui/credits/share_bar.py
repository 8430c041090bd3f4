"""The bar that draws how much is left; the amounts beside it say it, so nothing of it is heard."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from spendby.ui.kit.theme import Theme

_HEIGHT = 6


class ShareBar(QWidget):
    """Full at first."""

    def __init__(self, theme: Theme) -> None:
        """Draw in the theme's colours."""
        super().__init__()
        self._theme, self._share = theme, 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_share(self, part: int, of: int) -> None:
        """Draw `part` of `of`."""
        self._share = min(1.0, part / of) if of else 0.0
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the height of a line."""
        return QSize(40, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, and the share from its leading end."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        share = QRectF(whole)
        share.setWidth(whole.width() * self._share)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            share.moveRight(whole.right())
        for rect, token in ((whole, "mute_bg"), (share, "accent")):
            painter.setBrush(self._theme.colour(token))
            painter.drawRoundedRect(rect, _HEIGHT / 2, _HEIGHT / 2)
