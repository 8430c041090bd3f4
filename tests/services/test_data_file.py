"""What the window hears about the file it works on."""

from pathlib import Path

from spendby.domain.credit import Kind
from tests.helpers.memory_services import memory_services
from tests.helpers.memory_storage import MemoryStorage


def test_the_first_asking_only_begins_to_watch(tmp_path: Path) -> None:
    storage = MemoryStorage()
    services = memory_services(storage=storage, data_folder=str(tmp_path))
    other = memory_services(storage=storage)
    assert not services.data_file.changed_elsewhere()
    assert not services.data_file.changed_elsewhere()
    other.credits.add(Kind.REFUND, 100)
    assert services.data_file.changed_elsewhere()
    assert not services.data_file.changed_elsewhere()
    assert services.data_file.path == str(tmp_path / "spendby.db")


def test_it_says_whether_changes_can_be_kept_and_what_lies_beside(tmp_path: Path) -> None:
    file = memory_services(data_folder=str(tmp_path)).data_file
    assert file.is_writable()
    assert file.conflicting_copies() == []
    (tmp_path / "read-only").touch()
    (tmp_path / "spendby (conflicted copy).db").touch()
    assert not file.is_writable()
    assert file.conflicting_copies() == ["spendby (conflicted copy).db"]
