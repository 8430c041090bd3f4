"""The application: starts Qt, shows the window before reading anything, reports what breaks."""

import logging
import sys
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QLibraryInfo, Qt, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox, QWidget

from spendby.assets import SOURCE_LANGUAGE
from spendby.domain.errors import Refused
from spendby.services.services import Services
from spendby.translation import language, tr
from spendby.ui.kit.after_painting import after_painting
from spendby.ui.kit.file_in_use import is_in_use
from spendby.ui.kit.icons import app_icon, pixmap
from spendby.ui.kit.plain_copies import keep_copies_plain
from spendby.ui.kit.theme import Theme
from spendby.ui.kit.tokens import PAGE_MARGIN
from spendby.ui.shell.background import Background
from spendby.ui.shell.main_window import MainWindow
from spendby.ui.shell.sample_visit import OpenSample, SampleVisit
from spendby.ui.shell.window_state import first_size, state_file
from spendby.ui.tray.start import Start
from spendby.ui.tray.tray_choice import TrayChoice

_FURNISH_MS = 10
"""So long after its rows were painted, the window gets what is done with them."""

_IDLE_MS = 500
"""So long after the first painting, what the first change needs is made ready."""

_ICON = 28

_LOG = logging.getLogger(__name__)

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def run_window(
    services: Services,
    argv: Sequence[str],
    open_sample: OpenSample | None = None,
    start: Start | None = None,
    text_percent: Callable[[], int] | None = None,
) -> int:
    """Show the window until it is left; gives the exit status.

    `argv` are the arguments after the program's name; `open_sample` gives sample data to those who
    want to look around; `start` says how it was asked for; `text_percent` tells the desktop's own
    text size and may wait for it. Raises `Refused` where the window was
    left without having shown a credit.
    """
    app = _application(argv)
    theme = Theme(app, undressed=True)
    window = MainWindow(services, theme)
    theme.dress()
    window.setWindowTitle("Spendby")
    if open_sample is not None:
        SampleVisit(window, theme, open_sample)
    before = sys.excepthook
    sys.excepthook = crash_hook(window)
    # Rows come right after the first painting: an empty window at once feels faster than a full
    # one later. What can be done with them comes after they are painted.
    after_painting(window.panes, partial(_load, window))
    standby = Background(
        services, theme, window, TrayChoice(state_file(services.data_file.folder), window)
    )
    after_painting(window.panes, lambda: QTimer.singleShot(_IDLE_MS, standby, standby.settle))
    standby.over.connect(lambda: QCoreApplication.exit(0))
    standby.begin(start or Start())
    if text_percent is not None and QGuiApplication.platformName().startswith("wayland"):
        look = partial(_follow_text, window, theme, text_percent)
        after_painting(window.panes, lambda: QTimer.singleShot(_IDLE_MS, window, look))
        app.applicationStateChanged.connect(look)
    try:
        status = app.exec()
    finally:
        sys.excepthook = before
        app.setQuitOnLastWindowClosed(True)
    if window.refused is not None:
        raise window.refused
    return status


def _load(window: MainWindow) -> None:
    window.load()
    furnish = partial(_furnish, window)
    after_painting(window.panes, lambda: QTimer.singleShot(_FURNISH_MS, window, furnish))
    QTimer.singleShot(_IDLE_MS, window, window.get_ready)


def _follow_text(
    window: MainWindow, theme: Theme, ask: Callable[[], int], _state: object = None
) -> None:
    """Ask for the desktop's text size beside the window, and follow it."""

    def follow(percent: int) -> None:
        theme.set_text_percent(theme.text_percent, percent)

    window.worker.run(ask, follow, lambda _refused: None)


def _furnish(window: MainWindow) -> None:
    window.furnish()
    QGuiApplication.setWindowIcon(app_icon())  # seven drawings


def run_refusal(refused: Refused, argv: Sequence[str]) -> bool:
    """Show a window that says why there is nothing to see; tells whether to try again."""
    from spendby.ui.kit.status_page import StatusPage

    app = _application(argv)
    again: list[bool] = []
    window = QMainWindow()

    def retry() -> None:
        again.append(True)
        window.close()

    page = StatusPage(Theme(app), retry, window.close)
    page.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
    window.setCentralWidget(page)
    window.setWindowTitle("Spendby")
    window.setWindowIcon(app_icon())
    window.resize(first_size())
    window.show()
    page.show_refusal(refused)
    app.exec()
    return bool(again)


def _application(argv: Sequence[str]) -> QApplication:
    """Give the one application, by the name under which desktops know its windows."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["spendby", *argv])
    app.setApplicationName("spendby")
    keep_copies_plain(app.clipboard())
    QGuiApplication.setDesktopFileName("spendby")
    translate_qt(app)
    return app


def translate_qt(app: QApplication) -> QTranslator:
    """Have what Qt itself says, in menus of its fields for example, in the language of our texts.

    Without a translator that is English, whatever the system speaks.
    """
    translator = QTranslator(app)
    if language() == SOURCE_LANGUAGE:
        return translator  # no file is looked for on the way to the first window
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language()}", folder):
        app.installTranslator(translator)
    return translator


def crash_hook(window: QWidget) -> Hook:
    """Make the last stop for what goes wrong: a refusal is said, a bug logged and owned up to."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        if isinstance(error, Refused):
            if is_in_use(error) and isinstance(window, MainWindow):
                window.in_use.offer(error)
                return
            _box(_front(window), str(error), "info").open()
            return
        # The error's own message may quote what people typed, so only its kind and place are kept.
        place = "".join(traceback.format_tb(trace))
        _LOG.critical("%s in the window\n%s", kind.__name__, place)
        text = tr(
            "Something in Spendby went wrong. Your saved credits are safe. "
            "Close this and go on, or start Spendby again."
        )
        box = _box(_front(window), text, "triangle-alert")
        box.setDetailedText(f"{kind.__name__}\n{place}")
        box.open()

    return hook


def _front(window: QWidget) -> QWidget:
    """Give the window that somebody is looking at: it may be a dialog, or the sample's."""
    return QApplication.activeWindow() or window


def _box(window: QWidget, text: str, icon: str) -> QMessageBox:
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    # Qt's own icons are another drawer's, and keep their colours whatever the theme is.
    colour = QApplication.palette().windowText().color().name()
    box.setIconPixmap(pixmap(icon, colour, _ICON, window.devicePixelRatioF()))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.addButton(tr("Close"), QMessageBox.ButtonRole.AcceptRole)
    return box
