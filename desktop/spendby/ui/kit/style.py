"""Style sheet: fills resources/themes/spendby.qss with one mode's tokens and sizes.

Also marks widgets with the dynamic properties that its rules select by; `theme` applies it.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QWidget

from spendby.ui.kit.tokens import FAMILIES, TYPE_SCALE, TextRole, Tokens

_PLACEHOLDER = re.compile(r"@(\w+)|\b(pt|px|half)\((\d+)\)|\bart\(([\w-]+)\)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)

_FIELD_MARGIN = 8
_TONES = ("text", "text2", "text3", "accent", *FAMILIES)


def stylesheet(tokens: Tokens, points: Callable[[int], float], pixels: Callable[[int], int]) -> str:
    """Write the whole style sheet for `tokens`.

    `points` turns a text size of the design into points, `pixels` a length into pixels.
    Besides the file's rules, a QLabel's `typeRole` sets its step of the type scale and `tone`
    its colour. Raises AttributeError where the file names a token that there is none of.
    """

    def fill(match: re.Match[str]) -> str:
        token, unit, size, art = match.groups()
        if token is not None:
            return tokens.colour(token)
        if art is not None:
            return f"url({_art_prefix(tokens.name)}:{art}.svg)"
        if unit == "pt":
            return f"{points(int(size))}pt"
        return f"{(pixels(int(size)) + 2) // 2 if unit == 'half' else pixels(int(size))}px"

    return _PLACEHOLDER.sub(fill, _template() + _label_rules())


def mark(widget: QWidget, **properties: str | bool) -> None:
    """Set the properties that the style sheet selects by, and restyle a widget already shown.

    `role` (buttons: primary, secondary, quiet, danger, nav, tool, chip, chip-close; line edits:
    search), `chip` (on, off), `surface`
    (window, panel, sidebar), `card` (plain, toast, ok, warn, danger, info, mute), `line`
    (horizontal, vertical), `typeRole` and `tone` (labels), `problem`, `framed`, `small` (buttons),
    and `indented` (tabs, by the margin of a dialog; all four true or false).
    """
    for name, value in properties.items():
        widget.setProperty(name, value)
    if "surface" in properties:
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
        widget.update()


def set_type(label: QWidget, role: TextRole, tone: str = "text") -> None:
    """Give a label its step of the type scale and its colour, through every theme change."""
    mark(label, typeRole=role.value, tone=tone)


def inset(box: QAbstractSpinBox) -> QAbstractSpinBox:
    """Give a spin box, date or time field the text margin of a line edit.

    A style sheet can't: Qt takes a spin box's padding for its buttons' alone.
    """
    for field in box.findChildren(QLineEdit):
        field.setTextMargins(_FIELD_MARGIN, 0, 0, 0)
    return box


def _label_rules() -> str:
    sizes = (
        f'QLabel[typeRole="{role}"] {{ font-size: pt({size.px}); font-weight: {size.weight}; }}'
        for role, size in TYPE_SCALE.items()
    )
    tones = (f'QLabel[tone="{tone}"] {{ color: @{tone}; }}' for tone in _TONES)
    return "\n".join((*sizes, *tones))


@lru_cache(maxsize=1)
def _template() -> str:
    from spendby.assets import resource  # found once, when the theme is applied

    text = resource("themes", "spendby.qss").read_text(encoding="utf-8")
    return _COMMENT.sub("", text)


@lru_cache(maxsize=2)
def _art_prefix(mode: str) -> str:
    """Name the search path of a mode's drawings: a sheet's url() takes no path with a space.

    Each mode has its own, because Qt keeps what it has drawn by its name.
    """
    from spendby.assets import resource

    prefix = f"spendby{mode}"
    QDir.setSearchPaths(prefix, [str(resource("themes", mode))])
    return prefix
