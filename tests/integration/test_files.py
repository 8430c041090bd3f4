"""Whole files: every way in which one can't be read or written, and what is left behind."""

import os
from pathlib import Path

import pytest

from spendby.domain.errors import FileRefused
from spendby.integration.files import LocalFiles

FILES = LocalFiles()


def names(folder: Path) -> list[str]:
    """Everything in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    FILES.write(str(path), b"one")
    FILES.write(str(path), b"two")
    assert FILES.read(str(path), 3) == b"two"
    assert path.stat().st_mode & 0o777 == 0o600
    assert names(tmp_path) == ["a.json"]


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"1234")
    with pytest.raises(FileRefused, match="larger than"):
        FILES.read(str(path), 3)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("none.json", "no such file"),
        (".", "it is a folder"),
        ("file/x.json", "a part of its path is a file"),
        ("n" * 300, "its name is too long"),
        ("loop", "lead in a circle"),
        ("nul\0", "can't be used"),
    ],
)
def test_what_can_not_be_read_or_written_is_said(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(FileRefused, match=why):
        FILES.read(str(tmp_path / name), 9)
    if name not in {"none.json", "loop"}:  # these two can be written
        with pytest.raises(FileRefused, match=why):
            FILES.write(str(tmp_path / name), b"y")
    assert names(tmp_path) == ["file", "loop"]


def test_a_full_disk_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.json"
    FILES.write(str(path), b"before")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileRefused, match="the disk is full"):
        FILES.write(str(path), b"after")
    assert path.read_bytes() == b"before"
    assert names(tmp_path) == ["a.json"]


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_bytes(b"x")
    (tmp_path / "link.json").symlink_to("real.json")
    FILES.write(str(tmp_path / "link.json"), b"y")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_bytes() == b"y"


def test_a_file_that_may_not_be_written_is_told_before_anybody_tries(tmp_path: Path) -> None:
    file = tmp_path / "spendby.db"
    assert FILES.is_writable(str(file))
    file.touch()
    assert FILES.is_writable(str(file))
    if os.geteuid() != 0:  # root may write everything
        file.chmod(0o400)
        assert not FILES.is_writable(str(file))
        file.chmod(0o600)
        tmp_path.chmod(0o500)
        assert not FILES.is_writable(str(file))
        tmp_path.chmod(0o700)


def test_copies_of_a_syncing_program_are_named(tmp_path: Path) -> None:
    for name in ("spendby.db", "spendby (conflicted copy).db", "spendby-2.db", "other.conflict"):
        (tmp_path / name).touch()
    found = FILES.conflicting_copies(str(tmp_path / "spendby.db"))
    assert found == ["spendby (conflicted copy).db"]
