"""One month of the outlook: a button that is drawn as a bar.

A button of its own, so that keys, focus and screen readers find in it what they find in any other.
"""

from msgspec import Struct
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from spendby.domain.expiry import Urgency
from spendby.domain.outlook import Bucket
from spendby.ui.credit_list.outlook_words import month_word
from spendby.ui.kit import icons
from spendby.ui.kit.controls import DrawnButton
from spendby.ui.kit.expiry_look import urgency_look
from spendby.ui.kit.formatting import money
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import CONTROL_RADIUS, TextRole

BAR_HEIGHT = 40
_BAR_WIDTH = 30
_ICON = 14
_GAP = 3
_SHORTEST = 4


class MonthFigures(Struct, frozen=True):
    """A month as it is drawn: its bucket, the largest amount of all months, what is beside it.

    `others` tells whether money of other currencies ends in the month.
    """

    bucket: Bucket
    currency: str
    most: int
    others: bool

    @property
    def amount(self) -> str:
        """What ends, as it stands over the bar; empty where nothing does."""
        return money(self.bucket.amount, self.currency) if self.bucket.credits else ""


class MonthBar(DrawnButton):
    """A month's bar; `clicked` is the choice of it, and `pointed` tells the pointer's coming."""

    pointed = Signal(bool)
    moved = Signal(int)
    """Asks to go to another month: so many to the right, as seen."""
    left = Signal()
    """Asks to let go of the choice."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start without figures."""
        super().__init__(parent)
        self._theme = theme
        self._figures: MonthFigures | None = None
        self._shows_amount = self._whole_month = True
        self._is_flat = False
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def figures(self) -> MonthFigures | None:
        """What is drawn."""
        return self._figures

    def show_figures(self, figures: MonthFigures, sentence: str) -> None:
        """Draw a month; `sentence` is what is read aloud for it."""
        self._figures = figures
        self.setAccessibleName(sentence)
        self.update()

    def fit(self, *, amounts: bool, months: bool, flat: bool) -> None:
        """Tell whether there is room for the amount, and for more of the month than a letter.

        One that is `flat` is an amount over a month, without a bar.
        """
        self._shows_amount, self._whole_month = amounts, months
        if flat is not self._is_flat:
            self._is_flat = flat
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the room that the highest bar takes with its texts."""
        line = self._theme.metrics(TextRole.SECONDARY).height()
        if self._is_flat:
            return QSize(24, 2 * line + 3 * _GAP + 2)
        icon = self._theme.px(_ICON)
        return QSize(24, icon + 2 * line + self._theme.px(BAR_HEIGHT) + 4 * _GAP + 4)

    def minimumSizeHint(self) -> QSize:
        """As `sizeHint`, but as narrow as it has to be."""
        return QSize(16, self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that the pointer is here."""
        super().enterEvent(event)
        self.pointed.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer has gone."""
        super().leaveEvent(event)
        self.pointed.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go along the months, choose one, or let go."""
        key = event.key()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -99, Qt.Key.Key_End: 99}
        if key in steps:
            self.moved.emit(steps[Qt.Key(key)])
        elif key == Qt.Key.Key_Escape and self.isChecked():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar, its amount over it and its month under it."""
        if self._figures is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        line = self._theme.metrics(TextRole.SECONDARY).height()
        floor = self.height() - line - _GAP - 2
        painter.setFont(
            self._theme.font(TextRole.LABEL if self.isChecked() else TextRole.SECONDARY)
        )
        painter.setPen(self._theme.colour("text" if self.isChecked() else "text2"))
        month = month_word(self._figures.bucket.first, letter=not self._whole_month)
        below = QRectF(0, floor + _GAP, self.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, month)
        top = floor if self._is_flat else self._draw_parts(painter, floor)
        self._draw_over(painter, top)

    def _draw_ground(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(self._theme.colour("selected" if self.isChecked() else "hover"))
            painter.drawRoundedRect(box, CONTROL_RADIUS, CONTROL_RADIUS)
        if self.hasFocus() or self.isChecked():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            width = 2 if self.hasFocus() else 1
            painter.setPen(QPen(self._theme.colour("focus"), width))
            painter.drawRoundedRect(box, CONTROL_RADIUS, CONTROL_RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)

    def _draw_parts(self, painter: QPainter, floor: int) -> float:
        """Pile the parts on the floor, the most urgent undermost; gives the top of the pile."""
        figures = self._figures
        if figures is None:
            return floor
        width = min(self._theme.px(_BAR_WIDTH), self.width() - 8)
        left = (self.width() - width) / 2
        if not figures.bucket.credits:
            self._draw_nothing(painter, QRectF(left, floor, width, 0), others=figures.others)
            return floor - (2 * _SHORTEST if figures.others else 1)
        top = float(floor)
        painter.setPen(Qt.PenStyle.NoPen)
        for part in figures.bucket.parts:
            share = part.amount * self._theme.px(BAR_HEIGHT) / max(1, figures.most)
            height = max(float(_SHORTEST), share)
            # The paler grey is too near to the ground of what is chosen.
            far = "text3" if self.isChecked() else "control"
            painter.setBrush(self._colour(part.urgency, far))
            painter.drawRect(QRectF(left, top - height, width, height))
            top -= height + 1
        return max(top + 1, 0.0)

    def _draw_nothing(self, painter: QPainter, base: QRectF, *, others: bool) -> None:
        """Draw the floor where nothing ends, and an empty box where other money does."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("control" if others else "border"), 1))
        if others:
            painter.drawRect(base.adjusted(0.5, -2.0 * _SHORTEST + 0.5, -0.5, -0.5))
        else:
            y = base.top() - 0.5
            painter.drawLine(QPointF(base.left(), y), QPointF(base.right(), y))

    def _draw_over(self, painter: QPainter, top: float) -> None:
        figures = self._figures
        if figures is None or not figures.bucket.credits:
            return
        look = urgency_look(figures.bucket.urgency)
        if self._shows_amount:
            height = painter.fontMetrics().height()
            painter.setPen(self._colour(figures.bucket.urgency, "text2"))
            place = QRectF(0, top - _GAP - height, self.width(), height)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, figures.amount)
            top -= height + _GAP
        if look.icon and not self._is_flat:
            side = self._theme.px(_ICON)
            drawn = icons.pixmap(
                look.icon,
                self._theme.tokens.colour(look.family),
                side,
                self.devicePixelRatioF(),
            )
            at = QPointF((self.width() - side) / 2, top - side - _GAP + 1)
            painter.drawPixmap(at, drawn)

    def _colour(self, level: Urgency, far: str) -> QColor:
        """Give the colour of an urgency; `far` is that of what has none yet."""
        return self._theme.colour(far if level is Urgency.OK else urgency_look(level).family)
