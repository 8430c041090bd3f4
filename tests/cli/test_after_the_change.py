"""What comes after a change never denies it; and streams that are closed, full or gone."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from spendby.domain.errors import FileRefused
from spendby.services.backups import BackupService
from spendby.services.calendar_file import CalendarFile
from spendby.services.credits import CreditService
from spendby.storage.backup_shelf import BackupShelf
from tests.helpers.command_line import CommandLine, run_process

TOP = Path(__file__).resolve().parents[2]
ADD = ("add", "--amount", "5", "--kind", "refund")


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """An environment without a display, with a data folder of its own."""
    return {
        **{name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"},
        "PYTHONPATH": str(TOP / "desktop"),
        "SPENDBY_DATA_DIR": str(tmp_path / "data"),
    }


def _fails(error: Exception) -> Callable[..., object]:
    def broken(*_: object, **__: object) -> object:
        raise error

    return broken


@pytest.mark.parametrize(
    "error", [ValueError("odd"), OSError(28, "No space left on device"), FileRefused("Full.")]
)
@pytest.mark.parametrize(
    "place",
    [
        (BackupService, "after_change"),
        (BackupShelf, "make"),
        (BackupShelf, "newest"),
        (CalendarFile, "follow"),
    ],
    ids=lambda place: f"{place[0].__name__}.{place[1]}",
)
def test_a_change_stays_done_whatever_becomes_of_what_follows_it(
    spendby: CommandLine,
    monkeypatch: pytest.MonkeyPatch,
    place: tuple[type, str],
    error: Exception,
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(*place, _fails(error))
        answer = spendby(*ADD)
    assert answer.status == 0, answer
    assert "Added Refund" in answer.out
    assert answer.err.count("\n") == 1
    assert len(spendby.json("list")) == 1


@pytest.mark.parametrize("error", [ValueError("odd"), FileRefused("Another program is using it.")])
def test_a_change_stays_done_though_it_cant_be_shown(
    spendby: CommandLine, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(CreditService, "judge", _fails(error))
        answer = spendby(*ADD)
    assert answer.status == 0, answer
    assert answer.err.startswith("What you asked for was done and is saved, but the answer")
    assert len(spendby.json("list")) == 1


def test_with_a_strange_calendar_file_the_change_stays_done(spendby: CommandLine) -> None:
    path = spendby.folder.parent / "credits.ics"
    spendby.ok(*ADD)
    spendby.ok("export", str(path), "--keep", "on")
    path.unlink()
    path.mkdir()
    answer = spendby(*ADD)
    assert (answer.status, answer.err.count("\n")) == (0, 1)
    assert "The calendar file isn't up to date" in answer.err


@pytest.mark.parametrize(
    "zone", ["ABC99", "<+99>99", "UTC-25", "XYZ0ABC-30,M3.2.0,M11.1.0", "../../etc/passwd", "/etc"]
)
def test_a_time_zone_that_cant_be_used_stops_nothing(environ: dict[str, str], zone: str) -> None:
    environ["TZ"] = zone
    added = run_process(*ADD, "--expires", "3d", environ=environ)
    assert added.returncode == 0, added
    assert "bug" not in added.stderr
    checked = run_process("check", environ=environ)
    assert checked.returncode == 0, checked
    assert "Due now" in checked.stdout
    assert list(Path(environ["SPENDBY_DATA_DIR"], "backups").glob("*.db"))


@pytest.mark.parametrize("zone", ["Nowhere/Nothing", "EST5EDT", ":Asia/Tokyo", "Europe/Berlin", ""])
def test_a_time_zone_that_the_system_takes_is_left_alone(
    environ: dict[str, str], zone: str
) -> None:
    environ["TZ"] = zone
    listed = run_process("list", environ=environ)
    assert (listed.returncode, listed.stderr) == (0, "")


CLOSED = ("<&-", ">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-")


@pytest.mark.parametrize("closed", CLOSED)
@pytest.mark.parametrize("command", [("list",), ADD, ("check", "--notify"), ("--help",)])
@pytest.mark.skipif(os.name != "posix", reason="how shells close streams")
def test_closed_streams_are_no_failure(
    environ: dict[str, str], command: tuple[str, ...], closed: str
) -> None:
    line = f'"$0" -m spendby "$@" {closed}'
    done = subprocess.run(
        ["/bin/sh", "-c", line, sys.executable, *command],
        env=environ,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done
    assert "bug" not in done.stderr
    made = Path(environ["SPENDBY_DATA_DIR"], "spendby.db")
    if command != ("--help",):
        assert made.read_bytes()[:15] == b"SQLite format 3", "no message went into the file"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize(("command", "status"), [(ADD, 0), (("list",), 1)])
def test_an_answer_without_room_denies_no_change(
    environ: dict[str, str], command: tuple[str, ...], status: int
) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "spendby", *command],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=60,
            env=environ,
        )
    assert done.returncode == status
    assert ("was done and is saved" in done.stderr) == (status == 0)
    assert done.stderr.count("\n") == 1
    listed = run_process("list", "--json", environ=environ).stdout
    assert listed.count('"id"') == (1 - status)


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_change_is_made_though_nobody_reads_what_is_said_of_it(
    environ: dict[str, str], stream: str
) -> None:
    packs = Path(environ["SPENDBY_DATA_DIR"], "packs")
    packs.mkdir(parents=True)
    (packs / "bad.toml").write_text("is no pack")  # so that something is said before it
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "spendby", *ADD],
        stdout=writer if stream == "stdout" else subprocess.DEVNULL,
        stderr=writer if stream == "stderr" else subprocess.DEVNULL,
        check=False,
        timeout=60,
        env=environ,
    )
    os.close(writer)
    assert done.returncode == 0
    assert run_process("list", "--json", environ=environ).stdout.count('"id"') == 1
