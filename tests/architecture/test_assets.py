"""The program finds its own files, and says so plainly when they are not there."""

import pytest

from spendby.assets import resource


def test_the_folders_of_data_are_found() -> None:
    assert resource("packs").is_dir()


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"no-such\.svg is missing.*your data is safe"):
        resource("icons", "no-such.svg")
