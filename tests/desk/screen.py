"""A screen of its own with a window manager, and a home of its own, while a step is tried."""

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

_PATIENCE = 60.0


class Screen:
    """What is on the screen, as xdotool sees it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def started(self, *command: str) -> Iterator[None]:
        """Run a program of the desktop meanwhile."""
        with subprocess.Popen(
            ["/usr/bin/env", *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as program:
            time.sleep(0.5)
            try:
                yield
            finally:
                program.terminate()

    def run(self, *command: str) -> "subprocess.CompletedProcess[str]":
        """Run a tool, and give what it said."""
        return subprocess.run(
            ["/usr/bin/env", *command], capture_output=True, text=True, check=False, timeout=60
        )

    def seen(self, *which: str) -> str:
        """List the windows that can be seen; empty where there are none."""
        return self.run("xdotool", "search", "--onlyvisible", *which).stdout.strip()

    def front(self) -> str:
        """Give the title of the window that keys go to."""
        return self.run("xdotool", "getactivewindow", "getwindowname").stdout.strip()

    def wait(self, what: str, true: Callable[[], object]) -> None:
        """Wait until something is so; fails with its name."""
        deadline = time.monotonic() + _PATIENCE
        while not true():
            assert time.monotonic() < deadline, f"waited in vain for {what}"
            time.sleep(0.1)


@contextmanager
def screen() -> Iterator[Screen]:
    """Start the screen; everything started meanwhile is on it."""
    with ExitStack() as kept:
        folder = Path(kept.enter_context(tempfile.TemporaryDirectory()))
        (folder / "run").mkdir(mode=0o700)
        reader, writer = os.pipe()
        server = subprocess.Popen(
            ["/usr/bin/env", "Xvfb", "-displayfd", str(writer), "-nolisten", "tcp"],
            pass_fds=(writer,),
            stderr=subprocess.DEVNULL,
        )
        kept.callback(server.wait)
        kept.callback(server.terminate)
        os.close(writer)
        with os.fdopen(reader) as answer:
            number = answer.readline().strip()
        os.environ.pop("QT_QPA_PLATFORM", None)
        os.environ.pop("WAYLAND_DISPLAY", None)
        os.environ.update(
            DISPLAY=f":{number}", HOME=str(folder), XDG_RUNTIME_DIR=str(folder / "run")
        )
        made = Screen(folder)
        kept.enter_context(made.started("openbox"))
        yield made
