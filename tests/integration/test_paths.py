"""Where the data folder is, and making it."""

import os
from pathlib import Path

import pytest

from spendby.domain.errors import FileRefused
from spendby.integration.paths import data_folder, make_ready


def test_the_folder_named_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert data_folder("here", {"SPENDBY_DATA_DIR": "/there"}) == tmp_path / "here"
    assert data_folder(None, {"SPENDBY_DATA_DIR": "/there"}) == Path("/there")
    assert data_folder("~/x", {}) == Path(os.environ["HOME"]) / "x"


@pytest.mark.parametrize("environ", [{}, {"SPENDBY_DATA_DIR": ""}, {"SPENDBY_DATA_DIR": "  "}])
def test_otherwise_it_is_the_platforms(environ: dict[str, str]) -> None:
    assert data_folder(None, environ) == Path(os.environ["XDG_DATA_HOME"]) / "spendby"


def test_an_empty_name_is_refused() -> None:
    with pytest.raises(FileRefused, match="has no name"):
        data_folder("", {})


def test_it_is_made_for_its_user_alone(tmp_path: Path) -> None:
    make_ready(tmp_path / "data")
    make_ready(tmp_path / "data")
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("name", ["file", "file/data", "file/deep/data"])
def test_a_file_in_its_place_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(FileRefused, match=r"/file is a file"):
        make_ready(tmp_path / name)
    assert (tmp_path / "file").read_text() == "mine"


def test_a_name_that_no_folder_can_have(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="couldn't be made"):
        make_ready(tmp_path / ("n" * 300))
