"""Starting the window over a file that can't be used: it opens, says so, and can be left."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, NoReturn

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from spendby.app import window_start
from spendby.app.main import main
from spendby.domain.credit import Kind
from spendby.domain.errors import Refused
from spendby.domain.notice import Notice, Outcome, Place
from spendby.integration.notifications import desktop
from spendby.ui.kit.status_page import StatusPage
from spendby.ui.shell.main_window import MainWindow


@pytest.fixture
def shown(qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Leave each window that opens as soon as it has said something; gives what was said."""
    said: list[str] = []

    def run(_app: QApplication) -> int:
        def pages() -> list[StatusPage]:
            return [one for one in qapp.allWidgets() if isinstance(one, StatusPage)]

        qtbot.waitUntil(lambda: any(one.isVisible() and one.text for one in pages()))
        page = next(one for one in pages() if one.isVisible())
        said.append(f"{page.heading}: {page.text}")
        page.window().close()
        page.window().deleteLater()
        return 0

    monkeypatch.setattr(QApplication, "exec", run)
    return said


def test_a_damaged_file_opens_a_window_that_says_so(
    shown: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "spendby.db"
    file.write_bytes(b"<html>not a database</html>" * 100)
    assert main(["--data-dir", str(tmp_path)]) == 1
    assert shown[0].startswith(f"Your credits can't be read: “{file}” is damaged")
    assert capsys.readouterr().err.startswith(f"“{file}” is damaged")
    assert file.read_bytes() == b"<html>not a database</html>" * 100


def test_an_empty_file_is_no_first_start(shown: list[str], tmp_path: Path) -> None:
    (tmp_path / "spendby.db").touch()
    assert main(["--data-dir", str(tmp_path)]) == 1
    assert shown[0].startswith("The file of your credits is empty: ")
    assert (tmp_path / "spendby.db").stat().st_size == 0


def test_without_a_folder_there_is_a_window_too(
    shown: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert main(["--data-dir", str(tmp_path / "file")]) == 1
    assert shown[0].startswith("Your credits can't be opened: ")
    assert "is a file" in capsys.readouterr().err


def test_what_another_program_writes_shows_when_one_comes_back(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    counts: list[int] = []

    def run(_app: QApplication) -> int:
        window = next(
            one for one in qapp.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()
        )
        qtbot.waitActive(window)
        qtbot.waitUntil(lambda: window.commands.backups.line is not None)
        window.worker.wait()
        counts.append(window.page.table.model().rowCount())
        options = ["--data-dir", str(tmp_path)]
        assert main([*options, "add", "--amount", "5", "--kind", Kind.REFUND.value]) == 0
        elsewhere = QWidget()
        elsewhere.show()
        elsewhere.activateWindow()
        QApplication.processEvents()
        window.activateWindow()
        elsewhere.close()
        qtbot.waitUntil(lambda: window.page.table.model().rowCount() == 1)
        counts.append(window.page.table.model().rowCount())
        window.close()
        window.deleteLater()
        return 0

    monkeypatch.setattr(QApplication, "exec", run)
    assert main(["--data-dir", str(tmp_path)]) == 0
    assert counts == [0, 1]


class _Desktop:
    """A desktop's notices, kept."""

    shown: ClassVar[list[Notice]] = []

    def __init__(self, _icon: str = "") -> None:
        """Take the icon."""

    def announce(self, notice: Notice, tell: Callable[[Outcome], None]) -> None:
        """Show it."""
        self.shown.append(notice)
        tell(Outcome(Place.DESKTOP, shown=True))


@pytest.mark.parametrize(
    "error", [Refused("A library is missing."), OSError(28, "No space left on device")]
)
def test_why_no_window_opens_is_said_on_the_desktop_too(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: Exception,
) -> None:
    def fails(*_: object) -> NoReturn:
        raise error

    monkeypatch.setattr(_Desktop, "shown", [])
    monkeypatch.setattr(desktop, "PatientNotices", _Desktop)
    monkeypatch.setattr(window_start, "front_door", fails)
    assert main(["--data-dir", str(tmp_path)]) == 1
    (notice,) = _Desktop.shown
    assert notice.title == "Spendby can't open"
    assert notice.body in capsys.readouterr().err
