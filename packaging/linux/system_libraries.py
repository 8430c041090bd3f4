"""See to it that Qt finds the system's libraries, and the tests their session bus.

Each is tried, installed where it is missing, and tried again.

Which Python packages are there is the set-up's business; how packages are installed, apt-install's.
"""

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

_APT_INSTALL = Path(__file__).with_name("apt-install")

# Every module of Qt that the program uses, then a real application object.
_OFFSCREEN = """
from PySide6 import QtCore, QtDBus, QtGui, QtNetwork, QtPrintSupport, QtSvg, QtTest, QtWidgets
QtWidgets.QApplication([])
"""
# Loading a plugin resolves all that it links to. Starting it instead would end in an abort.
_PLUGIN = """
import ctypes, pathlib, sys
from PySide6 import QtWidgets
plugins = pathlib.Path(QtWidgets.__file__).parent / "Qt" / "plugins"
for name in sys.argv[1:]:
    ctypes.CDLL(str(plugins / name))
"""
_BUS = """
import shutil, sys
sys.exit(None if shutil.which("dbus-daemon") else "dbus-daemon isn't there")
"""


_SCREEN = """
import shutil, sys
missing = [tool for tool in ("Xvfb", "openbox") if not shutil.which(tool)]
sys.exit(" and ".join(missing) + " can't be found" if missing else None)
"""

_ROBOT = """
import shutil, subprocess, sys
tools = ("Xvfb", "openbox", "xdotool", "dbus-run-session")
missing = [tool for tool in tools if not shutil.which(tool)]
bindings = "import gi; gi.require_version('Atspi', '2.0')"
if subprocess.run(["/usr/bin/python3", "-c", bindings], capture_output=True).returncode:
    missing.append("Atspi")
sys.exit(" and ".join(missing) + " can't be found" if missing else None)
"""
_VOICE = """
import shutil, sys
sys.exit(None if shutil.which("orca") else "orca isn't there")
"""


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that has to work, how to try it, and the Debian packages that make it work."""

    what: str
    script: str
    packages: tuple[str, ...]
    plugins: tuple[str, ...] = ()


OFFSCREEN = Need(
    "Qt",
    _OFFSCREEN,
    (
        "libglib2.0-0t64|libglib2.0-0",
        "libgl1",
        "libegl1",
        "libfontconfig1",
        "libxkbcommon0",
        "libdbus-1-3",
        "libgssapi-krb5-2",
    ),
)
PRINTING = Need(
    "printing", _PLUGIN, ("libcups2t64|libcups2",), ("printsupport/libcupsprintersupport.so",)
)
X11 = Need(
    "a window on X11",
    _PLUGIN,
    (
        "libxcb-cursor0",
        "libxcb-icccm4",
        "libxcb-keysyms1",
        "libxcb-shape0",
        "libxkbcommon-x11-0",
    ),
    ("platforms/libqxcb.so",),
)
WAYLAND = Need(
    "a window on Wayland",
    _PLUGIN,
    ("libwayland-client0", "libwayland-cursor0", "libwayland-egl1"),
    (
        "platforms/libqwayland.so",
        "wayland-shell-integration/libxdg-shell.so",
        "wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
    ),
)
BUS = Need("the tests of notices", _BUS, ("dbus-daemon|dbus",))
SCREEN = Need("a screen of its own", _SCREEN, ("xvfb", "openbox"))
ROBOT = Need(
    "a screen reader's view of the window",
    _ROBOT,
    (
        *("xvfb", "openbox", "xdotool", "dbus"),
        *("at-spi2-core", "python3-gi", "gir1.2-atspi-2.0"),
    ),
)
# Without it nothing is heard of what a screen reader says, and the robot says so.
VOICE = Need("a screen reader's voice", _VOICE, ("orca",))


def needs(purpose: str, environment: Mapping[str, str]) -> list[Need]:
    """List what has to work: Qt for every purpose, for "display" also the window system.

    For "tests" it is Qt and a session bus of their own, for "walk" an X server and its windows, for
    "robot" also what a screen reader sees and says.
    """
    more = {"tests": [BUS], "walk": [SCREEN, X11], "robot": [ROBOT, X11, VOICE]}
    wanted = [OFFSCREEN, *more.get(purpose, [])]
    if purpose == "display" and environment.get("DISPLAY"):
        wanted.append(X11)
    if purpose == "display" and environment.get("WAYLAND_DISPLAY"):
        wanted.append(WAYLAND)
    return wanted


def problem_of(need: Need) -> str | None:
    """Try it in a process of its own, and give the last line of what went wrong."""
    done = subprocess.run(
        [sys.executable, "-c", need.script, *need.plugins],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 0:
        return None
    lines = done.stderr.strip().splitlines()
    return lines[-1] if lines else f"ended with status {done.returncode}"


def problems_of(wanted: Iterable[Need]) -> dict[Need, str]:
    """Try each, and keep those that do not work with what went wrong."""
    return {need: problem for need in wanted if (problem := problem_of(need))}


def is_enough(wanted: Iterable[Need], missing: Collection[Need]) -> bool:
    """Tell whether all works that has to, and one of the window systems where any is wanted."""
    windows = [need for need in wanted if need in {X11, WAYLAND}]
    firm = not any(need in missing for need in (OFFSCREEN, BUS, SCREEN, ROBOT))
    return firm and (not windows or any(window not in missing for window in windows))


def main(purpose: str) -> int:
    """Make everything work that `purpose` needs; 1 if the program could not start here."""
    if platform.system() != "Linux":
        return 0
    wanted = needs(purpose, os.environ)
    missing = problems_of(wanted)
    if not missing:
        return 0
    for need, problem in missing.items():
        print(f"A system library is missing for {need.what}: {problem}", file=sys.stderr)
    packages = [package for need in missing for package in need.packages]
    if subprocess.run([_APT_INSTALL, *packages], check=False).returncode == 0:
        missing = problems_of(missing)
        for need, problem in missing.items():
            print(f"{need.what} still does not work: {problem}", file=sys.stderr)
    return 0 if is_enough(wanted, missing) else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("purpose", choices=["offscreen", "display", "tests", "walk", "robot"])
    sys.exit(main(parser.parse_args().purpose))
