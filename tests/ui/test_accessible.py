"""For those who don't see the window, or don't use a mouse: names, order, and literal text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from spendby.domain.expiry import NEVER
from spendby.ui.kit.action_table import Do
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.credits import make_credit
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import OpenWindow, focused, names, shown_dialog

NASTY = '<b>Bold</b> & <img src="/etc/passwd">'
DIALOGS = (
    Do.ADD,
    Do.EDIT,
    Do.USE,
    Do.PUT_BACK,
    Do.SET_LEFT,
    Do.CHECKOUT,
    Do.TERMS,
    Do.WRITE_OFF,
    Do.EXTEND,
    Do.DUPLICATE,
    Do.DELETE,
    Do.TAG,
    Do.SAVE_VIEW,
    Do.SHORTCUTS,
    Do.ABOUT,
)


def focusable(root: QWidget) -> list[QWidget]:
    """List what can take the focus inside a widget."""
    return [
        one
        for one in [root, *root.findChildren(QWidget)]
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisibleTo(root)
    ]


def unnamed(root: QWidget) -> list[str]:
    """List what can take the focus and has no name to be called by."""
    found = []
    for one in focusable(root):
        interface = QAccessible.queryAccessibleInterface(one)
        name = interface.text(QAccessible.Text.Name)
        if not name.strip() and one.focusProxy() is None:
            found.append(f"{type(one).__name__} {one.objectName()}")
    return found


def test_everything_in_the_window_has_a_name(window: MainWindow) -> None:
    assert unnamed(window) == []
    window.resize(900, 600)
    window.panes.open_detail()
    assert unnamed(window) == []


@pytest.mark.parametrize("do", DIALOGS)
def test_everything_in_a_dialog_has_a_name(window: MainWindow, do: Do) -> None:
    window.page.select("yes")
    window.actions_of[do].trigger()
    dialog = shown_dialog(window)
    if do is Do.ADD:
        dialog.form.show_more(shown=True)  # type: ignore[attr-defined]
    assert unnamed(dialog) == []
    assert dialog.windowTitle()


def test_every_menu_line_does_something(window: MainWindow) -> None:
    for do in Do:
        action = window.actions_of[do]
        assert action.text()
        assert action.receivers("2triggered(bool)") > 0


def test_tab_goes_through_the_form_as_it_reads(window: MainWindow) -> None:
    window.actions_of[Do.ADD].trigger()
    dialog = shown_dialog(window)
    dialog.form.show_more(shown=True)  # type: ignore[attr-defined]
    met = []
    for _ in range(18):
        here = focused()
        named = here.text() if isinstance(here, QAbstractButton) else ""
        met.append(named or here.accessibleName())
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert met == [
        "Amount",
        "Where it came from",
        "Expires",
        "More about it",
        "Name",
        "Kind",
        "Received on",
        "Can be used from",
        "The credit's own terms",
        "They name other brands' gift cards",
        "Their text",
        "Link",
        "Good for",
        "Given by",
        "Reference",
        "Note",
        "Paste an offer",
        "Cancel",
    ]


def test_other_peoples_text_is_never_markup(open_window: OpenWindow) -> None:
    services = memory_services(
        [make_credit("x", name=NASTY, source=NASTY, reference=NASTY, note=NASTY, expiry=NEVER)]
    )
    window = open_window(services)
    assert names(window) == [NASTY]
    for do in (Do.USE, Do.CHECKOUT, Do.SET_LEFT, Do.TERMS, Do.WRITE_OFF, Do.EXTEND, Do.DELETE):
        window.actions_of[do].trigger()
        dialog = shown_dialog(window)
        _all_plain(dialog)
        dialog.close()
        QApplication.processEvents()
    services.credits.edit("x", name=NASTY + "!")
    assert NASTY in window.toast.text
    _all_plain(window)
    shown = [one.text().replace("\u200b", "") for one in window.findChildren(QLabel)]
    assert NASTY in shown


def test_narrow_panes_keep_long_words_inside(open_window: OpenWindow) -> None:
    window = open_window(memory_services([make_credit("x", name="W" * 200, note="M" * 400)]))
    for size in ((1240, 780), (900, 600)):
        window.resize(*size)
        window.panes.open_detail()
        QApplication.processEvents()
        inner = window.detail._scroll.widget()  # noqa: SLF001
        assert inner is not None
        assert inner.width() <= window.detail._scroll.viewport().width()  # noqa: SLF001


def _all_plain(root: QWidget) -> None:
    for one in root.findChildren(QLabel):
        assert one.textFormat() is Qt.TextFormat.PlainText, one.text()
    for widget in root.findChildren(QWidget):
        tip = widget.toolTip()
        assert "<b>" not in tip
        assert "<img" not in tip
