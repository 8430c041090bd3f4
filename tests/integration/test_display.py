"""Whether there is a display."""

import socket
from pathlib import Path

import pytest

from spendby.integration import display
from spendby.integration.display import has_display


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"DISPLAY": ""},
        {"DISPLAY": ":987"},
        {"DISPLAY": "nonsense"},
        {"DISPLAY": "/no/such/socket:0"},
        {"WAYLAND_DISPLAY": "wayland-0"},
        {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/no/such"},
        {"QT_QPA_PLATFORM": "xcb"},
        {"QT_QPA_PLATFORM": "wayland;xcb"},
    ],
)
def test_none(environ: dict[str, str]) -> None:
    assert not has_display(environ, "linux")


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600", "eglfs"])
def test_qt_may_be_told_to_do_without(platform: str) -> None:
    assert has_display({"QT_QPA_PLATFORM": platform}, "linux")


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_have_one(platform: str) -> None:
    assert has_display({}, platform)


def test_one_that_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "_X_SOCKETS", str(tmp_path))
    with socket.socket(socket.AF_UNIX) as x, socket.socket(socket.AF_UNIX) as wayland:
        x.bind(str(tmp_path / "X7"))
        wayland.bind(str(tmp_path / "w"))
        assert not has_display({"DISPLAY": ":7"}, "linux")
        x.listen()
        wayland.listen()
        assert has_display({"DISPLAY": ":7.0"}, "linux")
        assert has_display({"DISPLAY": "unix:7"}, "linux")
        assert has_display({"WAYLAND_DISPLAY": "w", "XDG_RUNTIME_DIR": str(tmp_path)}, "linux")
        assert has_display({"WAYLAND_DISPLAY": str(tmp_path / "w"), "DISPLAY": ":8"}, "linux")
