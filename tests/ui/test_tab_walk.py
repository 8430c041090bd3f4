"""Tab walks through every window: everything that can be done is met once, in reading order."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton, QWidget

from spendby.ui.kit.action_table import Do
from spendby.ui.kit.tab_order import controls
from spendby.ui.shell.main_window import MainWindow
from tests.ui.conftest import shown_dialog
from tests.ui.test_accessible import focusable, unnamed

DIALOGS = (
    Do.ADD,
    Do.EDIT,
    Do.USE,
    Do.PUT_BACK,
    Do.SET_LEFT,
    Do.CHECKOUT,
    Do.ADD_STORE,
    Do.SETTINGS,
    Do.PALETTE,
    Do.TAG,
    Do.SAVE_VIEW,
    Do.SHORTCUTS,
    Do.ABOUT,
    Do.DUPLICATE,
    Do.EXTEND,
    Do.WRITE_OFF,
    Do.DELETE,
    Do.RECONCILE,
    Do.STORES,
    Do.PLAN,
    Do.ASK,
    Do.TERMS,
    Do.REMIND,
)
_MOST = 60


def walk(root: QWidget) -> list[QWidget]:
    """Press Tab until the first widget comes again; gives what was met on the way.

    No other may come twice before that: from the last the way leads to the first.
    """
    met: list[QWidget] = []
    for _ in range(_MOST):
        here = QApplication.focusWidget()
        assert here is not None
        assert root.isAncestorOf(here)
        if here in met:
            assert here is met[0], f"{called(here)} comes again, and not {called(met[0])}"
            break
        met.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return met


def to_be_met(root: QWidget) -> list[QWidget]:
    """List what Tab has to stop at: of radio buttons the one that is chosen."""
    return [
        one
        for one in focusable(root)
        if one.isEnabled()
        and one.focusProxy() is None
        and not (isinstance(one, QRadioButton) and not one.isChecked())
    ]


def called(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} {text or widget.accessibleName()}"


@pytest.mark.parametrize("do", DIALOGS)
def test_tab_meets_everything_in_a_dialog_as_it_reads(window: MainWindow, do: Do) -> None:
    window.page.select("yes")
    window.actions_of[do].trigger()
    dialog = shown_dialog(window)
    met = walk(dialog)
    assert [called(one) for one in to_be_met(dialog) if one not in met] == []
    reading = [one for one in controls(dialog) if one in met]
    at = reading.index(met[0]) if met[0] in reading else 0
    order = [one for one in met if one in reading]
    assert [called(one) for one in order] == [called(one) for one in reading[at:] + reading[:at]]


@pytest.mark.parametrize("do", DIALOGS)
def test_everything_in_a_dialog_has_a_name(window: MainWindow, do: Do) -> None:
    window.page.select("yes")
    window.actions_of[do].trigger()
    dialog = shown_dialog(window)
    assert unnamed(dialog) == []
    assert dialog.windowTitle()


@pytest.mark.parametrize("size", [(1240, 780), (900, 600)])
def test_tab_meets_everything_in_the_window(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    window.panes.open_detail()
    window.page.focus_list()
    met = walk(window)
    assert [called(one) for one in to_be_met(window) if one not in met] == []


def test_tab_goes_from_the_sidebar_through_the_list(window: MainWindow) -> None:
    window.resize(1240, 780)
    window.sidebar.findChildren(QAbstractButton)[0].setFocus()
    window.page.focus_list()
    met = [called(one).split(" ", 1)[1].strip() for one in walk(window)]
    start = met.index("Active")
    around = met[start:] + met[:start]
    first = ["Active", "Buys gift cards", "Expiring soon", "Used && expired"]
    assert around[:4] == first
    pages = around[4 : around.index("Settings")]
    assert "Guide" in pages
    assert pages == [one for one in ("Reminders", "Purchases", "Check-up", "Guide") if one in pages]
    places = [around.index(one) for one in ("Search credits", "Add credit", "Credits", "Details")]
    assert places == sorted(places)
