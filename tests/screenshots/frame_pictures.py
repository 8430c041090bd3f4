"""Pictures of the window's frame: palette, settings, status pages, sample and first start."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton, QWidget

from spendby.assets import resource
from spendby.domain.errors import FileRefused, Trouble
from spendby.services.services import Services
from spendby.ui.kit.action_table import Do
from spendby.ui.shell.application import crash_hook
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.memory_services import NOON, FixedClock, memory_services
from tests.helpers.memory_storage import MemoryStorage, MemoryUnit

_PATH = "/home/kim/.local/share/spendby/spendby.db"
_SENTENCES = {
    Trouble.DAMAGED: (
        f"“{_PATH}” is damaged or is not a file of Spendby's. It was left as it is. "
        "Restore a backup, or move the file elsewhere to start anew."
    ),
    Trouble.NEWER: (
        f"“{_PATH}” was written by a newer Spendby (file version 3; this one reads up to 2). "
        "Nothing was changed. Use the newer Spendby."
    ),
    Trouble.BUSY: (
        f"Another program is using “{_PATH}”. Nothing was changed. "
        "Close the other program, then try again."
    ),
}


class _Refusing(MemoryStorage):
    """A storage that can't be read."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__()
        self._trouble = trouble

    @contextmanager
    def read(self) -> Iterator[MemoryUnit]:
        raise FileRefused(_SENTENCES[self._trouble], self._trouble)


def refusing(trouble: Trouble) -> Callable[[], Services]:
    """Give use cases over a file that is in `trouble`."""
    return lambda: memory_services(storage=_Refusing(trouble))


def kept_services() -> Services:
    """Give the sample drawer in a folder that has a name, with a backup of today."""
    services = memory_services(data_folder=_folder("kept"))
    services.exchange.take_in(str(resource("sample", "drawer.json")))
    services.backups.make()
    return services


def overdue_services() -> Services:
    """Give the sample drawer after a week of changes without a backup."""
    clock = FixedClock(NOON - timedelta(days=7))
    services = memory_services(clock=clock)
    services.exchange.take_in(str(resource("sample", "drawer.json")))
    for credit in services.credits.all()[:6]:
        clock.moment += timedelta(days=1)
        services.credits.mark_checked(credit.id)
    return services


def read_only_services() -> Services:
    """Give the sample drawer in a folder that can't be written to."""
    services = memory_services(data_folder=_folder("read-only"))
    services.exchange.take_in(str(resource("sample", "drawer.json")))
    Path(services.data_file.folder, "read-only").touch()
    return services


@cache
def _folders() -> "TemporaryDirectory[str]":
    return TemporaryDirectory(prefix="spendby-pictures-")


def _folder(name: str) -> str:
    folder = Path(_folders().name) / name
    folder.mkdir(exist_ok=True)
    return str(folder)


def ready(window: MainWindow) -> QWidget:
    """Wait for what is found out beside the window."""
    window.commands.backups.look()
    window.worker.wait()
    for _ in range(3):
        QApplication.processEvents()
    return window


def palette(window: MainWindow) -> QWidget:
    """Look for a command."""
    ready(window)
    window.actions_of[Do.PALETTE].trigger()
    return _shown(window)


def palette_typed(window: MainWindow) -> QWidget:
    """Look for a command by its letters."""
    dialog = palette(window)
    _type("co")
    return dialog


def settings(page: str) -> Callable[[MainWindow], QWidget]:
    """Open the settings at a page."""

    def picture(window: MainWindow) -> QWidget:
        ready(window)
        window.actions_of[Do.SETTINGS].trigger()
        dialog = _shown(window)
        dialog.show_page(getattr(dialog, page))  # type: ignore[attr-defined]
        if page == "data":
            dialog.data.check_button.click()  # type: ignore[attr-defined]
            dialog._worker.wait()  # type: ignore[attr-defined]  # noqa: SLF001
        for _ in range(3):
            QApplication.processEvents()
        return dialog

    return picture


def kept_calendar(window: MainWindow) -> QWidget:
    """Show in the settings which calendar file is kept up to date."""
    dialog = settings("data")(window)
    path = f"{_folder('kept')}/spendby.ics"
    dialog.calendar.choose(path)  # type: ignore[attr-defined]
    QApplication.processEvents()
    return dialog


def export(window: MainWindow) -> QWidget:
    """Ask where to write credits, as a table."""
    ready(window)
    window.actions_of[Do.EXPORT].trigger()
    dialog = _shown(window)
    dialog.setDirectory(_folder("kept"))  # type: ignore[attr-defined]
    form = dialog.nameFilters()[1]  # type: ignore[attr-defined]
    dialog.selectNameFilter(form)  # type: ignore[attr-defined]
    dialog.filterSelected.emit(form)  # type: ignore[attr-defined]
    QApplication.processEvents()
    return dialog


def about(window: MainWindow) -> QWidget:
    """Say which version this is."""
    window.actions_of[Do.ABOUT].trigger()
    return _shown(window)


def _divide() -> None:
    raise ZeroDivisionError


def crash(window: MainWindow) -> QWidget:
    """Own up to a bug, with its details."""
    try:
        _divide()
    except ZeroDivisionError as error:
        crash_hook(window)(type(error), error, error.__traceback__)
    box = _shown(window)
    details = next(one for one in box.findChildren(QPushButton) if "etails" in one.text())
    details.click()
    return box


def menu(title: str) -> Callable[[MainWindow], QWidget]:
    """Open a menu of the menu bar."""

    def picture(window: MainWindow) -> QWidget:
        found = next(
            one.menu() for one in window.menuBar().actions() if one.text().strip("&") == title
        )
        assert isinstance(found, QMenu)
        found.popup(window.mapToGlobal(window.rect().topLeft()))
        QApplication.processEvents()
        return found

    return picture


def expiring(window: MainWindow) -> QWidget:
    """List what expires soon, over the months to come."""
    window.actions_of[Do.SHOW_EXPIRING].trigger()
    return window


def month(window: MainWindow) -> QWidget:
    """Choose a month of the strip."""
    expiring(window)
    bar = window.commands.outlook.strip.bars[3]
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton)
    return window


def store(window: MainWindow) -> QWidget:
    """Add a store."""
    window.actions_of[Do.ADD_STORE].trigger()
    dialog = _shown(window)
    _type("Corner Books")
    return dialog


def _type(text: str) -> None:
    focused = QApplication.focusWidget()
    if focused is not None:
        QTest.keyClicks(focused, text)


def _shown(window: MainWindow) -> QDialog:
    QApplication.processEvents()
    return next(one for one in window.findChildren(QDialog) if one.isVisible())
