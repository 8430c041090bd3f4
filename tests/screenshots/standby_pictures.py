"""Pictures of what is there while the window is not: its settings, the tray's icons and menu."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QScrollArea, QWidget

from spendby.domain.notice import Notice, Outcome, Place
from spendby.integration.daily_timer import NO_MANAGER
from spendby.services.services import Services
from spendby.services.standby import Standby
from spendby.ui.kit.action_table import Do
from spendby.ui.shell.main_window import MainWindow
from spendby.ui.shell.settings_dialog import SettingsDialog
from spendby.ui.tray.tray import Tray
from spendby.ui.tray.tray_icon import tray_icon
from tests.helpers.memory_services import memory_services
from tests.helpers.memory_standby import MemorySwitch

Shot = tuple[str, Callable[[], Services], Callable[[MainWindow], QWidget], tuple[int, int], int]


class _Desktop:
    """A desktop that shows nothing, and says why, or everything."""

    def __init__(self, why: str) -> None:
        self._why = why

    def announce(self, _notice: Notice, tell: Callable[[Outcome], None]) -> None:
        tell(Outcome(Place.DESKTOP, shown=not self._why, why=self._why))


def _reached() -> Services:
    on = MemorySwitch()
    on.on = True
    services = memory_services(standby=Standby(on, MemorySwitch()))
    services.announcing.add(_Desktop(""))
    return services


def _alone() -> Services:
    services = memory_services(standby=Standby(MemorySwitch(), MemorySwitch(refuses=NO_MANAGER)))
    services.announcing.add(_Desktop("No notification service runs here."))
    return services


def tested(window: MainWindow) -> QWidget:
    """Show the settings of being reminded, after a test."""
    window.actions_of[Do.SETTINGS].trigger()
    QApplication.processEvents()
    dialog = next(one for one in window.findChildren(SettingsDialog) if one.isVisible())
    dialog.show_page(dialog.reminders)
    dialog.standby.test.click()
    window.worker.wait()
    for _ in range(20):
        QApplication.processEvents()
    scroll = dialog.tabs.currentWidget()
    if isinstance(scroll, QScrollArea):
        scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    QApplication.processEvents()
    return dialog


def menu(count: int) -> Callable[[MainWindow], QWidget]:
    """Show the tray's menu, with so many reminders."""

    def picture(window: MainWindow) -> QWidget:
        tray = Tray(window._theme, window.actions_of, lambda *_: None)  # noqa: SLF001 - the window's own
        tray.setParent(window)
        tray.show_count(count)
        tray.menu.popup(window.pos())
        QApplication.processEvents()
        return tray.menu

    return picture


def icons(window: MainWindow) -> QWidget:
    """Show the tray's icon in its sizes, without and with reminders."""
    board = QWidget(window, Qt.WindowType.Window)
    theme = window._theme  # noqa: SLF001 - the window's own
    row = QHBoxLayout(board)
    for count in (0, 1, 7, 12):
        for size in (16, 22, 32, 64):
            shown = QLabel()
            picture = tray_icon(theme, count).pixmap(QSize(size, size))
            shown.setPixmap(picture)
            row.addWidget(shown)
    board.show()
    return board


def pictures() -> list[Shot]:
    """List them."""
    full, small = (1240, 780), (900, 600)
    return [
        ("standby_reached", _reached, tested, full, 100),
        ("standby_alone", _alone, tested, full, 100),
        ("standby_alone_200", _alone, tested, small, 200),
        ("tray_menu", memory_services, menu(0), full, 100),
        ("tray_menu_waiting", memory_services, menu(3), full, 100),
        ("tray_icons", memory_services, icons, full, 100),
    ]
