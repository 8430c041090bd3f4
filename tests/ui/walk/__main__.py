"""Walks on a real X server with a window manager, which takes minutes: `make walk`.

Offscreen the walk is one of the tests. What differs there is the window system: which keys it calls
standard, who has the focus, and how a wheel arrives.
"""

import os
import platform
import subprocess
import sys

from tests.desk.screen import screen

WALKED = ("tests/ui/walk", "tests/ui/test_keys.py")


def main(chosen: list[str]) -> int:
    """Go through all stops, or through what is chosen in pytest's own words."""
    if platform.system() != "Linux":
        sys.stdout.write("There is no X server here. The tests walk offscreen.\n")
        return 0
    with screen():
        # One after the other: a window in front is one alone on a screen.
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *WALKED]
        surroundings = {**os.environ, "QT_QPA_PLATFORM": "xcb"}
        return subprocess.run([*command, *chosen], env=surroundings, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
