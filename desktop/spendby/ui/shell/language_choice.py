"""Which language the window speaks: kept beside the data, and read before the next start."""

from PySide6.QtCore import QLocale, QSettings

from spendby.assets import SOURCE_LANGUAGE, languages

_KEY = "language"


class LanguageChoice:
    """What was chosen; "" leaves it to the system. Without a file it lasts a start."""

    def __init__(self, state_file: str) -> None:
        """Use the file in which the window keeps how it looks; "" for none."""
        self._settings: QSettings | None = None
        self._chosen = ""
        if state_file:
            self._settings = QSettings(state_file, QSettings.Format.IniFormat)

    @property
    def chosen(self) -> str:
        """The language's code, such as "de", or "" for that of the system."""
        return self._chosen if self._settings is None else str(self._settings.value(_KEY, ""))

    def choose(self, code: str) -> None:
        """Speak another language from the next start on."""
        self._chosen = code
        if self._settings is None:
            return
        if code:
            self._settings.setValue(_KEY, code)
        else:
            self._settings.remove(_KEY)
        self._settings.sync()


def languages_by_name() -> list[tuple[str, str]]:
    """Give each language that there is with its name in itself, such as ("de", "Deutsch")."""
    return [(code, _own_name(code)) for code in languages()]


def _own_name(code: str) -> str:
    # Qt calls it "American English".
    return "English" if code == SOURCE_LANGUAGE else QLocale(code).nativeLanguageName()
