"""What a payment page can show, as three drawn pictures to choose from, each with its words."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from spendby.domain.credit import Saw
from spendby.domain.errors import FieldRefused
from spendby.translation import tr
from spendby.ui.kit.field import Echo, Field
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import CARD_RADIUS

_HEIGHT = 116
_SMALLEST = 112
_PICTURE = 76
_ROW = 18
_RING = 2


class _Picture(QRadioButton):
    """A small payment page: a bank card, this credit as it was seen, and another way to pay."""

    def __init__(self, theme: Theme, saw: Saw, word: str, sentence: str) -> None:
        super().__init__(word)
        self._theme, self._saw = theme, saw
        self.setAccessibleName(word)
        self.setAccessibleDescription(sentence)
        self.setToolTip(sentence)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Be as large as the picture and its words."""
        return QSize(self._theme.px(_SMALLEST), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Stay readable."""
        return self.sizeHint()

    def hitButton(self, _position: object) -> bool:
        """Be chosen wherever it is clicked."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the page, and around it a ring where it is chosen or has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, px = self._theme.tokens, self._theme.px
        strong = self.isChecked() or self.hasFocus()
        painter.setPen(
            QPen(QColor(tokens.accent if strong else tokens.control), 2 if strong else 1)
        )
        painter.setBrush(QColor(tokens.selected if self.isChecked() else tokens.surface))
        frame = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        painter.drawRoundedRect(frame, CARD_RADIUS, CARD_RADIUS)
        if self.hasFocus() and self.isChecked():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 1))
            painter.drawRoundedRect(frame.adjusted(4, 4, -4, -4), CARD_RADIUS - 3, CARD_RADIUS - 3)
        self._draw_page(
            painter, QRectF(px(14), px(12), self.width() - px(28), px(_PICTURE) - px(8))
        )
        painter.setPen(QColor(tokens.text))
        words = QRectF(6, px(_PICTURE) + px(4), self.width() - 12, px(_HEIGHT - _PICTURE) - px(8))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(words, int(flags), self.text())

    def _draw_page(self, painter: QPainter, page: QRectF) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.setBrush(QColor(tokens.window))
        painter.drawRoundedRect(page, 4, 4)
        step = px(_ROW)
        top = page.top() + (page.height() - 2 * step) / 2
        self._draw_way(painter, page, top, tokens.control, tokens.control)
        credit = page.top() + page.height() / 2
        if self._saw is Saw.OFFERED:
            self._draw_way(painter, page, credit, tokens.ok, tokens.ok, dot=True)
        elif self._saw is Saw.GREYED_OUT:
            self._draw_way(painter, page, credit, tokens.border, tokens.border)
            painter.setPen(QPen(QColor(tokens.text3), 2))
            left, right = page.left() + px(8), page.right() - px(8)
            painter.drawLine(QPointF(left, credit), QPointF(right, credit))
        else:
            painter.setPen(QPen(QColor(tokens.text3), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            half = px(6)
            gap = QRectF(page.left() + px(8), credit - half, page.width() - px(16), 2 * half)
            painter.drawRoundedRect(gap, 3, 3)
        self._draw_way(painter, page, top + 2 * step, tokens.control, tokens.control)

    def _draw_way(  # noqa: PLR0913 - where, and in which colours
        self,
        painter: QPainter,
        page: QRectF,
        middle: float,
        ring: str,
        bar: str,
        *,
        dot: bool = False,
    ) -> None:
        """Draw one way to pay: a ring to choose it by, and a bar in the place of its name."""
        px = self._theme.px
        radius = px(5)
        centre = QPointF(page.left() + px(8) + radius, middle)
        painter.setPen(QPen(QColor(ring), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(bar))
        if dot:
            painter.drawEllipse(centre, radius / 2, radius / 2)
        left = centre.x() + radius + px(8)
        painter.drawRoundedRect(QRectF(left, middle - 3, page.right() - px(8) - left, 6), 3, 3)


class PictureField(Field):
    """One of the three things that a payment page can show; none until somebody chooses."""

    def __init__(self, theme: Theme, title: str) -> None:
        """Offer the three pictures side by side."""
        words = {
            Saw.OFFERED: (
                tr("It can be chosen"),
                tr("The credit is listed as a way to pay, and it can be selected."),
            ),
            Saw.GREYED_OUT: (
                tr("Greyed out"),
                tr("The credit is listed, but in grey, and it can't be selected."),
            ),
            Saw.ABSENT: (
                tr("Not listed"),
                tr("The credit isn't among the ways to pay."),
            ),
        }
        self._box = QWidget()
        self._group = QButtonGroup(self._box)
        self._pictures: dict[Saw, _Picture] = {}
        row = QHBoxLayout(self._box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for saw, (word, sentence) in words.items():
            picture = _Picture(theme, saw, word, sentence)
            self._group.addButton(picture)
            self._pictures[saw] = picture
            row.addWidget(picture, 1)
        self._box.setFocusProxy(self._pictures[Saw.OFFERED])
        super().__init__(theme, title, self._box)
        self._group.buttonToggled.connect(lambda _button, on: self._on_changed() if on else None)

    @property
    def value(self) -> Saw:
        """What is chosen; raises `FieldRefused` while nothing is."""
        for saw, picture in self._pictures.items():
            if picture.isChecked():
                return saw
        raise FieldRefused("saw", tr("Choose the picture that fits what you saw."))

    def set_value(self, saw: Saw) -> None:
        """Choose a picture."""
        self._pictures[saw].setChecked(True)

    def picture(self, saw: Saw) -> QRadioButton:
        """Give one of the pictures."""
        return self._pictures[saw]

    def understood(self) -> Echo | None:
        """Say the picture in a sentence."""
        return Echo(self._pictures[self.value].accessibleDescription())
