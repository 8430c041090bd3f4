"""Whatever lies where a file is expected is looked at before it is opened."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from spendby.domain.errors import FileRefused, PackRefused
from spendby.integration.files import LocalFiles
from spendby.integration.pack_shelf import FolderPackShelf, pack_text
from spendby.outside import open_outside, read_outside
from spendby.services.offers import read_offer_at
from tests.helpers.command_line import CommandLine
from tests.helpers.credits import DAY

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="pipes and devices of POSIX"),
    pytest.mark.timeout(30),
]


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's path may not be long
    try:
        with socket.socket(socket.AF_UNIX) as door:
            door.bind(path.name)
    finally:
        os.chdir(here)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _circle(path: Path) -> None:
    path.symlink_to(path)


KINDS = {
    "folder": _folder,
    "pipe": _pipe,
    "socket": _socket,
    "device": _device,
    "circle": _circle,
}


@pytest.fixture(params=KINDS)
def strange(request: pytest.FixtureRequest) -> Callable[[Path], None]:
    """Make something that is no file at a path."""
    made: Callable[[Path], None] = KINDS[request.param]
    return made


def test_what_is_no_file_is_named_and_never_waited_for(
    tmp_path: Path, strange: Callable[[Path], None]
) -> None:
    path = tmp_path / "it.json"
    strange(path)
    with pytest.raises(OSError, match=r"it is a |oo many"):
        open_outside(path)
    with pytest.raises(FileRefused, match=r"it is a |circle"):
        LocalFiles().read(str(path), 100)
    with pytest.raises(FileRefused):
        read_offer_at(str(path), DAY)
    with pytest.raises(PackRefused):
        pack_text(path, "it.toml")


def test_nothing_is_written_over_what_is_no_file(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    os.mkfifo(path)
    with pytest.raises(FileRefused, match="it is a pipe"):
        LocalFiles().write(str(path), b"x")
    assert path.is_fifo()


def test_a_file_is_read_to_its_limit_and_a_byte_further(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"12345")
    assert read_outside(path, 5) == b"12345"
    assert read_outside(path, 3) == b"1234"
    with pytest.raises(OSError, match="No such file"):
        read_outside("", 5)


def test_a_pack_that_is_no_file_is_named_and_the_others_are_used(
    tmp_path: Path, strange: Callable[[Path], None]
) -> None:
    strange(tmp_path / "x.toml")
    shelf = FolderPackShelf(Path("resources/packs").resolve(), tmp_path)
    assert len(shelf.problems()) == 1
    assert "amazon-us" in shelf.packs()


@pytest.mark.parametrize("name", ["packs/x.toml", "packs/guides/amazon-us.toml", "spendby.log"])
def test_nothing_strange_in_the_data_folder_hangs_a_command(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    strange: Callable[[Path], None],
    name: str,
) -> None:
    spendby = CommandLine(tmp_path / "data", capsys)
    spendby.add()
    path = spendby.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    strange(path)
    for command in (["list"], ["stores"], ["guide", "refund"], ["doctor"]):
        answer = spendby(*command)
        assert answer.status in {0, 1}
        assert "bug" not in answer.err


@pytest.mark.parametrize("name", ["spendby.db", "backups/manifest.jsonl", "spendby.db-journal"])
def test_nothing_strange_in_the_place_of_its_own_files_hangs_a_command(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    strange: Callable[[Path], None],
    name: str,
) -> None:
    spendby = CommandLine(tmp_path / "data", capsys)
    spendby.add()
    path = spendby.folder / name
    path.unlink(missing_ok=True)
    strange(path)
    for command in (["list"], ["backups"], ["add", "--amount", "1", "--kind", "refund"]):
        answer = spendby(*command)
        assert answer.status in {0, 1}
        assert "bug" not in answer.err
