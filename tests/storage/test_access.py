"""F7, F37: who may read the files, and what can be done where nothing may be written."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest

from spendby.domain.errors import FileRefused
from spendby.storage.copying import verified_copy
from tests.helpers.credits import make_credit
from tests.helpers.databases import NOW, add, everything, open_database


@pytest.fixture(params=[0o000, 0o022, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever the shell was told."""
    before = os.umask(request.param)
    yield
    os.umask(before)


def modes(folder: Path) -> dict[str, int]:
    return {
        str(path.relative_to(folder.parent)): stat.S_IMODE(path.stat().st_mode)
        for path in (folder, *folder.rglob("*"))
    }


@pytest.mark.usefixtures("umask")
def test_only_the_owner_may_read_anything(path: Path) -> None:
    with open_database(path) as database:
        add(database, make_credit())
        verified_copy(path, path.parent / "backups", "manual", NOW)
    assert modes(path.parent) == {
        "data": 0o700,
        "data/spendby.db": 0o600,
        "data/backups": 0o700,
        "data/backups/000001_20261122-170311_manual.db": 0o600,
        "data/backups/manifest.jsonl": 0o600,
    }


def test_the_journal_is_private_too(path: Path) -> None:
    before = os.umask(0)
    try:
        with open_database(path) as database, database.change() as work:
            work.credits.add([make_credit()])
            assert modes(path.parent)["data/spendby.db-journal"] == 0o600
    finally:
        os.umask(before)


def test_an_empty_folder_is_made_private_and_a_shared_one_is_left(tmp_path: Path) -> None:
    empty, shared = tmp_path / "empty", tmp_path / "shared"
    for folder in (empty, shared):
        folder.mkdir()
        folder.chmod(0o755)
    (shared / "letter.txt").write_text("Dear all")
    for folder in (empty, shared):
        with open_database(folder / "spendby.db") as database:
            everything(database)
    assert stat.S_IMODE(empty.stat().st_mode) == 0o700
    assert stat.S_IMODE(shared.stat().st_mode) == 0o755


def test_a_file_that_others_could_read_is_made_private(path: Path) -> None:
    with open_database(path) as database:
        everything(database)
        path.chmod(0o644)
        (finding,) = [one for one in database.check() if one.name == "privacy"]
        assert not finding.ok
    with open_database(path) as database:
        everything(database)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.fixture
def read_only() -> Iterator[Path]:
    """A database with one credit that this process may read and not write."""
    folder = Path(mkdtemp(prefix="spendby-read-only-"))
    path = folder / "spendby.db"
    with open_database(path) as database:
        add(database, make_credit())
    path.chmod(0o444)
    folder.chmod(0o555)
    root = os.geteuid() == 0  # whom no mode keeps out
    if root:
        os.seteuid(65534)
    yield path
    if root:
        os.seteuid(0)
    folder.chmod(0o700)
    rmtree(folder)


def test_what_can_not_be_written_can_still_be_read(read_only: Path) -> None:
    with open_database(read_only) as database:
        assert [credit.id for credit in everything(database)[0]] == ["c1"]
        with pytest.raises(FileRefused) as caught:
            add(database, make_credit("c2"))
    assert str(caught.value) == (
        f"Couldn't save: “{read_only}” can't be written to. Your earlier credits are safe "
        "and can still be read."
    )


def test_a_folder_that_can_not_be_written_takes_no_database(read_only: Path) -> None:
    other = read_only.with_name("other.db")
    with (
        open_database(other) as database,
        pytest.raises(FileRefused, match="you have no permission"),
    ):
        everything(database)
    assert not other.exists()
