"""The calendar file in the window: chosen in the settings, kept after each change, told of."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from spendby.ui.kit.action_table import Do
from spendby.ui.shell.main_window import MainWindow
from spendby.ui.shell.settings_dialog import SettingsDialog
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import OpenWindow, drawer, shown_dialog


def settings_of(window: MainWindow) -> SettingsDialog:
    """Open the settings at the page about data."""
    window.actions_of[Do.SETTINGS].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, SettingsDialog)
    dialog.show_page(dialog.data)
    return dialog


def test_it_follows_the_window_until_it_is_let_go(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    services, path = memory_services(drawer(), data_folder=str(tmp_path)), tmp_path / "own.ics"
    window = open_window(services)
    group = settings_of(window).calendar
    assert not group.stop_button.isVisibleTo(group)
    group.choose(str(path))
    shown = group.state.replace("\u200b", "")  # where a long path may break
    assert shown == f"Written anew after every change: {path}"
    services.credits.edit("soon", name="Renamed")
    qtbot.waitUntil(lambda: b"Renamed" in path.read_bytes())
    group.stop_button.click()
    assert services.calendar_file.path is None
    assert "subscribe" in group.state


def test_a_wrong_name_is_said_beside_the_button(window: MainWindow, tmp_path: Path) -> None:
    group = settings_of(window).calendar
    group.choose(str(tmp_path / "own.txt"))
    assert "ends in .ics" in group.problem
    assert not (tmp_path / "own.txt").exists()


def test_a_failure_stands_in_the_banner_until_it_is_mended(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    services = memory_services(drawer(), data_folder=str(tmp_path))
    services.calendar_file.choose(str(folder / "own.ics"))
    window = open_window(services)
    (folder / "own.ics").unlink()
    folder.rmdir()
    services.credits.edit("soon", name="Renamed")
    banner = window.page.banner
    qtbot.waitUntil(lambda: "calendar file isn't up to date" in banner.text)
    folder.mkdir()
    window.commands.calendar.follow()
    qtbot.waitUntil(lambda: banner.text == "")
    assert (folder / "own.ics").exists()
