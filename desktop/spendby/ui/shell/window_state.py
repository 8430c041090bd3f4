"""Window state: where the window stood, what it listed and in which colours, from start to start.

Kept beside the user's data, in a file that may be deleted at any time.
"""

import json
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, field
from PySide6.QtCore import QByteArray, QMargins, QSettings, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from spendby.domain.credit import Target
from spendby.ui.credit_list.chosen import USUAL_GROUPS
from spendby.ui.credit_list.columns import OPTIONAL, Column
from spendby.ui.credit_list.list_memory import Listed
from spendby.ui.credit_list.saved_views import read, written
from spendby.ui.credit_list.views import View
from spendby.ui.kit.room import inside
from spendby.ui.kit.theme import Mode

VERSION = 1
FILE_NAME = "window.ini"
FIRST_SIZE = (1240, 780)
SMALLEST_SIZE = (600, 300)
"""Everything can be reached from 640x480 on; a screen may be smaller still."""
_FRAME = QMargins(8, 40, 8, 40)
"""What a frame takes until the desktop says; the lower part is for a bar that none tells of."""

_Choice = TypeVar("_Choice", bound=StrEnum)


def state_file(data_folder: str) -> str:
    """Name the file in `data_folder`; "" where nothing is kept."""
    return str(Path(data_folder) / FILE_NAME) if data_folder else ""


class Shown(Struct, frozen=True):
    """What the window showed last."""

    listed: Listed = field(default_factory=Listed)
    mode: Mode = Mode.SYSTEM
    text_percent: int = 100
    desktop_percent: int = 100


class WindowState:
    """Reads and writes the file; without a folder nothing is kept."""

    def __init__(self, data_folder: str) -> None:
        """Use the file in `data_folder`; one of another version is not read."""
        self._settings: QSettings | None = None
        file = Path(data_folder) / FILE_NAME
        # Qt would wait for whatever else lies there, a pipe for example.
        if data_folder and (file.is_file() or not file.exists()):
            self._settings = QSettings(str(file), QSettings.Format.IniFormat)
            if self._number("version", VERSION) != VERSION:
                self._settings.clear()

    def load(self) -> Shown:
        """Read what was shown; what can't be read is as at the first start."""
        first = Shown()
        mode = self._choice("mode", first.mode)
        own = self._number("text_percent", first.text_percent)
        return Shown(self._listed(), mode, own, self._number("desktop_percent", 100))

    def save(self, shown: Shown, window: QMainWindow) -> None:
        """Write what is shown and where the window stands."""
        if self._settings is None:
            return
        listed = shown.listed
        values: dict[str, object] = {
            "version": VERSION,
            "view": listed.view.value,
            "store": listed.store or "",
            "target": listed.target.value,
            "buying": json.dumps(listed.buying),
            "sort": int(listed.sort),
            "descending": "true" if listed.descending else "false",
            "columns": " ".join(str(int(one)) for one in listed.columns),
            "widths": " ".join(f"{int(one)}:{width}" for one, width in listed.widths.items()),
            "saved_views": written(listed.saved),
            "mode": shown.mode.value,
            "text_percent": shown.text_percent,
            "desktop_percent": shown.desktop_percent,
            "geometry": window.saveGeometry(),
        }
        for view, group in listed.groups.items():
            values[f"group_{view.value}"] = group.value
        for name, value in values.items():
            self._settings.setValue(name, value)
        self._settings.sync()

    def place(self, window: QMainWindow) -> None:
        """Put the window where it stood, or where it can be reached."""
        window.resize(first_size())
        geometry = self._settings.value("geometry") if self._settings else None
        if isinstance(geometry, QByteArray) and window.restoreGeometry(geometry):
            pull_back(window)

    def _listed(self) -> Listed:
        first = Listed()
        sort = self._number("sort", first.sort)
        groups = {view: self._choice(f"group_{view.value}", USUAL_GROUPS[view]) for view in View}
        numbers = (_pair(part) for part in self._text("widths").split())
        widths = {Column(column): width for column, width in numbers if column in set(Column)}
        shown = self._text("columns").split()
        return Listed(
            self._choice("view", first.view),
            self._text("store") or None,
            self._choice("target", Target(first.target)),
            self._tags(),
            Column(sort) if sort in set(Column) else first.sort,
            self._text("descending") == "true",
            groups,
            tuple(column for column in OPTIONAL if str(int(column)) in shown),
            widths,
            read(self._text("saved_views")),
        )

    def _tags(self) -> tuple[str, ...]:
        try:
            tags = json.loads(self._text("buying") or "[]")
        except (ValueError, RecursionError):
            return ()
        listed = tags if isinstance(tags, list) else []
        return tuple(one for one in listed if isinstance(one, str))

    def _text(self, name: str) -> str:
        return "" if self._settings is None else str(self._settings.value(name, ""))

    def _number(self, name: str, default: int) -> int:
        text = self._text(name)
        return int(text) if text.isascii() and text.isdigit() else default

    def _choice(self, name: str, default: _Choice) -> _Choice:
        try:
            return type(default)(self._text(name))
        except ValueError:
            return default


def _pair(text: str) -> tuple[int, int]:
    column, _, width = text.partition(":")
    known = all(part.isascii() and part.isdigit() for part in (column, width))
    return (int(column), int(width)) if known else (-1, 0)


def first_size() -> QSize:
    """Say how large a window opens where nobody has sized it yet: never larger than its screen."""
    room = QGuiApplication.primaryScreen().availableGeometry().marginsRemoved(_FRAME)
    return QSize(*FIRST_SIZE).boundedTo(room.size())


def pull_back(window: QMainWindow) -> None:
    """Bring a window with its frame inside a screen: move what sticks out, shrink what is larger.

    Before the window was shown, its frame is guessed; once it is there, this can be asked again.
    """
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    whole = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen
    if not screens or window.windowState() & whole:
        return
    inner, frame = window.geometry(), window.frameGeometry()
    if frame == inner:
        frame = inner.marginsAdded(_FRAME)
    placed = inside(frame, screens)
    around = inner.size() - frame.size()
    if placed.size() != frame.size():
        window.resize(placed.size() + around)
    if placed.topLeft() != frame.topLeft():
        window.move(placed.topLeft())
