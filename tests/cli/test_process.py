"""The program as a process: no display, no reader, no room, no access, and its own bugs."""

import logging
import os
import subprocess
import sys
from importlib.abc import MetaPathFinder
from pathlib import Path
from types import ModuleType

import pytest

from spendby.app import command_line
from spendby.services.services import Services
from tests.helpers.command_line import CommandLine, run_process
from tests.helpers.log_guard import LogGuard

TOP = Path(__file__).resolve().parents[2]


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """An environment without a display, with a data folder of its own."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}
    }
    path = os.pathsep.join([str(TOP / "desktop"), kept.get("PYTHONPATH", "")])
    return {**kept, "PYTHONPATH": path, "SPENDBY_DATA_DIR": str(tmp_path / "data")}


@pytest.mark.parametrize("display", [None, ":987", "nonsense"])
def test_without_a_display_it_tells_what_is_due(
    environ: dict[str, str], display: str | None
) -> None:
    run_process("add", "--amount", "5", "--kind", "refund", "--expires", "3d", environ=environ)
    checked = run_process("check", environ=environ)
    if display is not None:
        environ["DISPLAY"] = display
    done = run_process(environ=environ)
    assert (done.returncode, done.stdout) == (0, checked.stdout)
    assert "Due now" in done.stdout
    assert done.stderr.count("\n") == 1
    assert "no graphical display" in done.stderr
    assert run_process("--json", environ=environ).stdout.startswith('{"as_of"')


def test_everything_it_makes_is_private(environ: dict[str, str]) -> None:
    run_process("add", "--amount", "5", "--kind", "refund", environ=environ)
    folder = Path(environ["SPENDBY_DATA_DIR"])
    assert folder.stat().st_mode & 0o777 == 0o700
    made = {path: path.stat().st_mode & 0o777 for path in folder.rglob("*")}
    assert {mode for path, mode in made.items() if path.is_file()} == {0o600}
    assert {mode for path, mode in made.items() if path.is_dir()} == {0o700}


def test_a_reader_that_leaves_is_no_failure(environ: dict[str, str]) -> None:
    for _ in range(3):
        run_process("add", "--amount", "5", "--kind", "refund", environ=environ)
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "spendby", "list", "--json"],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
        env=environ,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_output_that_has_no_room_is_said(environ: dict[str, str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "spendby", "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=60,
            env=environ,
        )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "the disk is full" in done.stderr


def test_a_terminal_without_the_letters_still_gets_an_answer(environ: dict[str, str]) -> None:
    environ["PYTHONIOENCODING"] = "ascii"
    done = run_process(
        *["add", "--amount", "5", "--kind", "refund", "--name", "商"], environ=environ
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "\\u5546" in done.stdout


def test_a_bug_is_called_one_and_logged_without_anything_private(
    spendby: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> int:
        message = "secret 123.45"
        raise ZeroDivisionError(message) from KeyError("a note")

    spendby.add()
    monkeypatch.setattr(command_line, "run", broken)
    answer = spendby("list")
    log = spendby.folder / "spendby.log"
    assert (answer.status, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert "bug in the program" in answer.err
    assert str(log) in answer.err
    assert "Traceback" not in answer.err
    noted = log.read_text(encoding="utf-8")
    assert "ZeroDivisionError" in noted
    assert "KeyError" in noted
    assert "app/main.py" in noted
    assert "secret" not in noted
    assert "a note" not in noted
    assert log.stat().st_mode & 0o777 == 0o600


def test_without_a_command_the_window_opens(
    spendby: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []

    def run_window(services: Services, arguments: list[str], *_: object) -> int:
        opened.append((services.data_file.folder, arguments))
        return 7

    window = ModuleType("spendby.ui.shell.application")
    monkeypatch.setattr(window, "run_window", run_window, raising=False)
    monkeypatch.setitem(sys.modules, window.__name__, window)
    answer = spendby()
    assert (answer.status, answer.out, answer.err) == (7, "", "")
    folder = str(spendby.folder)
    assert opened == [(folder, ["--data-dir", folder, "--today", "2026-11-22"])]
    assert not (spendby.folder / "spendby.log").exists()


def test_what_the_window_logs_is_kept_and_private(
    spendby: CommandLine, monkeypatch: pytest.MonkeyPatch, log_guard: LogGuard
) -> None:
    def run_window(*_: object) -> int:
        logging.getLogger("spendby.ui").warning("odd")
        return 0

    log_guard.expect("odd")
    window = ModuleType("spendby.ui.shell.application")
    monkeypatch.setattr(window, "run_window", run_window, raising=False)
    monkeypatch.setitem(sys.modules, window.__name__, window)
    assert spendby().err == ""
    log = spendby.folder / "spendby.log"
    assert log.read_text(encoding="utf-8").endswith("WARNING spendby.ui: odd\n")
    assert log.stat().st_mode & 0o777 == 0o600


class LibraryMissing(MetaPathFinder):
    """Fails to load the window as Qt does where the system lacks a library."""

    def find_spec(self, fullname: str, *_: object) -> None:
        """Refuse the one module."""
        if fullname == "spendby.ui.shell.application":
            message = "libEGL.so.1: cannot open shared object file"
            raise ImportError(message)


def test_a_window_that_lacks_a_library_says_which(
    spendby: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "spendby.ui.shell.application", raising=False)
    monkeypatch.setattr(sys, "meta_path", [LibraryMissing(), *sys.meta_path])
    answer = spendby()
    assert (answer.status, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert "libEGL.so.1" in answer.err
    assert not (spendby.folder / "spendby.log").exists()


def test_an_interruption_ends_quietly(
    spendby: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(command_line, "run", interrupted)
    assert spendby("list").status == 130


def test_a_bug_is_told_even_where_nothing_can_be_logged(
    spendby: CommandLine, monkeypatch: pytest.MonkeyPatch, log_guard: LogGuard
) -> None:
    def broken(*_: object) -> int:
        raise ZeroDivisionError

    (spendby.folder / "spendby.log").mkdir(parents=True)
    monkeypatch.setattr(command_line, "run", broken)
    answer = spendby("list")
    assert answer.status == 1
    assert "ZeroDivisionError" in answer.err
    assert log_guard.complaints() == []
