"""What holds for every test: no display, no network, no data of the user, the same place and time.

Qt is never imported from here, so tests that need none stay free of it.
"""

import logging
import os
import socket
import time
from collections.abc import Iterator
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings

from tests.helpers.log_guard import LogGuard

if "QT_QPA_PLATFORM" not in os.environ:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # A desktop and a bare server have to give the same results.
    os.environ.pop("DISPLAY", None)
    os.environ.pop("WAYLAND_DISPLAY", None)
os.environ.update(TZ="UTC", LANG="C.UTF-8", LC_ALL="C.UTF-8", LANGUAGE="en")
if hasattr(time, "tzset"):
    time.tzset()
# How fast examples come is the machine's affair; nothing here is asserted as a time.
# Everybody's own runs look for new examples; on the machine of continuous integration a commit
# passes or fails, and does the same the next time.
settings.register_profile(
    "spendby",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("spendby")


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give each test a home of its own, and no session bus to send notices over."""
    home = tmp_path_factory.mktemp("home")
    folders = {
        "XDG_CACHE_HOME": ".cache",
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_RUNTIME_DIR": ".run",
        "XDG_STATE_HOME": ".local/state",
    }
    monkeypatch.setenv("HOME", str(home))
    for variable, folder in folders.items():
        (home / folder).mkdir(mode=0o700, parents=True)
        monkeypatch.setenv(variable, str(home / folder))
    monkeypatch.delenv("SPENDBY_DATA_DIR", raising=False)
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    """Let files be made as usual: the program run inside a test makes its own more private."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing but local sockets connect."""

    def guarded(method: str) -> None:
        real = getattr(socket.socket, method)

        def connect(self: socket.socket, address: object) -> object:
            if self.family != socket.AF_UNIX:
                refuse_network(address)
            return real(self, address)

        monkeypatch.setattr(socket.socket, method, connect)

    guarded("connect")
    guarded("connect_ex")


def refuse_network(address: object) -> NoReturn:
    """Fail the test that reached for the network."""
    message = f"a test tried to connect to {address}"
    raise AssertionError(message)


@pytest.fixture(autouse=True)
def log_guard() -> Iterator[LogGuard]:
    """Fail a test that logs a warning it does not expect; see `LogGuard.expect`."""
    guard = LogGuard()
    root = logging.getLogger()
    root.addHandler(guard)
    yield guard
    root.removeHandler(guard)
    assert not guard.complaints()
