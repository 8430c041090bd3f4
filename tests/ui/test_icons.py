"""Icons: all of one hand, in the colour asked for, sharp on every screen."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from spendby.assets import resource
from spendby.domain.expiry import Urgency
from spendby.ui.kit import icons
from spendby.ui.kit.expiry_look import urgency_look
from spendby.ui.kit.tokens import DARK, LIGHT
from spendby.ui.kit.verdict_look import LookKey, verdict_look

APP_ICON = "spendby"
NAMES = sorted(path.stem for path in resource("icons").glob("*.svg") if path.stem != APP_ICON)

pytestmark = pytest.mark.usefixtures("qapp")


def inks(image: QImage) -> set[str]:
    """Collect the colours of all pixels that are wholly covered."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name().upper() for pixel in pixels if pixel.alpha() == 255}


def is_nearly(ink: str, colour: str) -> bool:
    """Allow each channel the one step that blending at an edge may round away."""
    one, other = QColor(ink), QColor(colour)
    pairs = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    return all(abs(here - there) <= 1 for here, there in pairs)


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_keeps_to_the_set(name: str) -> None:
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    root = ET.fromstring(text)  # noqa: S314 - the project's own file
    expected = {
        "viewBox": "0 0 24 24",
        "fill": "none",
        "stroke": "currentColor",
        "stroke-width": "2",
        "stroke-linecap": "round",
    }
    assert {key: root.get(key) for key in expected} == expected
    assert not re.search("#[0-9a-fA-F]{3}", text)


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_takes_the_colour_asked_for_and_no_other(name: str) -> None:
    for colour in (LIGHT.danger, DARK.text2):
        drawn = inks(icons.pixmap(name, colour, 48).toImage())
        assert drawn
        assert all(is_nearly(ink, colour) for ink in drawn)


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_stays_inside_its_square(name: str) -> None:
    image = icons.pixmap(name, "#000000", 96).toImage()
    last = image.width() - 1
    edge = [(x, y) for x in range(96) for y in (0, last)] + [
        (x, y) for y in range(96) for x in (0, last)
    ]
    assert not [at for at in edge if image.pixelColor(*at).alpha() > 0]


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_drawing_has_a_pixel_for_each_of_the_screen(ratio: float) -> None:
    drawn = icons.pixmap("plus", LIGHT.text, 16, ratio)
    assert drawn.width() == 16 * ratio
    assert drawn.deviceIndependentSize().toSize() == QSize(16, 16)


def test_an_icon_is_paler_where_it_cant_be_used() -> None:
    icon = icons.icon("plus", LIGHT.accent, 24, disabled=LIGHT.control)
    usable, unusable = icon.pixmap(24), icon.pixmap(QSize(24, 24), QIcon.Mode.Disabled)
    assert inks(usable.toImage()) == {LIGHT.accent}
    assert inks(unusable.toImage()) == {LIGHT.control}


def test_a_drawing_is_made_once() -> None:
    first = icons.pixmap("wallet", LIGHT.text, 16)
    assert icons.pixmap("wallet", LIGHT.text, 16).cacheKey() == first.cacheKey()


def test_an_unknown_name_is_named() -> None:
    with pytest.raises(LookupError, match="no-such-icon"):
        icons.pixmap("no-such-icon", "#000000", 16)


def test_every_look_has_its_drawing() -> None:
    used = {verdict_look(key).icon for key in LookKey}
    used |= {look.icon for look in map(urgency_look, Urgency) if look.icon is not None}
    assert used <= set(NAMES)


def test_the_program_has_an_icon_in_its_own_colours(qapp: QApplication) -> None:
    icon = icons.app_icon()
    assert {size.width() for size in icon.availableSizes()} >= {16, 32, 48, 256}
    assert len(inks(icon.pixmap(64).toImage())) > 3
    qapp.setWindowIcon(icon)
    assert not qapp.windowIcon().isNull()


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
def test_what_the_style_sheet_draws_is_in_the_modes_own_colours(tokens: object) -> None:
    mode = LIGHT if tokens is LIGHT else DARK
    known = {QColor(colour).name() for colour in mode.colours().values()}
    sheet = resource("themes", "spendby.qss").read_text(encoding="utf-8")
    for art in sorted(set(re.findall(r"\bart\(([\w-]+)\)", sheet)) - {"name"}):
        path: Path = resource("themes", mode.name, f"{art}.svg")
        colours = re.findall("#[0-9A-Fa-f]{6}", path.read_text(encoding="utf-8"))
        assert colours, art
        assert {colour.lower() for colour in colours} <= known, art
