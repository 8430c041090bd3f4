"""What a screen reader says: nothing of what isn't seen, and plainly what a fold holds."""

import pytest
from PySide6.QtWidgets import QLabel, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from spendby.ui.kit import announce as announcing
from spendby.ui.kit.fold import Fold
from spendby.ui.kit.theme import Theme


class _Listener:
    """A screen reader that is listening; it notes how often something is said."""

    heard = 0

    @staticmethod
    def isActive() -> bool:
        return True

    @classmethod
    def updateAccessibility(cls, _event: object) -> None:
        cls.heard += 1


def test_a_page_that_another_one_covers_says_nothing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(announcing, "QAccessible", _Listener)
    monkeypatch.setattr(_Listener, "heard", 0)
    tabs, seen, covered = QTabWidget(), QLabel(), QLabel()
    qtbot.addWidget(tabs)
    for page in (seen, covered):
        tabs.addTab(page, "page")
    tabs.show()
    announcing.announce(covered, "No timer can be kept here.")
    assert _Listener.heard == 0
    announcing.announce(seen, "Saved.")
    assert _Listener.heard == 1


def test_a_fold_is_no_box_to_tick_and_says_what_a_press_does(qtbot: QtBot, theme: Theme) -> None:
    fold, inner = Fold(theme, "More about it"), QWidget()
    for widget in (fold, inner):
        qtbot.addWidget(widget)
    fold.toggled_open.connect(inner.setVisible)
    assert not fold.isCheckable()
    assert fold.accessibleName() == "Show: More about it"
    fold.click()
    assert inner.isVisible()
    assert fold.accessibleName() == "Hide: More about it"
    fold.click()
    assert not inner.isVisible()
