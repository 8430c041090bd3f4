"""A toast's button is about what the toast tells, whatever came after that."""

import pytest

from spendby.domain.credit import Kind
from spendby.services.services import Services
from spendby.ui.kit.action_table import Do
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.memory_services import memory_services
from tests.helpers.memory_storage import MemoryStorage
from tests.ui.conftest import OpenWindow, drawer


@pytest.fixture
def storage() -> MemoryStorage:
    """The storage that two programs share."""
    return MemoryStorage(drawer())


@pytest.fixture
def services(storage: MemoryStorage) -> Services:
    """The use cases of the window."""
    return memory_services(storage=storage)


@pytest.fixture
def elsewhere(storage: MemoryStorage) -> Services:
    """The use cases of another program over the same credits."""
    return memory_services(storage=storage)


@pytest.fixture
def window(open_window: OpenWindow, services: Services) -> MainWindow:
    """The window."""
    return open_window(services)


def _names(storage: MemoryStorage) -> set[str]:
    return {one.name for one in storage.contents.credits.values()}


def test_undo_takes_back_what_the_toast_tells(
    window: MainWindow, services: Services, storage: MemoryStorage
) -> None:
    services.credits.add(Kind.REFUND, 6_200, name="Lamp")
    assert window.toast.text == "Added Lamp."
    window.toast.press()
    assert "Lamp" not in _names(storage)
    assert window.toast.text == "Taken back: Added Lamp."
    window.toast.press()
    assert "Lamp" in _names(storage)
    assert window.toast.text == "Done again: Added Lamp."
    window.toast.press()
    assert "Lamp" not in _names(storage)


@pytest.mark.parametrize("others", [1, 3])
def test_undo_leaves_alone_what_another_program_did_since_and_names_it(
    window: MainWindow,
    services: Services,
    elsewhere: Services,
    storage: MemoryStorage,
    others: int,
) -> None:
    services.credits.add(Kind.REFUND, 6_200, name="Lamp")
    for number in range(1, others + 1):
        elsewhere.credits.add(Kind.REFUND, 100, name=f"Other {number}")
    before = _names(storage)
    window.toast.press()
    assert _names(storage) == before
    assert "“Added Lamp” wasn't taken back" in window.toast.text
    assert f"“Added Other {others}”" in window.toast.text
    assert ("and 2 more" in window.toast.text) == (others == 3)


def test_undo_of_a_change_that_was_taken_back_elsewhere_says_so(
    window: MainWindow, services: Services, elsewhere: Services, storage: MemoryStorage
) -> None:
    services.credits.add(Kind.REFUND, 6_200, name="Lamp")
    elsewhere.history.undo()
    before = _names(storage)
    window.toast.press()
    assert _names(storage) == before
    assert "it was already" in window.toast.text


def test_redo_in_a_toast_does_its_own_change_again_and_no_other(
    window: MainWindow, services: Services, elsewhere: Services, storage: MemoryStorage
) -> None:
    services.credits.add(Kind.REFUND, 6_200, name="Lamp")
    services.credits.add(Kind.REFUND, 100, name="Mug")
    window.actions_of[Do.UNDO].trigger()
    elsewhere.history.undo()
    before = _names(storage)
    window.toast.press()
    assert _names(storage) == before
    assert "“Added Mug” wasn't done again" in window.toast.text
