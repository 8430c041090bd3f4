"""Starting, leaving and breaking: what is remembered, and what is owned up to."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from spendby.domain.errors import Refused
from spendby.ui.credit_list.columns import Column
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.room import inside
from spendby.ui.kit.theme import Mode, Theme
from spendby.ui.kit.worker import Worker
from spendby.ui.shell.application import crash_hook, run_window
from spendby.ui.shell.main_window import MainWindow
from spendby.ui.shell.window_state import FILE_NAME, pull_back
from tests.helpers.log_guard import LogGuard
from tests.helpers.memory_services import memory_services
from tests.ui.conftest import OpenWindow, drawer, names


def test_the_window_comes_back_as_it_was_left(
    open_window: OpenWindow, theme: Theme, tmp_path: Path
) -> None:
    services = memory_services(drawer(), data_folder=str(tmp_path))
    first = open_window(services)
    first.resize(700, 650)
    first.actions_of[Do.SHOW_EXPIRING].trigger()
    first.page.table.sortByColumn(
        Column.LEFT, first.page.table.horizontalHeader().sortIndicatorOrder()
    )
    theme.set_mode(Mode.DARK)
    first.close()
    theme.set_mode(Mode.LIGHT)
    second = MainWindow(services, theme)
    second.load()
    second.furnish()
    assert theme.mode is Mode.DARK
    assert (second.width(), second.height()) == (700, 650)
    assert second.actions_of[Do.SHOW_EXPIRING].isChecked()
    assert names(second) == ["Survey panel payout", "Prime Day"]
    assert second.page.table.horizontalHeader().sortIndicatorSection() == Column.LEFT
    second.close()


@pytest.mark.parametrize(
    "content",
    ["", "\0\1\2", "[General]\nversion=99\nview=over\n", "[General]\nview=mars\nsort=77\nmode=x\n"],
)
def test_a_state_that_cannot_be_read_is_a_first_start(
    theme: Theme, qtbot: QtBot, tmp_path: Path, content: str
) -> None:
    (tmp_path / FILE_NAME).write_text(content)
    window = MainWindow(memory_services(drawer(), data_folder=str(tmp_path)), theme)
    qtbot.addWidget(window)
    window.load()
    window.furnish()
    assert len(names(window)) == 5
    assert window.actions_of[Do.SHOW_ACTIVE].isChecked()


def test_a_window_off_every_screen_is_pulled_back(window: MainWindow) -> None:
    screen = QGuiApplication.primaryScreen().availableGeometry()
    window.setGeometry(QRect(screen.right() + 500, -4000, 1240, 780))
    pull_back(window)
    assert screen.contains(window.frameGeometry().topLeft())


SCREEN = QRect(0, 0, 1366, 768)
BESIDE = QRect(1366, 24, 1920, 1056)


@pytest.mark.parametrize(
    ("frame", "placed"),
    [
        (QRect(60, 5, 1248, 760), QRect(60, 5, 1248, 760)),
        (QRect(60, 5, 1248, 860), QRect(60, 0, 1248, 768)),
        (QRect(-300, 100, 900, 600), QRect(0, 100, 900, 600)),
        (QRect(9_000, -4_000, 1240, 780), QRect(126, 0, 1240, 768)),
        (QRect(1400, 10, 1240, 780), QRect(1400, 24, 1240, 780)),
        (QRect(100, 100, 600, 400), QRect(100, 100, 600, 400)),
    ],
)
def test_a_window_lies_on_its_screen_with_its_whole_frame(frame: QRect, placed: QRect) -> None:
    assert inside(frame, [SCREEN, BESIDE]) == placed


def test_the_first_window_is_no_larger_than_the_screen_leaves_its_frame(
    qtbot: QtBot, theme: Theme
) -> None:
    window = MainWindow(memory_services(drawer()), theme)
    qtbot.addWidget(window)
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert window.width() < screen.width()
    assert window.height() <= screen.height() - 40
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    assert screen.contains(window.frameGeometry())


def test_run_window_paints_first_and_then_shows_the_rows(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def run(_app: QApplication) -> int:
        window = next(
            one for one in qapp.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()
        )
        seen.append(len(names(window)))
        qtbot.waitUntil(lambda: bool(names(window)))
        seen.append(len(names(window)))
        window.close()
        return 0

    monkeypatch.setattr(QApplication, "exec", run)
    before = sys.excepthook
    assert run_window(memory_services(drawer()), []) == 0
    assert seen == [0, 5]
    assert sys.excepthook is before
    assert qapp.applicationName() == "spendby"
    assert QGuiApplication.desktopFileName() == "spendby"


def test_a_bug_is_owned_up_to_and_logged_without_what_was_typed(
    window: MainWindow, log_guard: LogGuard
) -> None:
    log_guard.expect("ValueError in the window")
    error = ValueError("card code 1234-5678")
    crash_hook(window)(ValueError, error, error.__traceback__)
    box = window.findChildren(QMessageBox)[0]
    assert "Your saved credits are safe." in box.text()
    assert "1234" not in box.detailedText()
    assert not [line for line in log_guard.complaints() if "1234" in line]


def test_a_refusal_that_nobody_caught_is_its_sentence(window: MainWindow) -> None:
    crash_hook(window)(Refused, Refused("The disk is full. Your credits are safe."), None)
    assert window.findChildren(QMessageBox)[0].text() == "The disk is full. Your credits are safe."


def test_work_beside_the_window_ends_on_its_thread(qtbot: QtBot) -> None:
    worker = Worker()
    heard: list[object] = []

    def refuse() -> None:
        message = "No."
        raise Refused(message)

    worker.run(lambda: 7, heard.append, heard.append)
    worker.run(refuse, heard.append, lambda refused: heard.append(str(refused)))
    qtbot.waitUntil(lambda: heard == [7, "No."])


def test_a_bug_beside_the_window_is_raised_on_its_thread(qtbot: QtBot) -> None:
    worker = Worker()
    with qtbot.captureExceptions() as raised:
        worker.run(lambda: 1 // 0, lambda _: None, lambda _: None)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError
