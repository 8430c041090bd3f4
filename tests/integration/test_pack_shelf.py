"""Packs from two folders; what the packs do to stores and commands is in tests/cli."""

from pathlib import Path

import pytest

from spendby.assets import resource
from spendby.domain.errors import NotFound, PackRefused
from spendby.integration.pack_shelf import FolderPackShelf

BUILT_IN = resource("packs")
GENERAL = (BUILT_IN / "general.toml").read_text(encoding="utf-8")


def test_the_built_in_packs_are_there_without_a_folder_of_ones_own(tmp_path: Path) -> None:
    shelf = FolderPackShelf(BUILT_IN, tmp_path / "packs")
    assert {"amazon-us", "general"} <= set(shelf.packs())
    assert shelf.problems() == []


def test_a_file_in_place_of_the_folder_is_no_problem(tmp_path: Path) -> None:
    (tmp_path / "packs").write_text("x")
    assert FolderPackShelf(BUILT_IN, tmp_path / "packs").problems() == []


def test_only_toml_files_are_packs(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / "bad.toml").mkdir()
    (tmp_path / "mine.toml").write_text(GENERAL.replace("'general'", "'mine'", 1))
    shelf = FolderPackShelf(BUILT_IN, tmp_path)
    assert "mine" in shelf.packs()
    (problem,) = shelf.problems()
    assert problem.startswith(f"{tmp_path.name}/bad.toml: the file couldn't be read")


def test_a_folder_that_can_not_be_read_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", closed)
    shelf = FolderPackShelf(BUILT_IN, tmp_path)
    assert shelf.problems() == [
        f"{tmp_path.name}: the folder couldn't be read (you have no permission)."
    ]


def test_a_built_in_pack_has_to_be_sound(tmp_path: Path) -> None:
    (tmp_path / "general.toml").write_text("id = 5")
    with pytest.raises(PackRefused, match=r"general\.toml"):
        FolderPackShelf(tmp_path, tmp_path / "none").packs()


def test_a_saved_pack_is_there_at_once_and_no_built_in_file_is_touched(tmp_path: Path) -> None:
    shelf = FolderPackShelf(BUILT_IN, tmp_path / "packs")
    before = {path: path.read_bytes() for path in BUILT_IN.glob("*.toml")}
    text = shelf.text("general").replace("id = 'general'", "id = 'mine'", 1)
    shelf.save(text)
    assert shelf.packs()["mine"].name == shelf.packs()["general"].name
    assert shelf.text("mine") == text
    shelf.save(text.replace("name = 'Any other store'", "name = 'Mine'", 1))
    assert shelf.packs()["mine"].name == "Mine"
    assert [path.name for path in (tmp_path / "packs").iterdir()] == ["mine.toml"]
    assert {path: path.read_bytes() for path in BUILT_IN.glob("*.toml")} == before


def test_a_pack_that_is_wrong_is_not_saved(tmp_path: Path) -> None:
    shelf = FolderPackShelf(BUILT_IN, tmp_path / "packs")
    with pytest.raises(PackRefused, match="id"):
        shelf.save(shelf.text("general").replace("id = 'general'", "id = '../evil'", 1))
    with pytest.raises(NotFound):
        shelf.text("none")
    assert not (tmp_path / "packs").exists()
