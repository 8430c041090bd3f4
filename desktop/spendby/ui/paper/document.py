"""The document: breaks a paper into pages and draws them in black on white, whatever the theme.

All lengths are points (1/72 inch), so that preview, printer and PDF come out alike.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPagedPaintDevice, QPainter, QPen

from spendby.translation import tr
from spendby.ui.paper.paper import TICK_BOX, Cell, Ink, Line, Paper
from spendby.ui.paper.typeset import Block, Face

MARGIN = 48.0
_GUTTER = 12.0
_PADDING = 5.0
_BOX = 11.0
# The preview takes pure black, which a painter starts with, for "as the theme has it".
_BLACK, _GREY, _RULE = QColor("#010101"), QColor("#444444"), QColor("#9A9A9A")
_FACES = {
    Ink.STRONG: Face(10, bold=True),
    Ink.PLAIN: Face(10),
    Ink.SMALL: Face(9, faint=True),
}
_TITLE, _BELOW, _HEAD, _FOOT = (
    Face(20, bold=True),
    Face(10),
    Face(9, bold=True),
    Face(8, faint=True),
)


class _Row(Struct, frozen=True):
    """A row's cells, each a pile of blocks, and its height with padding."""

    cells: Sequence[Sequence[Block]]
    height: float
    box: bool


class _Page(Struct, frozen=True):
    """What stands on a page: rows from `first` to before `end`; the sums where they fit."""

    first: int
    end: int
    closing: Sequence[Block] = ()


class Document:
    """A paper laid out for pages of `width` by `height` points."""

    def __init__(self, paper: Paper, width: float, height: float) -> None:
        """Lay everything out."""
        self._paper = paper
        self._width, self._height = width - 2 * MARGIN, height - 2 * MARGIN
        self._mirrored = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._title = self._block(Line(paper.title), _TITLE)
        self._below = [self._block(Line(text), _BELOW) for text in paper.below if text]
        self._places = list(self._columns())
        self._head = [
            Block(column.title, _HEAD, width, ends=self._ends(column.figures))
            for column, (_, width) in zip(paper.columns, self._places, strict=True)
        ]
        self._head_height = max(block.height for block in self._head) + 2 * _PADDING
        self._rows = [self._row(cells) for cells in paper.rows]
        self._foot = self._block(Line(paper.title), _FOOT).height + _PADDING
        self._pages = list(self._broken())

    @property
    def page_count(self) -> int:
        """The number of pages."""
        return len(self._pages)

    def draw(self, device: QPagedPaintDevice) -> None:
        """Draw the pages that are asked for: all of them, unless the device names some."""
        wanted = device.pageRanges()
        numbers = [
            at for at in range(self.page_count) if wanted.isEmpty() or wanted.contains(at + 1)
        ]
        painter = QPainter(device)
        try:
            for at, number in enumerate(numbers):
                if at:
                    device.newPage()
                painter.save()
                scale = device.logicalDpiX() / 72
                painter.scale(scale, scale)
                painter.translate(MARGIN, MARGIN)
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self._draw_page(painter, number)
                painter.restore()
        finally:
            painter.end()

    def _block(self, line: Line, face: Face | None = None, *, width: float | None = None) -> Block:
        room = self._width if width is None else width
        return Block(line.text, face or _FACES[line.ink], room, ends=self._mirrored)

    def _ends(self, figures: bool) -> bool:
        """Tell whether a column's text stands at the right edge."""
        return figures is not self._mirrored

    def _columns(self) -> Iterator[tuple[float, float]]:
        """Give each column's left edge and width, the first at the right where text runs so."""
        whole = sum(column.share for column in self._paper.columns)
        room = self._width - _GUTTER * (len(self._paper.columns) - 1)
        left = 0.0
        for column in self._paper.columns:
            width = room * column.share / whole
            yield (self._width - left - width if self._mirrored else left), width
            left += width + _GUTTER

    def _row(self, cells: Sequence[Cell]) -> _Row:
        piles = []
        for cell, column, (_, width) in zip(cells, self._paper.columns, self._places, strict=True):
            ends = self._ends(column.figures)
            piles.append(
                [
                    Block(line.text, _FACES[line.ink], width, ends=ends)
                    for line in cell
                    if line is not TICK_BOX
                ]
            )
        height = max(sum(block.height for block in pile) for pile in piles)
        box = any(line is TICK_BOX for cell in cells for line in cell)
        return _Row(piles, height + 2 * _PADDING, box)

    def _broken(self) -> Iterator[_Page]:
        """Break the rows into pages; the sums are never on a page without a row."""
        sums = [self._block(line) for line in self._paper.sums]
        first = 0
        room = self._room(first_page=True)
        if self._paper.rest is not None:
            yield self._one_page(sums, room)
            return
        top = 0.0
        for at, row in enumerate(self._rows):
            if top + row.height > room and at > first:
                yield _Page(first, at)
                first, top, room = at, 0.0, self._room(first_page=False)
            top += row.height
        last = len(self._rows) - 1
        if top + _closing_height(sums) > room and last > first:
            yield _Page(first, last)
            first = last
        yield _Page(first, last + 1, sums)

    def _one_page(self, sums: Sequence[Block], room: float) -> _Page:
        """Fill one page; where rows are left out, it says so, and that line has its room."""
        rows = self._rows
        fits = _count_fitting(rows, room - _closing_height(sums))
        if fits == len(rows) or self._paper.rest is None:
            return _Page(0, fits, sums)
        while True:
            closing = [*sums, self._block(Line(self._paper.rest(fits)))]
            if _count_fitting(rows, room - _closing_height(closing)) >= fits or fits == 0:
                return _Page(0, fits, closing)
            fits -= 1

    def _room(self, *, first_page: bool) -> float:
        """Tell how much of a page is left for rows."""
        used = self._head_height + self._foot
        if first_page:
            used += self._title.height + sum(block.height for block in self._below) + 2 * _GUTTER
        return self._height - used

    def _draw_page(self, painter: QPainter, number: int) -> None:
        page = self._pages[number]
        top = 0.0
        if number == 0:
            top = _draw_pile(painter, [self._title, *self._below], top) + 2 * _GUTTER
        if page.end > page.first:
            for block, (left, _) in zip(self._head, self._places, strict=True):
                block.draw(painter, QPointF(left, top + _PADDING), _BLACK)
            top += self._head_height
            self._rule(painter, top, _BLACK, 0.8)
        for row in self._rows[page.first : page.end]:
            self._draw_row(painter, row, top)
            top += row.height
            self._rule(painter, top, _RULE, 0.4)
        _draw_pile(painter, page.closing, top + _GUTTER)
        self._draw_foot(painter, number)

    def _draw_row(self, painter: QPainter, row: _Row, top: float) -> None:
        for pile, (left, _) in zip(row.cells, self._places, strict=True):
            _draw_pile(painter, pile, top + _PADDING, left)
        if row.box:
            left, width = self._places[0]
            at = left + width - _BOX if self._mirrored else left
            painter.setPen(QPen(_BLACK, 0.9))
            painter.drawRect(QRectF(at + 0.5, top + _PADDING + 1.5, _BOX, _BOX))

    def _draw_foot(self, painter: QPainter, number: int) -> None:
        """Write title and day at one side, and which page of how many this is at the other."""
        text = tr("Page {number} of {count}")
        page = text.format(number=number + 1, count=self.page_count)
        title = ". ".join((self._paper.title, *self._paper.below[:1]))
        half = self._width / 2
        for line, ends in ((title, self._mirrored), (page, not self._mirrored)):
            block = Block(line, _FOOT, half, ends=ends, most_lines=1)
            left = half if ends else 0.0
            block.draw(painter, QPointF(left, self._height - block.height), _GREY)

    def _rule(self, painter: QPainter, y: float, colour: QColor, width: float) -> None:
        painter.setPen(QPen(colour, width))
        painter.drawLine(QLineF(0, y, self._width, y))


def _closing_height(blocks: Sequence[Block]) -> float:
    return sum(block.height for block in blocks) + _GUTTER


def _count_fitting(rows: Sequence[_Row], room: float) -> int:
    for at, row in enumerate(rows):
        room -= row.height
        if room < 0:
            return at
    return len(rows)


def _draw_pile(painter: QPainter, pile: Sequence[Block], top: float, left: float = 0.0) -> float:
    for block in pile:
        block.draw(painter, QPointF(left, top), _GREY if block.faint else _BLACK)
        top += block.height
    return top
