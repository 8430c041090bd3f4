"""Icons: draws the project's own SVGs in any colour, sharp on every screen, and keeps the results.

Which colour a place wants is the caller's: `Theme.icon` and the delegates ask with a token's.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap

_APP_SIZES = (16, 24, 32, 48, 64, 128, 256)


def icon(name: str, colour: str, size: int = 16, disabled: str | None = None) -> QIcon:
    """Give the icon called `name` in `colour` ("#RRGGBB") for buttons, menus and labels.

    `disabled` is its colour on what can't be used now; without it the style greys it out.
    Raises LookupError where resources/icons has no such drawing.
    """
    return _icon(name, colour, size, disabled, _ratios())


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Give the drawing `size` pixels wide for painting on a device of pixel ratio `ratio`."""
    return _pixmap(name, colour, size, ratio)


@lru_cache(maxsize=1)
def app_icon() -> QIcon:
    """Give the program's own icon, in its own colours."""
    drawn = QIcon()
    for size in _APP_SIZES:
        drawn.addPixmap(_render(_source("spendby"), size, 1.0))
    return drawn


@lru_cache(maxsize=256)
def _icon(
    name: str, colour: str, size: int, disabled: str | None, ratios: tuple[float, ...]
) -> QIcon:
    drawn = QIcon()
    for ratio in ratios:
        drawn.addPixmap(_pixmap(name, colour, size, ratio))
        if disabled is not None:
            drawn.addPixmap(_pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
    return drawn


@lru_cache(maxsize=512)
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    return _render(_source(name).replace("currentColor", colour), size, ratio)


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    from spendby.assets import resource  # found once, when the first icon is drawn

    try:
        return resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    except FileNotFoundError as error:
        message = f"resources/icons has no drawing called {name!r}"
        raise LookupError(message) from error


def _render(svg: str, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # spares faces that show no icon

    side = round(size * ratio)
    drawn = QPixmap(QSize(side, side))
    drawn.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def _ratios() -> tuple[float, ...]:
    """Give the pixel ratios worth drawing for: every screen's, and the plain one."""
    return tuple(
        sorted({1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())})
    )
