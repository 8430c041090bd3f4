"""A walk over every window, dialog, page and menu: keys, wheel, letters, and what they must not do.

Runs offscreen with the other tests, and on a real X server by `make walk`.
"""

import importlib
import pkgutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QMenuBar,
    QMessageBox,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

import spendby.ui
from spendby.services.services import Services
from spendby.ui.kit.action_table import TABLE, Do
from spendby.ui.shell.main_window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.walk.stops import STOPS, Stop, leave, settle

_ENTER, _SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space
_FIELDS = (QComboBox, QAbstractSpinBox, QAbstractSlider, QTabBar)


def seen(root: QWidget, *kinds: type[QWidget]) -> list[QWidget]:
    """List the widgets of these kinds that can be seen and used in a window."""
    return [
        one
        for one in root.findChildren(QWidget)
        if isinstance(one, kinds or (QWidget,)) and one.isVisible() and one.window() is root
    ]


def called(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} {text or widget.accessibleName()}"


@pytest.fixture(autouse=True)
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let what a pressed button writes land where only this test is."""
    monkeypatch.chdir(tmp_path)


class Clicks:
    """Which buttons were pressed; what else they would do is cut off."""

    def __init__(self, buttons: list[QAbstractButton]) -> None:
        self.seen: list[QAbstractButton] = []
        for button in buttons:
            for signal in (button.clicked, button.pressed, button.toggled):
                signal.connect(lambda *_: None)
                signal.disconnect()
            # A button with a menu opens it as soon as it is pressed.
            signal = button.pressed if has_menu(button) else button.clicked
            signal.connect(lambda *_, one=button: self.seen.append(one))

    def of(self, key: Qt.Key, focus: QWidget) -> list[str]:
        """Press a key there; gives what was pressed by it."""
        self.seen.clear()
        QTest.keyClick(focus, key)
        settle()
        return [called(one) for one in self.seen]


def is_title(widget: QWidget) -> bool:
    """Tell whether a letter underlined here leads to the field beside it."""
    beside: QWidget | None = widget.buddy() if isinstance(widget, QLabel) else None
    return beside is not None


def is_open(root: QWidget) -> bool:
    return isValid(root) and root.isVisible()


def has_menu(button: QAbstractButton) -> bool:
    return isinstance(button, QPushButton | QToolButton) and button.menu() is not None


def dumb(root: QWidget) -> Clicks:
    """Let no button in a window do anything but tell that it was pressed."""
    return Clicks([one for one in root.findChildren(QAbstractButton) if one.window() is root])


def values(root: QWidget) -> list[tuple[str, object]]:
    """Tell what stands in every field of a window."""
    found: list[tuple[str, object]] = []
    for one in seen(root):
        value: object = None
        if isinstance(one, QComboBox | QTabBar):
            value = one.currentIndex()
        elif isinstance(one, QAbstractSpinBox | QLineEdit):
            value = one.text()
        elif isinstance(one, QAbstractSlider) and not isinstance(one, QScrollBar):
            value = one.value()
        elif isinstance(one, QCheckBox | QRadioButton):
            value = one.isChecked()
        elif isinstance(one, QAbstractItemView) and one.selectionModel() is not None:
            value = one.currentIndex().row()
        if value is not None:
            found.append((called(one), value))
    return found


def around(widget: QWidget) -> QScrollArea | None:
    """Give the scroll area that a widget stands in."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            return above
        above = above.parentWidget()
    return None


def turn(field: QWidget, clicks: int) -> None:
    """Turn the wheel with the pointer over a field."""
    window = field.window()
    at = QPointF(field.mapTo(window, field.rect().center()))
    handle = window.windowHandle()
    assert handle is not None
    QTest.wheelEvent(handle, at, QPoint(0, 120 * clicks))
    settle()


def mnemonics(root: QWidget) -> Iterator[tuple[str, str]]:
    """List the underlined letters of a window or menu, with the words that they stand in."""
    for text in _underlined(root):
        yield QKeySequence.mnemonic(text).toString(), text


def _underlined(root: QWidget) -> Iterator[str]:
    if isinstance(root, QMenu):
        yield from (action.text() for action in root.actions() if action.isVisible())
        return
    for one in seen(root):
        if isinstance(one, QAbstractButton) or (isinstance(one, QLabel) and is_title(one)):
            yield one.text()
        elif isinstance(one, QTabBar):
            yield from (one.tabText(at) for at in range(one.count()))
        elif isinstance(one, QMenuBar):
            yield from (action.text() for action in one.actions())


def keys_of(root: QWidget) -> list[str]:
    """List the keys that a window listens to, once for each that listens."""
    found: list[str] = []
    for one in [root, *root.findChildren(QObject)]:
        if isinstance(one, QShortcut) and one.isEnabled():
            parent = one.parent()
            if isinstance(parent, QWidget) and parent.isVisible() and parent.window() is root:
                found.append(one.key().toString())
        elif isinstance(one, QAction) and one.isVisible():
            where = one.associatedObjects()
            # What stands in a menu alone belongs to the menu while it is open.
            if any(isinstance(at, QWidget) and not isinstance(at, QMenu) for at in where):
                found += [key.toString() for key in one.shortcuts()]
    return found


def classes() -> set[type[QWidget]]:
    """List every kind of widget that the program has."""
    for module in pkgutil.walk_packages(spendby.ui.__path__, "spendby.ui."):
        importlib.import_module(module.name)
    found: set[type[QWidget]] = set()
    waiting: list[type[QWidget]] = [QWidget]
    while waiting:
        for one in waiting.pop().__subclasses__():
            waiting.append(one)
            if one.__module__.startswith("spendby.ui"):
                found.add(one)
    return found


def letters_and_keys(root: QWidget) -> Iterator[str]:
    """No letter leads to two things, and no key does two."""
    underlined = [(letter, text) for letter, text in mnemonics(root) if letter]
    count = Counter(letter for letter, _ in underlined)
    for letter, text in underlined:
        if count[letter] > 1:
            yield f"{letter} leads to {text} and to something else"
    for key, times in Counter([*keys_of(root), *count]).items():
        if times > 1:
            yield f"{key} does {times} things"


def the_wheel(root: QWidget) -> Iterator[str]:
    """The wheel changes nothing that wasn't chosen, and scrolls what is around it."""
    for field in seen(root, *_FIELDS):
        if isinstance(field, QScrollBar) or isinstance(field.parentWidget(), QComboBox):
            continue
        area = around(field)
        bar = QScrollBar() if area is None else area.verticalScrollBar()
        if area is None:
            bar.setRange(0, 0)
        for clicks in (-3, 3):
            held: QWidget | None = QApplication.focusWidget()
            if held is not None:
                held.clearFocus()
            if area is not None:
                area.ensureWidgetVisible(field)
                settle()
            before = values(root)
            stood, end = bar.value(), bar.maximum() if clicks < 0 else bar.minimum()
            turn(field, clicks)
            if values(root) != before:
                yield f"the wheel changed {called(field)}"
            if field.hasFocus():
                yield f"the wheel put the focus on {called(field)}"
            if bar.value() == stood != end:
                yield f"the wheel over {called(field)} didn't scroll"


def buttons(root: QWidget, clicks: Clicks) -> Iterator[str]:
    """Enter and Space press the button that has the focus, and no other."""
    for button in seen(root, QAbstractButton):
        assert isinstance(button, QAbstractButton)
        takes = button.focusPolicy() & Qt.FocusPolicy.TabFocus and button.isEnabled()
        if isinstance(button, QCheckBox | QRadioButton) or not takes:
            continue
        for key in (_ENTER, _SPACE):
            button.setFocus(Qt.FocusReason.TabFocusReason)
            pressed = clicks.of(key, button)
            button.setDown(False)
            if pressed != [called(button)]:
                yield f"{key.name} on {called(button)} pressed {pressed}"


def fields(root: QWidget, clicks: Clicks) -> Iterator[str]:
    """Enter in a field takes the default button, or none."""
    every = [one for one in root.findChildren(QPushButton) if one.isDefault()]
    default = [called(one) for one in every if one.isVisible() and one.isEnabled()]
    for field in seen(root, QLineEdit, QComboBox, QCheckBox, QRadioButton):
        if isinstance(field.parentWidget(), QComboBox | QAbstractSpinBox):
            continue
        if field.focusPolicy() & Qt.FocusPolicy.TabFocus and field.isEnabled():
            field.setFocus(Qt.FocusReason.TabFocusReason)
            pressed = clicks.of(_ENTER, field)
            if pressed not in ([], default):
                yield f"Enter in {called(field)} pressed {pressed}"


def escape(root: QWidget) -> Iterator[str]:
    """Escape leaves a dialog, and no window."""
    for _ in range(2):
        if is_open(root):
            focus: QWidget | None = root.focusWidget()
            QTest.keyClick(root if focus is None else focus, Qt.Key.Key_Escape)
            settle()
    # In a message Escape presses its one button, which does nothing here.
    if is_open(root) is isinstance(root, QDialog) and not isinstance(root, QMessageBox):
        yield "Escape left the window" if isinstance(root, QMainWindow) else "Escape did nothing"


@pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop.name)
def test_keys_wheel_and_letters_do_what_is_seen_and_nothing_else(
    open_window: OpenWindow, stop: Stop
) -> None:
    services = stop.services()
    window = open_window(services)
    root = stop.root(window)
    wrong = list(letters_and_keys(root))
    if isinstance(root, QMenu):
        root.close()
    else:
        wrong += the_wheel(root)
        if not isinstance(root, QFileDialog):  # whose keys are Qt's
            clicks = dumb(root)
            wrong += [*buttons(root, clicks), *fields(root, clicks)]
        wrong += escape(root)
    assert not wrong, "\n".join(wrong)
    if window.refused is None:
        assert services.credits.all() == stop.services().credits.all()


def test_every_window_dialog_and_control_is_met_by_the_walk(open_window: OpenWindow) -> None:
    met: set[type[QObject]] = set()
    windows: dict[Callable[[], Services], MainWindow] = {}
    for stop in STOPS:
        if stop.services not in windows:
            windows[stop.services] = open_window(stop.services())
        window = windows[stop.services]
        root = stop.root(window)
        met |= {kind for one in [root, *root.findChildren(QWidget)] for kind in type(one).__mro__}
        leave(window)
    assert sorted(one.__qualname__ for one in classes() - met) == []


def test_what_f1_lists_is_what_the_keys_do(window: MainWindow) -> None:
    did: list[Do] = []
    for do in Do:
        action = window.actions_of[do]
        action.triggered.disconnect()
        action.triggered.connect(lambda _on=False, do=do: did.append(do))
        action.setEnabled(True)
        action.setVisible(True)
    listed = dict(pair for pairs in window.actions_of.keys().values() for pair in pairs)
    for spec in TABLE:
        written = listed.get(window.actions_of[spec.do].text().replace("&&", "\0").replace("&", ""))
        for keys in spec.keys:
            assert written is None or QKeySequence(keys).toString() in written
            did.clear()
            window.page.focus_list()
            QTest.keySequence(window.page.table, QKeySequence(keys))
            settle()
            assert did == [spec.do], keys
