"""Windows as processes of their own, started together over one data folder."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
PATIENCE = 120.0


def start_window(folder: Path, *options: str) -> "subprocess.Popen[str]":
    """Start a window without waiting for it."""
    path = os.pathsep.join([str(TOP / "desktop"), os.environ.get("PYTHONPATH", "")])
    return subprocess.Popen(
        [sys.executable, "-m", "spendby", "--data-dir", str(folder), *options],
        env={**os.environ, "PYTHONPATH": path},
        stderr=subprocess.PIPE,
        text=True,
    )


def settle(windows: "list[subprocess.Popen[str]]") -> "list[subprocess.Popen[str]]":
    """Wait until all but one have ended; gives those that are still there."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        running = [one for one in windows if one.poll() is None]
        if len(running) <= 1:
            return running
        time.sleep(0.02)
    return [one for one in windows if one.poll() is None]


def kill(window: "subprocess.Popen[str]") -> None:
    """End a window as a crash does."""
    window.send_signal(signal.SIGKILL)
    window.communicate()


def one_round(folder: Path, count: int = 2) -> list[str]:
    """Start windows together, kill the one that stays; gives what the others said.

    Fails where not exactly one stays, or where another one doesn't end well.
    """
    windows = [start_window(folder) for _ in range(count)]
    running = settle(windows)
    others = [one for one in windows if one not in running]
    said = [(one.communicate()[1], one.returncode) for one in others]
    for one in running:
        kill(one)
    assert len(running) == 1, said
    assert [status for _, status in said] == [0] * (count - 1), said
    return [words for words, _ in said]
