"""Processes to measure: how they are started, on which display, and what they leave behind.

Python keeps what it compiles in a folder of the run's own, as an installation does.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

TOP = Path(__file__).resolve().parents[2]
LIMIT_SECONDS = 600
_PATIENCE_SECONDS = 10


class Machine:
    """Starts processes in surroundings of the run's own."""

    def __init__(self, folder: Path, display: str) -> None:
        """Keep everything in `folder`; windows open on `display`, or nowhere when it is empty."""
        self.folder = folder
        self._environ = _environ(folder, display)

    def seconds(self, *arguments: str) -> float:
        """Run Python to its end; gives how long that took."""
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
            env=self._environ,
            cwd=TOP,
            timeout=LIMIT_SECONDS,
        )
        return time.perf_counter() - start

    def told(self, module: str, *arguments: str) -> dict[str, Any]:
        """Run a module with the moment of its start and these arguments; gives what it tells."""
        done = subprocess.run(
            [sys.executable, "-m", module, repr(time.monotonic()), *arguments],
            capture_output=True,
            text=True,
            check=False,
            env=self._environ,
            cwd=TOP,
            timeout=LIMIT_SECONDS,
        )
        lines = done.stdout.strip().splitlines()
        if done.returncode or not lines:
            message = f"{module} ended with {done.returncode}: {done.stderr[-2000:]}"
            raise RuntimeError(message)
        told: dict[str, Any] = json.loads(lines[-1])
        return told


def _environ(folder: Path, display: str) -> Mapping[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "SPENDBY", "QT_", "WAYLAND", "DISPLAY"))
    }
    home = folder / "home"
    home.mkdir(exist_ok=True)
    screen = {"DISPLAY": display} if display else {"QT_QPA_PLATFORM": "offscreen"}
    return (
        kept
        | screen
        | {
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "PYTHONPATH": os.pathsep.join([str(TOP / "desktop"), str(TOP)]),
            "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        }
    )


@contextmanager
def display(folder: Path) -> Iterator[str]:
    """Open a screen of the run's own in memory; gives its name, empty where that can't be had."""
    server = shutil.which("Xvfb")
    if server is None:
        yield ""
        return
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        [server, "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=[writing],
    )
    os.close(writing)
    try:
        with os.fdopen(reading, encoding="ascii") as told:
            name = f":{told.readline().strip()}"
        yield name if name != ":" and _opens(folder, name) else ""
    finally:
        screen.terminate()
        screen.wait(_PATIENCE_SECONDS)


def _opens(folder: Path, name: str) -> bool:
    """Tell whether Qt can open a window there; a library that it needs may be missing."""
    try:
        Machine(folder, name).told("tests.benchmarks.bare_window")
    except (RuntimeError, subprocess.TimeoutExpired):
        return False
    return True
