"""Setting up on a machine that lacks something: what is installed, and what people are told."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from system_libraries import BUS, OFFSCREEN, ROBOT, SCREEN, VOICE, WAYLAND, X11, is_enough, needs

TOP = Path(__file__).resolve().parents[2]
SCRIPTS = TOP / "packaging" / "linux"
GLIB = "libglib2.0-0t64|libglib2.0-0"


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder of commands that stand in for a machine's own; nothing else is on the path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in ("dirname", "env", "mkdir", "rmdir"):
        (folder / tool).symlink_to(shutil.which(tool) or "")
    return folder


def _command(machine: Path, name: str, script: str) -> None:
    path = machine / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def _apt(machine: Path, *, user: int, known: str) -> None:
    log = machine.parent / "log"
    _command(machine, "id", f"echo {user}")
    _command(machine, "apt-get", f'echo "$DEBIAN_FRONTEND $*" >> {log}')
    _command(machine, "apt-cache", f'[ "$3" = {known} ]')


def _run(machine: Path, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SCRIPTS / script, *arguments],
        env={"PATH": str(machine), "HOME": os.environ["HOME"]},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_types_are_checked_as_each_system_sees_them() -> None:
    makefile = (TOP / "Makefile").read_text(encoding="utf-8")
    task = makefile.partition("\ntypes:")[2].partition("\n\n")[0]
    assert task.count("-m mypy") == 3
    assert "--platform win32" in task
    assert "--platform darwin" in task


@pytest.mark.parametrize("known", ["libglib2.0-0t64", "libglib2.0-0"])
def test_root_gets_the_package_that_this_release_has(machine: Path, known: str) -> None:
    _apt(machine, user=0, known=known)
    assert _run(machine, "apt-install", GLIB, "libegl1").returncode == 0
    update, install = (machine.parent / "log").read_text(encoding="utf-8").splitlines()
    assert update.startswith("noninteractive")
    assert " update" in update
    assert install.startswith("noninteractive")
    assert install.endswith(f"--no-install-recommends {known} libegl1")


def test_an_update_that_fails_does_not_stop_the_installation(machine: Path) -> None:
    _apt(machine, user=0, known="libegl1")
    _command(machine, "apt-get", 'case "$*" in *" update"*) exit 100;; esac')
    assert _run(machine, "apt-install", "libegl1").returncode == 0


def test_others_are_told_the_command(machine: Path) -> None:
    _apt(machine, user=1000, known="libglib2.0-0")
    done = _run(machine, "apt-install", GLIB, "libegl1")
    assert done.returncode == 1
    assert "apt-get install --no-install-recommends libglib2.0-0 libegl1\n" in done.stderr
    assert not (machine.parent / "log").exists()


def test_a_sudo_that_asks_no_password_is_used(machine: Path) -> None:
    _apt(machine, user=1000, known="libegl1")
    _command(machine, "sudo", 'shift; [ "$1" = true ] || exec "$@"')
    assert _run(machine, "apt-install", "libegl1").returncode == 0
    assert "install" in (machine.parent / "log").read_text(encoding="utf-8")


def test_systems_without_apt_are_told_what_is_missing(machine: Path) -> None:
    done = _run(machine, "apt-install", "libegl1")
    assert done.returncode == 1
    assert "libegl1" in done.stderr


def test_without_a_python_people_are_told_what_to_install(machine: Path, tmp_path: Path) -> None:
    done = _run(machine, "python-environment", str(tmp_path / "new"))
    assert done.returncode == 1
    assert "Spendby needs Python 3.11" in done.stderr


def test_a_folder_that_is_no_environment_is_left_alone(machine: Path, tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    (machine / "python3").symlink_to(sys.executable)
    done = _run(machine, "python-environment", str(folder))
    assert done.returncode == 1
    assert "it is left alone" in done.stderr
    assert folder.is_dir()


# A Python that makes environments as quickly as a test needs, and notes what it installs.
_PYTHON = """case "$*" in
  --version) echo Python 3.13 ;;
  "-m venv "*) mkdir -p "$3/bin"; echo made >>{log}; : >"$3/pyvenv.cfg"; cp "$0" "$3/bin/python" ;;
  *" install "*) echo begin >>{log}; sleep 0.3; echo end >>{log} ;;
esac"""


@pytest.mark.parametrize("locks", [("flock",), ()])
def test_two_set_ups_at_once_make_one_environment_that_works(
    machine: Path, tmp_path: Path, locks: tuple[str, ...]
) -> None:
    for tool in ("rm", "cat", "cp", "sleep", *locks):
        (machine / tool).symlink_to(shutil.which(tool) or "")
    log, venv = tmp_path / "log", tmp_path / "new"
    _command(machine, "python3", _PYTHON.format(log=log))
    with ThreadPoolExecutor() as both:
        runs = [both.submit(_run, machine, "python-environment", str(venv)) for _ in range(2)]
    assert [one.result().returncode for one in runs] == [0, 0]
    assert log.read_text(encoding="utf-8").split() == ["made", *2 * ["begin", "end"]]
    assert (venv / ".ready").read_text(encoding="utf-8") == f"{TOP}\n"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["bin", "log", "new"]


def test_only_a_window_asks_for_the_window_system() -> None:
    desk = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}
    assert needs("offscreen", desk) == [OFFSCREEN]
    assert needs("display", {}) == [OFFSCREEN]
    assert needs("display", desk) == [OFFSCREEN, X11, WAYLAND]
    assert needs("tests", desk) == [OFFSCREEN, BUS]
    assert needs("walk", {}) == [OFFSCREEN, SCREEN, X11]
    assert needs("robot", {}) == [OFFSCREEN, ROBOT, X11, VOICE]


def test_one_window_system_is_enough() -> None:
    desk = [OFFSCREEN, X11, WAYLAND]
    assert is_enough(desk, [WAYLAND])
    assert not is_enough(desk, [X11, WAYLAND])
    assert not is_enough(desk, [OFFSCREEN])
    assert is_enough([OFFSCREEN], [])
    assert not is_enough([OFFSCREEN, BUS], [BUS])
    assert not is_enough([OFFSCREEN, SCREEN, X11], [SCREEN])
    assert not is_enough([OFFSCREEN, SCREEN, X11], [X11])


def test_the_robot_runs_without_a_voice_to_listen_to() -> None:
    wanted = [OFFSCREEN, ROBOT, X11, VOICE]
    assert is_enough(wanted, [VOICE])
    assert not is_enough(wanted, [ROBOT])
