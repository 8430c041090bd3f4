"""On Wayland the tray is a service of the session's bus, which may come later or never."""

import pytest
from PySide6.QtDBus import QDBusServiceWatcher
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon

from spendby.ui.kit.theme import Theme
from spendby.ui.tray.tray import Tray
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import OpenWindow, drawer


class _Icon:
    """Stands in for the tray's icon, which no platform of the tests can have."""

    def __init__(self) -> None:
        self.shown: list[bool] = []

    def setVisible(self, on: bool) -> None:  # noqa: FBT001 - Qt's own
        self.shown.append(on)


@pytest.fixture
def icon(monkeypatch: pytest.MonkeyPatch) -> _Icon:
    """An icon that tells when it was shown, on Wayland and without a tray."""
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "wayland")
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    return _Icon()


@pytest.fixture
def tray(open_window: OpenWindow, theme: Theme, icon: _Icon) -> Tray:
    """The tray of a window, with that icon."""
    window = open_window(memory_services(drawer()))
    made = Tray(theme, window.actions_of, lambda *_: None)
    made.setParent(window)
    made.icon.deleteLater()
    made.icon = icon  # type: ignore[assignment]  # it has what is asked for here
    return made


def _comes(tray: Tray) -> None:
    for watcher in tray.findChildren(QDBusServiceWatcher):
        watcher.serviceRegistered.emit("org.kde.StatusNotifierWatcher")


def test_nothing_asks_for_a_tray_that_is_not_there(tray: Tray, icon: _Icon) -> None:
    tray.switch(on=True)
    assert icon.shown == []


def test_a_tray_that_comes_later_gets_the_icon(tray: Tray, icon: _Icon) -> None:
    tray.switch(on=True)
    tray.switch(on=True)
    _comes(tray)
    assert icon.shown == [True]


def test_a_tray_that_comes_later_gets_nothing_that_nobody_wants(tray: Tray, icon: _Icon) -> None:
    tray.switch(on=True)
    tray.switch(on=False)
    _comes(tray)
    assert True not in icon.shown


def test_a_tray_that_is_there_gets_the_icon_at_once(
    tray: Tray, icon: _Icon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    tray.switch(on=True)
    assert icon.shown == [True]
