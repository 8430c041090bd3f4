"""What a start that only reads must not wait for (docs/adr/0010)."""

import subprocess
import sys
from pathlib import Path

import pytest

from spendby.app.command_line import parsed
from spendby.cli.window_line import WindowLine, window_line

SCRIPT = """
import sys
from spendby.app.main import main
status = main(sys.argv[2:])
loaded = sorted(name for name in sys.modules if name.split(".")[0] in sys.argv[1].split())
print(status, loaded, file=sys.stderr)
"""


def _ran(script: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def _loaded(names: str, *arguments: str) -> str:
    done = _ran(SCRIPT, names, *arguments)
    return done.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize("command", ["check", "list", "totals"])
def test_reading_needs_no_sqlalchemy(command: str, tmp_path: Path) -> None:
    assert _loaded("sqlalchemy", "--data-dir", str(tmp_path), command) == "0 []"


def test_a_change_does(tmp_path: Path) -> None:
    change = ["add", "--amount", "5", "--kind", "refund"]
    assert "'sqlalchemy'" in _loaded("sqlalchemy", "--data-dir", str(tmp_path), *change)


def test_the_window_is_found_without_any_command(tmp_path: Path) -> None:
    """An ordinary start makes no parser; what isn't plain is left to the commands' own."""
    script = (
        "import sys\nfrom spendby.cli.window_line import window_line\n"
        "line = window_line(sys.argv[1:])\n"
        "assert line is not None and line.command is None, line\n"
        "assert line.data_dir == sys.argv[1].partition('=')[2] and line.background, line\n"
        "assert 'argparse' not in sys.modules\n"
    )
    done = _ran(script, f"--data-dir={tmp_path}", "--background")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "line",
    [
        ["list"],
        ["--help"],
        ["--data-dir"],
        ["--data-dir", "--background"],
        ["--data", "x"],
        ["--background=yes"],
        ["--"],
        ["--today", "2026-11-01"],
    ],
)
def test_a_line_that_is_not_plain_is_left_to_the_parser(line: list[str]) -> None:
    assert window_line(line) is None


@pytest.mark.parametrize(
    "line",
    [
        [],
        ["--background"],
        ["--data-dir", "a b"],
        ["--data-dir="],
        ["--data-dir=-x"],
        ["--data-dir", ""],
        ["--data-dir", "a", "--data-dir=b", "--background"],
    ],
)
def test_a_plain_line_means_what_the_parser_makes_of_it(line: list[str]) -> None:
    plain, parsed_line = window_line(line), parsed(line)
    assert plain is not None
    for name in WindowLine.__struct_fields__:
        assert getattr(plain, name) == getattr(parsed_line, name), name


def test_a_look_at_the_credits_builds_no_use_case_that_can_wait(tmp_path: Path) -> None:
    """The window's start reads through the same use cases."""
    script = (
        "import sys\nfrom spendby.app.compose import Choices, composed\n"
        "with composed(Choices(sys.argv[1])) as services:\n"
        "    services.credits.reads.all(services.settings.options())\n"
        "late = [one for one in ('exchange', 'foreign', 'reminders', 'guidance')"
        " if f'spendby.services.{one}' in sys.modules]\n"
        "assert not late, late\n"
    )
    done = _ran(script, str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")


def test_the_first_painting_waits_for_nothing_that_is_not_on_it(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom spendby.ui.kit import qt_import\n"
        "from spendby.ui.shell import main_window\n"
        "from spendby.app.main import main\n"
        "def load(window):\n"
        "    print(*sorted(sys.modules))\n"
        "    window.leave()\n"
        "main_window.MainWindow.load = load\n"
        "sys.exit(main(['--data-dir', sys.argv[1]]))\n"
    )
    done = _ran(script, str(tmp_path))
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert "spendby.ui.credit_list.list_page" in loaded
    late = {
        *("sqlalchemy", "babel", "spendby.cli.parser", "spendby.ui.shell.window_commands"),
        *("spendby.ui.credits", "spendby.ui.files", "spendby.ui.guide", "spendby.ui.reminders"),
        *("spendby.ui.kit.form_dialog", "spendby.ui.kit.field", "spendby.ui.stores"),
        *("spendby.services.exchange", "spendby.services.reminders", "spendby.services.exports"),
        *("spendby.services.backups", "spendby.ui.kit.status_page"),
    }
    assert loaded.isdisjoint(late), loaded & late
