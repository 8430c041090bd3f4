"""What Orca says: it runs beside the robot, without a sound, and writes what it would speak.

Orca is slower than the robot's keys, so each thing is done, and listened to, before the next
(docs/adr/0041-what-a-screen-reader-says.md).
"""

import os
import pty
import re
import shutil
import subprocess
import threading
import time

_SPOKEN = re.compile(r"SPEECH OUTPUT: '(.*?) ?'(?:\s*\{.*)?\s*$")
_QUIET = 1.5
_PATIENCE = 60.0


class Voice:
    """Orca, started with no speech server, so that nothing is left running after it."""

    def __init__(self) -> None:
        """Start Orca and wait until it is there."""
        self._lines: list[str] = []
        self._last = time.monotonic()
        self._written = self._heard = 0
        # On a terminal Orca writes each line at once; into a file only every few thousand bytes.
        ours, theirs = pty.openpty()
        orca, log = str(shutil.which("orca")), os.ttyname(theirs)
        self._orca = subprocess.Popen(
            [orca, "--debug", "--debug-file", log, "--disable", "braille"]
        )
        threading.Thread(target=self._read, args=(ours,), daemon=True).start()
        self.said()

    def said(self) -> list[str]:
        """Wait until Orca has taken in what was done and has nothing more to do.

        Gives what it said since this was last asked.
        """
        end = time.monotonic() + _PATIENCE
        while self._written == self._heard and time.monotonic() < end:
            time.sleep(0.1)
        while time.monotonic() - self._last < _QUIET and time.monotonic() < end:
            time.sleep(0.1)
        self._heard = self._written
        said, self._lines = self._lines, []
        return said

    def end(self) -> None:
        """End Orca."""
        self._orca.kill()
        self._orca.wait()

    def _read(self, ours: int) -> None:
        with open(ours, encoding="utf-8", errors="replace") as lines:
            for line in lines:
                self._last = time.monotonic()
                self._written += 1
                if found := _SPOKEN.search(line):
                    self._lines.append(found[1])
