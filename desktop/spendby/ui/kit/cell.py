"""One cell of the credit list while it is painted: its ground, its text lines and its icons.

What stands in which column is for the delegates; everything here mirrors itself for languages
that are written from right to left.
"""

from msgspec import Struct
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from spendby.ui.kit import icons
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import ROW_HEIGHT, TextRole

PADDING = 16
GAP = 8
BAR_WIDTH = 3
RING_WIDTH = 2

ELIDE_END = Qt.TextElideMode.ElideRight
ELIDE_NONE = Qt.TextElideMode.ElideNone
ELIDE_MIDDLE = Qt.TextElideMode.ElideMiddle


class Pens:
    """A theme's fonts, measures and colours, fetched once: a frame asks for them 60 times."""

    def __init__(self, theme: Theme) -> None:
        """Fetch what the delegates use; made anew after each change of the theme."""
        self.theme = theme
        self.fonts = {role: theme.font(role) for role in TextRole}
        self.metrics = {role: QFontMetrics(font) for role, font in self.fonts.items()}
        self.name_height = self.metrics[TextRole.NAME].height()
        self.line_height = self.metrics[TextRole.SECONDARY].height()
        self.pill_height = max(theme.px(21), self.metrics[TextRole.LABEL].height() + 4)
        self.row_height = max(
            theme.px(ROW_HEIGHT), self.pill_height + self.line_height + theme.px(12)
        )

    def width(self, text: str, role: TextRole) -> int:
        """Tell the width in which `text` fits without being shortened."""
        return self.metrics[role].horizontalAdvance(text) + 1  # the advance is rounded


class Cell(Struct, frozen=True):
    """A cell's painter and the part of it that holds content.

    Offsets count from the leading edge: the left one, or the right one when `mirrored`.
    """

    painter: QPainter
    pens: Pens
    content: QRect
    selected: bool
    mirrored: bool

    def colour(self, token: str) -> QColor:
        """Give the token's colour; the palest text is promoted on a selected row."""
        if self.selected and token == "text3":
            token = "text2"
        return self.pens.theme.colour(token)

    def top_of(self, height: int) -> int:
        """Give the top of a block of `height` in the middle of the cell."""
        return self.content.top() + (self.content.height() - height) // 2

    def left_of(self, offset: int, width: int) -> int:
        """Give the left edge of something `width` wide, `offset` from the leading edge."""
        if self.mirrored:
            return self.content.right() + 1 - offset - width
        return self.content.left() + offset

    def text(  # noqa: PLR0913 - a line of text is this much
        self,
        top: int,
        text: str,
        role: TextRole,
        token: str,
        *,
        offset: int = 0,
        elide: Qt.TextElideMode = ELIDE_END,
    ) -> None:
        """Draw one line from the leading edge, shortened to the cell; nothing in it is markup."""
        metrics = self.pens.metrics[role]
        shown = metrics.elidedText(text, elide, max(0, self.content.width() - offset))
        left = self.content.left() + offset
        if self.mirrored:
            left = self.left_of(offset, metrics.horizontalAdvance(shown))
        self._draw(left, top + metrics.ascent(), shown, self.pens.fonts[role], token)

    def amount(
        self, top: int, text: str, role: TextRole, token: str, *, room: int | None = None
    ) -> None:
        """Draw one line that ends at the trailing edge; set smaller rather than shortened.

        It gets `room`, or else all that there is.
        """
        metrics, font = self.pens.metrics[role], self.pens.fonts[role]
        baseline = top + metrics.ascent()
        width = metrics.horizontalAdvance(text)
        room = max(1, self.content.width() if room is None else room)
        if width > room:
            font = QFont(font)
            font.setPointSizeF(font.pointSizeF() * room / width)
            width = room
        left = self.content.left() if self.mirrored else self.content.right() + 1 - width
        self._draw(left, baseline, text, font, token)

    def icon(self, name: str, token: str, size: int, top: int, offset: int = 0) -> None:
        """Draw an icon `offset` from the leading edge, sharp on the device painted on."""
        ratio = self.painter.device().devicePixelRatio()
        drawn = icons.pixmap(name, self.colour(token).name(), size, ratio)
        self.painter.drawPixmap(self.left_of(offset, size), top, drawn)

    def _draw(self, left: int, baseline: int, text: str, font: QFont, token: str) -> None:
        self.painter.setFont(font)
        self.painter.setPen(self.colour(token))
        self.painter.drawText(left, baseline, text)
