"""Design tokens: every colour, text size and measure of the window, and their contrast arithmetic.

Values only; `theme` puts them on the application and `style` into its style sheet.
"""

from enum import StrEnum

from msgspec import Struct


class Tokens(Struct, frozen=True):
    """One mode's colours as "#RRGGBB".

    A field with a `_bg` sibling is a text colour for that ground. `border` is decoration only;
    `control` outlines what can be operated.
    """

    name: str
    window: str
    surface: str
    sidebar: str
    hover: str
    selected: str
    border: str
    control: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    on_accent: str
    focus: str
    ok: str
    ok_bg: str
    warn: str
    warn_bg: str
    danger: str
    danger_bg: str
    info: str
    info_bg: str
    mute: str
    mute_bg: str

    def colour(self, token: str) -> str:
        """Give the colour of the token called `token`; raises AttributeError without one."""
        colour: str = getattr(self, token)
        return colour

    def colours(self) -> dict[str, str]:
        """Give every token's colour by its name."""
        return {name: self.colour(name) for name in self.__struct_fields__[1:]}


LIGHT = Tokens(
    name="light",
    window="#F5F6F8",
    surface="#FFFFFF",
    sidebar="#ECEEF2",
    hover="#F1F4F9",
    selected="#DCE8FC",
    border="#D6DAE1",
    control="#7F8897",
    text="#1A1E26",
    text2="#454E5C",
    text3="#5C6573",
    accent="#1B5BCB",
    accent_hover="#174EAF",
    on_accent="#FFFFFF",
    focus="#1B5BCB",
    ok="#0B6537",
    ok_bg="#E2F3E9",
    warn="#7D4400",
    warn_bg="#FFF0D9",
    danger="#AC2019",
    danger_bg="#FCE7E5",
    info="#1B4C99",
    info_bg="#E5EEFC",
    mute="#454E5C",
    mute_bg="#E9ECF1",
)

DARK = Tokens(
    name="dark",
    window="#15171C",
    surface="#1D2027",
    sidebar="#181B20",
    hover="#252932",
    selected="#24395F",
    border="#343A45",
    control="#7C8594",
    text="#ECEEF2",
    text2="#B7BECA",
    text3="#9AA3B1",
    accent="#82B3FF",
    accent_hover="#A3C7FF",
    on_accent="#0A1A33",
    focus="#82B3FF",
    ok="#72D69D",
    ok_bg="#17321F",
    warn="#FFC26B",
    warn_bg="#3B2B12",
    danger="#FFA098",
    danger_bg="#45211F",
    info="#9EC4FF",
    info_bg="#1C2E4D",
    mute="#B7BECA",
    mute_bg="#2A2F39",
)

FAMILIES = ("ok", "warn", "danger", "info", "mute")

TEXT_CONTRAST = 4.5
CONTROL_CONTRAST = 3.0

_GROUNDS = ("window", "surface", "sidebar", "hover", "selected")

TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((ink, ground) for ink in ("text", "text2", "text3") for ground in _GROUNDS),
    *((family, f"{family}_bg") for family in FAMILIES),
    *((text, f"{family}_bg") for text in ("text", "text2") for family in FAMILIES),
    *(
        (ink, ground)
        for ink in ("ok", "warn", "danger", "accent")
        for ground in ("surface", "window", "hover", "selected")
    ),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
)
"""Text over ground: each has to reach `TEXT_CONTRAST` (WCAG 2.2, 1.4.3)."""

CONTROL_PAIRS: tuple[tuple[str, str], ...] = (
    ("control", "surface"),
    ("control", "window"),
    ("focus", "surface"),
    ("focus", "window"),
    ("focus", "selected"),
    ("focus", "sidebar"),
)
"""Outlines over ground: each has to reach `CONTROL_CONTRAST` (WCAG 2.2, 1.4.11)."""


_LINEAR_BELOW = 0.04045


def luminance(colour: str) -> float:
    """Give the relative luminance of "#RRGGBB", 0 to 1 (WCAG 2.2 definition)."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        channel / 12.92 if channel <= _LINEAR_BELOW else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, 1 to 21; their order does not matter."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


class TextRole(StrEnum):
    """The steps of the type scale."""

    AMOUNT = "amount"
    TITLE = "title"
    FIGURE = "figure"
    PANEL = "panel"
    VERDICT = "verdict"
    NAME = "name"
    BODY = "body"
    CONTROL = "control"
    BUTTON = "button"
    SECONDARY = "secondary"
    LABEL = "label"
    HINT = "hint"


class TextSize(Struct, frozen=True):
    """A step's size in pixels at 100 % and its weight on the scale of QFont.Weight."""

    px: int
    weight: int


TYPE_SCALE: dict[TextRole, TextSize] = {
    TextRole.AMOUNT: TextSize(28, 600),
    TextRole.TITLE: TextSize(22, 700),
    TextRole.FIGURE: TextSize(20, 600),
    TextRole.PANEL: TextSize(17, 700),
    TextRole.VERDICT: TextSize(15, 700),
    TextRole.NAME: TextSize(14, 600),
    TextRole.BODY: TextSize(14, 400),
    TextRole.CONTROL: TextSize(13, 400),
    TextRole.BUTTON: TextSize(13, 600),
    TextRole.SECONDARY: TextSize(12, 400),
    TextRole.LABEL: TextSize(12, 600),
    TextRole.HINT: TextSize(11, 400),
}

BASE_PX = 13
"""The size of controls at 100 %: what the desktop's own font size is measured against."""

ROW_HEIGHT = 52
HEADER_HEIGHT = 32
NAV_HEIGHT = 36
BUTTON_HEIGHT = 34
FIELD_HEIGHT = 36
PAGE_MARGIN = 16
DETAIL_MARGIN = 20
DIALOG_MARGIN = 24
CONTROL_RADIUS = 6
CARD_RADIUS = 8
