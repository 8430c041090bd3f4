"""From a credit that ends soon to the desktop and back: the program over a bus of its own."""

import json
import os
import time as clock
from collections.abc import Callable, Iterator
from datetime import time
from pathlib import Path

import pytest

from spendby.app.compose import Choices, composed
from tests.helpers.command_line import run_process
from tests.helpers.notification_service import NotificationService
from tests.helpers.private_bus import private_bus
from tests.helpers.window_processes import PATIENCE, TOP, kill, start_window


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[NotificationService]:
    """A notification service on the session's bus."""
    with private_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        running = NotificationService(address).start()
        yield running
        running.stop()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with one credit that ends soon, whose owner is told at any hour."""
    monkeypatch.setenv("PYTHONPATH", str(TOP / "desktop"))
    _spendby(tmp_path, "add", "--amount", "25", "--kind", "promotional", "--expires", "3d")
    with composed(Choices(str(tmp_path))) as services:
        services.reminders.settings.choose_hour(time(0))
    return tmp_path


def _spendby(folder: Path, *words: str) -> str:
    done = run_process("--data-dir", str(folder), *words, environ=os.environ)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _inbox(folder: Path) -> str:
    return _spendby(folder, "reminders", "--all")


def _wait(true: Callable[[], object]) -> None:
    deadline = clock.monotonic() + PATIENCE
    while not true():
        assert clock.monotonic() < deadline, "waited in vain"
        clock.sleep(0.1)


def test_the_window_shows_a_reminder_and_done_on_it_is_done_in_the_inbox(
    service: NotificationService, folder: Path
) -> None:
    window = start_window(folder)
    _wait(lambda: service.asked)
    asked = service.asked[0]
    assert asked.title.startswith("$25.00 expires in ")
    assert asked.actions[-2:] == ["done", "Done"]
    _wait(lambda: "On the desktop" in _inbox(folder))
    service.press(asked.number, "done")
    _wait(lambda: "Done" in _inbox(folder))
    kill(window)


def test_a_timer_shows_it_once_without_buttons(service: NotificationService, folder: Path) -> None:
    first = json.loads(_spendby(folder, "check", "--notify", "--json"))["notified"]
    assert (first["shown"], first["place"]) == (True, "desktop")
    assert json.loads(_spendby(folder, "check", "--notify", "--json"))["notified"] is None
    (asked,) = service.asked
    assert asked.actions == []
    assert "On the desktop" in _inbox(folder)


def test_without_a_service_it_says_why_and_the_inbox_keeps_it(folder: Path) -> None:
    told = json.loads(_spendby(folder, "check", "--notify", "--json"))["notified"]
    assert not told["shown"]
    assert told["why"] == "There is no session bus here, so the desktop couldn't be asked."
    assert "New" in _inbox(folder)
