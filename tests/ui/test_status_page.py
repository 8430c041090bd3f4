"""Where the file can't be used: what happened, what is safe, and one thing to do."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spendby.domain.errors import FileRefused, Refused, Trouble
from spendby.services.services import Services
from spendby.ui.backups.restore_dialog import RestoreDialog
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.status_page import StatusPage
from spendby.ui.shell.application import run_refusal
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.memory_services import memory_services
from tests.helpers.memory_storage import MemoryStorage, MemoryUnit
from tests.ui.conftest import OpenWindow, drawer, focused, names, shown_dialog
from tests.ui.test_accessible import unnamed

SENTENCE = "“/data/spendby.db” is in trouble. It was left as it is. Do something."


class Broken(MemoryStorage):
    """A storage that can't be read as long as there is trouble."""

    trouble: Trouble | None = Trouble.DAMAGED

    @contextmanager
    def read(self) -> Iterator[MemoryUnit]:
        if self.trouble is not None:
            raise FileRefused(SENTENCE, self.trouble)
        with super().read() as look:
            yield look


def broken(trouble: Trouble) -> tuple[Broken, Services]:
    storage = Broken(drawer())
    storage.trouble = trouble
    return storage, memory_services(storage=storage)


def page_of(window: MainWindow) -> StatusPage:
    assert window.status is not None
    assert window.status.isVisible()
    return window.status


@pytest.mark.parametrize(
    ("trouble", "heading", "button"),
    [
        (Trouble.DAMAGED, "Your credits can't be read", "See backups"),
        (Trouble.EMPTY, "The file of your credits is empty", "See backups"),
        (Trouble.FOREIGN, "This file belongs to another program", "Try again"),
        (Trouble.NEWER, "These credits need a newer Spendby", "Close Spendby"),
        (Trouble.BUSY, "Your credits are in use elsewhere", "Try again"),
        (Trouble.OTHER, "Your credits can't be opened", "Try again"),
    ],
)
def test_every_trouble_has_its_page(
    open_window: OpenWindow, trouble: Trouble, heading: str, button: str
) -> None:
    _, services = broken(trouble)
    window = open_window(services)
    page = page_of(window)
    assert (page.heading, page.text) == (heading, SENTENCE)
    assert focused().text() == button  # type: ignore[attr-defined]
    assert window.refused is not None
    assert unnamed(window) == []


def test_nothing_can_be_done_but_what_needs_no_credits(open_window: OpenWindow) -> None:
    _, services = broken(Trouble.BUSY)
    window = open_window(services)
    offered = {one.text for one in window.actions_of.commands()}
    assert {"Dark colours", "Keyboard shortcuts", "Open the data folder", "Quit"} <= offered
    assert not {"Add credit", "Import…", "Export…", "Settings…", "Search"} & offered


def test_trying_again_leads_to_the_credits(open_window: OpenWindow) -> None:
    storage, services = broken(Trouble.BUSY)
    window = open_window(services)
    page_of(window).press()
    page_of(window)
    storage.trouble = None
    page_of(window).press()
    assert len(names(window)) == 5
    assert window.panes.isVisible()
    assert window.page.table.hasFocus()
    assert window.actions_of[Do.ADD].isEnabled()
    assert window.refused is None


def test_the_quiet_way_is_to_try_again(open_window: OpenWindow) -> None:
    storage, services = broken(Trouble.DAMAGED)
    window = open_window(services)
    storage.trouble = None
    page_of(window).press_quiet()
    assert len(names(window)) == 5


def test_a_damaged_file_leads_to_the_backups_and_a_restore_to_the_credits(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    storage, services = broken(Trouble.DAMAGED)
    storage.trouble = None
    kept = services.backups.make()
    storage.trouble = Trouble.DAMAGED
    window = open_window(services)
    page_of(window).press()
    qtbot.waitUntil(lambda: bool(window.findChildren(RestoreDialog)))
    dialog = shown_dialog(window)
    assert isinstance(dialog, RestoreDialog)
    storage.trouble = None
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: len(names(window)) == 5)
    assert kept.contents is not None
    assert window.toast.text == "Restored. You have what the backup held."


def test_a_newer_file_closes_the_program(open_window: OpenWindow) -> None:
    _, services = broken(Trouble.NEWER)
    window = open_window(services)
    page_of(window).press()
    assert not window.isVisible()


def test_without_even_a_folder_there_is_a_window_that_says_so(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    pressed: list[str] = []

    def run(_app: QApplication) -> int:
        qtbot.waitUntil(lambda: any(isinstance(one, StatusPage) for one in qapp.allWidgets()))
        page = next(
            one for one in qapp.allWidgets() if isinstance(one, StatusPage) and one.isVisible()
        )
        pressed.append(page.text)
        page.press()
        return 0

    monkeypatch.setattr(QApplication, "exec", run)
    assert run_refusal(Refused("There is no folder. Nothing was changed."), [])
    assert pressed == ["There is no folder. Nothing was changed."]
