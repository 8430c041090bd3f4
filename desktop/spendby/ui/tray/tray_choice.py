"""What was chosen about the tray on this computer; kept beside the data, as its look is."""

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal

from spendby.ui.shell.window_state import FILE_NAME

_KEEP = "keep_in_tray"
_TOLD = "tray_told"


class TrayChoice(QObject):
    """Whether closing the window leaves Spendby in the tray; without a folder it lasts a start."""

    changed = Signal()

    def __init__(self, data_folder: str, parent: QObject | None = None) -> None:
        """Use the window's own file in `data_folder`."""
        super().__init__(parent)
        self._values: dict[str, bool] = {}
        self._settings: QSettings | None = None
        if data_folder:
            path = str(Path(data_folder) / FILE_NAME)
            self._settings = QSettings(path, QSettings.Format.IniFormat)

    @property
    def keep(self) -> bool:
        """Whether to stay; so it is until somebody chooses otherwise."""
        return self._read(_KEEP, usual=True)

    @property
    def told(self) -> bool:
        """Whether the user was ever told that closing isn't quitting."""
        return self._read(_TOLD, usual=False)

    def choose(self, keep: bool) -> None:
        """Stay from now on, or don't."""
        self._write(_KEEP, on=keep)
        self.changed.emit()

    def note_told(self) -> None:
        """Remember that it was said."""
        self._write(_TOLD, on=True)

    def _read(self, name: str, *, usual: bool) -> bool:
        if self._settings is None:
            return self._values.get(name, usual)
        return str(self._settings.value(name, str(usual).lower())) == "true"

    def _write(self, name: str, *, on: bool) -> None:
        self._values[name] = on
        if self._settings is not None:
            self._settings.setValue(name, str(on).lower())
            self._settings.sync()
