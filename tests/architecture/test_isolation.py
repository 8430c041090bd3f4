"""The tests' own surroundings: what conftest.py keeps every test away from."""

import logging
import os
import socket
from pathlib import Path

import pytest

from tests.helpers.log_guard import LogGuard


def test_no_test_reaches_the_network() -> None:
    with socket.socket(socket.AF_INET) as client, pytest.raises(AssertionError, match="connect to"):
        client.connect(("127.0.0.1", 9))


def test_local_sockets_work(tmp_path: Path) -> None:
    path = str(tmp_path / "s")
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(path)
        server.listen()
        client.connect(path)
        assert client.getpeername() == path


def test_home_is_an_empty_folder_of_the_test_alone() -> None:
    home = Path(os.environ["HOME"])
    assert Path(os.environ["XDG_DATA_HOME"]).is_relative_to(home)
    assert [path for path in home.rglob("*") if path.is_file()] == []


def test_an_unexpected_warning_is_a_complaint() -> None:
    guard = LogGuard()
    guard.emit(logging.LogRecord("spendby", logging.WARNING, "", 0, "disk is full", None, None))
    assert guard.complaints() == ["logged without being expected: WARNING spendby: disk is full"]
    guard.expect("is full")
    assert guard.complaints() == []
    guard.expect("is empty")
    assert guard.complaints() == ["expected in the log, and not there: is empty"]


def test_an_expected_warning_passes(log_guard: LogGuard) -> None:
    log_guard.expect("twice is fine")
    logging.getLogger("spendby").warning("said once, twice is fine")
