"""Labels: text that is always shown literally, and icons that follow the theme."""

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from spendby.ui.kit import icons
from spendby.ui.kit.formatting import heard, one_line
from spendby.ui.kit.style import set_type
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import TextRole

_LONG_WORD = re.compile(r"\S{25,}")
_PIECE = 20
_BREAK = "\u200b"


def label(
    text: str = "", role: TextRole = TextRole.BODY, tone: str = "text", *, wrap: bool = False
) -> QLabel:
    """Make a label in a step of the type scale; nothing in its text is markup."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if wrap:
        policy = made.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        made.setSizePolicy(policy)
    set_type(made, role, tone)
    set_text(made, text)
    return made


def set_text(shown: QLabel, text: str) -> None:
    """Show `text`; a word too long for the line may break where the label wraps."""
    text = breakable(text) if shown.wordWrap() else text
    plain = heard(text)
    shown.setText(text)
    shown.setAccessibleName("" if plain == text else plain)  # Qt reads the text where there is none


def breakable(text: str) -> str:
    """Let words of 25 characters and more break, so that they stay inside their pane."""

    def pieces(match: re.Match[str]) -> str:
        word = match[0]
        return _BREAK.join(word[at : at + _PIECE] for at in range(0, len(word), _PIECE))

    return _LONG_WORD.sub(pieces, text)


def shortened(text: str, longest: int = 60) -> str:
    """Put a name on one line and leave out its middle where it is longer than `longest`."""
    line = one_line(text)
    if len(line) <= longest:
        return line
    tail = longest // 3
    return f"{line[: longest - tail - 1]}…{line[-tail:]}"


def literal_tooltip(text: str) -> str:
    """Write a tooltip in which nothing is markup."""
    import html  # the window is there before anybody reads a tooltip

    return f"<qt>{html.escape(text)}</qt>" if text else ""


def explain(widget: QWidget, text: str) -> None:
    """Say more about a widget: in a tooltip to those who see it, plainly to those who listen."""
    widget.setToolTip(literal_tooltip(text))
    # Without one Qt would read the tooltip aloud, markup and all.
    widget.setAccessibleDescription(heard(text))


def menu_text(text: str) -> str:
    """Write a menu's line in which no ampersand turns into a mnemonic."""
    return text.replace("&", "&&")


class IconLabel(QLabel):
    """An icon of the project's own, in a token's colour through every change of the theme."""

    def __init__(self, theme: Theme, name: str = "", token: str = "text2", size: int = 16) -> None:
        """Show the icon `name` at `size` pixels of the design; none while it is empty."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._theme, self._name, self._token, self._size = theme, name, token, size
        theme.changed.connect(self._on_theme_changed)
        self._draw()

    def show_icon(self, name: str, token: str) -> None:
        """Show another icon, or none."""
        self._name, self._token = name, token
        self._draw()

    def _on_theme_changed(self) -> None:
        self._draw()

    def _draw(self) -> None:
        side = self._theme.px(self._size)
        self.setFixedSize(side, side)
        # Only inside a layout: a widget without a parent that is shown becomes a window.
        if not self._name:
            self.hide()
        elif self.parentWidget() is not None:
            self.show()
        if self._name:
            colour = self._theme.tokens.colour(self._token)
            self.setPixmap(icons.pixmap(self._name, colour, side, self.devicePixelRatioF()))


class NameLabel(QLabel):
    """One line of other people's text, shortened in its middle to the room there is."""

    def __init__(self, role: TextRole, tone: str = "text", parent: QWidget | None = None) -> None:
        """Set the text in `role` and `tone`."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        set_type(self, role, tone)

    def show_name(self, name: str) -> None:
        """Show a name, whole in the tooltip."""
        self.setText(one_line(name))
        explain(self, name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much of the name as fits."""
        painter = QPainter(self)
        middle = Qt.TextElideMode.ElideMiddle
        shown = self.fontMetrics().elidedText(self.text(), middle, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(
            self.rect(), Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, shown
        )


class SumLabel(QLabel):
    """One line of money, set smaller rather than shortened where there is little room."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as need be."""
        return QSize(1, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw all of it."""
        painter = QPainter(self)
        needed = self.fontMetrics().horizontalAdvance(self.text()) + 1
        if needed > self.width():
            font = self.font()
            font.setPixelSize(max(1, self.fontInfo().pixelSize() * self.width() // needed))
            painter.setFont(font)
        painter.setPen(self.palette().color(self.foregroundRole()))
        edge = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), edge, self.text())
