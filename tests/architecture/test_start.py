"""What a start that only reads must not wait for (docs/adr/0010)."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import sys
from spendby.app.main import main
status = main(sys.argv[2:])
loaded = sorted(name for name in sys.modules if name.split(".")[0] in sys.argv[1].split())
print(status, loaded, file=sys.stderr)
"""


def _loaded(names: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, names, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize("command", ["check", "list", "totals"])
def test_reading_needs_no_sqlalchemy(command: str, tmp_path: Path) -> None:
    assert _loaded("sqlalchemy", "--data-dir", str(tmp_path), command) == "0 []"


def test_a_change_does(tmp_path: Path) -> None:
    change = ["add", "--amount", "5", "--kind", "refund"]
    assert "'sqlalchemy'" in _loaded("sqlalchemy", "--data-dir", str(tmp_path), *change)


def test_the_window_is_found_without_any_command(tmp_path: Path) -> None:
    """A command line of options alone never makes the commands' parsers."""
    script = (
        "import sys\nfrom spendby.cli.parser import options_alone\n"
        "args = options_alone(sys.argv[1:])\n"
        "assert args is not None and args.command is None, args\n"
        "assert options_alone(['list']) is None\n"
        "assert options_alone(['--today', 'never']) is None\n"
        "assert options_alone(['--help']) is None\n"
        "assert 'spendby.cli.commands' not in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "--data-dir", str(tmp_path), "--json"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_look_at_the_credits_builds_no_use_case_that_can_wait(tmp_path: Path) -> None:
    """The window's start reads through the same use cases."""
    script = (
        "import sys\nfrom spendby.app.compose import Choices, composed\n"
        "with composed(Choices(sys.argv[1])) as services:\n"
        "    services.credits.reads.all(services.options)\n"
        "late = [one for one in ('exchange', 'foreign', 'reminders', 'guidance')"
        " if f'spendby.services.{one}' in sys.modules]\n"
        "assert not late, late\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
