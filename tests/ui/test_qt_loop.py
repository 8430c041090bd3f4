"""Notices in the window's own loop: whatever the desktop's service does, the window goes on."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from spendby.domain.notice import Choice, Notice, Outcome, Place, Press
from spendby.domain.notice_words import trial_notice
from spendby.integration.notifications.desktop import TOO_SLOW, DesktopNotices
from spendby.ui.tray.qt_loop import QtLoop
from tests.helpers.notification_service import NotificationService
from tests.helpers.private_bus import private_bus


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[NotificationService]:
    """A notification service on the session's bus."""
    with private_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        running = NotificationService(address).start()
        yield running
        running.stop()


@pytest.mark.usefixtures("qapp")
def test_a_notice_is_shown_and_a_press_comes_back(
    service: NotificationService, qtbot: QtBot
) -> None:
    pressed: list[Press] = []
    told: list[Outcome] = []

    def press(_notice: Notice, choice: Choice, _token: str) -> None:
        pressed.append(choice.press)

    notices = DesktopNotices(QtLoop(), press)
    notices.announce(trial_notice(), told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [Outcome(Place.DESKTOP, shown=True)]
    service.press(service.asked[0].number, "show")
    qtbot.waitUntil(lambda: bool(pressed))
    assert pressed == [Press.SHOW]
    notices.close()


@pytest.mark.usefixtures("qapp")
def test_a_service_that_hangs_does_not_stop_the_window(
    service: NotificationService, qtbot: QtBot
) -> None:
    service.hangs = True
    told: list[Outcome] = []
    ticks: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(1))
    notices = DesktopNotices(QtLoop())
    notices.announce(trial_notice(), told.append)
    assert told == []
    timer.start(20)
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    assert told[0].why == TOO_SLOW
    assert len(ticks) > 5
    notices.close()
