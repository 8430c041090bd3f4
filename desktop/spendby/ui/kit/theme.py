"""Theme: puts one mode's colours and text sizes on the whole application, and follows the desktop.

Fusion with a palette of our own in full, because no desktop can be relied on to supply a dark one.
The rules of single widgets are `style`'s, the values `tokens`'.
"""

from enum import StrEnum
from functools import lru_cache
from typing import Protocol, cast

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QFontMetrics,
    QIcon,
    QPalette,
    QStyleHints,
)
from PySide6.QtWidgets import QApplication

from spendby.ui.kit import icons
from spendby.ui.kit.style import stylesheet
from spendby.ui.kit.tokens import BASE_PX, DARK, LIGHT, TYPE_SCALE, TextRole, Tokens
from spendby.uncollected import uncollected

TEXT_PERCENT = (100, 200)
"""The smallest and largest text size that can be set."""


class Mode(StrEnum):
    """Which colours the user asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class SchemeHints(Protocol):
    """Where the desktop's own preference comes from: QStyleHints, or a stand-in for it."""

    @property
    def colorSchemeChanged(self) -> SignalInstance:
        """Tell the new scheme when the desktop's preference changes."""

    def colorScheme(self) -> Qt.ColorScheme:
        """Tell the desktop's preference; Unknown where it has none."""


class Theme(QObject):
    """The application's look; building one applies it, and `changed` follows every later change.

    `changed` carries the new `Tokens`, also when only the text size has changed. With `undressed`
    the style sheet waits for `dress`: while there is one, Qt styles every widget anew each time
    that it is put into another, which is most of the building of a window.
    """

    changed = Signal(object)

    def __init__(
        self,
        app: QApplication,
        mode: Mode = Mode.SYSTEM,
        text_percent: int = 100,
        hints: SchemeHints | None = None,
        *,
        undressed: bool = False,
    ) -> None:
        """Apply `mode` to `app`; without `hints` the desktop itself is asked."""
        super().__init__(app)
        self._app = app
        self._desktop_font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        self._hints = hints or cast("SchemeHints", app.styleHints())
        self._mode = mode
        self._text_percent = _within(text_percent)
        self.desktop_percent = 100
        """The text size that the whole desktop has, beside the one set here."""
        self._undressed = undressed
        self._tokens = self._resolve()
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[TextRole, QFont] = {}
        app.setStyle("Fusion")
        self._apply()
        self._hints.colorSchemeChanged.connect(self._refresh)

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        return self._tokens

    @property
    def mode(self) -> Mode:
        """What the user asked for."""
        return self._mode

    @property
    def text_percent(self) -> int:
        """The text size set, 100 to 200."""
        return self._text_percent

    @property
    def is_dark(self) -> bool:
        """Whether the colours in use are the dark ones."""
        return self._tokens is DARK

    def set_mode(self, mode: Mode) -> None:
        """Switch to `mode` at once, title bars included where the desktop lets a program say so."""
        self._mode = mode
        self._ask_desktop()
        self._refresh()

    def set_text_percent(self, percent: int, desktop: int | None = None) -> None:
        """Set the text size, kept within `TEXT_PERCENT`, at once; `desktop` is the desktop's own.

        Text grows by both.
        """
        before = (self._text_percent, self.desktop_percent)
        self._text_percent = _within(percent)
        self.desktop_percent = desktop or self.desktop_percent
        if (self._text_percent, self.desktop_percent) != before:
            self._apply()
            self.changed.emit(self._tokens)

    def dress(self) -> None:
        """Put on the style sheet that has waited, on everything that was built since."""
        if self._undressed:
            self._undressed = False
            self._apply_sheet()

    def px(self, length: int) -> int:
        """Scale a length of the design that holds text (a row, a button) to the text size."""
        return round(length * self._scale())

    def font(self, role: TextRole) -> QFont:
        """Give the font of a step of the type scale, with digits of one width."""
        if role not in self._fonts:
            size = TYPE_SCALE[role]
            font = QFont(self._desktop_font)
            font.setPointSizeF(self._points(size.px))
            font.setWeight(QFont.Weight(size.weight))
            font.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[role] = font
        return QFont(self._fonts[role])

    def metrics(self, role: TextRole) -> QFontMetrics:
        """Measure text in the font of `role`."""
        return QFontMetrics(self.font(role))

    def colour(self, token: str) -> QColor:
        """Give the token's colour in use; raises AttributeError without such a token."""
        if token not in self._colours:
            self._colours[token] = QColor(self._tokens.colour(token))
        return self._colours[token]

    def icon(self, name: str, token: str = "text2", size: int = 16) -> QIcon:
        """Give an icon in the token's colour, at `size` pixels of the design."""
        tokens = self._tokens
        return icons.icon(name, tokens.colour(token), self.px(size), disabled=tokens.control)

    def _resolve(self) -> Tokens:
        if self._mode is Mode.SYSTEM:
            return DARK if self._hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._mode is Mode.DARK else LIGHT

    def _ask_desktop(self) -> None:
        hints = self._hints
        if not isinstance(hints, QStyleHints):
            return
        if self._mode is Mode.SYSTEM:
            hints.unsetColorScheme()
        else:
            dark = self._mode is Mode.DARK
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)

    def _refresh(self) -> None:
        tokens = self._resolve()
        if tokens is not self._tokens:
            self._tokens = tokens
            self._apply()
            self.changed.emit(tokens)

    def _apply(self) -> None:
        self._colours.clear()
        self._fonts.clear()
        with uncollected():
            self._app.setFont(self.font(TextRole.CONTROL))
            self._app.setPalette(palette(self._tokens))
            if not self._undressed:
                self._apply_sheet()

    def _apply_sheet(self) -> None:
        # Qt walks over a list of all widgets and tells each, which runs Python, which may collect:
        # a dead widget that is still on the list would be gone when its turn comes.
        with uncollected():
            self._app.setStyleSheet(stylesheet(self._tokens, self._points, self.px))

    def _scale(self) -> float:
        """Tell how many times larger than the design's text ours is.

        A desktop font larger than the design's is respected; a smaller one would bring the
        smallest step below what can be read.
        """
        desktop = QFontInfo(self._desktop_font).pixelSize()
        larger = max(100, self.desktop_percent) / 100
        return max(1.0, desktop / BASE_PX) * larger * self._text_percent / 100

    def _points(self, px: int) -> float:
        return round(px * self._scale() * 72 / self._app.primaryScreen().logicalDotsPerInchY(), 2)


def _within(percent: int) -> int:
    low, high = TEXT_PERCENT
    return max(low, min(high, percent))


_ROLES: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.Shadow: "control",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.AlternateBase: "window",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Accent: "accent",
}
_INACTIVE = {QPalette.ColorRole.Highlight: "selected", QPalette.ColorRole.HighlightedText: "text"}
_DISABLED = {
    QPalette.ColorRole.WindowText: "control",
    QPalette.ColorRole.Text: "control",
    QPalette.ColorRole.ButtonText: "control",
    QPalette.ColorRole.Base: "window",
    QPalette.ColorRole.Highlight: "border",
    QPalette.ColorRole.HighlightedText: "text3",
    QPalette.ColorRole.Link: "control",
    QPalette.ColorRole.LinkVisited: "control",
    QPalette.ColorRole.PlaceholderText: "control",
    QPalette.ColorRole.Accent: "control",
}


@lru_cache(maxsize=2)
def palette(tokens: Tokens) -> QPalette:
    """Build the palette with every role of every group set, so that nothing of Qt's own is left."""
    group = QPalette.ColorGroup
    built = QPalette()
    for role, token in _ROLES.items():
        built.setColor(group.Active, role, QColor(tokens.colour(token)))
        inactive = _INACTIVE.get(role, token)
        built.setColor(group.Inactive, role, QColor(tokens.colour(inactive)))
        disabled = _DISABLED.get(role, token)
        built.setColor(group.Disabled, role, QColor(tokens.colour(disabled)))
    return built
