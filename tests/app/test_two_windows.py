"""Starting Spendby again while it is open, together, and after it was killed."""

from pathlib import Path

import pytest

from spendby.app.one_window import IS_OPEN, IS_OPEN_SOMEWHERE, ITS_OWN_WAY
from tests.helpers.window_processes import kill, one_round, settle, start_window


def test_of_windows_started_together_one_stays_and_a_killed_one_is_in_nobodys_way(
    tmp_path: Path,
) -> None:
    for _ in range(2):
        assert one_round(tmp_path, 3) == [f"{IS_OPEN}\n"] * 2


def test_a_start_for_another_day_says_which_day_is_shown(tmp_path: Path) -> None:
    first = start_window(tmp_path)
    second = start_window(tmp_path)
    (owner,) = settle([first, second])
    other = start_window(tmp_path, "--today", "2026-12-24")
    quiet = start_window(tmp_path, "--background")
    assert other.communicate()[1] == f"{IS_OPEN} {ITS_OWN_WAY}\n"
    assert quiet.communicate()[1] == ""
    assert (other.returncode, quiet.returncode) == (0, 0)
    for one in (first, second):
        kill(one)
    assert owner in {first, second}


def test_nothing_is_said_of_a_window_that_the_desktop_may_keep_behind_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = start_window(tmp_path), start_window(tmp_path)
    settle([first, second])
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert start_window(tmp_path).communicate()[1] == f"{IS_OPEN_SOMEWHERE}\n"
    assert start_window(tmp_path, "--today", "2026-12-24").communicate()[1] == (
        f"{IS_OPEN_SOMEWHERE} {ITS_OWN_WAY}\n"
    )
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "by leave")
    assert start_window(tmp_path).communicate()[1] == f"{IS_OPEN}\n"
    for one in (first, second):
        kill(one)


def test_windows_over_other_folders_are_others(tmp_path: Path) -> None:
    one, two = start_window(tmp_path / "one"), start_window(tmp_path / "two")
    third = start_window(tmp_path / "one")
    settle([one, third])
    assert two.poll() is None
    assert [one.poll(), third.poll()].count(0) == 1
    for window in (one, two, third):
        kill(window)
