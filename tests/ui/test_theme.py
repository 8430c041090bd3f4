"""The theme: colours that can be read, on every widget, following the desktop and the text size."""

import gc
import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTime, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from spendby.ui.kit.style import inset, mark, set_type, stylesheet
from spendby.ui.kit.theme import Mode, Theme, palette
from spendby.ui.kit.tokens import (
    CONTROL_CONTRAST,
    CONTROL_PAIRS,
    DARK,
    LIGHT,
    TEXT_CONTRAST,
    TEXT_PAIRS,
    TYPE_SCALE,
    TextRole,
    Tokens,
    contrast,
)

# What the offscreen platform says of every window that has a smallest size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

MODES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
MakeTheme = Callable[..., Theme]
LIGHT_INK = 120


class Desktop(QObject):
    """A desktop whose preference a test can change."""

    colorSchemeChanged = Signal(Qt.ColorScheme)  # noqa: N815 - Qt's name

    def __init__(self, scheme: Qt.ColorScheme = Qt.ColorScheme.Unknown) -> None:
        super().__init__()
        self._scheme = scheme

    def colorScheme(self) -> Qt.ColorScheme:
        """Tell the preference."""
        return self._scheme

    def prefer(self, scheme: Qt.ColorScheme) -> None:
        """Change the preference, as a person would in the desktop's settings."""
        self._scheme = scheme
        self.colorSchemeChanged.emit(scheme)


@pytest.fixture
def desktop() -> Desktop:
    """Give a desktop without a preference."""
    return Desktop()


@pytest.fixture
def make_theme(qapp: QApplication, desktop: Desktop) -> Iterator[MakeTheme]:
    """Build themes, and leave the application as it was."""
    made: list[Theme] = []
    font = qapp.font()

    def make(mode: Mode = Mode.SYSTEM, text_percent: int = 100) -> Theme:
        made.append(Theme(qapp, mode, text_percent, hints=desktop))
        return made[-1]

    yield make
    for theme in made:
        theme.deleteLater()
    qapp.setStyleSheet("")
    qapp.setFont(font)


def colour_at(widget: QWidget, x: int, y: int) -> str:
    return widget.grab().toImage().pixelColor(x, y).name().upper()


@pytest.fixture
def panel(qtbot: QtBot) -> QFrame:
    """Give an empty window for widgets to be shown in."""
    panel = QFrame()
    qtbot.addWidget(panel)
    return panel


def show(qtbot: QtBot, panel: QFrame, *widgets: QWidget) -> None:
    mark(panel, surface="panel")
    layout = QVBoxLayout(panel)
    for widget in widgets:
        layout.addWidget(widget)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()


@MODES
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read_on_its_ground(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(tokens.colour(ink), tokens.colour(ground)) >= TEXT_CONTRAST


@MODES
@pytest.mark.parametrize(("ink", "ground"), CONTROL_PAIRS)
def test_controls_stand_out_from_their_ground(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(tokens.colour(ink), tokens.colour(ground)) >= CONTROL_CONTRAST


def test_contrast_is_the_one_of_the_guideline() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@MODES
def test_no_colour_of_qt_itself_is_left_in_the_palette(tokens: Tokens) -> None:
    built = palette(tokens)
    known = {QColor(colour).name() for colour in tokens.colours().values()}
    groups = (
        QPalette.ColorGroup.Active,
        QPalette.ColorGroup.Inactive,
        QPalette.ColorGroup.Disabled,
    )
    roles = [
        role
        for role in QPalette.ColorRole
        if role not in {QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles}
    ]
    for group in groups:
        for role in roles:
            assert built.isBrushSet(group, role), (group, role)
            assert built.color(group, role).name() in known, (group, role)


@MODES
def test_the_style_sheet_is_filled_in_whole(tokens: Tokens) -> None:
    sheet = stylesheet(tokens, float, int)
    assert not re.search(r"@|\bpt\(|\bpx\(|\bhalf\(|\bart\(|/\*", sheet)
    assert tokens.accent in sheet
    assert "#" in sheet
    other = LIGHT if tokens is DARK else DARK
    foreign = set(other.colours().values()) - set(tokens.colours().values())
    assert not [colour for colour in foreign if colour in sheet]


def test_no_rule_goes_by_an_object_name() -> None:
    sheet = stylesheet(LIGHT, float, int)
    selectors = re.findall(r"(?:^|\})([^{}]+)\{", sheet)
    assert selectors
    assert not [one for one in selectors if "#" in one]


def test_light_is_what_a_desktop_without_a_preference_gets(make_theme: MakeTheme) -> None:
    assert make_theme().tokens is LIGHT


def test_the_window_follows_the_desktop_live(
    qtbot: QtBot, panel: QFrame, make_theme: MakeTheme, desktop: Desktop
) -> None:
    theme = make_theme()
    show(qtbot, panel, QLabel("Store refund card"))
    assert colour_at(panel, 2, 2) == LIGHT.surface
    with qtbot.waitSignal(theme.changed) as caught:
        desktop.prefer(Qt.ColorScheme.Dark)
    assert caught.args == [DARK]
    assert theme.is_dark
    assert colour_at(panel, 2, 2) == DARK.surface
    desktop.prefer(Qt.ColorScheme.Light)
    assert colour_at(panel, 2, 2) == LIGHT.surface


class Listening(QLabel):
    """Notes at each change whether the collector might run, which may delete other widgets."""

    def __init__(self) -> None:
        super().__init__("Store refund card")
        self.collecting: list[bool] = []

    def changeEvent(self, event: QEvent) -> None:
        self.collecting.append(gc.isenabled())
        super().changeEvent(event)


def test_no_widget_is_collected_while_all_of_them_are_styled(
    qtbot: QtBot, panel: QFrame, make_theme: MakeTheme
) -> None:
    """Qt walks over a list of all widgets, and would walk into one that is gone."""
    theme, listening = make_theme(Mode.LIGHT), Listening()
    show(qtbot, panel, listening)
    listening.collecting.clear()
    theme.set_mode(Mode.DARK)
    theme.set_text_percent(150)
    assert listening.collecting
    assert not any(listening.collecting)
    assert gc.isenabled()


def test_a_mode_that_was_chosen_outlasts_the_desktop(
    qtbot: QtBot, make_theme: MakeTheme, desktop: Desktop
) -> None:
    theme = make_theme(Mode.DARK)
    with qtbot.assertNotEmitted(theme.changed):
        desktop.prefer(Qt.ColorScheme.Light)
    assert theme.tokens is DARK
    with qtbot.waitSignal(theme.changed):
        theme.set_mode(Mode.SYSTEM)
    assert theme.tokens is LIGHT


def test_choosing_what_is_shown_already_changes_nothing(
    qtbot: QtBot, make_theme: MakeTheme
) -> None:
    theme = make_theme(Mode.LIGHT)
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_mode(Mode.SYSTEM)
        theme.set_text_percent(100)
    assert theme.mode is Mode.SYSTEM


def test_the_real_desktop_is_asked_without_a_word(qapp: QApplication) -> None:
    theme = Theme(qapp, Mode.DARK)
    theme.set_mode(Mode.SYSTEM)
    assert theme.tokens in {LIGHT, DARK}
    theme.deleteLater()
    qapp.setStyleSheet("")


@pytest.mark.parametrize("role", list(TextRole))
def test_text_grows_with_the_text_size(make_theme: MakeTheme, role: TextRole) -> None:
    theme = make_theme()
    before = theme.font(role).pointSizeF()
    theme.set_text_percent(200)
    assert theme.font(role).pointSizeF() == pytest.approx(2 * before, abs=0.02)
    assert theme.px(52) == 104


@pytest.mark.parametrize(("asked", "kept"), [(50, 100), (125, 125), (900, 200)])
def test_the_text_size_stays_within_its_bounds(
    make_theme: MakeTheme, asked: int, kept: int
) -> None:
    theme = make_theme(text_percent=asked)
    assert theme.text_percent == kept
    theme.set_text_percent(asked)
    assert theme.text_percent == kept


def test_no_text_is_smaller_than_the_design_allows(make_theme: MakeTheme) -> None:
    theme = make_theme()
    for role, size in TYPE_SCALE.items():
        assert theme.metrics(role).height() >= size.px
        assert size.px >= (11 if role is TextRole.HINT else 12)


def test_digits_are_all_of_one_width(make_theme: MakeTheme) -> None:
    metrics = make_theme().metrics(TextRole.AMOUNT)
    widths = {metrics.horizontalAdvance(digit * 4) for digit in "0123456789"}
    assert len(widths) == 1


def test_labels_follow_their_step_of_the_scale(
    qtbot: QtBot, panel: QFrame, make_theme: MakeTheme
) -> None:
    theme = make_theme()
    label = QLabel("Active credits")
    set_type(label, TextRole.TITLE, "text2")
    show(qtbot, panel, label)
    assert label.font().pointSizeF() == pytest.approx(theme.font(TextRole.TITLE).pointSizeF())
    assert label.palette().windowText().color() == QColor(LIGHT.text2)
    mark(label, tone="danger")
    assert label.palette().windowText().color() == QColor(LIGHT.danger)
    theme.set_mode(Mode.DARK)
    assert label.palette().windowText().color() == QColor(DARK.danger)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_fields_and_buttons_have_their_height_and_keep_it_in_focus(
    qtbot: QtBot, panel: QFrame, make_theme: MakeTheme, percent: int
) -> None:
    theme = make_theme(text_percent=percent)
    field, search, plain, primary = (
        QLineEdit(),
        QLineEdit(),
        QPushButton("Edit"),
        QPushButton("Add"),
    )
    mark(search, role="search")
    mark(primary, role="primary")
    widgets = (field, search, plain, primary)
    show(qtbot, panel, *widgets)
    for widget, height in zip(widgets, (36, 34, 34, 34), strict=True):
        before = widget.sizeHint()
        assert abs(before.height() - theme.px(height)) <= 4 * (percent > 100)
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        assert widget.sizeHint() == before


@pytest.mark.parametrize("role", ["primary", "secondary", "quiet", "danger", "nav"])
def test_focus_is_visible_on_every_button(
    qtbot: QtBot, panel: QFrame, make_theme: MakeTheme, role: str
) -> None:
    make_theme()
    other, button = QPushButton("Other"), QPushButton("Add credit")
    mark(button, role=role)
    show(qtbot, panel, other, button)
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    middle = button.height() // 2
    before = colour_at(button, 1, middle)
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    after = colour_at(button, 1, middle)
    assert after != before
    assert contrast(after, LIGHT.surface) >= CONTROL_CONTRAST


def test_a_card_does_not_pass_its_border_to_what_is_in_it(
    qtbot: QtBot, panel: QFrame, make_theme: MakeTheme
) -> None:
    make_theme()
    card, inside = QFrame(), QLabel("Total left")
    mark(card, card="plain")
    inside.setFixedSize(QSize(120, 40))
    QVBoxLayout(card).addWidget(inside)
    show(qtbot, panel, card)
    assert colour_at(card, card.width() // 2, 0) == LIGHT.border
    edge = inside.mapTo(card, inside.rect().bottomLeft())
    assert colour_at(card, edge.x() + 60, edge.y()) == LIGHT.surface


def test_a_date_field_starts_where_a_line_edit_does(
    qtbot: QtBot, panel: QFrame, make_theme: MakeTheme
) -> None:
    make_theme()
    plain, day = QLineEdit("09:00"), QTimeEdit(QTime(9, 0))
    inset(day)
    show(qtbot, panel, plain, day)
    assert abs(first_ink(plain) - first_ink(day)) <= 3
    assert plain.height() == day.height()


def first_ink(field: QWidget) -> int:
    """Give the left edge of the text in a field."""
    image = field.grab().toImage()
    dark = range(LIGHT_INK)
    rows = range(8, image.height() - 8)
    return next(
        x
        for x in range(4, image.width())
        if any(image.pixelColor(x, y).lightness() in dark for y in rows)
    )


def test_every_token_is_a_colour() -> None:
    for tokens in (LIGHT, DARK):
        assert len(tokens.colours()) == len(tokens.__struct_fields__) - 1
        assert all(re.fullmatch("#[0-9A-F]{6}", one) for one in tokens.colours().values())


def test_text_grows_with_the_desktops_own_size_and_never_shrinks_below_the_design(
    theme: Theme,
) -> None:
    usual = theme.px(100)
    theme.set_text_percent(120, desktop=150)
    assert theme.px(100) == round(usual * 1.5 * 1.2)
    theme.set_text_percent(100, desktop=80)
    assert theme.px(100) == usual
