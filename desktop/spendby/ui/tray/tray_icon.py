"""The tray's picture: the program's own icon, with how many reminders wait."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap

from spendby.ui.kit.icons import app_icon
from spendby.ui.kit.theme import Theme

_SIZES = (16, 22, 24, 32, 48, 64)
_LEGIBLE = 22
"""Below so many pixels a digit can't be read, so a dot stands for it."""
_MANY = 9


def tray_icon(theme: Theme, count: int) -> QIcon:
    """Draw the icon in every size that trays ask for."""
    if not count:
        return app_icon()
    fill, text = theme.colour("accent"), theme.colour("on_accent")
    drawn = QIcon()
    for size in _SIZES:
        drawn.addPixmap(_with_badge(app_icon().pixmap(size, size), size, count, fill, text))
    return drawn


def _with_badge(picture: QPixmap, size: int, count: int, fill: QColor, text: QColor) -> QPixmap:
    legible = size >= _LEGIBLE
    side = size * (0.62 if legible else 0.5)
    place = QRectF(size - side, size - side, side, side)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # A gap around it, so that it stands out from a picture of any colour.
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.black)
    gap = size / 16
    painter.drawEllipse(place.adjusted(-gap, -gap, gap, gap))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setBrush(fill)
    painter.drawEllipse(place)
    if legible:
        font = QFont(painter.font())
        font.setBold(True)
        font.setPixelSize(round(side * (0.72 if count <= _MANY else 0.56)))
        painter.setFont(font)
        painter.setPen(text)
        painter.drawText(
            place, Qt.AlignmentFlag.AlignCenter, str(count) if count <= _MANY else "9+"
        )
    painter.end()
    return picture
