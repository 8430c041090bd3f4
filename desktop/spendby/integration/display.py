"""Whether a window could be shown here, found out without Qt, which would end the program."""

import os
import re
import socket
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import PurePosixPath

from spendby.integration.local_socket import local_socket

_SECONDS = 2.0
_X_PORT = 6000
_X_SOCKETS = "/tmp/.X11-unix"  # noqa: S108 - the place that the X protocol's libraries agree on
_NEEDS_DISPLAY = ("xcb", "wayland")
_X_NAME = re.compile(r"(?:unix|([^/:]*|\[[0-9a-fA-F:]+\])):([0-9]{1,5})(?:\.[0-9]+)?")


def has_display(environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Tell whether a display answers, or Qt was told to do without one."""
    chosen = environ.get("QT_QPA_PLATFORM", "")
    if chosen and not chosen.startswith(_NEEDS_DISPLAY):
        return True
    if platform in {"win32", "darwin"}:
        return True
    return _wayland_answers(environ) or _x_answers(environ.get("DISPLAY", ""))


def _wayland_answers(environ: Mapping[str, str]) -> bool:
    name = environ.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    folder = environ.get("XDG_RUNTIME_DIR", "")
    return (name.startswith("/") or bool(folder)) and _answers(str(PurePosixPath(folder) / name))


def _x_answers(name: str) -> bool:
    if name.startswith("/"):  # a socket's own path, as on XQuartz
        return _answers(name)
    found = _X_NAME.fullmatch(name)
    if found is None:
        return False
    host, number = found[1], int(found[2])
    if host:
        return _host_answers(host.strip("[]"), _X_PORT + number)
    path = f"{_X_SOCKETS}/X{number}"
    return _answers(path) or (sys.platform == "linux" and _answers("\0" + path))


def _answers(path: str) -> bool:
    client = local_socket()
    if client is None:
        return False
    with closing(client):
        client.settimeout(_SECONDS)
        try:
            client.connect(os.fsencode(path))
        except OSError:
            return False
        return True


def _host_answers(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), _SECONDS):
            return True
    except OSError:
        return False
