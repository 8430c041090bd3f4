"""The timer that reminds while Spendby isn't running: kept by systemd, or said why not."""

import os
import shutil
import subprocess
from collections.abc import Collection, Sequence
from datetime import time
from pathlib import Path

import pytest

from spendby.domain.errors import SystemRefused
from spendby.integration.daily_timer import (
    ASLEEP,
    NO_ANSWER,
    NO_MANAGER,
    OFF,
    SERVICE,
    TIMER,
    NoTimer,
    Ran,
    SystemdTimer,
    service_unit,
    systemctl,
    timer_unit,
)

NINE = time(9, 0)
# All that asks something of the session's own.
_WITHOUT_MANAGER = frozenset(
    {"show-environment", "is-active", "daemon-reload", "enable", "restart", "disable", "show"}
)


class _Systemd:
    """Answers as systemctl --user does; `refuses` names the words that it fails at."""

    def __init__(self, folder: Path, *, refuses: Collection[str] = ()) -> None:
        self.folder = folder / "systemd" / "user"
        self.refuses = refuses
        self.running = False
        self.said: list[str] = []

    def __call__(self, words: Sequence[str]) -> Ran:
        self.said.append(words[0])
        if words[0] in self.refuses:
            return Ran(ok=False)
        if words[0] == "restart":
            self.running = (self.folder / TIMER).exists()
        elif words[0] == "disable":
            self.running = False
        elif words[0] == "is-active":
            return Ran(self.running, "active" if self.running else "inactive")
        elif words[0] == "show":
            return Ran(ok=True, out="Thu 2026-11-26 09:00:00 UTC")
        return Ran(ok=True)


def _timer(folder: Path, systemd: _Systemd) -> SystemdTimer:
    return SystemdTimer(["/usr/bin/spendby"], {"XDG_CONFIG_HOME": str(folder)}, systemd)


def test_it_is_written_started_and_removed(tmp_path: Path) -> None:
    systemd = _Systemd(tmp_path)
    timer = _timer(tmp_path, systemd)
    assert (timer.standing().on, timer.standing().said) == (False, OFF)
    timer.turn_on(time(18, 30))
    assert timer.standing().on
    assert timer.standing().said == "Looks next on Thu 2026-11-26 09:00:00."
    text = (systemd.folder / TIMER).read_text(encoding="utf-8")
    assert "OnCalendar=*-*-* 18:30:00\nPersistent=true\n" in text
    service = (systemd.folder / SERVICE).read_text(encoding="utf-8")
    assert "ExecStart=/usr/bin/spendby check --notify\n" in service
    timer.turn_off()
    assert list(systemd.folder.iterdir()) == []
    assert timer.standing().said == OFF


@pytest.mark.parametrize(
    ("refuses", "said"),
    [
        (_WITHOUT_MANAGER, NO_MANAGER),
        # What can't run at all knows nothing of the session.
        ({*_WITHOUT_MANAGER, "--version"}, NO_ANSWER),
    ],
)
def test_what_keeps_the_timer_off_is_said_and_the_session_is_blamed_for_nothing_else(
    tmp_path: Path, refuses: Collection[str], said: str
) -> None:
    systemd = _Systemd(tmp_path, refuses=refuses)
    timer = _timer(tmp_path, systemd)
    state = timer.standing()
    assert (state.possible, state.said) == (False, said)
    assert "Start at log-in" in said
    with pytest.raises(SystemRefused, match="Nothing was changed"):
        timer.turn_on(NINE)
    assert not systemd.folder.exists()
    timer.turn_off()


# What a real one prints where it can't be used, and how it ends.
TROUBLES = [
    "systemctl: /usr/lib/x/libcrypto.so.3: version `OPENSSL_3.4.0' not found (required by /usr/y)",
    "Failed to connect to bus: No medium found",
    "Failed to get environment: Process org.freedesktop.systemd1 exited with status 1",
    "System has not been booted with systemd as init system (PID 1). Can't operate.",
    "",
]


@pytest.mark.parametrize("trouble", TROUBLES)
@pytest.mark.parametrize(("version", "said"), [("exit 0", NO_MANAGER), (":", NO_ANSWER)])
def test_nothing_that_a_tool_prints_is_shown_to_people(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: str, version: str, said: str
) -> None:
    tool = tmp_path / "systemctl"
    asked = f'[ "$2" = --version ] && {version}'
    tool.write_text(f'#!/bin/sh\n{asked}\ncat >&2 <<"END"\n{trouble}\nEND\nexit 1\n')
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    timer = SystemdTimer(["spendby"], {"XDG_CONFIG_HOME": str(tmp_path)}, systemctl)
    assert timer.standing().said == said
    with pytest.raises(SystemRefused) as refused:
        timer.turn_on(NINE)
    assert str(refused.value) == f"{said} Nothing was changed."


def test_without_systemd_it_names_the_command_for_another_timer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    timer = SystemdTimer(["spendby"], {"XDG_CONFIG_HOME": str(tmp_path)}, systemctl)
    assert timer.standing().said.endswith("let another timer run: spendby check --notify")


@pytest.mark.parametrize("word", ["daemon-reload", "enable", "restart"])
def test_what_systemd_refuses_leaves_everything_as_it_was(tmp_path: Path, word: str) -> None:
    systemd = _Systemd(tmp_path)
    timer = _timer(tmp_path, systemd)
    timer.turn_on(NINE)
    before = {path.name: path.read_text() for path in systemd.folder.iterdir()}
    systemd.refuses = {word}
    with pytest.raises(SystemRefused, match=r"^The system refused the timer\. Nothing was changed"):
        timer.turn_on(time(18, 30))
    assert {path.name: path.read_text() for path in systemd.folder.iterdir()} == before


def test_a_timer_that_is_written_down_but_does_not_run_is_not_on(tmp_path: Path) -> None:
    systemd = _Systemd(tmp_path)
    timer = _timer(tmp_path, systemd)
    timer.turn_on(NINE)
    systemd.running = False
    assert not timer.standing().on
    assert timer.standing().said == ASLEEP


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "systemd").write_text("a file")
    with pytest.raises(SystemRefused, match="Nothing was changed"):
        _timer(tmp_path, _Systemd(tmp_path)).turn_on(NINE)


def test_odd_words_are_quoted_as_systemd_reads_them() -> None:
    unit = service_unit(["/opt/a b/spendby", "--data-dir", '/data/50% $HOME "x"'])
    assert 'ExecStart="/opt/a b/spendby" --data-dir "/data/50%% $$HOME \\"x\\""\n' in unit


def test_systemd_itself_finds_nothing_wrong_with_the_units(tmp_path: Path) -> None:
    """Where systemd-analyze is; elsewhere nobody could run them either."""
    program = tmp_path / "a b" / "spendby"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    command = [str(program), "--data-dir", "/data/50% $HOME", "check", "--notify"]
    (tmp_path / SERVICE).write_text(service_unit(command), encoding="utf-8")
    (tmp_path / TIMER).write_text(timer_unit(NINE), encoding="utf-8")
    tool = shutil.which("systemd-analyze")
    if tool is not None:
        units = [str(tmp_path / SERVICE), str(tmp_path / TIMER)]
        done = subprocess.run(
            [tool, "--user", "verify", *units], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")


def test_a_system_without_a_timer_of_its_own_says_so() -> None:
    timer = NoTimer()
    assert not timer.standing().possible
    with pytest.raises(SystemRefused, match="Start at log-in"):
        timer.turn_on(NINE)
    timer.turn_off()
