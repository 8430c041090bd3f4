"""The file of credits in other hands: never waited for, and followed when others write to it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from spendby.app.compose import Choices, composed
from spendby.domain.credit import Kind
from spendby.services.services import Services
from spendby.storage import change_engine, database, engine
from spendby.storage.engine import HASTE_MS, raw_connection
from spendby.ui.credits.credit_dialog import AddDialog
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.buttons import Button
from spendby.ui.shell.main_window import MainWindow
from tests.ui.conftest import OpenWindow, names, shown_dialog

SOON_MS = 5_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with three credits."""
    with composed(Choices(str(tmp_path))) as elsewhere:
        for name in ("Ant", "Bee", "Cat"):
            elsewhere.credits.add(Kind.REFUND, 1_000, name=name)
    return tmp_path


@pytest.fixture
def services(folder: Path) -> Iterator[Services]:
    """The use cases of a window over the folder."""
    with composed(Choices(str(folder), window=True)) as services:
        yield services


@pytest.fixture
def window(open_window: OpenWindow, services: Services, qtbot: QtBot) -> MainWindow:
    """The window, ready."""
    window = open_window(services)
    window.get_ready()
    assert window.worker.wait()
    qtbot.wait(50)
    return window


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How long each wait for the file was allowed to be, in milliseconds."""
    allowed: list[int] = []

    def patience_ms() -> int:
        allowed.append(engine.patience_ms())
        return allowed[-1]

    for module in (change_engine, database):
        monkeypatch.setattr(module, "patience_ms", patience_ms)
    connection = engine.raw_connection

    def noted(*arguments: object) -> object:
        allowed.append(engine.patience_ms())
        return connection(*arguments)  # type: ignore[arg-type] # as they came

    monkeypatch.setattr(engine, "raw_connection", noted)
    return allowed


@contextmanager
def held(folder: Path, how: str) -> Iterator[None]:
    """Hold the file as another program may."""
    other = raw_connection(folder / "spendby.db", "rw")
    other.execute(f"BEGIN {how}")
    try:
        yield
    finally:
        other.close()
        engine._THREAD.vain_until = 0.0  # noqa: SLF001 - as if some seconds had passed


def _said(window: MainWindow) -> str:
    QApplication.processEvents()
    return window.page.banner.text.replace("\u200b", "")


def _again(window: MainWindow) -> None:
    button = window.page.banner.findChild(Button)
    assert isinstance(button, Button)
    assert button.text() == "Try again"
    button.click()


def test_a_window_waits_for_the_file_a_tenth_of_a_second_and_not_again_at_once(
    window: MainWindow, folder: Path, waits: list[int]
) -> None:
    with held(folder, "EXCLUSIVE"):
        waits.clear()
        for do in (Do.ADD, Do.PLAN, Do.STORES, Do.UNDO, Do.MARK_CHECKED):
            window.actions_of[do].trigger()
            QApplication.processEvents()
        assert waits, "the file was asked for"
        assert max(waits) == HASTE_MS
        assert waits.count(HASTE_MS) <= 2, "waits don't add up"


def test_what_cant_be_read_now_is_offered_again_in_the_banner(
    window: MainWindow, folder: Path
) -> None:
    with held(folder, "EXCLUSIVE"):
        window.actions_of[Do.ADD].trigger()
        assert "Another program is using" in _said(window)
        assert window.findChildren(AddDialog) == []
        _again(window)
        assert "Another program is using" in _said(window)
    _again(window)
    assert isinstance(shown_dialog(window), AddDialog)
    assert _said(window) == ""


@pytest.mark.parametrize("how", ["IMMEDIATE", "EXCLUSIVE"])
def test_what_cant_be_written_now_is_offered_again_in_the_banner(
    window: MainWindow, services: Services, folder: Path, how: str
) -> None:
    with held(folder, how):
        window.actions_of[Do.ARCHIVE].trigger()
        assert "nother program is using" in _said(window)
        _again(window)
    assert {one.archived for one in services.credits.all()} == {False}
    _again(window)
    assert sum(one.archived for one in services.credits.all()) == 1
    assert _said(window) == ""


@pytest.mark.parametrize("how", ["IMMEDIATE", "EXCLUSIVE"])
def test_a_form_is_kept_while_the_file_is_in_use(
    window: MainWindow, services: Services, folder: Path, how: str
) -> None:
    window.actions_of[Do.ADD].trigger()
    dialog = shown_dialog(window)
    assert isinstance(dialog, AddDialog)
    QTest.keyClicks(dialog.form.amount.editor, "62")
    dialog.form.more.name.set_text("Lamp")
    with held(folder, how):
        assert not dialog.submit()
        assert dialog.isVisible()
        assert "nother program is using" in dialog.problem.replace("\u200b", "")
    assert dialog.submit()
    assert "Lamp" in {one.name for one in services.credits.all()}


def test_a_window_that_opens_while_the_file_is_in_use_shows_the_credits_when_it_is_free(
    open_window: OpenWindow, services: Services, folder: Path, qtbot: QtBot
) -> None:
    with held(folder, "EXCLUSIVE"):
        window = open_window(services)
        assert window.status is not None
        assert window.status.isVisible()
    qtbot.waitUntil(lambda: names(window) == ["Ant", "Bee", "Cat"], timeout=SOON_MS)
    assert not window.status.isVisible()


def test_what_another_program_writes_is_in_the_window_soon(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    window.page.table.selectRow(1)
    chosen = window.control.current
    with composed(Choices(str(folder))) as elsewhere:
        elsewhere.credits.add(Kind.REFUND, 500, name="Dog")
    qtbot.waitUntil(lambda: "Dog" in names(window), timeout=SOON_MS)
    assert window.control.current is not None
    assert chosen is not None
    assert window.control.current.credit.id == chosen.credit.id
    with composed(Choices(str(folder))) as elsewhere:
        elsewhere.history.undo()
    qtbot.waitUntil(lambda: "Dog" not in names(window), timeout=SOON_MS)


def test_nothing_is_asked_while_nothing_happens(
    window: MainWindow, services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.credits.add(Kind.REFUND, 500, name="Own")
    watch = window.commands.watch
    qtbot.wait(2_000)  # the day's backup is made after a second
    qtbot.waitUntil(lambda: not watch.is_waiting, timeout=SOON_MS)
    asked: list[float] = []
    data_file = services.data_file

    def noted() -> bool:
        asked.append(time.monotonic())
        return False

    monkeypatch.setattr(type(data_file), "changed_elsewhere", lambda _: noted())
    qtbot.wait(2_500)
    assert asked == []
    assert not watch.is_waiting


def test_many_changes_are_looked_at_once_a_second_at_most(
    window: MainWindow, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: not window.commands.watch.is_waiting, timeout=SOON_MS)
    asked: list[float] = []
    monkeypatch.setattr(
        type(window.commands.watch), "follow", lambda _: asked.append(time.monotonic())
    )
    for _ in range(15):
        (folder / "mark").write_text("x")
        (folder / "mark").unlink()
        qtbot.wait(100)
    qtbot.wait(2_500)
    assert 1 <= len(asked) <= 5


def test_a_window_that_isnt_seen_reads_when_it_is_seen_again(
    window: MainWindow, folder: Path, qtbot: QtBot
) -> None:
    window.hide()
    with composed(Choices(str(folder))) as elsewhere:
        elsewhere.credits.add(Kind.REFUND, 500, name="Dog")
    qtbot.wait(2_500)
    assert "Dog" not in names(window)
    window.show()
    qtbot.waitUntil(lambda: "Dog" in names(window), timeout=SOON_MS)


def test_a_command_waits_longer_than_a_window(folder: Path, waits: list[int]) -> None:
    with composed(Choices(str(folder))) as commands:
        commands.credits.all()
    assert set(waits) == {engine.PATIENCE_MS}
