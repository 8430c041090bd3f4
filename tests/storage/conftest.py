"""A database of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from spendby.storage.database import Database
from tests.helpers.databases import open_database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database will be; its folder is not there yet."""
    return tmp_path / "data" / "spendby.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    """A database that is closed at the end."""
    with open_database(path) as opened:
        yield opened
