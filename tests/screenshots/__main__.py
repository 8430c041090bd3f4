"""Draws pictures of the window, into build/screenshots.

`python -m tests.screenshots [--language de] [NAME…]`; the language `pseudo` shows whatever isn't
translated, and what a longer text does to the layout.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from spendby import translation
from spendby.domain.errors import Trouble
from spendby.integration.language import catalogue
from spendby.services.services import Services
from spendby.ui.kit.action_table import Do
from spendby.ui.kit.theme import Mode, Theme
from spendby.ui.shell.application import translate_qt
from spendby.ui.shell.main_window import MainWindow
from tests.helpers.built_window import built_window
from tests.helpers.memory_services import memory_services
from tests.helpers.pseudo_language import PseudoLanguage
from tests.screenshots import (
    detail,
    guidance_pictures,
    import_pictures,
    list_pictures,
    offer_pictures,
    plan_pictures,
    reminder_pictures,
    standby_pictures,
)
from tests.screenshots import frame_pictures as frame
from tests.screenshots.sample import (
    picture_folder,
    sample_services,
    trying_services,
)

Picture = Callable[[MainWindow], QWidget]
Shot = tuple[str, Callable[[], Services], Picture, tuple[int, int], int]
"""Name, credits, what is done, size of the window, text size in percent."""

_SETTLED = 8
FULL, SMALL = (1240, 780), (900, 600)


class Studio:
    """One application in which picture after picture is taken."""

    def __init__(self) -> None:
        self.app = QApplication(["spendby"])
        self.theme = Theme(self.app)
        self.folder = picture_folder()

    def take(  # noqa: PLR0913 - all that makes a picture
        self,
        name: str,
        services: Callable[[], Services],
        picture: Picture,
        size: tuple[int, int] = FULL,
        text_percent: int = 100,
        *,
        sample: bool = False,
    ) -> None:
        """Take one picture in light and in dark colours, each over credits of its own."""
        for mode in (Mode.LIGHT, Mode.DARK):
            window = built_window(services(), self.theme, sample=sample)
            self.theme.set_mode(mode)
            self.theme.set_text_percent(text_percent)
            window.show()
            window.load()
            window.furnish()
            self.app.processEvents()
            # Once it is there: it keeps to its screen when it opens, and that one is small.
            window.resize(*size)
            self.app.processEvents()
            shown = picture(window)
            # Layouts inside each other settle one after the other.
            for _ in range(_SETTLED):
                self.app.processEvents()
            shown.grab().save(str(self.folder / f"{name}_{mode.value}.png"))
            if shown is not window:
                shown.close()
            window.close()
            window.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.theme.set_text_percent(100)


def whole(window: MainWindow) -> QWidget:
    """Show the window as it is."""
    return window


def some_row(window: MainWindow) -> QWidget:
    """Choose the fourth credit."""
    window.page.table.selectRow(3)
    return window


def opened(window: MainWindow) -> QWidget:
    """Open the details over the list."""
    window.panes.open_detail()
    return window


def over(window: MainWindow) -> QWidget:
    """Show what is used up and expired."""
    window.actions_of[Do.SHOW_OVER].trigger()
    return window


def no_match(window: MainWindow) -> QWidget:
    """Search for what isn't there."""
    window.page.search.setText("no such credit")
    return window


def _dialog(window: MainWindow, do: Do) -> QDialog:
    window.actions_of[do].trigger()
    QApplication.processEvents()
    return next(one for one in window.findChildren(QDialog) if one.isVisible())


def add(window: MainWindow) -> QWidget:
    """Fill in a credit."""
    dialog = _dialog(window, Do.ADD)
    _type(dialog, "25")
    _type(dialog, "pr")
    QTest.keyClicks(dialog.focusWidget(), "90d")
    return dialog


def add_suggesting(window: MainWindow) -> QWidget:
    """Look for where a credit came from."""
    dialog = _dialog(window, Do.ADD)
    _type(dialog, "25")
    QTest.keyClicks(dialog.focusWidget(), "cre")
    return dialog


def add_wrong(window: MainWindow) -> QWidget:
    """Fill in what can't be."""
    dialog = _dialog(window, Do.ADD)
    _type(dialog, "0")
    _type(dialog, "digi")
    _type(dialog, "03/04")
    return dialog


def add_more(window: MainWindow) -> QWidget:
    """Show all fields of the form."""
    dialog = _dialog(window, Do.ADD)
    dialog.form.show_more(shown=True)  # type: ignore[attr-defined]
    return dialog


def edit(window: MainWindow) -> QWidget:
    """Edit a credit."""
    return _dialog(window, Do.EDIT)


def use(window: MainWindow) -> QWidget:
    """Use a part of a credit."""
    window.page.table.selectRow(1)
    dialog = _dialog(window, Do.USE)
    QTest.keyClicks(dialog.focusWidget(), "1.25")
    return dialog


def checkout(window: MainWindow) -> QWidget:
    """Note what checkout showed."""
    return _dialog(window, Do.CHECKOUT)


def toast(window: MainWindow) -> QWidget:
    """Use a credit whole."""
    dialog = _dialog(window, Do.USE)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    return window


def keys(window: MainWindow) -> QWidget:
    """List the keys."""
    return _dialog(window, Do.SHORTCUTS)


def _type(dialog: QDialog, text: str) -> None:
    QTest.keyClicks(dialog.focusWidget(), text)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)


def frame_pictures() -> list[Shot]:
    """List the pictures of the window's frame."""
    damaged, newer, busy = map(frame.refusing, (Trouble.DAMAGED, Trouble.NEWER, Trouble.BUSY))
    kept = frame.kept_services
    settings = [
        (f"settings_{page}{name}", kept, frame.settings(page), FULL, percent)
        for page in ("appearance", "rules", "data", "backups")
        for name, percent in (("", 100), ("_200", 200))
    ]
    return [
        ("palette", kept, frame.palette, FULL, 100),
        ("palette_typed", kept, frame.palette_typed, FULL, 100),
        ("palette_200", kept, frame.palette, SMALL, 200),
        ("store", kept, frame.store, FULL, 100),
        ("export", kept, frame.export, FULL, 100),
        ("settings_calendar", kept, frame.kept_calendar, FULL, 100),
        ("about", kept, frame.about, FULL, 100),
        ("crash", kept, frame.crash, FULL, 100),
        *((f"menu_{name}", kept, frame.menu(name), FULL, 100) for name in ("File", "Edit", "View")),
        ("expiring", sample_services, frame.expiring, FULL, 100),
        ("expiring_200", sample_services, frame.expiring, SMALL, 200),
        ("expiring_month", sample_services, frame.month, FULL, 100),
        ("foot", kept, frame.ready, FULL, 100),
        ("foot_small", kept, frame.ready, SMALL, 100),
        ("overdue", frame.overdue_services, frame.ready, FULL, 100),
        ("overdue_200", frame.overdue_services, frame.ready, SMALL, 200),
        ("first_start", memory_services, whole, FULL, 100),
        ("first_start_200", memory_services, whole, SMALL, 200),
        ("sample_banner", sample_services, whole, FULL, 100),
        ("sample_banner_200", sample_services, whole, SMALL, 200),
        ("read_only", frame.read_only_services, whole, FULL, 100),
        ("damaged", damaged, whole, FULL, 100),
        ("damaged_200", damaged, whole, SMALL, 200),
        ("newer", newer, whole, SMALL, 100),
        ("busy", busy, whole, FULL, 100),
        *settings,
    ]


TWICE = ("main", "palette", "damaged", "first_start", "settings_rules", "sample_banner")
"""The pictures that are taken at twice the scale too."""


def pictures() -> list[Shot]:
    """List every picture that is taken."""
    sample, trying = sample_services, trying_services
    return [
        ("main", sample, some_row, FULL, 100),
        ("main_small", sample, whole, SMALL, 100),
        ("detail_small", sample, opened, SMALL, 100),
        ("over", sample, over, FULL, 100),
        ("empty", memory_services, whole, FULL, 100),
        ("no_match", sample, no_match, FULL, 100),
        ("trying", trying, whole, FULL, 100),
        ("trying_small", trying, whole, SMALL, 100),
        ("text_200", sample, some_row, FULL, 200),
        ("text_200_small", sample, whole, SMALL, 200),
        ("add", sample, add, FULL, 100),
        ("add_suggesting", sample, add_suggesting, FULL, 100),
        ("add_wrong", sample, add_wrong, FULL, 100),
        ("add_more", sample, add_more, FULL, 100),
        ("add_200", sample, add, FULL, 200),
        ("edit", sample, edit, FULL, 100),
        ("use", sample, use, FULL, 100),
        ("checkout", sample, checkout, FULL, 100),
        ("toast", sample, toast, FULL, 100),
        ("keys", sample, keys, FULL, 100),
        *detail.pictures(FULL, SMALL),
        *list_pictures.pictures(FULL, SMALL),
        *import_pictures.pictures(FULL, SMALL),
        *guidance_pictures.pictures(FULL, SMALL),
        *offer_pictures.pictures(FULL, SMALL),
        *plan_pictures.pictures(FULL, SMALL),
        *reminder_pictures.pictures(FULL, SMALL),
        *standby_pictures.pictures(),
        *frame_pictures(),
    ]


def speak(language: str) -> None:
    """Have everything said in a language: a catalogue's, or the one that tests have."""
    spoken = PseudoLanguage() if language == "pseudo" else catalogue(None, {"LANG": language})
    translation.use(spoken)


def main(arguments: list[str]) -> int:
    """Take all pictures, or those whose names are given."""
    parser = argparse.ArgumentParser(prog="tests.screenshots")
    parser.add_argument("--language", default="en")
    parser.add_argument("names", nargs="*")
    args = parser.parse_args(arguments)
    wanted, language = args.names, args.language
    speak(language)
    studio = Studio()
    if language != "pseudo":
        translate_qt(studio.app)
    scale = "_2x" if os.environ.get("QT_SCALE_FACTOR") == "2" else ""
    scale += "" if language == "en" else f"_{language}"
    for name, services, picture, size, percent in pictures():
        if not wanted or name in wanted:
            about_sample = name.startswith("sample_")
            studio.take(name + scale, services, picture, size, percent, sample=about_sample)
    if not wanted and language == "en":
        # The scale has to be known before Qt starts.
        twice = {**os.environ, "QT_SCALE_FACTOR": "2"}
        subprocess.run([sys.executable, "-m", "tests.screenshots", *TWICE], env=twice, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
