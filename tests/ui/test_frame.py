"""The window's frame: the banner, other programs' changes, backups, stores, the data folder."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from spendby.domain.credit import Kind
from spendby.domain.errors import FileRefused
from spendby.domain.unreadable import Unreadable
from spendby.services.services import Services
from spendby.ui.backups.restore_dialog import RestoreDialog
from spendby.ui.kit.action_table import ANYWHERE, EDITS, Do
from spendby.ui.kit.buttons import Button
from spendby.ui.kit.notices import About
from spendby.ui.shell.main_window import MainWindow
from spendby.ui.stores.store_dialog import StoreDialog
from tests.helpers.memory_services import FixedClock, memory_services
from tests.helpers.memory_storage import MemoryStorage
from tests.ui.conftest import OpenWindow, drawer, focused, names, shown_dialog


def come_back(window: MainWindow) -> None:
    """Leave the window and come back to it."""
    other = QWidget()
    for one in (other, window):
        one.show()
        one.activateWindow()
        QApplication.processEvents()
    other.close()


def test_a_change_from_the_command_line_shows_when_one_comes_back(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    storage = MemoryStorage(drawer())
    window = open_window(memory_services(storage=storage))
    window.get_ready()
    window.worker.wait()
    window.page.select("soon")
    memory_services(storage=storage).credits.add(Kind.REFUND, 500, name="From outside")
    assert "From outside" not in names(window)
    come_back(window)
    qtbot.waitUntil(lambda: "From outside" in names(window))
    assert window.detail.name == "Prime Day"


def test_a_file_that_was_replaced_is_said_when_one_comes_back(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    storage = _Replaced(drawer())
    window = open_window(memory_services(storage=storage))
    storage.replaced = True
    come_back(window)
    qtbot.waitUntil(lambda: window.page.banner.text == "Replaced by another program.")
    assert len(names(window)) == 5


def test_a_credit_that_can_not_be_read_is_named_over_the_others(
    open_window: OpenWindow,
) -> None:
    storage = MemoryStorage(drawer())
    storage.unreadable = [Unreadable("9e9dafa4", "It is damaged.")]
    window = open_window(memory_services(storage=storage))
    assert window.page.banner.text.startswith(
        "1 credit can't be read, so it is missing from the list and the sums: 9e9dafa4."
    )
    assert len(names(window)) == 5
    storage.unreadable = []
    window.load()
    assert window.page.banner.text == ""


def test_a_file_that_can_only_be_read_says_so_and_lets_nothing_be_changed(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    (tmp_path / "read-only").touch()
    window = open_window(memory_services(drawer(), data_folder=str(tmp_path)))
    assert window.page.banner.text.startswith("You can look, but nothing can be changed:")
    window.page.select("yes")
    assert not [do for do in EDITS if window.actions_of[do].isEnabled()]
    assert window.actions_of[Do.EXPORT].isEnabled()
    assert window.actions_of[Do.COPY].isEnabled()
    (tmp_path / "read-only").unlink()
    come_back(window)
    assert window.page.banner.text == ""
    assert window.actions_of[Do.USE].isEnabled()


def test_a_copy_of_a_syncing_program_is_named(open_window: OpenWindow, tmp_path: Path) -> None:
    (tmp_path / "spendby (conflicted copy).db").touch()
    window = open_window(memory_services(drawer(), data_folder=str(tmp_path)))
    assert "spendby (conflicted copy).db" in window.page.banner.text
    assert window.actions_of[Do.ADD].isEnabled()


def test_the_banner_says_what_matters_most(window: MainWindow) -> None:
    notices, banner = window.notices, window.page.banner
    notices.say(About.BACKUPS, "No backup for a week.")
    notices.say(About.SAMPLE, "This is sample data.")
    assert banner.text == "No backup for a week."
    notices.say(About.READ_ONLY, "Can't be written to.", "Try again", lambda: None)
    assert banner.text == "Can't be written to."
    notices.drop(About.READ_ONLY)
    notices.drop(About.BACKUPS)
    assert banner.text == "This is sample data."
    notices.drop(About.SAMPLE)
    assert banner.text == ""


def test_what_works_anywhere_edits_nothing_but_by_a_backup() -> None:
    assert {do for do in ANYWHERE if do in EDITS} == {Do.RESTORE}


def test_the_days_backup_comes_with_the_first_change(
    window: MainWindow, services: Services, qtbot: QtBot
) -> None:
    services.credits.archive(["soon"])
    qtbot.waitUntil(lambda: services.backups.state().last is not None)
    qtbot.waitUntil(lambda: window.commands.backups.line is not None)
    assert window.commands.backups.line is not None
    assert window.commands.backups.line.text.startswith("Backed up")


def test_closing_makes_a_backup_of_what_is_in_none(window: MainWindow, services: Services) -> None:
    services.credits.archive(["soon"])
    window.worker.wait()
    before = services.backups.state().last
    services.credits.archive(["soon"], archived=False)
    window.close()
    after = services.backups.state()
    assert after.last != before
    assert after.bare_days == 0


def test_a_week_of_changes_without_a_backup_is_said_with_the_way_out(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    clock = FixedClock()
    services = memory_services(drawer(), clock=clock)
    for day in range(7):
        services.credits.archive(["soon"], archived=day % 2 == 0)
        clock.moment += timedelta(days=1)
    window = open_window(services)
    banner = window.page.banner
    window.commands.backups.look()
    qtbot.waitUntil(lambda: bool(banner.text))
    assert banner.text.startswith("7 days with changes are in no backup yet.")
    (button,) = banner.findChildren(Button)
    button.click()
    qtbot.waitUntil(lambda: not banner.text)
    assert services.backups.state().bare_days == 0


def test_restoring_can_be_gone_back_on(
    window: MainWindow, services: Services, qtbot: QtBot
) -> None:
    services.backups.make()
    services.credits.archive(["soon", "yes"])
    assert len(names(window)) == 3
    window.actions_of[Do.RESTORE].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(RestoreDialog)))
    dialog = shown_dialog(window)
    assert isinstance(dialog, RestoreDialog)
    dialog.list.setCurrentIndex(dialog.list.model().index(len(services.backups.checked()) - 1, 0))
    dialog.accept_button.click()
    qtbot.waitUntil(lambda: len(names(window)) == 5)
    qtbot.waitUntil(lambda: window.toast.text.startswith("Restored."))
    window.toast.press()
    qtbot.waitUntil(lambda: len(names(window)) == 3)


def test_a_store_is_added_without_a_mouse_and_listed(window: MainWindow) -> None:
    window.actions_of[Do.ADD_STORE].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, StoreDialog)
    QTest.keyClicks(focused(), "Corner Books")
    dialog.currency.set_text("eur")
    dialog.time_zone.set_text("Europe/Berlin")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert not dialog.isVisible()
    store = window.control.store
    assert store is not None
    assert (store.name, store.currency, store.time_zone) == (
        "Corner Books",
        "EUR",
        "Europe/Berlin",
    )
    assert window.toast.text == "Added the store Corner Books."
    assert names(window) == []


@pytest.mark.parametrize(
    ("name", "currency", "zone", "problem"),
    [
        ("", "USD", "UTC", "A store needs a name."),
        ("Amazon US", "USD", "UTC", "There is already a store"),
        ("Books", "XYZQ", "UTC", "is no currency code"),
        ("Books", "USD", "Mars/Base", "is no time zone"),
    ],
)
def test_a_store_that_cannot_be_says_at_which_field(
    window: MainWindow, name: str, currency: str, zone: str, problem: str
) -> None:
    window.actions_of[Do.ADD_STORE].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, StoreDialog)
    dialog.called.set_text(name)
    dialog.currency.set_text(currency)
    dialog.time_zone.set_text(zone)
    assert not dialog.submit()
    said = [field.problem for field in (dialog.called, dialog.currency, dialog.time_zone)]
    assert [one for one in said if problem in one]


def test_the_packs_money_and_days_are_offered(window: MainWindow) -> None:
    window.actions_of[Do.ADD_STORE].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, StoreDialog)
    dialog.pack.set_value("amazon-us")
    assert (dialog.currency.text, dialog.time_zone.text) == ("USD", "America/Los_Angeles")


def test_a_desktop_that_opens_no_folders_is_told_where_it_is(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(memory_services(data_folder=str(tmp_path)))
    opened: list[str] = []

    def open_url(url: object) -> bool:
        opened.append(str(url))
        return len(opened) > 1

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    window.actions_of[Do.OPEN_FOLDER].trigger()
    assert str(tmp_path) in window.toast.text
    window.actions_of[Do.OPEN_FOLDER].trigger()
    assert len(opened) == 2


def test_a_narrow_sidebar_keeps_its_words_for_those_who_listen(window: MainWindow) -> None:
    window.commands.backups.look()
    window.worker.wait()
    QApplication.processEvents()
    window.resize(900, 600)
    buttons = window.foot.findChildren(QPushButton)
    assert [one.accessibleName() for one in buttons] == ["No backup yet", "Settings"]
    assert [one.text() for one in buttons] == ["", ""]


class _Replaced(MemoryStorage):
    """A storage whose file was replaced under the program."""

    replaced = False

    def stamp(self) -> int:
        if self.replaced:
            message = "Replaced by another program."
            raise FileRefused(message)
        return super().stamp()


def test_the_backup_of_a_day_waits_until_nobody_changes_anything(
    window: MainWindow, services: Services, qtbot: QtBot
) -> None:
    for _ in range(2):
        services.credits.add(Kind.REFUND, 500)
        window.worker.wait()
        assert services.backups.checked() == []
    qtbot.waitUntil(lambda: len(services.backups.checked()) == 1)
