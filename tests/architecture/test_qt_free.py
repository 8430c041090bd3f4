"""Text commands have to run where Qt can't, and a timer that calls one has no time for it."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import sys
from spendby.app.main import main
try:
    status = main()
except SystemExit as leaving:
    status = leaving.code
loaded = sorted(name for name in sys.modules if name.split(".")[0] in ("PySide6", "shiboken6"))
print(status or 0, loaded, file=sys.stderr)
"""


@pytest.mark.parametrize(
    "command",
    [
        ["--help"],
        ["totals"],
        ["list", "--json"],
        ["check"],
        ["add", "--amount", "5", "--kind", "promotional"],
    ],
    ids=lambda command: command[0],
)
def test_a_text_command_loads_no_qt(command: list[str], tmp_path: Path) -> None:
    arguments = command if command == ["--help"] else ["--data-dir", str(tmp_path), *command]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stderr.strip().splitlines()[-1:] == ["0 []"], done.stderr
