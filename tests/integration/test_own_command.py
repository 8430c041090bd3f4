"""The program's own command, for each of the ways in which it can be installed."""

import subprocess
import sys
from pathlib import Path

from spendby import __version__
from spendby.integration.own_command import Running, own_command


def test_an_installed_program_is_called_by_its_name(tmp_path: Path) -> None:
    program = tmp_path / "lib" / "spendby"
    program.parent.mkdir()
    program.touch()
    name = tmp_path / "bin-spendby"
    name.symlink_to(program)
    assert own_command(Running(str(program), frozen=True, found=str(name))) == [str(name)]


def test_another_program_of_that_name_is_not_taken_for_it(tmp_path: Path) -> None:
    program, other = tmp_path / "spendby", tmp_path / "other"
    program.touch()
    other.touch()
    for found in (None, str(other)):
        assert own_command(Running(str(program), frozen=True, found=found)) == [str(program)]


def test_an_environment_has_a_script_beside_its_python(tmp_path: Path) -> None:
    python, script = tmp_path / "python", tmp_path / "spendby"
    running = Running(str(python), frozen=False, found="/usr/bin/spendby")
    assert own_command(running) == [str(python), "-m", "spendby"]
    script.touch()
    assert own_command(running) == [str(script)]


def test_what_starts_it_later_on_windows_opens_no_terminal(tmp_path: Path) -> None:
    program, quiet = tmp_path / "spendby.exe", tmp_path / "spendby-window.exe"
    program.touch()
    for frozen in (True, False):
        running = Running(str(program), frozen=frozen, found=str(program))
        assert own_command(running) == [str(program)]
    quiet.touch()
    for frozen in (True, False):
        running = Running(str(program), frozen=frozen, found=str(program))
        assert own_command(running) == [str(quiet)]


def test_the_command_of_this_process_starts_it() -> None:
    command = own_command()
    assert Path(command[0]).is_absolute()
    assert Path(command[0]).parent == Path(sys.executable).parent
    done = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"Spendby {__version__}\n"
