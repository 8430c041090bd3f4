"""A calendar file that is kept: after each change, across restarts, never in the way."""

from pathlib import Path

import pytest

from spendby.domain.errors import FileRefused
from spendby.domain.expiry import on_day
from spendby.services.services import Services
from tests.helpers.credits import DAY, make_credit
from tests.helpers.memory_services import memory_services


def opened(folder: Path) -> Services:
    """Open a drawer of one credit, which keeps its own things in `folder`."""
    return memory_services([make_credit(expiry=on_day(DAY))], data_folder=str(folder))


def test_it_is_written_when_chosen_and_again_when_told(tmp_path: Path) -> None:
    services, path = opened(tmp_path), tmp_path / "out.ics"
    calendar = services.calendar_file
    assert calendar.path is None
    calendar.follow()
    calendar.choose(str(path))
    assert b"Prime Day credit" in path.read_bytes()
    services.credits.edit("c1", name="Renamed")
    calendar.follow()
    assert b"Renamed" in path.read_bytes()


def test_the_choice_outlives_a_restart_and_so_does_its_end(tmp_path: Path) -> None:
    path = str(tmp_path / "out.ics")
    opened(tmp_path).calendar_file.choose(path)
    again = opened(tmp_path).calendar_file
    assert again.path == path
    again.stop()
    assert opened(tmp_path).calendar_file.path is None


def test_a_failure_is_told_once_it_happens_and_forgotten_when_it_ends(tmp_path: Path) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    calendar = opened(tmp_path).calendar_file
    calendar.choose(str(folder / "out.ics"))
    (folder / "out.ics").unlink()
    folder.rmdir()
    calendar.follow()
    assert calendar.problem.startswith("The calendar file isn't up to date. Couldn't write ")
    folder.mkdir()
    calendar.follow()
    assert calendar.problem == ""


@pytest.mark.parametrize("name", ["out.txt", "spendby.db", "out.ics.sh"])
def test_no_other_file_is_ever_written_over(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("mine")
    calendar = opened(tmp_path).calendar_file
    with pytest.raises(FileRefused, match=r"ends in \.ics.*Nothing was written"):
        calendar.choose(str(path))
    (tmp_path / "calendar-file.txt").write_text(str(path))
    assert opened(tmp_path).calendar_file.path is None
    assert path.read_text() == "mine"


def test_what_cannot_be_written_is_not_chosen(tmp_path: Path) -> None:
    calendar = opened(tmp_path).calendar_file
    with pytest.raises(FileRefused):
        calendar.choose(str(tmp_path / "nowhere" / "out.ics"))
    assert calendar.path is None
