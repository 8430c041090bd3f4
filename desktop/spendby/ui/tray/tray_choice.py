"""What was chosen about the tray on this computer; kept beside the data, as its look is."""

from PySide6.QtCore import QObject, QSettings, Signal

_KEEP = "keep_in_tray"
_TOLD = "tray_told"


class TrayChoice(QObject):
    """Whether closing the window leaves Spendby in the tray; without a file it lasts a start."""

    changed = Signal()

    def __init__(self, state_file: str, parent: QObject | None = None) -> None:
        """Use the file in which the window keeps how it looks; "" for none."""
        super().__init__(parent)
        self._values: dict[str, bool] = {}
        self._settings: QSettings | None = None
        if state_file:
            self._settings = QSettings(state_file, QSettings.Format.IniFormat)

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
