"""Typesetting: a text broken into lines of a width, measured once and drawn where it belongs."""

from functools import lru_cache

from msgspec import Struct
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QPainter,
    QTextLayout,
    QTextOption,
)

_UNLIMITED = 1000


class Face(Struct, frozen=True):
    """A size in points, bold or not, and in which of the two inks."""

    points: int
    bold: bool = False
    faint: bool = False


class Block:
    """A text set in lines of `width` points.

    It stands at the right edge with `ends`, at the left one without, whichever way its own words
    run. Lines beyond `most_lines` are left out.
    """

    def __init__(
        self, text: str, face: Face, width: float, *, ends: bool, most_lines: int = _UNLIMITED
    ) -> None:
        """Break and measure the text."""
        self.faint = face.faint
        edge = Qt.AlignmentFlag.AlignRight if ends else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(edge | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(True)
        self._layout = QTextLayout(text, _font(face))
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        self.height = self._break(width, most_lines)

    def draw(self, painter: QPainter, at: QPointF, colour: QColor) -> None:
        """Draw the text with its upper left corner at `at`."""
        painter.setPen(colour)
        self._layout.draw(painter, at)

    def _break(self, width: float, most_lines: int) -> float:
        self._layout.beginLayout()
        top = 0.0
        for _ in range(most_lines):
            line = self._layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += line.height()
        self._layout.endLayout()
        return top


@lru_cache(maxsize=16)
def _font(face: Face) -> QFont:
    """Give the desktop's font at a size; one pixel of it is a point on the page."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPixelSize(face.points)
    font.setWeight(QFont.Weight.DemiBold if face.bold else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
