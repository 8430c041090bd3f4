"""The settings: few choices, each of which holds at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from spendby.domain.change import Finding
from spendby.domain.errors import FileRefused
from spendby.domain.verdict import Rules
from spendby.integration.language import catalogue
from spendby.services.services import Services
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.theme import Mode, Theme
from spendby.ui.shell.main_window import MainWindow
from spendby.ui.shell.settings_dialog import SettingsDialog
from tests.helpers.memory_services import memory_services
from tests.helpers.memory_storage import MemoryStorage
from tests.ui.conftest import OpenWindow, drawer, focused, shown_dialog
from tests.ui.test_accessible import unnamed


def _open(window: MainWindow, page: str = "appearance") -> SettingsDialog:
    window.actions_of[Do.SETTINGS].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, SettingsDialog)
    dialog.show_page(getattr(dialog, page))
    return dialog


def _press(root: QWidget, text: str) -> None:
    next(one for one in root.findChildren(QPushButton) if one.text() == text).click()


def _choose(root: QWidget, text: str) -> None:
    next(one for one in root.findChildren(QRadioButton) if one.text() == text).click()


def _pick(root: QWidget, text: str) -> None:
    combo = root.findChild(QComboBox)
    assert combo is not None
    combo.setCurrentText(text)


def test_colours_and_text_change_at_once(window: MainWindow, theme: Theme) -> None:
    dialog = _open(window)
    _choose(dialog.appearance, "Dark")
    _pick(dialog.appearance, "150 %")
    assert (theme.mode, theme.text_percent) == (Mode.DARK, 150)
    window.actions_of[Do.THEME_LIGHT].trigger()
    light = next(one for one in dialog.findChildren(QRadioButton) if one.text() == "Light")
    assert light.isChecked()
    theme.set_text_percent(100)


def test_a_language_that_is_chosen_is_spoken_from_the_next_start_on(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(memory_services(drawer(), data_folder=str(tmp_path)))
    page = _open(window).appearance
    box = page.language_field.editor
    assert isinstance(box, QComboBox)
    offered = [box.itemText(row) for row in range(box.count())]
    assert offered == ["That of the system", "Deutsch", "English"]
    page.language_field.set_value("de")
    window.close()  # writes how the window looks into the same file
    assert catalogue(tmp_path, {}).info()["language"] == "de"
    again = _open(open_window(memory_services(drawer(), data_folder=str(tmp_path)))).appearance
    assert again.language_field.value == "de"
    again.language_field.set_value("")
    assert "language" not in catalogue(tmp_path, {}).info()


def test_rules_are_changes_that_can_be_taken_back(window: MainWindow, services: Services) -> None:
    dialog = _open(window, "rules")
    _choose(dialog.rules, "The store's published terms")
    assert _rules(services) is Rules.PUBLISHED
    assert window.toast.text == "Chose the published terms as rules."
    _pick(dialog.rules, "14 days")
    assert services.settings.options().offered_days == 14
    services.history.undo(2)
    assert _rules(services) is Rules.GUIDE
    guide = next(one for one in dialog.findChildren(QRadioButton) if one.text() == "The guide")
    assert guide.isChecked()
    assert dialog.rules.days_field.value == 30
    # Showing what was taken back is no new choice: redo has to stay possible.
    assert services.history.next_redo() is not None


def test_an_answer_follows_the_rules_that_were_chosen(
    window: MainWindow, services: Services
) -> None:
    before = window.control.judge
    services.settings.choose_rules(Rules.PUBLISHED)
    after = window.control.judge
    assert before is not None
    assert after is not None
    assert (before.options.rules, after.options.rules) == (Rules.GUIDE, Rules.PUBLISHED)


def test_a_start_that_was_told_its_rules_says_so(open_window: OpenWindow) -> None:
    window = open_window(memory_services(drawer(), rules=Rules.PUBLISHED))
    dialog = _open(window, "rules")
    assert "This start was told which rules to use." in _texts(dialog)


def test_the_rules_say_where_they_come_from(window: MainWindow) -> None:
    text = _texts(_open(window, "rules"))
    assert "Amazon.com: checked" in text
    assert "Source: " in text
    assert "https://" in text


def test_the_folder_can_be_copied_and_the_file_checked(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: object
) -> None:
    window = open_window(memory_services(drawer(), data_folder=str(tmp_path)))
    dialog = _open(window, "data")
    _press(dialog.data, "Copy path")
    assert QGuiApplication.clipboard().text() == str(tmp_path)
    _press(dialog.data, "Check the file")
    qtbot.waitUntil(lambda: dialog.data.summary == "All is well.")
    _press(dialog.data, "Check the file")
    qtbot.waitUntil(dialog.data.check_button.isEnabled)
    assert _texts(dialog).count("Every policy pack can be used.") == 1


def test_what_is_wrong_with_the_file_comes_first(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(memory_services(storage=_Ailing(drawer())))
    dialog = _open(window, "data")
    _press(dialog.data, "Check the file")
    qtbot.waitUntil(lambda: dialog.data.summary == "1 problem found")
    texts = _texts(dialog)
    assert texts.index("A ledger") < texts.index("Every policy pack")


def test_backups_are_made_and_told(window: MainWindow, qtbot: QtBot) -> None:
    dialog = _open(window, "backups")
    _press(dialog.backups, "Back up now")
    qtbot.waitUntil(lambda: "Backed up" in _texts(dialog.backups).split("\n", 2)[2])
    assert window.toast.text == "Backed up. The copy was read again and checked."


def test_there_is_one_of_them(window: MainWindow) -> None:
    first = _open(window)
    assert _open(window) is first
    first.accept()
    assert _open(window) is not first


@pytest.mark.parametrize("page", ["appearance", "rules", "data", "backups"])
def test_everything_in_it_has_a_name(window: MainWindow, page: str) -> None:
    assert unnamed(_open(window, page)) == []


def test_no_line_stands_over_the_names_of_the_pages(window: MainWindow) -> None:
    bar = _open(window).tabs.tabBar()
    shown = bar.grab().toImage()
    # Under the names the chosen one has its line; over them there is nothing.
    beside = bar.tabRect(1)
    column = [shown.pixelColor(beside.left() + 2, at) for at in range(beside.height() // 4)]
    assert len(set(map(str, column))) == 1


def test_tab_goes_through_a_page_as_it_reads(window: MainWindow) -> None:
    dialog = _open(window, "data")
    dialog.tabs.tabBar().setFocus()
    met = []
    for _ in range(9):
        here = focused()
        met.append(here.text() if isinstance(here, QPushButton) else here.accessibleName())
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert met[1:] == [
        "Data",
        "Copy path",
        "Open the data folder",
        "Import…",
        "Export…",
        "Choose a calendar file…",
        "Check the file",
        "Close",
    ]


def test_settings_that_cannot_be_kept_say_so(open_window: OpenWindow) -> None:
    window = open_window(memory_services(storage=_Full(drawer())))
    dialog = _open(window, "rules")
    _choose(dialog.rules, "The store's published terms")
    assert "Couldn't save: the disk is full." in _texts(dialog)
    guide = next(one for one in dialog.findChildren(QRadioButton) if one.text() == "The guide")
    assert guide.isChecked()


class _Ailing(MemoryStorage):
    def check(self) -> list[Finding]:
        return [Finding("ledgers", ok=False, detail="A ledger doesn't add up: x.")]


class _Full(MemoryStorage):
    def change(self):  # type: ignore[no-untyped-def]  # noqa: ANN202
        message = "Couldn't save: the disk is full. Your earlier credits are safe."
        raise FileRefused(message)


def _rules(services: Services) -> Rules:
    return services.settings.options().rules


def _texts(root: QWidget) -> str:
    return "\n".join(one.text().replace("\u200b", "") for one in root.findChildren(QLabel))
